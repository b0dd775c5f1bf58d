"""Every page on a screen 320 pixels wide."""

import pytest

WIDTH = 320
OPEN_ALL = "document.querySelectorAll('details').forEach((d) => { d.open = true; })"


def survey(visit):
    """What the page shows in light and in dark, closed and then open."""
    closed = {"light": visit.look()["sticksOut"]}
    visit.turn("dark")
    closed["dark"] = visit.look()["sticksOut"]
    visit.page.evaluate(OPEN_ALL)
    found = {"dark": opened(visit)}
    visit.turn("light")
    found["light"] = opened(visit)
    # The article's colours are those of the desk; what a finger taps is 24 pixels wide and high.
    visit.thin_out()
    found["light"]["axe"] = visit.form(rules=["target-size"]) + visit.contrast("not article")
    visit.turn("dark")
    found["dark"]["axe"] = visit.contrast("not article")
    return {
        scheme: found[scheme] | {"closed": closed[scheme], "faults": visit.faults}
        for scheme in found
    }


def opened(visit):
    look = visit.look()
    visit.page.evaluate("scrollTo(1000, 0)")
    return {"look": look, "sideways": visit.page.evaluate("scrollX")}


@pytest.fixture(params=["light", "dark"])
def found(seen, name, request):
    return seen(name, survey, width=WIDTH)[request.param]


def test_nothing_is_wider_than_the_screen(found):
    wide = found["closed"] + found["look"]["sticksOut"]
    assert not wide, "\n".join(wide)
    assert (found["look"]["scrollWidth"], found["sideways"]) == (WIDTH, 0)


def test_axe_finds_nothing(found):
    assert not found["axe"], "\n".join(found["axe"])


def test_it_asks_for_nothing_amiss_and_stays_silent(found):
    assert not found["faults"], "\n".join(found["faults"])
