"""The ways between the course's pages and JupyterLite, in a real browser."""

import re
from urllib.parse import urljoin

import pytest
from live_chapters import PATIENCE
from playwright.sync_api import expect
from visits import SITE

CHAPTER = "book/05-tanh.html"


@pytest.fixture
def page(reader):
    page = reader.new_page()
    yield page
    page.close()


def button(page):
    """The button that opens the chapter in JupyterLite, after the menu was opened."""
    menu = page.get_by_role("button", name="Run this chapter")
    if menu.is_visible():
        menu.click()
    return page.get_by_role("link", name="In this browser")


def test_a_page_s_button_opens_that_very_chapter(page, site):
    page.goto(urljoin(site, CHAPTER))
    with page.expect_popup() as popup:
        button(page).click()
    title = page.locator("h1").first.inner_text().rstrip("#")
    expect(popup.value.locator(".jp-Notebook h1").first).to_contain_text(title, timeout=PATIENCE)
    popup.value.close()


def test_from_a_file_there_is_no_such_button(page):
    page.goto((SITE / CHAPTER).as_uri())
    expect(button(page)).to_be_hidden()


@pytest.mark.parametrize("page_of, needs", [("15-pytorch", "PyTorch"), ("16-keras", "Keras")])
def test_a_page_that_a_browser_cannot_run_says_so(page, site, page_of, needs):
    page.goto(urljoin(site, f"book/{page_of}.html"))
    expect(page.locator("article .slopes-elsewhere")).to_contain_text(f"{needs} does not run in")
    expect(button(page)).to_be_hidden()


@pytest.mark.parametrize(
    "words, leads",
    [
        ("momentum", r"/book/glossary\.html#momentum$"),
        ("chapter 07", r"/lite/notebooks/index\.html\?path=07-leaks\.ipynb$"),
    ],
)
def test_links_of_a_chapter_lead_to_chapters_here_and_to_pages_of_the_site(opened, words, leads):
    chapter = opened("06-relu.ipynb")
    with chapter.page.expect_popup() as popup:
        chapter.page.locator(".jp-Notebook").get_by_role("link", name=words).first.click()
    popup.value.wait_for_url(re.compile(leads))
    popup.value.close()


def test_a_chapter_s_way_to_pytorch_is_its_page(opened):
    chapter = opened("10-backpropagation-by-hand.ipynb")
    with chapter.page.expect_popup() as popup:
        chapter.page.locator(".jp-Notebook").get_by_role("link", name="chapter 15").first.click()
    popup.value.wait_for_url("**/book/15-pytorch.html")
    popup.value.close()


def test_the_list_of_chapters_opens_one(page, site):
    page.goto(urljoin(site, "lite/index.html"))
    row = page.locator(".jp-DirListing-item", has_text="05-tanh.ipynb")
    with page.expect_popup(timeout=PATIENCE) as popup:
        row.dblclick(timeout=PATIENCE)
    popup.value.wait_for_url("**/notebooks/**05-tanh.ipynb")
    popup.value.close()
