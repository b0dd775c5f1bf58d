"""What is put right in the written pages: their weight, and what the theme says to no one."""

import re
from functools import partial
from html import unescape

from bs4 import BeautifulSoup, NavigableString
from bs4.element import Comment

from . import chapters

LEDGER = "21"  # the chapter with a row for each claim
WIDE_CODE, WIDE_MATHS = 34, 16  # characters in a line that surely fit on a phone
PHONE = 315  # CSS pixels for a figure on a phone, in a fold
LETTERS = 11, 11  # size of a figure's letters as drawn, and the least on a phone
LARGE = re.compile(r'<(svg|pre|span(?= class="katex\b))\b[^>]*>')
UNSEEN = re.compile(r"<math\b.*?</math>|<[^>]*>", re.DOTALL)
COLOURS = """
const page = document.documentElement.dataset, mode = localStorage.getItem("mode") || "auto";
const dark = mode === "auto" ? matchMedia("(prefers-color-scheme: dark)").matches : mode === "dark";
page.mode = mode; page.theme = dark ? "dark" : "light";
"""


def mend(html):
    """Return a page's HTML mended; a mended page comes back as it is."""
    html, kept = _apart(html)
    soup = BeautifulSoup(html, "html.parser")
    for step in (_scripts, _names, _landmarks, _icons, _ledger):
        step(soup)
    for step in (_tables, _scrollers, _prose):
        step(soup, partial(_text, kept))
    return re.sub(r"<!--kept (\d+)-->", lambda at: _legible(kept[int(at[1])]), str(soup))


def _apart(html):
    """Return a page with a comment for each drawing, code and formula, and what they stand for.

    They are most of a page and right as they are: the parser would take long for nothing.
    """
    kept, page, at = [], [], 0
    for found in LARGE.finditer(html):
        if found.start() >= at:
            end = _end(html, found.start(), found[1])
            code = found[1] == "pre"  # whose tag is mended
            start, end = (found.end(), end - len("</pre>")) if code else (found.start(), end)
            page += [html[at:start], f"<!--kept {len(kept)}-->"]
            kept.append(html[start:end])
            at = end
    return "".join([*page, html[at:]]), kept


def _end(html, start, name):
    """The end of the element that starts there."""
    depth = 0
    for tag in re.compile(rf"<(/?){name}\b[^>]*>").finditer(html, start):
        depth += -1 if tag[1] else 1
        if not depth:
            return tag.end()
    raise ValueError(f"<{name}> is not closed: {html[start : start + 80]}")


def _text(kept, tag):
    """The text of a tag as it is seen, with that of what was kept apart."""
    strings = (part for part in tag.descendants if isinstance(part, NavigableString))
    return "".join(_seen(kept, part) if isinstance(part, Comment) else part for part in strings)


def _seen(kept, comment):
    piece = kept[int(comment.removeprefix("kept "))] if comment.startswith("kept ") else ""
    return unescape(UNSEEN.sub("", piece))


def _legible(svg):
    """A drawing that says by how much its letters must grow on a phone (`--grow`, used in CSS)."""
    wide = re.search(r'viewBox="\S+ \S+ (\S+) \S+" role="img"', svg)
    drawn, least = LETTERS
    grow = min(1.4, least * float(wide[1]) / (drawn * PHONE)) if wide else 1
    if grow <= 1 or "--grow" in svg:
        return svg
    return svg.replace('style="', f'style="--grow: {grow:.2f}; ', 1)


def _scripts(soup):
    """Drop what this page does not use, and what only preloads; let the others wait for it."""
    unused = 'script[src*="fontawesome.js"], link[rel="preload"], #jb-print-docs-body'
    if not soup.select("#search-results"):  # the index of all words is most of a page's weight
        unused += ', script[src*="searchtools.js"], script[src*="searchindex.js"]'
        unused += ', script[src*="language_data.js"]'
    for tag in soup.select(unused):
        tag.decompose()
    for script in soup.select("script[data-cfasync]"):  # else a page flashes before it is coloured
        script.string = COLOURS
    if soup.html.get("data-theme") == "auto":  # means nothing to the stylesheets without a script
        soup.html["data-theme"] = "light"
    for script in soup.select("script[src]"):
        if "documentation_options.js" not in script["src"]:  # inline scripts build on it
            script["defer"] = ""


