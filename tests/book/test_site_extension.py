"""The site's extension in its parts: quick, with no book built and no browser."""

import base64
import io
import re
import subprocess
import sys
from pathlib import Path
from types import SimpleNamespace

import numpy as np
import pytest
from bs4 import BeautifulSoup
from docutils import nodes
from PIL import Image
from sphinx.highlighting import PygmentsBridge

ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT / "book" / "_ext"))

from slopes_site import ahead, figures, icons, launch, maths, pages, search  # noqa: E402
from slopes_site.mend import mend  # noqa: E402
from slopes_site.repository import (  # noqa: E402
    Repository,
    find_repository,
    launch_links,
    split_remote,
)

CHAPTER = "book/04-sigmoid.ipynb"


@pytest.mark.parametrize(
    "remote, expected",
    [
        ("https://github.com/ada/slopes.git", ("github.com", "ada/slopes")),
        ("https://github.com/ada/slopes", ("github.com", "ada/slopes")),
        ("https://github.com/ada/slopes/", ("github.com", "ada/slopes")),
        ("https://user:secret@GitHub.com/ada/slopes.git", ("github.com", "ada/slopes")),
        ("git@github.com:ada/slopes.git", ("github.com", "ada/slopes")),
        ("ssh://git@github.com:22/ada/slopes.git", ("github.com", "ada/slopes")),
        ("git://github.com/ada/my.slopes", ("github.com", "ada/my.slopes")),
        ("git@gitlab.com:group/sub/slopes.git", ("gitlab.com", "group/sub/slopes")),
        ("/srv/git/slopes.git", ("", "")),
        ("../slopes", ("", "")),
        ("file:///srv/git/slopes.git", ("", "")),
        ("https://github.com/", ("", "")),
        ("", ("", "")),
    ],
)
def test_a_remote_is_split_into_host_and_path(remote, expected):
    assert split_remote(remote) == expected


def checkout(folder, remote=None, branch="main"):
    git = ["git", "-C", str(folder)]
    subprocess.run([*git, "init", "-q", "-b", branch], check=True)
    if remote:
        subprocess.run([*git, "remote", "add", "origin", remote], check=True)
    return folder


def test_a_checkout_without_a_remote_has_no_repository(tmp_path):
    assert find_repository(checkout(tmp_path), {}) is None


def test_a_folder_that_is_no_checkout_has_no_repository(tmp_path):
    assert find_repository(tmp_path, {"GIT_CEILING_DIRECTORIES": str(tmp_path)}) is None


@pytest.mark.parametrize("remote", ["/srv/slopes.git", "git@git.example.org:ada/slopes.git"])
def test_a_remote_that_nobody_else_can_read_makes_no_buttons(tmp_path, remote):
    assert find_repository(checkout(tmp_path, remote), {}) is None


def test_a_fork_is_found_on_the_branch_that_is_checked_out(tmp_path):
    checkout(tmp_path, "git@github.com:fork/slopes.git", branch="try/this")
    assert find_repository(tmp_path, {}) == Repository("github.com", "fork/slopes", "try/this")


def test_a_branch_that_only_exists_here_gives_way_to_the_default_branch(tmp_path):
    here = tmp_path / "here"
    here.mkdir()
    checkout(here, branch="trunk")
    git = ["git", "-C", str(here), "-c", "user.name=a", "-c", "user.email=a@b.c"]
    subprocess.run([*git, "commit", "-q", "--allow-empty", "-m", "first"], check=True)
    there = tmp_path / "there"
    subprocess.run(["git", "clone", "-q", str(here), str(there)], check=True)
    git = ["git", "-C", str(there)]
    subprocess.run([*git, "switch", "-q", "-c", "only-here"], check=True)
    url = "https://github.com/ada/slopes"
    subprocess.run([*git, "remote", "set-url", "origin", url], check=True)
    assert find_repository(there, {}).branch == "trunk"


def test_the_environment_of_ci_comes_before_the_remote(tmp_path):
    checkout(tmp_path, "https://github.com/ada/slopes.git")
    environ = {
        "GITHUB_SERVER_URL": "https://github.com",
        "GITHUB_REPOSITORY": "fork/slopes",
        "GITHUB_REF_NAME": "release",
    }
    assert find_repository(tmp_path, environ) == Repository("github.com", "fork/slopes", "release")


def test_a_chapter_on_github_opens_on_binder_and_colab():
    assert launch_links(Repository("github.com", "ada/slopes", "try/this"), CHAPTER) == {
        "Binder": "https://mybinder.org/v2/gh/ada/slopes/try%2Fthis"
        "?urlpath=lab/tree/book/04-sigmoid.ipynb",
        "Colab": "https://colab.research.google.com/github/ada/slopes/blob/try/this/"
        "book/04-sigmoid.ipynb",
    }


