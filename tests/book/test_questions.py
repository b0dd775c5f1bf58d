"""Each of the questions that cross the chapters names a cell, and that cell asserts something."""

import re

import nbformat
import pytest
from notebook_form import BOOK, asserts

CLINIC = "20-the-clinic.ipynb"
WHERE = re.compile(r"\((?:this chapter|\[chapter \d\d\]\((.+?)\)), cell `(.+?)`\)$")


def questions():
    """Return the lines of the list."""
    cells = nbformat.read(BOOK / CLINIC, 4).cells
    (text,) = [cell.source for cell in cells if cell.id == "questions"]
    return re.findall(r"^\d+\. \*\*.+", text, re.M)


def test_there_are_thirty_with_the_three_that_are_proved_beside_them():
    numbers = [int(line.partition(".")[0]) for line in questions()]
    assert numbers == list(range(4, 31))


@pytest.mark.parametrize("line", questions(), ids=lambda line: line.partition(".")[0])
def test_a_question_names_the_cell_that_proves_its_answer(line):
    asked, _, answer = line.partition("?")
    found = WHERE.search(answer)
    assert found, f"{asked}? expected a chapter and a cell at the end"
    cells = nbformat.read(BOOK / (found[1] or CLINIC), 4).cells
    proofs = [cell for cell in cells if cell.id == found[2]]
    assert proofs and asserts(proofs[0]), f"{asked}? {found[2]} proves nothing"
    sentences = re.findall(r"[.!?](?=\s|$)", WHERE.sub("", answer).strip("* "))
    assert 1 <= len(sentences) <= 2, f"{asked}? {len(sentences)} sentences"
