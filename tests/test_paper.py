"""The course on paper: what its pages become, without a browser."""

import re

import browser
import offer
import pikepdf
import pytest
from bs4 import BeautifulSoup
from paper import Article
from pdf import combined, make, names_of

FORMULA = (
    '<span class="katex"><span class="katex-mathml"><math><msup><mi>x</mi><mn>2</mn></msup></math>'
    '</span><span class="katex-html" aria-hidden="true">x2</span></span>'
)
OFFER = "".join(offer.HIDDEN) + "</p>"
CHAPTER = f"""<div class="bd-links"><a class="reference" href="#">Home</a>
<a class="reference" href="01-one.html">01 What one's gate</a>
<a class="reference" href="library.html">The library</a></div>
<article><section id="one"><h1>One <a class="headerlink" href="#one">#</a></h1>
{OFFER}<p>Take {FORMULA}, see <a href="index.html#start">the start</a>,
<a href="01-one.html">one</a>,
<a href="#task">a task</a>, <a href="library.html">the library</a>
and <a href="https://arxiv.org">a paper</a>.</p>
<figure class="slopes-explorer"><svg role="img" aria-label="A line"
viewBox="0 0 1 1"><path id="p" d="M0 0h1v1"/><use href="#p"/>
</svg><div class="slopes-controls"><input/></div></figure>
<details class="proof"><summary>2 statements</summary><pre>assert</pre></details>
<section id="task"><h2>A task</h2><details><summary>Hint</summary><p>Look.</p></details>
<details class="admonition hide above-input"><summary data-paper="A solution"><p>Show</p></summary>
<p>Seen.</p></details><details><summary>Why</summary><p>So.</p></details></section>
<div class="predict"><p>Guess.</p></div><details class="answer"><summary>Show me</summary>
<p>Two.</p></details></section></article>"""
FIRST = CHAPTER.replace("<article>", "<article><h1>Home</h1>").replace('id="one"', 'id="start"')


@pytest.fixture
def site(tmp_path):
    site = tmp_path / "html"
    for folder in ("book", "_static"):
        (site / folder).mkdir(parents=True)
    write(site, "index", f"<main><h1>Home</h1></main>{FIRST}")
    write(site, "01-one", CHAPTER)
    return site


def write(site, name, text):
    (site / "book" / f"{name}.html").write_text(text, "utf-8")


@pytest.fixture
def article(site):
    return BeautifulSoup(Article(site, "01-one", "01 One", {"index", "01-one"}).html, "html.parser")


def test_links_stay_inside_where_they_can(article):
    links = {a.get_text(): a.get("href") for a in article.select("a")}
    assert links == {
        "the start": "#index--start",
        "one": "#page-01-one",
        "a task": "#01-one--task",
        "a paper": "https://arxiv.org",
    }


def test_what_is_left_out_leads_to_the_site_where_its_address_is_known(site):
    html = Article(site, "01-one", "01 One", {"01-one"}, "https://ada.org/slopes/").html
    assert 'href="https://ada.org/slopes/book/library.html"' in html


def test_folds_are_open_and_solutions_at_the_end(article):
    assert not article.select("details, summary, .proof")
    task = article.find(id="01-one--task").get_text()
    end = article.select("section")[-1]
    assert end["id"] == "01-one--solutions" and end.h3.get_text() == "A task"
    assert "Seen." in end.get_text() and "Look." in task and "Seen." not in task
    assert not end.select(".admonition, .hide")
    labels = article.select(".unfolded")
    labels = [(label.text, label.find_next_sibling("p").text) for label in labels]
    assert labels == [("Hint", "Look."), ("Answer", "Two."), ("Why", "So.")]


def test_a_figure_that_moves_stands_still_and_says_where_it_moves(article):
    figure = article.select_one(".slopes-explorer")
    assert not figure.select(".slopes-controls") and "01 One" in figure.select_one(".moves").text
    assert figure.path["id"] == "01-one--p" and figure.use["href"] == "#01-one--p"


def test_a_formula_says_itself(article):
    formula = article.select_one(".katex")
    assert formula["role"] == "img" and formula["aria-label"] == "x squared"
    assert not formula.select("math, [aria-hidden]")


def printed(site):
    try:
        browser.find()
    except browser.NoBrowser as missing:
        pytest.skip(str(missing))
    return make(site)


def test_each_formula_is_heard_in_the_pdf(site):
    with pikepdf.open(printed(site)) as pdf:
        figures = [it for it in pdf.objects if hasattr(it, "keys") and it.get("/S") == "/Figure"]
        assert [str(it.Alt) for it in figures].count("x squared") == 2


def test_the_whole_has_its_contents_and_running_heads(site):
    whole = combined(site)
    rows = BeautifulSoup(whole, "html.parser").select(".all-contents > ol > li > a")
    assert [(a["href"], a.text) for a in rows] == [
        ("#page-index", "Home"),
        ("#page-01-one", "01 What one's gate"),
    ]
    assert re.search(r'@top-left \{ content: "01 What one\'s gate" \}', whole)


def test_the_title_page_says_who_which_and_where(site):
    front = BeautifulSoup(combined(site, "https://ada.org/"), "html.parser").select_one(".front")
    for said in ("The authors of Slopes", "Version ", "CC BY 4.0", "https://ada.org/", "On paper"):
        assert said in front.text


def test_a_long_listing_may_go_on_overleaf(site):
    listing = '<div class="cell_input"><pre>{}</pre></div></article>'
    for lines, long in ((8, False), (40, True)):
        write(site, "01-one", CHAPTER.replace("</article>", listing.format("a = 1\n" * lines)))
        html = BeautifulSoup(Article(site, "01-one", "One", {}).html, "html.parser")
        assert ("long" in html.select_one(".cell_input")["class"]) == long


def test_a_pdf_is_offered_while_it_is_of_the_pages_as_they_are(site):
    assert offer.offer(site) and not (site / offer.PAPER).exists()
    new = site.with_name("new.pdf")
    new.write_text("printed")
    offer.keep(new, site)
    first = site / "book" / "index.html"
    assert (site / offer.PAPER).exists() and offer.SHOWN[1] in first.read_text("utf-8")
    for text, stands in ((FIRST, True), (FIRST + "more", False)):  # as builds write it
        (site / offer.PAPER).unlink(missing_ok=True)
        write(site, "index", f"<main><h1>Home</h1></main>{text}")
        assert offer.offer(site) == stands == (site / offer.PAPER).exists()
        assert (offer.SHOWN[0] in first.read_text("utf-8")) == stands


def test_bookmarks_are_named_as_they_are_written(site):
    names = names_of(combined(site))
    assert names["Atask"] == "A task" and names["One"] == "01 What one's gate"
