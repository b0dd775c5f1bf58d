"""Every chapter but 15 and 16 in JupyterLite: its imports run; three of them run whole."""

import json
import re
from pathlib import Path

import nbformat
import pytest
from live_chapters import Chapter
from playwright.sync_api import expect
from visits import SITE, compressed

import lite

ROOT = Path(__file__).parents[2]
CHAPTERS = [*lite.chapters(ROOT)]
WHOLE = ["01-the-gate.ipynb", "03-what-a-slope-is-for.ipynb", "06-relu.ipynb"]
HEAVIEST = 45e6  # bytes of a first run of a whole chapter


def cells(name, end):
    notebook = nbformat.read(ROOT / "book" / name, 4)
    return [cell for cell in notebook.cells if cell.id.endswith(end)]


def verdict(outputs):
    """The class of the verdict that a check shows: right, wrong or todo."""
    shown = " ".join(str(output.get("data", {}).get("text/html", "")) for output in outputs)
    return re.search(r'class="slopes-result (\w+)', shown)[1]


@pytest.mark.parametrize("name", [name for name in CHAPTERS if name not in WHOLE])
def test_a_chapter_opens_and_its_imports_run(opened, name):
    chapter = opened(name)
    title = cells(name, "title")[0].source.splitlines()[0].removeprefix("# ")
    expect(chapter.page.locator(".jp-Notebook h1").first).to_contain_text(title)
    for cell in ("colab", "imports"):
        chapter.run(cell)
    assert chapter.wrong() == []
    assert not [address for address, status in chapter.asked if status >= 400]


@pytest.fixture(scope="module", params=WHOLE)
def whole(request, chrome, site):
    """A chapter that a reader who has nothing yet has opened and run to its end."""
    context = chrome.new_context(viewport={"width": 1300, "height": 900})
    chapter = Chapter(context, site, request.param)
    chapter.run_all()
    yield chapter
    context.close()
    assert not chapter.faults, "\n".join(chapter.faults)


def test_it_runs_to_its_end_without_an_error(whole):
    assert whole.wrong() == []


def test_nothing_is_missing_and_the_first_run_is_light(whole):
    assert not [address for address, status in whole.asked if status >= 400]
    names = {address.partition("?")[0].lstrip("/") for address, _ in whole.asked}
    weight = sum(compressed(SITE / name) for name in names)
    assert weight < HEAVIEST, f"{whole.name} takes {weight / 1e6:.1f} MB"


def test_its_figure_is_moved_and_redraws(whole):
    figure = whole.page.locator(".widget-vbox", has=whole.page.get_by_role("slider")).first
    figure.scroll_into_view_if_needed()
    drawing, slider = figure.locator("svg[role=img]"), figure.get_by_role("slider").first
    before = drawing.get_attribute("aria-label")
    slider.press("End")
    expect(drawing).not_to_have_attribute("aria-label", before)
    expect(figure.get_by_role("alert")).to_have_count(0)


def test_its_checks_judge(whole):
    stub, solution = cells(whole.name, "-stub")[0], cells(whole.name, "-solution")[0]
    assert verdict(whole.run(stub.id)) == "todo"
    answer = re.sub(r"\n+assert check\(.*", "", solution.source, flags=re.DOTALL)
    call = re.search(r"^check\(.*\)", stub.source, re.M)[0]
    assert verdict(whole.run(stub.id, f"{answer}\n\n{call}")) == "right"
    name = re.search(r'"[\w-]+"', call)[0]
    assert verdict(whole.run(stub.id, f"check({name}, lambda *given, **more: 0.0)")) == "wrong"


def test_a_second_run_transfers_nothing(whole, site):
    again = Chapter(whole.page.context, site, whole.name)
    again.run("imports")
    assert [answer for answer in again.asked if answer[1] != 304] == []


def test_the_list_of_files_names_every_chapter(opened, site):
    listed = json.loads((SITE / "lite" / "api" / "contents" / "all.json").read_text("utf-8"))
    assert [file["name"] for file in listed["content"]] == CHAPTERS
