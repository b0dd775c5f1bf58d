"""The pages where scripts are switched off."""

from pathlib import Path
from urllib.parse import urljoin

import pytest
from playwright.sync_api import expect

PAPER = Path(__file__).with_name("paper.js")


@pytest.fixture
def plain(visit):
    return lambda name: visit(name, java_script_enabled=False, settle=False)


def test_the_text_is_there_and_nothing_that_cannot_work(plain, name):
    page = plain(name)
    main = page.locator("main")
    expect(main.get_by_role("heading", level=1)).to_be_visible()
    assert len(main.inner_text()) > 40
    assert page.locator(".pst-js-only:visible").count() == 0


def test_each_explorer_shows_its_first_frame(plain, moving):
    page = plain(moving)
    for figure in page.locator(".slopes-explorer").all():
        expect(figure.locator("svg[role=img]:visible")).to_be_visible()
        expect(figure.locator("figcaption")).to_be_visible()
        expect(figure.locator(".slopes-controls")).not_to_be_visible()


def test_hints_and_solutions_open_by_hand_and_by_key(plain, chapter):
    page = plain(chapter)
    for kind in ["Hint", "Show a solution"]:
        folds = page.locator("article details", has=page.get_by_text(kind, exact=True))
        assert folds.count() >= 4, kind
        for fold, act in [(folds.first, "click"), (folds.last, "Enter")]:
            inside = fold.locator("> :not(summary)").first
            expect(inside).not_to_be_visible()
            summary = fold.locator("> summary")
            summary.click() if act == "click" else summary.press(act)
            expect(inside).to_be_visible()


def test_the_book_is_walked_without_scripts(plain, chapter):
    page = plain(chapter)
    for way in [".bd-links a >> nth=0", "a.left-prev"]:
        link = page.locator(way)
        target = urljoin(page.url, link.get_attribute("href"))
        link.click()
        expect(page).to_have_url(target)
        expect(page.get_by_role("heading", level=1)).to_be_visible()
        page.go_back()


def test_a_page_is_whole_on_paper(plain):
    page = plain("book/04-sigmoid.html")
    page.set_viewport_size({"width": 680, "height": 1000})
    page.emulate_media(media="print")
    found = page.evaluate(PAPER.read_text("utf-8"))
    assert not any(found.values()), found
