"""The search by section: an index of the sections' words, with their prose for the excerpts."""

import json
import re
from functools import cache
from html import unescape
from pathlib import Path
from typing import NamedTuple

from docutils import nodes
from sphinx import addnodes
from sphinx.search import js_index

from .maths import plain

SCRIPT = Path(__file__).with_name("search.js")
ELSEWHERE = (nodes.comment, nodes.section, nodes.title)  # no part of a section's own text
CODE = (nodes.literal_block, nodes.doctest_block, nodes.table, addnodes.desc_signature)
DRAWN = "svg|script|style|noscript|summary"
TAGS = re.compile(rf"<({DRAWN})\b.*?</\1>|<[^>]*>", re.DOTALL)
TAGS_AND_CODE = re.compile(rf"<({DRAWN}|table|pre)\b.*?</\1>|<[^>]*>", re.DOTALL)


class Section(NamedTuple):
    page: str
    id: str
    title: str
    name: str  # the title after its page's
    prose: str
    stems: list  # of its words, those of its code and its tables too

    @property
    def place(self):
        return f"{self.page}#{self.id}"


def collect(app, pagename, templatename, context, doctree):
    """Note the sections of a page while its tree is at hand."""
    if doctree is None:
        return
    whole, found = app.env.titles[pagename].astext(), []
    for node in doctree.findall(nodes.section):
        title = node.next_node(nodes.title).astext()
        name = title if title == whole else f"{whole} > {title}"
        prose, words = (" ".join(_text(node, code).split()) for code in (False, True))
        kept = stems(words, app.builder.indexer.lang)
        found.append(Section(pagename, node["ids"][0], title, name, prose, kept))
    app.slopes_sections[pagename] = found


def _text(node, code):
    if isinstance(node, nodes.Text):
        return node.astext()
    if isinstance(node, nodes.math | nodes.math_block):
        return plain(node.astext(), display=isinstance(node, nodes.math_block))
    if isinstance(node, nodes.raw):
        return unescape((TAGS if code else TAGS_AND_CODE).sub(" ", node.astext()))
    between = "" if isinstance(node, nodes.TextElement) else " "
    left_out = ELSEWHERE if code else ELSEWHERE + CODE
    parts = (part for part in node.children if not isinstance(part, left_out))
    return between.join(_text(part, code) for part in parts)


def stems(text, language):
    """Return the stems of a text's words, or a word itself where Sphinx leaves out its stem."""
    words = set(language.split(text))
    found = ((stemmed(word, language), word) for word in words)
    kept = (stem if language.word_filter(stem) else word for stem, word in found)
    return sorted(word for word in set(kept) if language.word_filter(word))


@cache
def stemmed(word, language):
    return language.stem(word).lower()


def terms(texts):
    """Return {stem: numbers of the texts that hold it} as Sphinx's script expects it."""
    found = {}
    for number, text in enumerate(texts):
        for stem in text:
            found.setdefault(stem, []).append(number)
    return dict(sorted(found.items()))


def by_section(index, sections, language):
    """Return Sphinx's index with a section in the place of each page."""
    tops = {}
    for number, section in enumerate(sections):
        tops.setdefault(section.page, number)
    titles = {}
    for number, section in enumerate(sections):
        titles.setdefault(section.title, []).append((number, None))
    objects = {
        prefix: [(tops[index["docnames"][page]], *more) for page, *more in members]
        for prefix, members in index["objects"].items()
    }
    return index | {
        "docnames": [section.place for section in sections],
        "filenames": [section.place for section in sections],
        "titles": [section.name for section in sections],
        "prose": [section.prose for section in sections],
        "alltitles": titles,
        "terms": terms([section.stems for section in sections]),
        "titleterms": terms([stems(section.title, language) for section in sections]),
        "objects": objects,
        "indexentries": {},  # of the library's names, which are objects as well
    }


def write(app, site):
    """Put the index by section, and the script that shows it, in the place of Sphinx's index."""
    memory = Path(app.doctreedir, "sections.json")  # of the pages that were not written this time
    found = json.loads(memory.read_text("utf-8")) if memory.exists() else {}
    found |= app.slopes_sections
    memory.write_text(json.dumps(found), encoding="utf-8")
    sections = [Section(*one) for page in sorted(app.env.found_docs) for one in found[page]]
    path = site / app.builder.searchindex_filename
    index = js_index.loads(path.read_text(encoding="utf-8"))
    index = by_section(index, sections, app.builder.indexer.lang)
    script = SCRIPT.read_text(encoding="utf-8")
    path.write_text(script + js_index.dumps(index), encoding="utf-8")


def titles_alone(app):
    """Leave the words of a page out of Sphinx's own index."""
    index_page = app.builder.index_page
    app.builder.index_page = lambda name, tree, title: index_page(name, tree.copy(), title)


def setup(app):
    app.slopes_sections = {}
    app.connect("builder-inited", titles_alone)
    app.connect("html-page-context", collect)
