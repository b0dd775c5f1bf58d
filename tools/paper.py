"""A built page made ready for paper: nothing to press, nothing folded, and maths that is spoken."""

import re
import sys
import xml.etree.ElementTree as ET
from html import escape
from urllib.parse import urljoin

from bs4 import BeautifulSoup
from environment import ROOT

sys.path.insert(0, str(ROOT / "book" / "_ext"))
from slopes_site.apart import apart, text
from slopes_site.maths import line

UNPRINTED = "script, noscript, .headerlink, .slopes-controls, .slopes-says, .paper, .on-screen"
LISTS = {"catalogue", "glossary"}  # whose sections are their entries
BOX = {"admonition", "hide", "above-input"}  # which the theme draws a frame for
WHERE = "This figure moves on the course's site, in the chapter “{}”."
HANDED_OUT = "They are on this page of the course's site, chapter by chapter."
LONG = 11  # lines of code, from which a listing may go on overleaf
SPOKEN = [("^2", " squared"), ("^3", " cubed"), ("^", " to the "), ("_", " sub "), ("/", " over ")]
SPOKEN += [("√", "square root of "), ("·", " times "), ("−", " minus "), ("=", " equals ")]
SPOKEN += [("≤", " at most "), ("≥", " at least "), ("≈", " about "), ("∑", "sum "), ("∈", " in ")]


class Article:
    """A page's text made ready for paper: nothing to press, its places named after the page."""

    def __init__(self, site, name, title, names, base=""):
        self.name, self.title, self.names, self.base = name, title, names, base
        html = (site / "book" / f"{name}.html").read_text("utf-8")
        html, kept = apart(re.search(r"<article.*?</article>", html, re.DOTALL)[0])
        soup = BeautifulSoup(html, "html.parser")
        for tag in soup.select(UNPRINTED):
            tag.decompose()
        for code in soup.select("pre"):
            if text(kept, code).count("\n") > LONG:
                for box in code.find_parents(class_=re.compile("cell_input|highlight-")):
                    box["class"] += ["long"]
        for handed_out in soup.select("details.slopes-figures:first-of-type"):
            handed_out.insert_before(soup.new_tag("p", string=HANDED_OUT))
        self._folds(soup)
        self._figures(soup)
        self._places(soup)
        heads = [] if name in LISTS else soup.select("h2")
        self.sections = [(head.parent["id"], head.get_text(strip=True)) for head in heads]
        html = re.sub(r"<!--kept (\d+)-->", lambda at: self._piece(kept[int(at[1])]), str(soup))
        self.html = html.replace("<article", f'<article id="{self._place("")}"', 1)

    def _place(self, fragment):
        return f"{self.name}--{fragment}" if fragment else f"page-{self.name}"

    def _folds(self, soup):
        """Open what is folded, leave out how figures are drawn, put solutions to the end."""
        solutions = soup.new_tag("section", id="solutions")
        for fold in soup.select("details"):
            kind, summary = set(fold.get("class", ())), fold.summary
            if kind & {"drawn", "set-up", "proof", "slopes-figures"}:
                fold.decompose()
                continue
            said = "Answer" if "answer" in kind else summary.get("data-paper")
            fold.name, fold["class"] = "div", ["fold", *sorted(kind - BOX)]
            summary.name, summary["class"] = "p", "unfolded"
            if said:
                summary.string = said
            if said == "A solution":
                about = fold.find_parent("section").find(["h2", "h3"])
                solutions.append(soup.new_tag("h3", string=about.get_text(strip=True)))
                fold["class"] = "cell"
                summary.decompose()
                solutions.append(fold)
            elif solutions.contents and summary.get_text(strip=True) == "Why":
                solutions.append(fold)
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
                link.unwrap()

    def _piece(self, piece):
        """A drawing with places of its own; a formula that says itself; code as it is."""
        if piece.startswith("<svg"):
            piece = re.sub(r'\bid="', f'id="{self.name}--', piece)
            return re.sub(r'((?:href="|url\()#)', rf"\g<1>{self.name}--", piece)
        if piece.startswith('<span class="katex'):
            said = escape(spoken(piece))
            piece = re.sub(r'<span class="katex-mathml">.*?</math></span>', "", piece, flags=re.S)
            piece = piece.replace(' aria-hidden="true"', "")  # else Chromium leaves it untagged
            return piece.replace("<span", f'<span role="img" aria-label="{said}"', 1)
        return piece


def spoken(formula):
    """Return a formula in words, as well as a line of text can."""
    said = line(ET.fromstring(re.search(r"<math.*?</math>", formula, re.DOTALL)[0]))
    for sign, word in SPOKEN:
        said = said.replace(sign, word)
    return " ".join(said.split())
