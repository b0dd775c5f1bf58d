"""Print the whole course as one PDF: its built pages, one after the other, with their contents."""

import json
import os
import sys
import tempfile
from html import escape
from pathlib import Path

import browser
import disk
from environment import ROOT
from paper import Article
from serve import SITE

PAPER = Path("_static", "slopes.pdf")
STYLE = Path(__file__).with_name("paper.css")
LEFT_OUT = {"library", "accuracy"}  # the library's reference is read beside the code
TITLE = "Slopes: activation functions and the gradients they pass"
RIGHT = 530  # points: where the numbers of the contents stand


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
        f'<body><header class="front"><h1>{TITLE}</h1></header>'
        f'<nav class="all-contents"><h2>Contents</h2><ol>{rows}</ol></nav>'
        f'<main class="bd-article">{"".join(a.html for a in articles)}</main></body></html>'
    )


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


def heard(pdf):
    """How many drawings and formulas say themselves; a frame around one is then no figure."""
    from pikepdf import Name

    tags = [it for it in pdf.objects if hasattr(it, "keys") and it.get("/S") == "/Figure"]
    for frame in (tag for tag in tags if not str(tag.get("/Alt", ""))):
        frame.S = Name.Div
    return sum(tag.S == "/Figure" for tag in tags)


def finish(path, to):
    """Number the contents, leave out what differs from run to run; how many figures are heard."""
    import pikepdf

    with pikepdf.open(path) as pdf:
        numbers = {page.objgen: number for number, page in enumerate(pdf.pages, 1)}
        places = {name: numbers[place[0].objgen] for name, place in pdf.Root.Dests.items()}
        letters = pikepdf.Dictionary(
            Type=pikepdf.Name.Font, Subtype=pikepdf.Name.Type1, BaseFont=pikepdf.Name.Helvetica
        )
        for page in pdf.pages[1 : places["/page-index"] - 1]:
            page.add_resource(letters, pikepdf.Name.Font, pikepdf.Name.Stamp)
            rows = ((places[str(link.Dest)], float(link.Rect[1])) for link in page.Annots)
            stamps = (f"BT /Stamp 8 Tf {RIGHT:g} {low + 4:.1f} Td ({at}) Tj ET" for at, low in rows)
            page.contents_add(b"q", prepend=True)
            page.contents_add(f"Q /Artifact BMC {' '.join(stamps)} EMC".encode())
        for stamp in ("/CreationDate", "/ModDate"):
            if stamp in pdf.docinfo:
                del pdf.docinfo[stamp]
        with pdf.open_metadata(set_pikepdf_as_editor=False) as about:
            about["dc:title"], about["dc:creator"] = TITLE, ["The authors of Slopes"]
        told = heard(pdf)
        pdf.save(to, deterministic_id=True, object_stream_mode=pikepdf.ObjectStreamMode.generate)
    return told


def make(site=SITE, base=""):
    """Print the site into `_static/slopes.pdf` in itself, and let its first page offer it."""
    if not (site / "book" / "index.html").exists():
        sys.exit("The site is not built: run `make book` first.")
    page, whole = site / "paper.html", combined(site, base)
    page.write_text(whole, encoding="utf-8")
    with tempfile.TemporaryDirectory() as folder:
        raw = Path(folder, "raw.pdf")
        printed(page, raw)
        told = finish(raw, site / PAPER)
    page.unlink()
    if told != (drawn := whole.count(' role="img"')):
        sys.exit(f"Of {drawn} drawings and formulas {told} say themselves in the PDF.")
    first = site / "book" / "index.html"
    offer = first.read_text("utf-8").replace('<p class="paper" hidden="">', '<p class="paper">')
    offer = offer.replace("<a>one PDF</a>", f'<a href="../{PAPER.as_posix()}">one PDF</a>')
    first.write_text(offer, encoding="utf-8")
    return site / PAPER


if __name__ == "__main__":
    with disk.plainly(ROOT):
        made = make(base=os.environ.get("SITE_URL", ""))
        print(f"The course is printed, {made.stat().st_size / 2**20:.1f} MB: {made}")
