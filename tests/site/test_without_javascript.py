"""The pages where scripts are switched off."""

from pathlib import Path
from urllib.parse import urljoin

import pytest
from playwright.sync_api import expect

PAPER = Path(__file__).with_name("paper.js")
KINDS = ["Hint", "Show a solution"]
FRAMES = """() => [...document.querySelectorAll(".slopes-explorer")].map((figure) => ({
  frames: [...figure.querySelectorAll("svg[role=img]")].filter((e) => e.checkVisibility()).length,
  caption: figure.querySelector("figcaption").checkVisibility(),
  controls: [...figure.querySelectorAll(".slopes-controls")].some((e) => e.checkVisibility()),
}))"""


def survey(visit):
    """What a page shows and unfolds by itself."""
    page = visit.page
    found = {
        "heading": page.locator("main h1").is_visible(),
        "text": page.locator("main").inner_text(),
        "idle": page.locator(".pst-js-only:visible").count(),
        "explorers": page.evaluate(FRAMES),
        "folds": {kind: unfolded(page, kind) for kind in KINDS},
    }
    return found | {"faults": visit.faults}


def unfolded(page, kind):
    """How many folds of a kind there are, and whether the first and the last open when asked."""
    folds = page.locator("article details", has=page.get_by_text(kind, exact=True))
    opened = []
    for fold, act in [(folds.first, "click"), (folds.last, "Enter")] if folds.count() else []:
        inside, summary = fold.locator("> :not(summary)").first, fold.locator("> summary")
        before = inside.is_visible()
        summary.click() if act == "click" else summary.press(act)
        opened.append(inside.is_visible() and not before)
    return {"count": folds.count(), "opened": opened}


@pytest.fixture
def look(seen):
    return lambda name: seen(name, survey, java_script_enabled=False, settle=False)


def test_the_text_is_there_and_nothing_that_cannot_work(look, name):
    found = look(name)
    assert found["heading"] and len(found["text"]) > 40
    assert found["idle"] == 0 and not found["faults"]


def test_each_explorer_shows_its_first_frame(look, moving):
    found = look(moving)["explorers"]
    assert found
    assert all(figure["frames"] and figure["caption"] for figure in found)
    assert not any(figure["controls"] for figure in found)


def test_hints_and_solutions_open_by_hand_and_by_key(look, chapter):
    for kind, folds in look(chapter)["folds"].items():
        assert folds["count"] >= (3 if "/21-" in chapter else 4), kind
        assert folds["opened"] == [True, True], kind


@pytest.mark.parametrize("start", ["book/04-sigmoid.html", "book/catalogue.html"])
def test_the_book_is_walked_without_scripts(visit, start):
    page = visit(start, java_script_enabled=False, settle=False)
    for way in [".bd-links a >> nth=0", "a.left-prev"]:
        link = page.locator(way)
        target = urljoin(page.url, link.get_attribute("href"))
        link.click()
        expect(page).to_have_url(target)
        expect(page.get_by_role("heading", level=1)).to_be_visible()
        page.go_back()


def test_a_page_is_whole_on_paper(visit):
    page = visit("book/04-sigmoid.html", java_script_enabled=False, settle=False)
    page.set_viewport_size({"width": 680, "height": 1000})
    page.emulate_media(media="print")
    found = page.evaluate(PAPER.read_text("utf-8"))
    assert not any(found.values()), found
