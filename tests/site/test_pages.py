"""Every page on a desk and on paper: what it asks for, says, shows and weighs."""

from pathlib import Path

import pytest
from visits import MOVING, STOP

HEAVIEST = 600 * 1024
PAPER = Path(__file__).with_name("paper.js")
A4 = {"width": 680, "height": 1000}  # what its margins leave, in CSS pixels
OPEN_ALL = "document.querySelectorAll('details').forEach((d) => { d.open = true; })"

STOPS = 25


def survey(visit):
    """All that the tests below ask of a page; what is folded is weighed closed and judged open."""
    light = {"weight": visit.weight(), "paper": paper(visit.page), "stops": stops(visit.page)}
    light["moving"] = visit.page.evaluate(MOVING)
    visit.page.evaluate(OPEN_ALL)
    light["look"] = visit.look()
    visit.turn("dark")
    dark = {"stops": stops(visit.page), "look": visit.look()}
    visit.turn("light")
    visit.thin_out()
    light["axe"] = visit.form() + visit.contrast()
    visit.turn("dark")
    dark["axe"] = visit.contrast()  # the rest is the same page
    faults = {"refused": visit.refused, "said": visit.said, "strangers": visit.strangers}
    return {"light": light, "dark": dark, **faults}


def paper(page):
    """What is wrong with the page on paper, a list for each kind of fault."""
    screen = page.viewport_size
    page.set_viewport_size(A4)
    page.emulate_media(media="print")
    found = page.evaluate(PAPER.read_text("utf-8"))
    page.emulate_media(media="screen")
    page.set_viewport_size(screen)
    return found


def stops(page):
    """Where the Tab key leads, in words, with whether the focus is seen there."""
    found = []
    for _ in range(STOPS):
        page.keyboard.press("Tab")
        found.append(page.evaluate(STOP))
    page.evaluate("document.activeElement.blur()")  # a tip that stands open is no part of the page
    return found


@pytest.fixture
def found(seen, name):
    return seen(name, survey)


@pytest.fixture
def light(found):
    return found["light"]


@pytest.fixture
def dark(found):
    return found["dark"]


def test_nothing_comes_from_a_third_party(found):
    assert not found["strangers"], "\n".join(found["strangers"])


def test_every_file_that_it_asks_for_is_there(found):
    assert not found["refused"], "\n".join(found["refused"])


def test_the_console_stays_silent(found):
    assert not found["said"], "\n".join(found["said"])


def test_axe_finds_nothing_in_light(light):
    assert not light["axe"], "\n".join(light["axe"])


def test_axe_finds_nothing_in_dark(dark):
    assert not dark["axe"], "\n".join(dark["axe"])


def test_no_light_panel_is_left_in_the_dark(dark):
    assert not dark["look"]["lightPanels"], "\n".join(dark["look"]["lightPanels"])


def test_every_picture_says_what_it_shows(light):
    assert not light["look"]["nameless"], "\n".join(light["look"]["nameless"])


def test_every_figure_has_a_caption(light):
    assert not light["look"]["uncaptioned"], "\n".join(light["look"]["uncaptioned"])


def test_maths_is_set(light):
    assert not light["look"]["rawMaths"], "\n".join(light["look"]["rawMaths"])


def test_no_id_is_given_twice(light):
    assert not light["look"]["doubleIds"], "\n".join(light["look"]["doubleIds"])


def test_it_says_what_it_is(light):
    look = light["look"]
    assert look["lang"] == "en"
    assert look["title"].strip()
    assert len(look["h1"]) == 1, look["h1"]
    missing = [tag for tag, content in look["tags"].items() if not content.strip()]
    assert look["noindex"] or not missing, f"missing: {missing}"


def test_a_first_view_is_light(light):
    heaviest = sorted(light["weight"].items(), key=lambda item: -item[1])[:6]
    assert sum(light["weight"].values()) <= HEAVIEST, heaviest


def test_the_keyboard_comes_first_to_the_link_that_skips_to_the_text(light):
    first = light["stops"][0]
    assert light["look"]["noindex"] or first["href"] == "#main-content", first


def test_the_focus_is_seen_wherever_it_stands(light, dark):
    stops = [stop for look in (light, dark) for stop in look["stops"] if not stop["left"]]
    assert stops
    unseen = [stop["name"] for stop in stops if not stop["seen"]]
    assert not unseen, "\n".join(unseen)


def test_who_asks_for_stillness_gets_it(light):
    assert not light["moving"], "\n".join(light["moving"][:10])


@pytest.mark.parametrize("fault", ["title", "cut", "folded", "pressed", "split", "dark"])
def test_it_is_whole_on_paper(light, fault):
    assert not light["paper"][fault], "\n".join(light["paper"][fault][:10])
