"""Every page on a screen 320 pixels wide."""

import pytest

WIDTH = 320
OPEN_ALL = "document.querySelectorAll('details').forEach((d) => { d.open = true; })"


def survey(visit):
    closed = visit.look()["sticksOut"]
    visit.page.evaluate(OPEN_ALL)
    look = visit.look()
    visit.page.evaluate("scrollTo(1000, 0)")
    sideways = visit.page.evaluate("scrollX")
    # The article's colours are those of the desk; what a finger taps is 24 pixels wide and high.
    axe = visit.axe(contrast="not article", rules=["target-size"])
    return {
        **{"closed": closed, "look": look, "sideways": sideways, "axe": axe},
        "faults": visit.faults,
    }


@pytest.fixture(params=["light", "dark"])
def found(seen, name, request):
    return seen(name, survey, width=WIDTH, scheme=request.param)


def test_nothing_is_wider_than_the_screen(found):
    wide = found["closed"] + found["look"]["sticksOut"]
    assert not wide, "\n".join(wide)
    assert (found["look"]["scrollWidth"], found["sideways"]) == (WIDTH, 0)


def test_axe_finds_nothing(found):
    assert not found["axe"], "\n".join(found["axe"])


def test_it_asks_for_nothing_amiss_and_stays_silent(found):
    assert not found["faults"], "\n".join(found["faults"])
