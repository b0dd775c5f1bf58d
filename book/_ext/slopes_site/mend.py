"""What is put right in the written pages: their weight, and what the theme says to no one."""

import re
from functools import partial

from bs4 import BeautifulSoup

from . import chapters
from .apart import apart, text

LEDGER = "21"  # the chapter with a row for each claim
WIDE_CODE, WIDE_MATHS = 34, 16  # characters in a line that surely fit on a phone
PHONE = 315  # CSS pixels for a figure on a phone, in a fold
LETTERS = 11, 11  # size of a figure's letters as drawn, and the least on a phone
UNUSED = {"jb-print-docs-body", "pst-back-to-top", "pst-scroll-pixel-helper"}
UNUSED |= {"ethical-ad-placement", "pst-async-banner-revealer"}
FETCHED = {"preload", "next"}  # too early; by Firefox, to which the pages' policy refuses it
PLAIN = {"pre", "n", "w", "p", "o", "sig-paren", "viewcode-link"}  # what looks as all around it


def mend(html):
    """Return a page's HTML mended; a mended page comes back as it is."""
    html, kept = apart(html)
    soup = BeautifulSoup(html, "html.parser")
    _scripts(soup)
    tags = soup.find_all(True)  # once: a selector would walk over the page for each question
    for step in (_names, _landmarks, _icons, _ledger, _signatures):
        step(tags)
    for step in (_tables, _scrollers, _prose):
        step(soup, tags, partial(text, kept))
    return re.sub(r"<!--kept (\d+)-->", lambda at: _legible(kept[int(at[1])]), str(soup))


def _legible(svg):
    """A drawing that says by how much its letters must grow on a phone (`--grow`, used in CSS)."""
    wide = re.search(r'viewBox="\S+ \S+ (\S+) \S+" role="img"', svg)
    drawn, least = LETTERS
    grow = min(1.4, least * float(wide[1]) / (drawn * PHONE)) if wide else 1
    if grow <= 1 or "--grow" in svg:
        return svg
    return svg.replace('style="', f'style="--grow: {grow:.2f}; ', 1)


def _scripts(soup):
    """Drop what the page has of scripts, and what was there for them: `bundle` adds the one."""
    for tag in [tag for tag in soup.find_all(True) if _is_unused(tag)]:
        tag.decompose()
    for tag in soup.find_all(True):
        dropped = ("onclick", "data-bs-") if "data-bs-toggle" in tag.attrs else ("onclick",)
        for name in [name for name in tag.attrs if name.startswith(dropped)]:
            del tag[name]
    if soup.html.get("data-theme") == "auto":  # means nothing to the stylesheets without a script
        soup.html["data-theme"] = "light"


def _is_unused(tag):
    if tag.name == "script":
        return tag.get("type") != "application/json"
    if tag.name == "link" and not FETCHED.isdisjoint(tag.get("rel", ())):
        return True
    return not UNUSED.isdisjoint([tag.get("id"), *_classes(tag)])


def _classes(tag):
    return tag.get("class", ())


def _is_in(tag, place):
    """Whether a tag stands in another of this name or class."""
    return any(parent.name == place or place in _classes(parent) for parent in tag.parents)


def _names(tags):
    """Names that say what the visible text says."""
    for tag in tags:
        classes = _classes(tag)
        if "search-button-field" in classes:
            tag.attrs.pop("aria-label", None)
        if "search-button__kbd-shortcut" in classes:
            tag["aria-hidden"] = "true"
        if "primary-toggle" in classes:
            tag["aria-label"] = "Table of contents of the book"
        if "secondary-toggle" in classes:
            tag["aria-label"] = "Contents of this page"
        if tag.name == "summary" and "hide" in _classes(tag.parent):
            tag.attrs.pop("aria-label", None)
            label = tag.get_text(" ", strip=True).removeprefix("Show ").partition(" Hide ")[0]
            tag["data-paper"] = label[:1].upper() + label[1:]  # nothing is shown or hidden there
        if tag.name == "summary" and _is_in(tag, "bd-links"):
            item = tag.find_parent("li").find("a")
            tag["aria-label"] = f"Pages of {item.get_text(strip=True)}"


def _landmarks(tags):
    for tag in tags:
        if tag.get("id") == "pst-primary-sidebar":  # stays a div: the theme's script asks so
            tag["role"] = "complementary"
            tag["aria-label"] = "Book"
        if tag.get("id") == "pst-skip-link" and tag.name == "div":
            tag.name = "nav"
            tag["aria-label"] = "Skip"


def _tables(soup, tags, text):
    for tag in tags:
        if tag.name == "th" and not text(tag).strip():
            tag.name = "td"
            tag.attrs.pop("scope", None)
        if tag.name == "table" and _is_in(tag, "article") and "tabindex" not in tag.parent.attrs:
            _focusable(tag.wrap(soup.new_tag("div", attrs={"class": "table-scroll"})), "Table")


def _scrollers(soup, tags, text):
    """Boxes that may scroll sideways can be reached by keyboard, and say what they are."""
    for tag in tags:
        if tag.name == "pre" and _is_in(tag, "article") and _width(text(tag)) > WIDE_CODE:
            _focusable(tag, "Output" if _is_in(tag, "cell_output") else "Code")
        if "math-scroll" in _classes(tag) and len(text(tag)) > WIDE_MATHS:
            _focusable(tag, "Equation")


def _width(text):
    return max(map(len, text.split("\n")))


def _focusable(box, name):
    box["tabindex"] = "0"
    box["role"] = "group"
    box["aria-label"] = name


def _ledger(tags):
    """Let a claim of the ledger lead to its chapter, and its key elsewhere to the ledger."""
    pages = {number: page for page, number in chapters.numbers().items()}
    for tag in tags:
        if tag.name != "a" or "href" in tag.attrs:
            continue
        if tag.get("data-chapter") in pages:  # a page built alone may know no other
            tag["href"] = f"{pages[tag['data-chapter']]}#said-elsewhere"
        if "data-claim" in tag.attrs and LEDGER in pages:
            tag["href"] = f"{pages[LEDGER]}#claim-{tag['data-claim']}"


def _signatures(tags):
    """Leave out boxes around the words of signatures, also in a page's contents: thousands."""
    boxes = [tag for tag in tags if tag.name == "span" and not PLAIN.isdisjoint(_classes(tag))]
    for box in boxes:
        if _is_in(box, "sig") or _is_in(box, "section-nav"):
            box.unwrap()


def _icons(tags):
    for tag in tags:
        if any("fa-" in name for name in _classes(tag)):
            tag["aria-hidden"] = "true"


def _prose(soup, tags, text):
    """Mark the questions that ask for a guess; keep a short formula and its comma on one line."""
    for tag in tags:
        if tag.name == "strong" and tag.parent.name == "p" and tag.get_text() == "Predict.":
            first = tag.find_previous_sibling() is None and _is_in(tag, "article")
            if first and "predict" not in _classes(tag.parent.parent):
                _framed(soup, tag.parent)
        if tag.name == "span" and "math" in _classes(tag) and _is_in(tag, "article"):
            after = tag.next_sibling
            mark = re.match(r"[,.;:!?)]+", after) if isinstance(after, str) else None
            kept = "keep" in _classes(tag.parent)
            if mark and not kept and len(text(tag)) <= WIDE_MATHS:
                tag.wrap(soup.new_tag("span", attrs={"class": "keep"})).append(mark[0])
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
