"""Where each term of the glossary is introduced, and where it is used before that."""

import re

import nbformat
from notebook_form import BOOK, sections

ENTRY = re.compile(
    r"^## (?P<word>.+)\n\n(?:<!-- (?P<only>only: )?(?P<forms>.+?) -->\n\n)?(?P<text>.+)", re.M
)
EMPHASISED = re.compile(r"\*\[([^\]*]+)\]\([^)]*\)\*|\[\*([^\]*]+)\*\]\([^)]*\)")  # links, too
BEFORE = ("title", "in-short")  # what a chapter promises may name what it will explain
AFTER = ("Exercises", "Said elsewhere", "Asked in interviews", "Sources")


class Term:
    """A term: the forms in which it is written, and the chapters that its entry names."""

    def __init__(self, match):
        self.word, self.text = match["word"], match["text"]
        forms = [form.strip() for form in (match["forms"] or "").split(",") if form.strip()]
        self.forms = forms if match["only"] else [self.word, f"{self.word}s", *forms]
        written = "|".join(sorted(map(re.escape, self.forms), key=len, reverse=True))
        self.pattern = re.compile(rf"(?<![\w-])(?:{written})(?![\w-])", re.I)
        self.chapters = re.findall(r"\]\((\d\d)-[^)]*\.ipynb\)", self.text)
        introduced = re.search(r"Introduced in \[(\d\d)\]", self.text)
        self.home = introduced[1] if introduced else None

    @property
    def anchor(self):
        return re.sub(r"[^\w\- ]", "", self.word.lower()).replace(" ", "-")


def terms():
    """Return every term of the glossary, in its order."""
    text = (BOOK / "glossary.md").read_text(encoding="utf-8")
    return [Term(match) for match in ENTRY.finditer(text)]


def chapters():
    """Return {number: notebook} in reading order."""
    return {p.stem[:2]: nbformat.read(p, 4) for p in sorted(BOOK.glob("[0-9]*.ipynb"))}


def running_text(notebook):
    """Yield (cell id, its text) of what is read on the way, without headings and plain links."""
    left_out = {c.id for heading, _, cells in sections(notebook) if heading in AFTER for c in cells}
    for cell in notebook.cells:
        if cell.cell_type == "markdown" and cell.id not in {*BEFORE, *left_out}:
            text = EMPHASISED.sub(r"*\1\2*", cell.source)
            text = re.sub(r"`[^`]*`|\$\$.*?\$\$|\$[^$]*\$", " ", text, flags=re.S)
            text = re.sub(r"^#+ .*$|<[^<>]*>", " ", text, flags=re.M)
            yield cell.id, re.sub(r"\[[^\]]*\]\([^)]*\)", " ", text)


def emphasised(term, text):
    """Whether the text introduces the term: says it in emphasis."""
    said = re.findall(r"(?<!\*)\*{1,2}([^*\n]+?)\*{1,2}(?!\*)", text)
    return any(term.pattern.search(words) for words in said)


def faults(term, notebooks):
    """Yield what is wrong with the order in which a term is introduced and used."""
    if term.home not in notebooks:
        yield f"{term.word}: expected 'Introduced in [NN](…)' with a chapter that is there"
        return
    for number, notebook in notebooks.items():
        for cell, text in running_text(notebook):
            if number == term.home and emphasised(term, text):
                return
            found = term.pattern.search(text)
            if found:
                said = f"{term.word}: {number}, cell {cell} says {found[0]!r}"
                early = number != term.home
                yield f"{said}, {term.home} introduces it" if early else f"{said} before it is said"
            if found and number == term.home:
                return
        if number == term.home:
            yield f"{term.word}: {number} never says it in emphasis"
            return
