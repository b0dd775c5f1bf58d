"""Every page on a desk: what it asks for, says, shows and weighs, in light and in dark."""

import pytest

HEAVIEST = 600 * 1024
OPEN_ALL = "document.querySelectorAll('details').forEach((d) => { d.open = true; })"


def survey(visit):
    """All that the tests below ask of a page; what is folded is weighed closed and judged open."""
    weight = visit.weight()
    visit.page.evaluate(OPEN_ALL)
    found = {"weight": weight, "look": visit.look(), "axe": visit.axe()}
    return found | {"refused": visit.refused, "said": visit.said, "strangers": visit.strangers}


@pytest.fixture
def light(seen, name):
    return seen(name, survey)


@pytest.fixture
def dark(seen, name):
    return seen(name, survey, scheme="dark")


def test_nothing_comes_from_a_third_party(light, dark):
    assert light["strangers"] + dark["strangers"] == []


def test_every_file_that_it_asks_for_is_there(light, dark):
    assert light["refused"] + dark["refused"] == []


def test_the_console_stays_silent(light, dark):
    assert light["said"] + dark["said"] == []


def test_axe_finds_nothing_in_light(light):
    assert light["axe"] == []


def test_axe_finds_nothing_in_dark(dark):
    assert dark["axe"] == []


def test_no_light_panel_is_left_in_the_dark(dark):
    assert dark["look"]["lightPanels"] == []


def test_every_picture_says_what_it_shows(light):
    assert light["look"]["nameless"] == []


def test_every_figure_has_a_caption(light):
    assert light["look"]["uncaptioned"] == []


def test_maths_is_set(light):
    assert light["look"]["rawMaths"] == []


def test_no_id_is_given_twice(light):
    assert light["look"]["doubleIds"] == []


def test_it_says_what_it_is(light):
    look = light["look"]
    assert look["lang"] == "en"
    assert look["title"].strip()
    assert len(look["h1"]) == 1, look["h1"]
    missing = [tag for tag, content in look["tags"].items() if not content.strip()]
    assert look["noindex"] or missing == []


def test_a_first_view_is_light(light):
    heaviest = sorted(light["weight"].items(), key=lambda item: -item[1])[:6]
    assert sum(light["weight"].values()) <= HEAVIEST, heaviest
