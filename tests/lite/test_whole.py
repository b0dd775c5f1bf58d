"""Three chapters run whole in JupyterLite: moved, judged, light, and kept for the next time."""

import re

import pytest
from live_chapters import Chapter, cells
from playwright.sync_api import expect
from visits import SITE, compressed

WHOLE = ["01-the-gate.ipynb", "03-what-a-slope-is-for.ipynb", "17-which-one.ipynb"]
HEAVIEST = 45e6  # bytes of a first run


def verdict(outputs):
    """The class of the verdict that a check shows: right, wrong or todo."""
    shown = " ".join(str(output.get("data", {}).get("text/html", "")) for output in outputs)
    return re.search(r'class="slopes-result (\w+)', shown)[1]


@pytest.fixture(scope="module", params=WHOLE)
def whole(request, profile, site):
    """A chapter that a reader who has nothing yet has opened and run to its end."""
    context = profile()
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
    stub = next(cell for cell in cells(whole.name, "-stub") if cell.source.startswith("def "))
    (solution,) = cells(whole.name, stub.id.replace("-stub", "-solution"))
    assert verdict(whole.run(stub.id)) == "todo"
    answer = re.sub(r"\n+assert check\(.*", "", solution.source, flags=re.DOTALL)
    call = re.search(r"^check\(.*\)", stub.source, re.M)[0]
    assert verdict(whole.run(stub.id, f"{answer}\n\n{call}")) == "right"
    name = re.search(r'"[\w-]+"', call)[0]
    for wrong in ("0.0", "time.sleep(100)", "[1 for _ in iter(int, 1)]"):
        asked = f"import time\ncheck({name}, lambda *given, **more: {wrong})"
        assert verdict(whole.run(stub.id, asked)) == "wrong", wrong


def test_a_second_run_transfers_nothing(whole, site):
    again = Chapter(whole.page.context, site, whole.name)
    again.run("imports")
    asked = [(address, status) for address, status in again.asked if "/favicons/" not in address]
    assert [answer for answer in asked if answer[1] != 304] == []  # icons are the browser's affair
