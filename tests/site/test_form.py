"""A page is a text with pictures: what its main text is made of, measured in a browser."""

from pathlib import Path

import pytest

FORM = Path(__file__).with_name("form.js").read_text("utf-8")
CODE, PICTURES, WORDS, SCREEN = 0.15, 0.25, 3000, 900
MINUTES = {1: 5, 2: 15, 3: 30}  # for an exercise, by its stars
FURTHER = 4500  # words, with what is folded as Deeper


def survey(visit):
    """The form of a page on a desk, with its folds open, and on a phone."""
    page, found = visit.page, {}
    for place, width in (("desk", 1280), ("phone", 360)):
        page.set_viewport_size({"width": width, "height": SCREEN})
        page.wait_for_timeout(200)
        found[place] = page.evaluate(FORM)
    page.evaluate("document.querySelectorAll('details').forEach((d) => { d.open = true; })")
    return found | {"open": page.evaluate(FORM)}


@pytest.fixture
def found(seen, chapter):
    return seen(chapter, survey)


@pytest.fixture
def form(found):
    return found["desk"]


@pytest.fixture
def small(found):
    return found["phone"]


def test_code_takes_little_room_and_pictures_much(form):
    code, pictures = (form[part] / form["height"] for part in ("code", "pictures"))
    assert code <= CODE, f"code takes {code:.0%} of the height"
    assert pictures >= PICTURES, f"pictures take {pictures:.0%} of the height"


def test_no_three_screens_go_without_a_picture(form):
    assert form["gap"] <= 3 * SCREEN, f"{form['gap'] / SCREEN:.1f} screens, to {form['before']} px"


def test_nothing_is_cut(form):
    assert not form["cut"]


def test_tables_fit_a_phone(small):
    assert not small["tables"]


def test_the_text_is_short(found):
    assert found["desk"]["words"] <= WORDS
    assert found["open"]["further"] <= FURTHER


def test_the_minutes_are_true(form):
    reading = form["words"] / 130 + form["lines"] * 3 / 60 + 3 * form["explorers"]
    practice = sum(MINUTES.get(stars, 0) for stars in form["stars"])
    for name, rule in (("Reading", reading), ("Exercises", practice)):
        told = form["minutes"][name]
        assert abs(told - rule) <= rule / 4, f"{name}: {told} minutes, by the rule {rule:.0f}"


def test_question_controls_and_figure_fit_one_screen(form, small):
    for width, found in ((1280, form), (360, small)):
        high = [f"{what}: {height:.0f} px" for what, height in found["screens"] if height > SCREEN]
        assert not high, f"at {width} px {high}"


def test_letters_of_figures_can_be_read_on_a_phone(small):
    tiny = {f"{text!r}: {size:.1f} px" for text, size in small["letters"] if size < 10.95}
    assert not tiny
