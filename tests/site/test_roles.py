"""What is shown and what is one click away: proofs, drawings, answers and asides on each page."""

import re

import pytest

LINE = re.compile(r"✓ \d+ statements? checked(, \d+ seeds)?")
GAME = 4  # folds of answers below the charts that are to be diagnosed
KINDS = ["proof", "drawn", "set-up", "answer", "deeper"]
FOLDS = """(kind) => [...document.querySelectorAll(`article details.${kind}`)].map((fold) => ({
  open: fold.open,
  line: fold.querySelector("summary").textContent.trim(),
  code: fold.querySelector("div.cell_input")?.textContent ?? "",
  shown: [...fold.children].some((e) => e.localName !== "summary" && e.checkVisibility()),
  whole: fold.querySelector("p, figure, table")?.checkVisibility() ?? false,
  before: fold.previousElementSibling?.className ?? "",
}))"""
CODE = """(places) => [...document.querySelectorAll(`article ${places} div.cell_input`)]
  .filter((e) => e.checkVisibility()).map((e) => e.textContent)"""


def survey(visit):
    """The folds of a page as they stand, on paper, and once one of a kind was opened."""
    page = visit.page
    found = {kind: page.evaluate(FOLDS, kind) for kind in KINDS}
    found |= {"asked": page.locator("article .predict").count(), "code": page.evaluate(CODE, "")}
    page.emulate_media(media="print")
    found["paper"] = {kind: page.evaluate(FOLDS, kind) for kind in KINDS}
    found["printed"] = page.evaluate(CODE, "details:is(.drawn, .set-up, .proof)")
    found["line"] = page.locator("details.proof > summary").first.is_visible()
    page.emulate_media(media="screen")
    page.locator("details.proof > summary:visible").first.click()
    found["proved"] = page.locator("details.proof[open] div.cell_input").first.is_visible()
    page.locator("details.answer > summary").first.focus()
    page.keyboard.press("Enter")
    return found | {"answered": page.evaluate(FOLDS, "answer"), "faults": visit.faults}


@pytest.fixture
def found(seen, chapter):
    return seen(chapter, survey)


def test_a_proof_is_one_line_that_unfolds_to_its_assertions(found):
    assert found["proof"] and found["proved"]
    for fold in found["proof"]:
        assert LINE.fullmatch(fold["line"]) and not fold["open"] and not fold["shown"]
        assert "assert " in fold["code"]


def test_drawing_code_is_folded_under_what_it_draws(found):
    assert found["drawn"]
    for fold in found["drawn"]:
        assert re.fullmatch(r"How (this|these) .+", fold["line"]) and not fold["shown"]
        assert "cell_output" in fold["before"] or fold["line"] == "How this is computed"


def test_no_assertion_and_no_drawing_stands_in_the_open(found):
    drawing = re.compile(r"^\s*assert |plt\.|Explorer\(", re.M)
    assert found["code"] and not [code for code in found["code"] if drawing.search(code)]


def test_what_is_imported_is_folded_at_the_top(found):
    first = found["set-up"][0]
    assert first["line"] == "What this chapter imports" and not first["open"]


def test_an_answer_waits_for_the_reader(found, chapter):
    assert len(found["answer"]) == found["asked"] + (GAME if "/20-" in chapter else 0) > 0
    assert all(f["line"] == "I have guessed: show me" and not f["shown"] for f in found["answer"])
    assert found["answered"][0]["shown"]


@pytest.mark.parametrize("kind", ["answer", "deeper"])
def test_what_is_folded_is_whole_on_paper(found, kind):
    assert all(fold["whole"] for fold in found["paper"][kind])


def test_on_paper_a_proof_is_a_line_and_no_drawing_code_is_printed(found):
    assert not found["printed"] and found["line"]


def test_it_asks_for_nothing_amiss_and_stays_silent(found):
    assert not found["faults"], "\n".join(found["faults"])