def _names(soup):
    """Names that say what the visible text says."""
    for button in soup.select(".search-button-field[aria-label]"):
        del button["aria-label"]
    for keys in soup.select(".search-button__kbd-shortcut"):
        keys["aria-hidden"] = "true"
    for button in soup.select(".primary-toggle"):
        button["aria-label"] = "Table of contents of the book"
    for button in soup.select(".secondary-toggle"):
        button["aria-label"] = "Contents of this page"
    for summary in soup.select("details.hide > summary"):
        del summary["aria-label"]
        label = summary.get_text(" ", strip=True).removeprefix("Show ").partition(" Hide ")[0]
        summary["data-paper"] = label[:1].upper() + label[1:]  # nothing is shown or hidden there
    for summary in soup.select(".bd-links summary"):
        item = summary.find_parent("li").find("a")
        summary["aria-label"] = f"Pages of {item.get_text(strip=True)}"


def _landmarks(soup):
    for sidebar in soup.select("#pst-primary-sidebar"):  # stays a div: the theme's script asks so
        sidebar["role"] = "complementary"
        sidebar["aria-label"] = "Book"
    for link in soup.select("div#pst-skip-link"):
        link.name = "nav"
        link["aria-label"] = "Skip"


def _tables(soup, text):
    for header in soup.select("th"):
        if not text(header).strip():
            header.name = "td"
            del header["scope"]
    for table in soup.select("article table"):
        if not table.parent.has_attr("tabindex"):
            _focusable(table.wrap(soup.new_tag("div", attrs={"class": "table-scroll"})), "Table")


def _scrollers(soup, text):
    """Boxes that may scroll sideways can be reached by keyboard, and say what they are."""
    for pre in soup.select("article pre"):
        if max(map(len, text(pre).split("\n"))) > WIDE_CODE:
            inside = pre.find_parent(class_="cell_output")
            _focusable(pre, "Output" if inside else "Code")
    for box in soup.select(".math-scroll"):
        if len(text(box)) > WIDE_MATHS:
            _focusable(box, "Equation")


def _focusable(box, name):
    box["tabindex"] = "0"
    box["role"] = "group"
    box["aria-label"] = name


def _ledger(soup):
    """Let a claim of the ledger lead to its chapter, and its key elsewhere to the ledger."""
    pages = {number: page for page, number in chapters.numbers().items()}
    for link in soup.select("a[data-chapter]:not([href])"):
        if link["data-chapter"] in pages:  # a page built alone may know no other
            link["href"] = f"{pages[link['data-chapter']]}#said-elsewhere"
    for link in soup.select("a[data-claim]:not([href])"):
        if LEDGER in pages:
            link["href"] = f"{pages[LEDGER]}#claim-{link['data-claim']}"


def _icons(soup):
    for icon in soup.select('[class*="fa-"]'):
        icon["aria-hidden"] = "true"


def _prose(soup, text):
    """Mark the questions that ask for a guess; keep a short formula and its comma on one line."""
    for strong in soup.select("article p > strong:first-child"):
        if strong.get_text() == "Predict." and "predict" not in strong.parent.parent.get(
            "class", ()
        ):
            _framed(soup, strong.parent)
    for formula in soup.select("article span.math"):
        after = formula.next_sibling
        mark = re.match(r"[,.;:!?)]+", after) if isinstance(after, str) else None
        kept = "keep" in formula.parent.get("class", ())
        if mark and not kept and len(text(formula)) <= WIDE_MATHS:
            formula.wrap(soup.new_tag("span", attrs={"class": "keep"})).append(mark[0])
            after.replace_with(after[mark.end() :])


def _framed(soup, first):
    """Put a question, up to the answer that waits below it, into one box."""
    question, after = [first], first.find_next_sibling()
    while after is not None and after.name in ("p", "ul", "ol"):
        question.append(after)
        after = after.find_next_sibling()
    waits = after is not None and {"answer", "cell"} & set(after.get("class", ()))
    box = first.wrap(soup.new_tag("div", attrs={"class": "predict"}))
    for part in question[1:] if waits else ():
        box.append(part)
