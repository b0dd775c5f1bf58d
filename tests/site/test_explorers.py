"""The Explorers of the chapters, each moved by keyboard on its page and from a file."""

import pytest
import serve

KEYS = {"range": "ArrowRight", "select-one": "ArrowDown"}
FORM = """(e) => ({
  kind: e.type, name: e.labels[0]?.innerText.trim(), last: e.options?.length - 1 || Number(e.max),
})"""
WATCH = """(control) => {
  const figure = control.closest(".slopes-explorer");
  const svg = figure.querySelector(".slopes-frame svg[role=img]");
  const states = [], drawings = [];
  const note = () => {
    drawings.push(svg.innerHTML);
    states.push({
      drawing: drawings.indexOf(svg.innerHTML), label: svg.getAttribute("aria-label"),
      value: control.value, text: control.getAttribute("aria-valuetext"),
      output: control.nextElementSibling?.innerText,
    });
  };
  note();
  figure.addEventListener("input", note);
  window.seen = () => {
    figure.removeEventListener("input", note);
    return states;
  };
}"""


def survey(visit):
    """What every Explorer of a page shows and says while each control goes through its places."""
    visit.page.clock.install()
    figures = visit.page.locator(".slopes-explorer").all()
    return {"figures": [moved(figure) for figure in figures], "faults": visit.faults}


def moved(figure):
    image = figure.locator(".slopes-frame svg[role=img]")
    controls = figure.locator("input, select").all()
    walks = [walk(control) for control in controls]
    before = image.get_attribute("aria-label")
    for control in controls:
        control.press("Home")
        control.press("End")
    figure.page.clock.run_for(600)
    label, said = image.get_attribute("aria-label"), figure.locator(".slopes-says").text_content()
    return {"walks": walks, "before": before, "label": label, "said": said}


def walk(control):
    """The form of a control, the states that it leads through, and the first state again."""
    form, keyboard = control.evaluate(FORM), control.page.keyboard
    control.press("Home")
    control.evaluate(WATCH)
    for _ in range(form["last"]):
        keyboard.press(KEYS[form["kind"]])
    focused = control.evaluate("e => e === document.activeElement")
    keyboard.press("Home")
    *states, back = control.page.evaluate("seen()")
    return form | {"states": states, "back": back, "focused": focused}


@pytest.fixture(params=["served", "from a file"])
def found(seen, moving, request):
    """What was seen on one page, over http or opened as a file."""
    served = request.param == "served"
    return seen(moving if served else (serve.SITE / moving).as_uri(), survey)


@pytest.fixture
def walks(found):
    return [walk for figure in found["figures"] for walk in figure["walks"]]


def test_the_arrow_keys_move_every_slider(walks):
    for walk in walks:
        if walk["kind"] == "range":
            first, *_, last = walk["states"]
            way = f"{first['text']} … {last['text']}"
            assert len(walk["states"]) == walk["last"] + 1
            assert walk["focused"]
            assert last["text"] != first["text"]
            assert last["output"] == last["text"]
            drawings = {state["drawing"] for state in walk["states"]}
            assert len(drawings) > 1, f"{way}: the drawing stands still"
            labels = {state["label"] for state in walk["states"]}
            assert len(labels) > 1, f"{way}: its text stays the same"
            assert walk["back"]["drawing"] == first["drawing"]


def test_the_arrow_keys_choose_from_every_menu(walks):
    for walk in walks:
        if walk["kind"] == "select-one":
            values = [state["value"] for state in walk["states"]]
            assert len(set(values)) == walk["last"] + 1, values
            drawings = {state["drawing"] for state in walk["states"]}
            assert len(drawings) > 1, f"{walk['name']}: the drawing stands still"


def test_a_screen_reader_hears_where_the_hand_comes_to_rest(found):
    assert found["figures"]
    for figure in found["figures"]:
        assert figure["label"] != figure["before"]
        assert figure["said"] == figure["label"]


def test_every_control_has_a_name(found):
    for figure in found["figures"]:
        names = [walk["name"] for walk in figure["walks"]]
        assert names
        assert all(names)


def test_it_asks_for_nothing_amiss_and_stays_silent(found):
    assert not found["faults"], "\n".join(found["faults"])