@pytest.mark.parametrize(
    "host, path, source",
    [
        ("gitlab.com", "group/sub/slopes", "gl/group%2Fsub%2Fslopes"),
        ("codeberg.org", "ada/slopes", "git/https%3A%2F%2Fcodeberg.org%2Fada%2Fslopes"),
    ],
)
def test_elsewhere_a_chapter_opens_on_binder_alone(host, path, source):
    links = launch_links(Repository(host, path, "main"), CHAPTER)
    address = f"https://mybinder.org/v2/{source}/main?urlpath=lab/tree/{CHAPTER}"
    assert links == {"Binder": address}


class Book:
    """A book with or without the distribution for browsers, and its repository, if it is known."""

    def __init__(self, lite="", repository=None):
        self.config, self.slopes_repository = SimpleNamespace(slopes_lite=lite), repository


KNOWN = Repository("github.com", "ada/slopes", "main")


def test_a_chapter_opens_in_this_browser_first_where_the_distribution_is_there():
    found = launch.links(Book("own/0123abcd", KNOWN), CHAPTER, "../")
    assert [*found] == ["In this browser", "Binder", "Colab"]
    assert found["In this browser"] == "../lite/notebooks/index.html?path=04-sigmoid.ipynb"
    assert [*launch.links(Book("own/0123abcd"), CHAPTER, "../")] == ["In this browser"]
    assert [*launch.links(Book("", KNOWN), CHAPTER, "../")] == ["Binder", "Colab"]
    assert launch.links(Book(), CHAPTER, "../") == {}


@pytest.mark.parametrize("chapter, needs", [("15-pytorch", "PyTorch"), ("16-keras", "Keras")])
def test_a_chapter_that_a_browser_cannot_run_says_so_and_offers_binder(chapter, needs):
    found = launch.links(Book("own/0123abcd", KNOWN), f"book/{chapter}.ipynb", "../")
    assert [*found] == ["Binder", "Colab"]
    said = BeautifulSoup(launch.sentence(f"book/{chapter}", found), "html.parser")
    assert said.get_text() == f"{needs} does not run in a browser: Binder runs this chapter."
    assert said.a["href"] == found["Binder"]
    alone = BeautifulSoup(launch.sentence(f"book/{chapter}", {}), "html.parser").get_text()
    assert alone == f"{needs} does not run in a browser: run this chapter on your own machine."


def test_a_page_is_told_where_python_lies():
    page = '<html data-content_root="../" lang="en">'
    told = launch.told(page, "own/0123abcd")
    assert BeautifulSoup(told, "html.parser").html["data-lite"] == "../lite/own/0123abcd/"
    assert launch.told(page, "") == page


def test_maths_is_set_for_the_eye_and_for_a_screen_reader():
    html = maths.tex_to_html(r"\max(0, x)", display=True)
    assert "<math" in html and 'aria-hidden="true"' in html and "katex-display" in html


@pytest.mark.parametrize("tex", [r"\frac{1", r"\nosuchcommand", "a × é"])
def test_wrong_tex_is_an_error_that_shows_the_tex(tex):
    with pytest.raises(maths.TexError) as caught:
        maths.tex_to_html(tex)
    assert tex in str(caught.value)


@pytest.mark.parametrize(
    "tex, line",
    [
        (r"\sigma(x)=\frac{1}{1+e^{-x}}", "σ(x) = 1/(1+e^(−x))"),
        (r"g\sqrt{(1+\alpha^2)/2}", "g√((1+α^2)/2)"),
        (r"f'(x) = x_i^2", "f′(x) = x_i^2"),
        (r"\begin{aligned} a &= b \\ c &= d \end{aligned}", "a = b; c = d;"),
        (r"\nosuchcommand", r"\nosuchcommand"),
    ],
)
def test_a_formula_is_one_line_of_plain_text(tex, line):
    assert maths.plain(tex) == line


def test_an_excerpt_holds_prose_and_its_words_the_code_too():
    section = nodes.section()
    section += nodes.title("", "Title")
    section += nodes.paragraph("", "", nodes.Text("Where "), nodes.math("", "x^2"))
    section += nodes.literal_block("", "np.where(x)")
    section += nodes.raw("", "<p>and <b>this</b></p><svg><text>no</text></svg>", format="html")
    assert " ".join(search._text(section, code=False).split()) == "Where x^2 and this"
    assert "np.where(x)" in search._text(section, code=True)


def page(body, head=""):
    return f"<!DOCTYPE html>\n<html><head>{head}</head><body>{body}</body></html>"


