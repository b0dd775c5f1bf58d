"""The Explorer in a real browser: opened from a file, with no kernel and no network."""

from pathlib import Path

import pytest

from slopes import Explorer, leaky_relu, relu, sigmoid

STATIC = Path(__file__).parents[2] / "book" / "_static"
PAGE = """<!doctype html><html lang="en"><meta charset="utf-8">
<meta name="viewport" content="width=device-width"><title>Two explorers</title>
<style>{css} @media (prefers-color-scheme: dark) {{ body {{ color: #ddd }} }}</style>
<script>{js}</script><main>{body}</main></html>"""
INK = "getComputedStyle(document.querySelector('svg text')).fill"


def leak(ax, alpha):
    ax.plot([-3, 0, 3], leaky_relu([-3.0, 0.0, 3.0], alpha=alpha))
    ax.set(xlim=(-3, 3), ylim=(-3, 3))


def stretched(ax, function, w):
    ax.plot([-1, 0, 1], function([-1.0 * w, 0.0, 1.0 * w]))
    ax.set(xlim=(-1, 1), ylim=(-1, 3))


@pytest.fixture(scope="module")
def page_address(tmp_path_factory):
    one = Explorer(leak, alpha=[0, 0.1, 0.2, -0.3], alt="A leak of {alpha}", start={"alpha": 0.1})
    two = Explorer(
        stretched,
        function=[relu, sigmoid],
        w=[1, 2, 3],
        alt="{function} of {w} x",
        caption="A weight stretches a function.",
    )
    css, js = ((STATIC / f"explorer.{kind}").read_text() for kind in ("css", "js"))
    path = tmp_path_factory.mktemp("explorer") / "page.html"
    path.write_text(PAGE.format(css=css, js=js, body=one.html + two.html), encoding="utf-8")
    return path.as_uri()


@pytest.fixture
def visit(chrome, page_address):
    """Opens the page under given conditions; whatever the page complains of fails the test."""
    contexts, complaints = [], []

    def visit(**conditions):
        contexts.append(chrome.new_context(**conditions))
        page = contexts[-1].new_page()
        page.on("console", lambda message: complaints.append(message.text))
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.goto(page_address)
        return page

    yield visit
    for context in contexts:
        context.close()
    assert complaints == []


def alts(page):
    return [svg.get_attribute("aria-label") for svg in page.locator("svg").all()]


def drawing(page, index=0):
    return page.locator("svg").nth(index).inner_html()


def test_the_first_frame_stands_without_javascript(visit):
    page = visit(java_script_enabled=False)
    assert alts(page) == ["A leak of 0.1", "relu of 1 x"]
    assert page.locator("svg").first.is_visible()
    assert page.locator("noscript p").first.inner_text().endswith("this figure moves.")
    assert page.locator("noscript p").first.is_visible()
    assert not page.locator("input").first.is_visible()
    assert page.locator(".slopes-controls").first.bounding_box() is None


def test_the_arrow_keys_move_the_slider_and_the_frame(visit):
    page = visit()
    before = drawing(page)
    page.keyboard.press("Tab")
    page.keyboard.press("ArrowRight")
    slider = page.get_by_role("slider", name="alpha")
    assert slider.evaluate("e => e === document.activeElement")
    assert slider.get_attribute("aria-valuetext") == "0.2"
    assert page.locator("output").first.inner_text() == "0.2"
    assert alts(page)[0] == "A leak of 0.2"
    assert drawing(page) != before
    page.keyboard.press("ArrowLeft")
    assert drawing(page) == before
    page.keyboard.press("End")
    assert slider.get_attribute("aria-valuetext") == "\N{MINUS SIGN}0.3"


def test_a_slider_and_a_menu_together_choose_the_frame(visit):
    page = visit()
    page.get_by_label("function").focus()
    page.keyboard.press("ArrowDown")
    page.get_by_role("slider", name="w").press("End")
    assert alts(page)[1] == "sigmoid of 3 x"
    page.get_by_label("function").select_option("relu")
    assert alts(page)[1] == "relu of 3 x"


def test_two_explorers_leave_each_other_alone(visit):
    page = visit()
    other = drawing(page, 1)
    page.get_by_role("slider", name="alpha").press("End")
    assert drawing(page, 1) == other
    ids = page.evaluate("[...document.querySelectorAll('[id]')].map(e => e.id)")
    assert len(ids) == len(set(ids))


def test_every_frame_draws_like_the_first(visit):
    page = visit()
    slider = page.get_by_role("slider", name="alpha")
    for key in ["Home", "ArrowRight", "ArrowRight", "ArrowRight"]:
        slider.press(key)
        widths = page.locator("svg").first.evaluate(
            "svg => [...svg.querySelectorAll('path')].map(p => p.getBoundingClientRect().width)"
        )
        assert max(widths) > 200
        lost = page.evaluate(
            "[...document.querySelectorAll('svg use')]"
            ".filter(u => !document.querySelector(u.getAttribute('href'))).length"
        )
        assert lost == 0


def test_a_screen_reader_hears_where_the_hand_comes_to_rest(visit):
    page = visit()
    heard = page.locator(".slopes-says").first
    slider = page.get_by_role("slider", name="alpha")
    page.clock.install()
    for _ in range(2):
        slider.press("ArrowRight")
    assert heard.inner_text() == ""
    page.clock.run_for(600)
    assert heard.text_content() == "A leak of \N{MINUS SIGN}0.3"
    assert heard.get_attribute("role") == "status"
    described = slider.get_attribute("aria-describedby")
    assert page.locator(f"#{described} svg").get_attribute("aria-label") == heard.text_content()


def test_letters_follow_the_light_and_the_dark_page(visit):
    assert visit(color_scheme="light").evaluate(INK) == "rgb(0, 0, 0)"
    assert visit(color_scheme="dark").evaluate(INK) == "rgb(221, 221, 221)"


def test_it_fits_a_small_screen_and_answers_a_finger(visit):
    page = visit(viewport={"width": 360, "height": 740}, has_touch=True)
    assert page.evaluate("document.documentElement.scrollWidth") == 360
    box = page.get_by_role("slider", name="alpha").bounding_box()
    assert box["height"] >= 44
    page.touchscreen.tap(box["x"] + box["width"] - 10, box["y"] + box["height"] / 2)
    assert alts(page)[0] == "A leak of \N{MINUS SIGN}0.3"


def test_the_focus_is_seen(visit):
    page = visit()
    page.keyboard.press("Tab")
    outline = page.evaluate("getComputedStyle(document.activeElement).outlineStyle")
    assert outline == "solid"


def test_nothing_is_left_in_the_global_scope(visit):
    page = visit()
    kept = page.evaluate("['enhance', 'start', 'show'].filter((name) => name in window)")
    assert kept == []


def test_the_print_has_the_frame_and_no_controls(visit):
    page = visit()
    page.emulate_media(media="print")
    assert page.locator("svg").first.is_visible()
    assert not page.locator("input").first.is_visible()


def test_the_script_stays_small():
    assert (STATIC / "explorer.js").stat().st_size <= 2500
