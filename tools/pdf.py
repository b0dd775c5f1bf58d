"""Print the whole course as one PDF: its built pages, one after the other, with their contents."""

import json
import os
import sys
import tempfile
from html import escape
from pathlib import Path

import browser
import disk
import offer
from environment import ROOT
from finish import finish, letters
from paper import Article
from serve import SITE

STYLE = Path(__file__).with_name("paper.css")
# The library's reference is read beside the code, and one's own answers are in one's browser.
LEFT_OUT = {"library", "accuracy", "your-answers"}
TITLE = "Slopes: activation functions and the gradients they pass"
LICENCE = "Text and figures: CC BY 4.0. Code: MIT License."
ON_PAPER = [
    "<strong>On paper</strong> a figure that moves on the course's site stands still, as it is "
    "when its page opens. Where a text asks you to move it or to try something, do so on the site.",
    "What is folded there is open here. The answer to a question marked Predict stands right "
    "below it: cover it until you have guessed. Hints stand below their exercises, solutions at "
    "the end of each chapter.",
    "Left out are the code that draws the figures, the checks behind the numbers, the reference of "
    "the library and the page on its accuracy and speed: these are on the site, and in what "
    "<code>make book</code> builds.",
]


def pages(site):
    """[(name, title)] of the pages in the order of the book's contents."""
    from bs4 import BeautifulSoup

    first = BeautifulSoup((site / "book" / "index.html").read_text("utf-8"), "html.parser")
    links = first.select(".bd-links a.reference")
    found = [("index", first.select_one("h1").contents[0])]
    found += [(Path(a["href"]).stem, a.get_text(strip=True)) for a in links[1:]]
    return [(name, title) for name, title in found if name not in LEFT_OUT]


def combined(site, base=""):
    """The HTML of all pages in one, their contents first."""
    found = pages(site)
    names = {name for name, _ in found}
    articles = [Article(site, name, title, names, base) for name, title in found]
    rows = "".join(
        f'<li><a href="#page-{a.name}">{escape(a.title)}</a><ol>'
        + "".join(f'<li><a href="#{place}">{escape(title)}</a></li>' for place, title in a.sections)
        + "</ol></li>"
        for a in articles
    )
    heads = "".join(
        f"#page-{a.name} {{ page: p{at} }} "
        f"@page p{at} {{ @top-left {{ content: {json.dumps(a.title, ensure_ascii=False)} }} }}\n"
        for at, a in enumerate(articles)
    )
    return (
        f'<!DOCTYPE html><html lang="en" data-theme="light"><head><meta charset="utf-8">'
        f'<title>{TITLE}</title><link rel="stylesheet" href="_static/slopes.css">'
        f"<style>{fonts()}{STYLE.read_text('utf-8')}{heads}</style></head>"
        f"<body>{front(base)}"
        f'<nav class="all-contents"><h2>Contents</h2><ol>{rows}</ol></nav>'
        f'<main class="bd-article">{"".join(a.html for a in articles)}</main></body></html>'
    )


def front(base):
    """The title page: who wrote it, which version it is, where it stands, and what paper is not."""
    import yaml

    about = yaml.safe_load((ROOT / "CITATION.cff").read_text("utf-8"))
    lines = [", ".join(author["name"] for author in about["authors"])]
    lines += [f"Version {about['version']} of {about['date-released']}"]
    lines += [f'On the web: <a href="{escape(base)}">{escape(base)}</a>'] * bool(base)
    said = "".join(f"<p>{line}</p>" for line in [*lines, LICENCE])
    notes = "".join(f"<p>{note}</p>" for note in ON_PAPER)
    return f'<header class="front"><div><h1>{TITLE}</h1>{said}</div><div>{notes}</div></header>'


def names_of(whole):
    """The names of bookmarks as they are written, of pages as in the contents, by their letters."""
    from bs4 import BeautifulSoup

    soup = BeautifulSoup(whole, "html.parser")
    heads = [head.get_text() for head in soup.select("h1, h2, h3, h4")]
    names = {letters(head): " ".join(head.split()) for head in heads}
    for link in soup.select(".all-contents > ol > li > a"):
        names[letters(soup.find(id=link["href"][1:]).h1.text)] = link.text
    return names


def fonts():
    """The faces that matplotlib carries, so that every machine prints the same letters."""
    import matplotlib

    folder = Path(matplotlib.get_data_path(), "fonts", "ttf")
    faces = {"": ("normal", 400), "-Bold": ("normal", 700), "-Oblique": ("italic", 400)}
    return "".join(
        f"@font-face {{ font-family: '{family}'; font-style: {style}; font-weight: {weight}; "
        f"src: url({(folder / f'{file}{suffix}.ttf').as_uri()}) }}\n"
        for family, file in [("Paper", "DejaVuSans"), ("Paper Mono", "DejaVuSansMono")]
        for suffix, (style, weight) in faces.items()
    )


def printed(page, to):
    """Print one page of HTML as it is."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        chrome = playwright.chromium.launch(
            executable_path=browser.find(), args=browser.QUIET.split()
        )
        sheet = chrome.new_page()
        sheet.set_default_timeout(600_000)
        sheet.goto(page.as_uri())
        sheet.evaluate("document.fonts.ready.then(() => 0)")
        sheet.pdf(path=str(to), prefer_css_page_size=True, tagged=True, outline=True)
        chrome.close()


def address(url):
    """The address of the site with its slash, or ""."""
    return f"{url.strip().rstrip('/')}/" if url.strip() else ""


def make(site=SITE, base=""):
    """Print the site into the PDF beside it, and let its first page offer it."""
    if not (site / "book" / "index.html").exists():
        sys.exit("The site is not built: run `make book` first.")
    page, whole = site / "paper.html", combined(site, base)
    page.write_text(whole, encoding="utf-8")
    with tempfile.TemporaryDirectory() as folder:
        raw, done = Path(folder, "raw.pdf"), site.with_name("new.pdf")
        printed(page, raw)
        told = finish(raw, done, TITLE, names_of(whole))
    page.unlink()
    if told != (drawn := whole.count(' role="img"')):
        sys.exit(f"Of {drawn} drawings and formulas {told} say themselves in the PDF.")
    return offer.keep(done, site)


if __name__ == "__main__":
    with disk.plainly(ROOT):
        made = make(base=address(os.environ.get("SITE_URL", "")))
        print(f"The course is printed, {made.stat().st_size / 2**20:.1f} MB: {made}")