def soup(body, head=""):
    return BeautifulSoup(mend(page(body, head)), "html.parser")


BODY = (
    '<article><table><tr><th></th><th>a</th></tr></table><pre>short</pre><pre class="long">'
    + "x" * 80
    + '</pre><svg viewBox="0 0 648 300" role="img" style="width: 100%"><linearGradient/></svg>'
    '</article><i class="fa-solid fa-bars"></i>'
)


def test_mending_a_mended_page_changes_nothing():
    once = mend(page(BODY))
    assert mend(once) == once


def test_a_table_scrolls_in_a_box_that_the_keyboard_reaches():
    box = soup(BODY).table.parent
    assert (box["tabindex"], box["role"], box["aria-label"]) == ("0", "group", "Table")


def test_an_empty_table_header_becomes_a_cell():
    assert [tag.name for tag in soup(BODY).tr.find_all(True)] == ["td", "th"]


def test_only_code_that_may_scroll_stops_the_keyboard():
    short, long = soup(BODY).find_all("pre")
    assert not short.has_attr("tabindex") and long["tabindex"] == "0"


@pytest.mark.parametrize("tex, stop", [("f(x) = x", False), (r"a + b + c + d" * 3, True)])
def test_only_an_equation_that_may_scroll_stops_the_keyboard(tex, stop):
    html = f'<div class="math-scroll">{maths.tex_to_html(tex, display=True)}</div>'
    assert soup(html).div.has_attr("tabindex") == stop


@pytest.mark.parametrize("display", [False, True])
@pytest.mark.parametrize("tex", ["x", "a = b + c", r"\frac{a}{b} = \sqrt{x},\; y", r"\sum_i x_i"])
def test_a_formula_without_boxes_that_nobody_sees_reads_the_same(tex, display):
    options = {"displayMode": display, "output": "htmlAndMathml", "strict": "error"}
    whole = maths._engine().call("katex.renderToString", tex, options)
    lighter = maths.lighter(whole)
    assert lighter.count("<span") == lighter.count("</span>") < whole.count("<span")
    assert "mspace" not in lighter and re.search("<math.*</math>", lighter)[0] in whole
    before, after = (BeautifulSoup(html, "html.parser").get_text() for html in (whole, lighter))
    assert before == after
    widths = [re.findall(r"margin-(?:right|left):([^;]*em);", html) for html in (whole, lighter)]
    assert sorted(widths[0]) == sorted(widths[1]), "every gap is a margin now"


def test_what_is_higher_than_a_line_keeps_its_strut():
    assert "katex-strut" not in maths.tex_to_html("x")
    assert "katex-strut" in maths.tex_to_html(r"\frac{a}{b}")


def test_signatures_have_no_box_a_word():
    word = '<span class="n"><span class="pre">x</span></span>'
    sign = f'<dt class="sig"><em class="sig-param">{word}</em>'
    kept = '<code><span class="pre">y</span></code>'
    found = soup(f"<article><dl>{sign}</dt></dl><p>{kept}</p></article>")
    assert str(found.em) == '<em class="sig-param">x</em>' and str(found.code) == kept


def test_a_formula_and_its_comma_stay_on_one_line():
    formula = f'<span class="math">{maths.tex_to_html("x")}</span>'
    once = mend(page(f"<article><p>Where {formula}, the slope</p></article>"))
    kept = BeautifulSoup(once, "html.parser").select_one(".keep")
    assert kept.get_text().endswith(",") and mend(once) == once


def test_a_question_that_asks_for_a_guess_is_marked():
    asked = soup("<article><p><strong>Predict.</strong> How steep?</p></article>")
    assert asked.p.parent["class"] == ["predict"]
    assert str(soup(str(asked))).count("predict") == 1


def test_a_question_is_framed_as_a_whole_where_its_answer_waits():
    question = "<p><strong>Predict.</strong> How steep?</p><p>Flat, or a wall?</p>"
    waiting = soup(f'<article>{question}<details class="answer"></details></article>')
    assert len(waiting.select(".predict > p")) == 2
    assert len(soup(f"<article>{question}<h2>No</h2></article>").select(".predict > p")) == 1


def test_icons_are_silent():
    assert soup(BODY).i["aria-hidden"] == "true"


def test_drawings_keep_their_letters_case_and_say_how_letters_grow_on_a_phone():
    html = mend(page(BODY))
    assert "<linearGradient/>" in html
    assert re.search(r"--grow: 1\.[1-4]", html), html


def test_the_data_of_a_figure_is_the_only_script_that_stays():
    head = '<script src="doctools.js"></script><script>document.title = 1</script>'
    data = '<script type="application/json">{}</script>'
    (left,) = soup(f"<article>{data}</article>", head).find_all("script")
    assert left["type"] == "application/json"


