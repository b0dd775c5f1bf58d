"""Each of the questions that cross the chapters links to a section, and a proof stands there."""

import re

import nbformat
import pytest
from notebook_form import BOOK, asserts

CLINIC = "20-the-clinic.ipynb"
FORM = re.compile(
    r"^\*\*(\d+)\. (.+?\?)\*\*\n\n<details><summary>Answer</summary>\n\n(.+?) \(Proved in "
    r"\[(this chapter|chapter \d\d)\]\((\S*?)#(\S+?)\)\.\)\n\n</details>",
    re.M,
)


def anchor_of(heading):
    """The anchor of a heading, as the build makes it."""
    return re.sub(r"[^\w\- ]", "", heading.lower().replace(" ", "-"))


def cells(name):
    return nbformat.read(BOOK / name, 4).cells


def questions():
    """Return number, question, answer, what it says of the place, file, anchor and proof."""
    found = []
    for cell in cells(CLINIC):
        if cell.id.startswith("questions-"):
            proofs = cell.metadata["slopes"]["proofs"]
            asked = FORM.findall(cell.source)
            assert len(asked) == len(proofs) == cell.source.count("<details>"), cell.id
            found += [(*each, *proofs[each[0]].split()) for each in asked]
    return found


def test_there_are_thirty_with_the_three_that_are_proved_beside_them():
    assert [int(each[0]) for each in questions()] == list(range(4, 31))


@pytest.mark.parametrize("each", questions(), ids=lambda each: each[0])
def test_a_question_links_to_the_section_that_proves_its_answer(each):
    _, asked, answer, said, file, anchor, home, proof = each
    assert (file or CLINIC) == home and said == ("chapter " + file[:2] if file else "this chapter")
    section, here = None, {}
    for cell in cells(home):
        for head in re.findall(r"^## (.+)$", cell.source * (cell.cell_type == "markdown"), re.M):
            section = anchor_of(head)
        here[cell.id] = section, cell
    assert proof in here and here[proof][0] == anchor, f"{asked} {proof} is not in {anchor}"
    assert asserts(here[proof][1]), f"{asked} {proof} proves nothing"
    sentences = re.findall(r"[.!?](?=\s|$)", answer)
    assert 1 <= len(sentences) <= 3, f"{asked} {len(sentences)} sentences"
