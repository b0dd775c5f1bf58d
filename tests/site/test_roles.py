"""What is shown and what is one click away: proofs, drawings, answers and asides on each page."""

import re

import pytest

LINE = re.compile(r"✓ \d+ statements? checked(, \d+ seeds)?")
FOLDS = """(kind) => [...document.querySelectorAll(`article details.${kind}`)].map((fold) => ({
  open: fold.open,
  line: fold.querySelector("summary").textContent.trim(),
  code: fold.querySelector("div.cell_input")?.textContent ?? "",
  shown: [...fold.children].some((e) => e.localName !== "summary" && e.checkVisibility()),
  words: fold.textContent.length,
  before: fold.previousElementSibling?.className ?? "",
}))"""


def folds(page, kind):
    return page.evaluate(FOLDS, kind)


def test_a_proof_is_one_line_that_unfolds_to_its_assertions(visit, chapter):
    page = visit(chapter)
    found = folds(page, "proof")
    assert found
    for fold in found:
        assert LINE.fullmatch(fold["line"]) and not fold["open"] and not fold["shown"]
        assert "assert " in fold["code"]
    page.locator("details.proof > summary:visible").first.click()
    assert page.locator("details.proof[open] div.cell_input").first.is_visible()


def test_drawing_code_is_folded_under_what_it_draws(visit, chapter):
    found = folds(visit(chapter), "drawn")
    assert found
    for fold in found:
        assert re.fullmatch(r"How (this|these) .+", fold["line"]) and not fold["shown"]
        assert "cell_output" in fold["before"] or fold["line"] == "How this is computed"


def test_no_assertion_and_no_drawing_stands_in_the_open(visit, chapter):
    shown = visit(chapter).evaluate(
        """() => [...document.querySelectorAll("article div.cell_input")]
        .filter((e) => e.checkVisibility()).map((e) => e.textContent)"""
    )
    assert not [code for code in shown if re.search(r"^\s*assert |plt\.|Explorer\(", code, re.M)]


def test_what_is_imported_is_folded_at_the_top(visit, chapter):
    found = folds(visit(chapter), "set-up")
    assert found[0]["line"] == "What this chapter imports" and not found[0]["open"]


def test_an_answer_waits_for_the_reader(visit, chapter):
    page = visit(chapter)
    asked, found = page.locator("article .predict").count(), folds(page, "answer")
    assert len(found) == asked > 0
    assert all(f["line"] == "I have guessed: show me" and not f["shown"] for f in found)
    page.locator("details.answer > summary").first.focus()
    page.keyboard.press("Enter")
    assert folds(page, "answer")[0]["shown"]


@pytest.mark.parametrize("kind", ["answer", "deeper"])
def test_what_is_folded_is_whole_on_paper(visit, chapter, kind):
    page = visit(chapter)
    page.emulate_media(media="print")
    for fold in page.locator(f"article details.{kind}").all():
        inside = fold.locator("p, figure, table").first
        assert inside.evaluate("e => e.checkVisibility()")


def test_on_paper_a_proof_is_a_line_and_no_drawing_code_is_printed(visit, chapter):
    page = visit(chapter)
    page.emulate_media(media="print")
    code = page.locator("details:is(.drawn, .set-up, .proof) div.cell_input").all()
    assert not [e for e in code if e.is_visible()]
    assert page.locator("details.proof > summary").first.is_visible()
