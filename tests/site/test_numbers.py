"""Every number of a chapter was compared when the chapter ran; the test itself is tried, too."""

import json
from functools import cache
from pathlib import Path

import execute
import nbformat
import pytest
import serve
from notebook_form import BOOK, sections
from prose_numbers import UNCHECKED, WHOLE, faults, numbers, tabled, texts


@cache
def executed(chapter):
    """The chapter with its outputs, as the build of the site has kept them."""
    notebook = nbformat.read(BOOK / f"{Path(chapter).stem}.ipynb", 4)
    (folder,) = (serve.SITE.parent / "outputs").iterdir()
    found = execute.kept(notebook, folder)
    return found and nbformat.v4.reads(json.dumps(found))


def test_every_number_was_compared(chapter):
    found = [f"cell {cell}: {fault}" for cell, fault in faults(executed(chapter))]
    assert not found, "\n".join(found)


def test_another_value_would_be_found(chapter):
    """In every section, the values that a number of its text rests on are made others."""
    parts = [p for p in sections(executed(chapter)) if p[0] not in (*UNCHECKED, *WHOLE, "The code")]
    for heading, _, cells in parts:
        in_tables = tabled(cells)
        given = [n for cell in cells for n in _marked(cell)]
        checked = [
            (cell.id, number)
            for cell in cells
            for text in texts(cell)
            for number in numbers(text)
            if number.text not in given
        ]
        assert checked, f"{heading!r} has no number that an assertion holds"
        # What a table has as well, on one processor and not on another, is found there too.
        alone = [it for it in checked if not any(map(it[1].fits, in_tables))]
        for cell, number in alone[:3]:
            found = list(faults(executed(chapter), _other_than(number)))
            assert any(cell == where and number.text in what for where, what in found), (
                f"{heading!r}: {number.text} stands whatever was measured"
            )


def _marked(cell):
    marks = cell.metadata.get("slopes", {})
    return [*marks.get("settings", ()), *marks.get("marked", ())]


def _other_than(number):
    """Takes each value that this number may rest on for another."""
    return lambda value: value * 7 + 1234.5 if _rests(number, value) else value


def _rests(number, value):
    shares = number.parts or []
    return number.fits(value) or any(abs(value - share) < 0.005 for share in shares)


def test_every_proof_was_counted(chapter):
    for cell in executed(chapter).cells:
        if "proof" in cell.metadata.get("tags", ()):
            counted = [o for o in cell.outputs if "compared" in o.metadata.get("slopes", {})]
            assert counted, f"cell {cell.id} has no line"


@pytest.fixture(autouse=True)
def _stands(chapter):
    if executed(chapter) is None:
        pytest.fail("The book is not built as it stands: run `make book`.", pytrace=False)