def test_nothing_is_fetched_before_the_page_asks_for_it():
    head = '<link href="a.js" rel="preload"/><link href="b.html" rel="next"/>'
    links = soup("", head + '<link href="c.html" rel="prev"/>').find_all("link")
    assert [link["href"] for link in links] == ["c.html"]


def test_the_visible_text_of_a_fold_is_its_name():
    summary = '<details class="hide"><summary aria-label="Toggle">Show</summary></details>'
    assert not soup(summary).summary.has_attr("aria-label")


def test_the_icon_font_shrinks_to_what_the_pages_use(tmp_path):
    import pydata_sphinx_theme

    theme = Path(pydata_sphinx_theme.__file__).parent / "theme/pydata_sphinx_theme/static"
    fonts, style = tmp_path / icons.FONTS, tmp_path / icons.STYLESHEET
    fonts.mkdir(parents=True), style.parent.mkdir(parents=True)
    for font in (theme / "vendor/fontawesome/webfonts").iterdir():
        (fonts / font.name).write_bytes(font.read_bytes())
    style.write_bytes((theme / "styles/pydata-sphinx-theme.css").read_bytes())
    icons.shrink(tmp_path, {"fa-solid", "fa-bars"})
    css = style.read_text(encoding="utf-8")
    assert ".fa-bars:before" in css and ".fa-rocket:before" not in css
    assert css.count("@font-face") == 2 and len(re.search(r"base64,(\S+?)\)", css)[1]) < 10_000
    assert not list(fonts.iterdir()), "the fonts of the theme are still there"


def test_metadata_is_escaped_and_leaves_out_what_is_not_known():
    html = pages.metadata('a "b" <c>', "Slopes", "", "", "slopes.png")
    assert "a &quot;b&quot; &lt;c&gt;" in html
    assert "og:url" not in html and "description" not in html


@pytest.mark.parametrize("url", ["https://ada.github.io/slopes", "https://ada.github.io/slopes/"])
def test_the_address_of_the_site_ends_with_one_slash(url):
    assert pages.base_url({"SITE_URL": url}) == "https://ada.github.io/slopes/"
    assert pages.base_url({}) == ""


def test_no_stylesheet_or_font_of_the_site_points_elsewhere():
    for css in (ROOT / "book").rglob("*.css"):
        found = re.findall(r"url\((?!data:)[\"']?([^)\"']+)", css.read_text(encoding="utf-8"))
        for name in found:
            assert (css.parent / name).is_file(), f"{css}: {name} is not there"


def test_a_claim_of_the_ledger_leads_to_its_chapter():
    body = (
        '<article><a data-chapter="04">chapter 04</a><a data-chapter="99">chapter 99</a></article>'
    )
    known, unknown = BeautifulSoup(mend(page(body)), "html.parser").select("a[data-chapter]")
    assert known["href"] == "04-sigmoid.html#said-elsewhere"
    assert not unknown.has_attr("href")


def test_the_key_of_a_claim_leads_to_its_row_in_the_ledger():
    (link,) = BeautifulSoup(
        mend(page('<article><a data-claim="E5">E5</a></article>')), "html.parser"
    ).select("a[data-claim]")
    assert link["href"] == "21-folklore-measured.html#claim-E5"


def test_what_is_coloured_ahead_is_what_sphinx_would_write():
    bridge = PygmentsBridge("html", "a11y-high-contrast-light")
    right, amiss = ("def f(x):\n    return x\n", "ipython3"), ("a = ?\x00\n", "python")
    found = ahead.coloured(bridge, [right, amiss])
    assert found == {right: bridge.highlight_block(*right)}, "Sphinx complains of the other itself"


def test_work_that_was_not_begun_is_done_when_it_is_asked_for():
    assert ahead.Ahead().result(max, 1, 2) == 2


@pytest.mark.parametrize("levels, smaller", [(2, True), (256, True), (257, False)])
def test_a_picture_of_few_colours_is_packed_and_stays_what_it_is(levels, smaller):
    grey = np.random.default_rng(0).permutation(np.arange(64 * 64) % levels).reshape(64, 64)
    pixels = np.stack([grey % 256, 255 - grey % 256, grey // 256, 255 - grey // 256], -1)
    file = io.BytesIO()
    Image.fromarray(pixels.astype(np.uint8)).save(file, "PNG")
    data = base64.b64encode(file.getvalue()).decode()
    found = figures.packed(data)
    assert (len(found) < 0.7 * len(data)) == smaller
    shown = Image.open(io.BytesIO(base64.b64decode(found))).convert("RGBA")
    assert (np.array(shown) == pixels).all()
