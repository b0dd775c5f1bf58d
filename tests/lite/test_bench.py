"""The workbench of the first page: ten formulas, three of them wrong; sliders, links."""

import json

import pytest
from answer import bench
from formulas import RIGHT, WRONG
from live_answers import PATIENCE, Reader
from playwright.sync_api import expect
from visits import SITE

PAGE = "book/index.html"
HEAVIEST = 12e6  # bytes that come with the button


class Bench(Reader):
    """The first page with its workbench."""

    def __init__(self, chrome, site, hash="", **conditions):
        super().__init__(chrome, site, PAGE + hash, **conditions)
        self.place = self.page.locator(".slopes-bench")
        self.button = self.place.get_by_role("button", name="function of your own")
        self.field = self.place.get_by_label("f(x) =")
        self.says = self.place.locator(".slopes-says")
        self.outcome = self.place.locator(".slopes-outcome")

    def open(self):
        self.place.locator("[data-opens]").click()
        expect(self.outcome).not_to_be_empty(timeout=PATIENCE)
        return self

    def type(self, text):
        self.field.fill(text)
        self.field.press("Enter")


def said(formula, values, beside="relu"):
    job = {"formula": formula, "values": values, "beside": beside, "weights": "own"}
    return json.loads(bench.told(json.dumps(job)))["said"]


@pytest.fixture(scope="module")
def opened(chrome, site):
    bench = Bench(chrome, site).open()
    yield bench
    bench.context.close()
    assert not bench.faults, "\n".join(bench.faults)


@pytest.mark.parametrize("text", RIGHT)
def test_a_formula_is_measured_on_the_page_as_anywhere(opened, text):
    parameters, _, _ = RIGHT[text]
    opened.type(text)
    # The last digits of a computation may differ from machine to machine.
    facts = said(text, {}).partition("; a size")[0]
    expect(opened.says).to_contain_text(facts, timeout=PATIENCE)
    expect(opened.outcome.locator("svg")).to_have_count(2)
    expect(opened.place.get_by_role("slider")).to_have_count(len(parameters))
    expect(opened.outcome.get_by_role("columnheader")).to_have_text(["measured", "yours", "relu"])


@pytest.mark.parametrize("text", WRONG)
def test_a_wrong_formula_gets_its_sentence(opened, text):
    opened.type(text)
    expect(opened.outcome.locator(".wrong")).to_contain_text(WRONG[text], timeout=PATIENCE)
    expect(opened.field).to_have_attribute("aria-invalid", "true")
    expect(opened.field).to_be_focused()


def test_a_slider_moves_its_parameter_by_key(opened):
    opened.type("a * tanh(x)")
    slider = opened.place.get_by_role("slider", name="a")
    slider.press("End")
    expect(opened.says).to_contain_text("Values −3 to 3", timeout=PATIENCE)
    expect(slider).to_be_focused()


def test_another_function_and_other_weights_stand_beside_it(opened):
    opened.type("tanh(x)")
    opened.place.get_by_label("Beside", exact=True).select_option("gelu")
    opened.place.get_by_label("Weights", exact=True).select_option("0.5")
    expect(opened.says).to_contain_text("It vanishes", timeout=PATIENCE)
    heads = opened.outcome.get_by_role("columnheader")
    expect(heads).to_have_text(["measured", "yours", "gelu"])


def test_a_link_carries_it_to_someone_else(opened, chrome, site):
    opened.type("a * sin(x)")
    opened.place.get_by_role("slider").press("Home")
    expect(opened.says).to_contain_text("Values −3 to 3", timeout=PATIENCE)
    hash = opened.page.evaluate("location.hash")
    other = Bench(chrome, site, hash)
    expect(other.place.locator("[data-opens]")).to_have_text("Try a * sin(x)")
    other.open()
    expect(other.says).to_contain_text("Values −3 to 3", timeout=PATIENCE)
    assert other.field.input_value() == "a * sin(x)"
    assert other.page.evaluate("location.hash") == hash
    other.context.close()


def test_nothing_comes_before_the_button_and_little_with_it(chrome, site):
    fresh = Bench(chrome, site)
    expect(fresh.place.locator(".slopes-explorer")).to_be_visible()
    before = fresh.weight()
    assert not [name for name in before if name.startswith("lite/")]
    fresh.open()
    assert sum(fresh.weight().values()) - sum(before.values()) < HEAVIEST
    assert not fresh.faults
    expect(fresh.place.locator(".slopes-explorer")).to_have_count(0)
    fresh.context.close()


def test_where_python_cannot_start_the_explorer_stays(chrome, site):
    fresh = Bench(chrome, site)
    fresh.context.route("**/pyodide.mjs", lambda route: route.abort())
    fresh.place.locator("[data-opens]").click()
    expect(fresh.outcome).to_contain_text("Python could not be started", timeout=PATIENCE)
    expect(fresh.place.locator(".slopes-explorer")).to_be_visible()
    fresh.context.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_it_fits_a_phone_and_leaves_nothing_unnamed(chrome, site, scheme):
    fresh = Bench(chrome, site, width=360, scheme=scheme).open()
    assert fresh.page.evaluate("document.documentElement.scrollWidth") <= 360
    assert fresh.faulty(".slopes-bench") == []
    for control in fresh.place.locator("button, select, input[type=text]").all():
        if control.is_visible():
            assert control.bounding_box()["height"] >= 40
    fresh.context.close()


def test_from_a_file_the_explorer_stands_alone(chrome):
    fresh = Bench(chrome, SITE.as_uri() + "/")
    expect(fresh.button).to_be_hidden()
    expect(fresh.place.locator(".slopes-explorer")).to_be_visible()
    fresh.context.close()
