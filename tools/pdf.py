"""Print the whole course as one PDF: its built pages, one after the other, with their contents."""

import os
import re
import sys
import tempfile
from html import escape
from pathlib import Path
from urllib.parse import urljoin

import browser
import disk
from environment import ROOT
from serve import SITE

sys.path.insert(0, str(ROOT / "book" / "_ext"))

PAPER = Path("_static", "slopes.pdf")
STYLE = Path(__file__).with_name("paper.css")
LEFT_OUT = {"library", "accuracy"}  # the library's reference is read beside the code
TITLE = "Slopes: activation functions and the gradients they pass"
RIGHT = 544  # points: where the numbers of the contents end
WHERE = "This figure moves on the course's site, in the chapter “{}”."
SPOKEN = [("^2", " squared"), ("^3", " cubed"), ("^", " to the "), ("_", " sub "), ("/", " over ")]
SPOKEN += [("√", "square root of "), ("·", " times "), ("−", " minus "), ("=", " equals ")]
SPOKEN += [("≤", " at most "), ("≥", " at least "), ("≈", " about "), ("∑", "sum "), ("∈", " in ")]


def pages(site):
    """[(name, title)] of the pages in the order of the book's contents."""
    from bs4 import BeautifulSoup

    first = BeautifulSoup((site / "book" / "index.html").read_text("utf-8"), "html.parser")
    links = first.select(".bd-links a.reference")
    found = [("index", first.select_one("h1").contents[0])]
    found += [(Path(a["href"]).stem, a.get_text(strip=True)) for a in links[1:]]
    return [(name, title) for name, title in found if name not in LEFT_OUT]


class Article:
    """A page's text made ready for paper: nothing to press, its places named after the page."""

    def __init__(self, site, name, title, names, base=""):
        from bs4 import BeautifulSoup
        from slopes_site.mend import apart

        self.name, self.title, self.names, self.base = name, title, names, base
        html = (site / "book" / f"{name}.html").read_text("utf-8")
        html, kept = apart(re.search(r"<article.*?</article>", html, re.DOTALL)[0])
        soup = BeautifulSoup(html, "html.parser")
        for tag in soup.select("script, noscript, .headerlink, .slopes-controls, .slopes-says"):
            tag.decompose()
        self._folds(soup)
        self._figures(soup)
        self._places(soup)
        self.sections = [(h.parent["id"], h.get_text(strip=True)) for h in soup.select("h2")]
        text = re.sub(r"<!--kept (\d+)-->", lambda at: self._piece(kept[int(at[1])]), str(soup))
        self.html = text.replace("<article", f'<article id="{self._place("")}"', 1)

    def _place(self, fragment):
        return f"{self.name}--{fragment}" if fragment else f"page-{self.name}"

    def _folds(self, soup):
        """Open what is folded, leave out how figures are drawn, put solutions to the end."""
        solutions = soup.new_tag("section", id="solutions")
        for fold in soup.select("details"):
            kind, summary = set(fold.get("class", ())), fold.summary
            if kind & {"drawn", "set-up", "proof"}:
                fold.decompose()
                continue
            said = summary.get("data-paper") or summary.get_text(" ", strip=True)
            if said == "A solution":
                about = fold.find_parent("section").find(["h2", "h3"])
                solutions.append(soup.new_tag("h3", string=about.get_text(strip=True)))
            if said == "A solution" or (said == "Why" and solutions.contents):
                solutions.append(fold)
            fold.name, summary.name = "div", "p"
            summary["class"] = "unfolded"
            summary.string = "" if kind & {"answer"} or said == "A solution" else said
        if solutions.contents:
            solutions.insert(0, soup.new_tag("h2", string="Solutions"))
            soup.article.append(solutions)
        for waiting in soup.select(".slopes-result.todo"):
            waiting.decompose()

    def _figures(self, soup):
        for figure in soup.select(".slopes-explorer"):
            if figure.select_one(".slopes-still"):
                figure.select_one(".slopes-frame").decompose()
            note = soup.new_tag("p", attrs={"class": "moves"})
            note.string = WHERE.format(self.title)
            figure.append(note)

    def _places(self, soup):
        for tag in soup.select("[id]"):
            tag["id"] = self._place(tag["id"])
        for link in soup.select("a[href]"):
            page, _, fragment = link["href"].partition("#")
            stem = page.removesuffix(".html")
            if re.match(r"https?:|mailto:", link["href"]):
                continue
            if stem in self.names or not page:
                there = stem or self.name
                link["href"] = f"#{there}--{fragment}" if fragment else f"#page-{there}"
            elif self.base:
                link["href"] = urljoin(f"{self.base}book/", link["href"])
            else:  # the site's address is not known
                del link["href"]

    def _piece(self, piece):
        """A drawing with places of its own; a formula that says itself; code as it is."""
        if piece.startswith("<svg"):
            piece = re.sub(r'\bid="', f'id="{self.name}--', piece)
            return re.sub(r'((?:href="|url\()#)', rf"\g<1>{self.name}--", piece)
        if piece.startswith('<span class="katex'):
            said = escape(spoken(piece))
            piece = re.sub(r'<span class="katex-mathml">.*?</math></span>', "", piece, flags=re.S)
            return piece.replace("<span", f'<span role="img" aria-label="{said}"', 1)
        return piece


def spoken(formula):
    """Return a formula in words, as well as a line of text can."""
    import xml.etree.ElementTree as ET

    from slopes_site.maths import line

    said = line(ET.fromstring(re.search(r"<math.*?</math>", formula, re.DOTALL)[0]))
    for sign, word in SPOKEN:
        said = said.replace(sign, word)
    return " ".join(said.split())


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
        f"#page-{a.name} {{ page: p{at} }} @page p{at} {{ @top-left {{ content: '{a.title}' }} }}\n"
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


def finish(path, to):
    """Give the contents their pages' numbers; leave out what differs from run to run."""
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
            stamps = (
                f"BT /Stamp 8 Tf {RIGHT - 4.5 * len(str(number)):g} {low + 4:.1f} Td ({number}) Tj ET"
                for number, low in rows
            )
            page.contents_add(b"q", prepend=True)
            page.contents_add(f"Q /Artifact BMC {' '.join(stamps)} EMC".encode())
        for stamp in ("/CreationDate", "/ModDate"):
            if stamp in pdf.docinfo:
                del pdf.docinfo[stamp]
        with pdf.open_metadata(set_pikepdf_as_editor=False) as about:
            about["dc:title"], about["dc:creator"] = TITLE, ["The authors of Slopes"]
        pdf.save(to, deterministic_id=True, object_stream_mode=pikepdf.ObjectStreamMode.generate)


def make(site=SITE, base=""):
    """Print the site into `_static/slopes.pdf` in itself, and let its first page offer it."""
    if not (site / "book" / "index.html").exists():
        sys.exit("The site is not built: run `make book` first.")
    page = site / "paper.html"
    page.write_text(combined(site, base), encoding="utf-8")
    with tempfile.TemporaryDirectory() as folder:
        raw = Path(folder, "raw.pdf")
        printed(page, raw)
        finish(raw, site / PAPER)
    page.unlink()
    first = site / "book" / "index.html"
    offer = first.read_text("utf-8").replace('<p class="paper" hidden="">', '<p class="paper">')
    first.write_text(offer, encoding="utf-8")
    return site / PAPER


if __name__ == "__main__":
    with disk.plainly(ROOT):
        made = make(base=os.environ.get("SITE_URL", ""))
        print(f"The course is printed, {made.stat().st_size / 2**20:.1f} MB: {made}")
