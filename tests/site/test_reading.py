"""What a reader does: search, switch to the dark, skip, unfold, practise, lose the way."""

import nbformat
import pytest
import serve
from playwright.sync_api import expect

HOME = "book/index.html"
SIGMOID = "book/04-sigmoid.html"
THEME = "document.documentElement.dataset.theme"


def addresses(site):
    return {"served": site, "from a file": serve.SITE.as_uri() + "/"}


@pytest.fixture(params=["served", "from a file"])
def place(site, request):
    """The site's address, over http and as a folder on disk."""
    return addresses(site)[request.param]


def test_the_search_finds_the_chapter(visit, place):
    page = visit(place + HOME)
    page.locator(".search-button__button:visible").first.click()
    page.locator("dialog input[name=q]").fill("sigmoid")
    page.keyboard.press("Enter")
    results = page.locator("#search-results li a")
    expect(results.first).to_be_visible()
    expect(page.locator("#search-results")).to_contain_text("Sigmoid squeezes")
    page.locator(f"#search-results a[href*='{SIGMOID}']").first.click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Sigmoid squeezes")


def test_the_chosen_light_stays(visit, place):
    page = visit(place + HOME, scheme="light")
    assert page.evaluate(THEME) == "light"
    switch = page.locator(".theme-switch-button:visible").first
    for _ in range(3):
        if page.evaluate(THEME) == "dark":
            break
        switch.click()
    expect(page.locator("html")).to_have_attribute("data-theme", "dark")
    page.goto(place + SIGMOID)
    assert page.evaluate(THEME) == "dark"
    page.reload()
    assert page.evaluate(THEME) == "dark"


def test_a_reader_in_the_dark_gets_a_dark_page(visit, place):
    page = visit(place + SIGMOID, scheme="dark")
    assert page.evaluate(THEME) == "dark"
    ink = page.locator("figure svg text").first.evaluate("e => getComputedStyle(e).fill")
    assert min(map(int, ink.removeprefix("rgb(").removesuffix(")").split(","))) > 170, ink


def test_the_first_key_skips_to_the_text(visit):
    page = visit(SIGMOID)
    page.keyboard.press("Tab")
    expect(page.get_by_text("Skip to main content")).to_be_in_viewport()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('main') !== null")


def test_every_page_works_as_a_file(visit, name):
    page = visit((serve.SITE / name).as_uri())
    expect(page.get_by_role("heading", level=1)).to_be_visible()


def survey(visit):
    """What a chapter's exercises and folds show before and after a reader asks."""
    page = visit.page
    found = {"results": page.locator(".slopes-result.todo strong").all_inner_texts()}
    folds = page.locator("article details")
    found["open"] = folds.evaluate_all("all => all.filter((e) => e.open).length")
    solution = page.locator("article details.hide").first
    summary, code = solution.locator("summary"), solution.locator("pre").first
    found["folded"] = [code.is_visible(), summary.inner_text().strip()]
    summary.press("Enter")
    found["unfolded"] = [code.is_visible(), summary.inner_text().strip()]
    return found | {"faults": visit.faults}


def test_the_exercises_wait_for_an_answer(seen, chapter):
    notebook = nbformat.read((serve.SITE / "_sources" / chapter).with_suffix(".ipynb"), 4)
    stubs = [cell for cell in notebook.cells if cell.id.endswith("-stub")]
    found = seen(chapter, survey)
    assert len(stubs) >= (3 if "/21-" in chapter else 4)
    assert found["results"] == ["Not attempted."] * len(stubs) and not found["faults"]


def test_hints_and_solutions_are_folded_until_asked_for(seen, chapter):
    found = seen(chapter, survey)
    assert found["open"] == 0
    assert found["folded"] == [False, "Show a solution"]
    assert found["unfolded"] == [True, "Hide the solution"]


def test_the_menu_opens_on_a_phone(visit):
    page = visit(SIGMOID, width=360)
    link = page.locator(".bd-links a", has_text="06 ReLU")
    expect(link).not_to_be_in_viewport()
    page.locator(".primary-toggle").click()
    link.click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Keep what is positive")


def test_a_wrong_address_gets_the_list_of_pages(chrome, site):
    context = chrome.new_context()
    page = context.new_page()
    answer = page.goto(f"{site}no/such/page.html")
    assert answer.status == 404
    page.get_by_role("link", name="Sigmoid squeezes").click()
    expect(page).to_have_url(site + SIGMOID)
    context.close()
