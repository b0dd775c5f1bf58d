"""Every chapter has the form of a chapter; what breaks it is named with its cell."""

import copy
import re

import nbformat
import pytest
from notebook_form import BOOK, faults

CHAPTERS = sorted(BOOK.glob("[0-9]*.ipynb"))


def read(path):
    return nbformat.read(path, as_version=4)


def cell(notebook, wanted):
    return next(c for c in notebook.cells if c.id.startswith(wanted))


def test_there_are_chapters():
    assert len(CHAPTERS) >= 3


@pytest.mark.parametrize("path", CHAPTERS, ids=lambda p: p.name)
def test_a_chapter_has_its_form(path):
    assert re.fullmatch(r"\d\d(-[a-z0-9]+)+\.ipynb", path.name)
    found = faults(read(path))
    assert not found, f"{path.name}\n" + "\n".join(found)


@pytest.mark.parametrize("path", sorted(BOOK.glob("*.ipynb")), ids=lambda p: p.name)
def test_a_notebook_is_valid_and_in_the_table_of_contents(path):
    nbformat.validate(read(path))
    assert f"book/{path.stem}\n" in (BOOK.parent / "_toc.yml").read_text(encoding="utf-8")


@pytest.mark.parametrize("path", sorted(BOOK.glob("*.ipynb")), ids=lambda p: p.name)
def test_a_notebook_is_stored_line_by_line_so_that_a_diff_shows_what_changed(path):
    assert path.read_text(encoding="utf-8") == nbformat.writes(read(path)) + "\n"


def drop(wanted):
    def change(notebook):
        notebook.cells.remove(cell(notebook, wanted))

    return change


def put(wanted, text):
    def change(notebook):
        cell(notebook, wanted).source += text

    return change


def reword(notebook, wanted, old, new):
    found = cell(notebook, wanted)
    assert old in found.source
    found.source = found.source.replace(old, new)


def first(notebook, tag):
    return next(c for c in notebook.cells if tag in c.metadata.get("tags", ()))


def first_fold(notebook, words):
    return next(c for c in notebook.cells if c.cell_type == "markdown" and words in c.source)


def last_solution(notebook):
    return [c for c in notebook.cells if c.id.endswith("-solution")][-1]


BROKEN = {
    "expected three things": put("in-short", "\n- a fourth thing"),
    "a title of two words or more, and one line": put("title", "\n\nA second paragraph."),
    "expected a picture between the title": lambda n: n.cells.insert(
        3, n.cells.pop(n.cells.index(cell(n, "in-short")))
    ),
    r"expected ^\*\*In short": lambda n: reword(n, "in-short", "**In short.**", "**Here.**"),
    r"\*\*Exercises\*\* \d+ minutes": lambda n: reword(n, "in-short", "minutes.", "hours."),
    "jupyter.source_hidden": lambda n: first(n, "draw").metadata.pop("jupyter"),
    "jupyter.outputs_hidden": lambda n: first(n, "answer").metadata.pop("jupyter"),
    "expected assertions in proofs and nowhere else": lambda n: first(n, "proof").update(
        source="1"
    ),
    "expected assertions in proofs": lambda n: first(n, "draw").update(source="assert 1 < 2"),
    "nothing printed": put("the-code", "\nprint(1)"),
    "expected the tag 'draw', as it draws": lambda n: first(n, "draw").metadata.pop("tags"),
    "at most three proofs of one run": lambda n: [
        c.metadata.tags.append("one-run") for c in n.cells if "proof" in c.metadata.get("tags", ())
    ],
    "the tag 'list' is for": lambda n: first(n, "draw").metadata.tags.append("list"),
    "expected at most one of": lambda n: first(n, "draw").metadata.tags.append("proof"),
    "expected an answer that waits": lambda n: n.cells.insert(
        3, nbformat.v4.new_markdown_cell("**Predict.** What?", id="asked-too-early")
    ),
    "expected the whole cell to be": lambda n: first_fold(n, "I have guessed").update(
        source=first_fold(n, "I have guessed").source + "\n\nMore."
    ),
    "what is in it.</summary>": lambda n: first_fold(n, "<b>Deeper").update(
        source=first_fold(n, "<b>Deeper").source.replace("Deeper.", "Deeper:")
    ),
    "no heading stands in a fold": lambda n: first_fold(n, "<b>Deeper").update(
        source=first_fold(n, "<b>Deeper").source.replace("\n\n", "\n\n### Head\n\n", 1)
    ),
    "expected the text of an aside": lambda n: first(n, "draw").metadata.tags.append("deeper"),
    "expected lines of at most 80 characters": put("the-code", "\nx = 1" + " + 1" * 30),
    "expected the Explorer to get ask=": lambda n: [
        c.update(source=c.source.replace("ask=", "title=")) for c in n.cells
    ],
    "expected the tag 'proof'": lambda n: cell(n, "interview-1-proof").metadata.pop("tags"),
    "expected imports and nothing else": put("imports", "\nx = 1"),
    "expected the cells task, hint, stub": lambda n: n.cells.remove(last_solution(n)),
    "expected the metadata 'tags'": lambda n: last_solution(n).metadata.pop("tags"),
    "holds outputs or an execution count": lambda n: cell(n, "imports").update(execution_count=3),
    "holds widget state": lambda n: n.metadata.update(widgets={}),
    "expected the Explorer to get caption=": lambda n: [
        c.update(source=c.source.replace("caption=", "title=")) for c in n.cells
    ],
    "mystnb.image.alt": lambda n: [c.metadata.pop("mystnb", 0) for c in n.cells],
    "expected at most 12 lines": put("the-code", "\nx = 1" * 13),
    "a line ends with a semicolon": put("the-code", "\nsource;"),
    "a filler word: 'simply'": put("title", " It is simply so."),
    "leads nowhere": put("title", " [there](99-nowhere.ipynb)"),
    "a directive or role": put("title", "\n```{note}\n```"),
    "expected an id that speaks": lambda n: cell(n, "the-code").update(id="a3f9c01b"),
    "expected the cell 'colab' here": drop("colab"),
    "expected the cells interview-2 and": drop("interview-2-proof"),
    "expected **1. A question?**": lambda n: cell(n, "interview-1").update(source="Who knows?"),
    "the proof proves nothing": lambda n: cell(n, "interview-3-proof").update(source="True"),
    "nothing is asserted in the section": lambda n: [
        c.update(source=c.source.replace("assert ", "not ")) for c in n.cells
    ],
}


@pytest.mark.parametrize("words", BROKEN)
def test_a_chapter_that_breaks_the_form_is_named_with_its_cell(words):
    broken = copy.deepcopy(read(BOOK / "06-relu.ipynb"))
    BROKEN[words](broken)
    found = faults(broken)
    assert any(words in f and f.startswith("cell ") for f in found), found
