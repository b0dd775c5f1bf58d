"""The Explorers of the chapters, each moved by keyboard on its page and from a file."""

import pytest
import serve

MODES = ["served", "from a file"]


@pytest.fixture(params=MODES)
def figures(visit, moving, request):
    """The Explorers of one page, over http or opened as a file."""
    served = request.param == "served"
    page = visit(moving if served else (serve.SITE / moving).as_uri())
    page.clock.install()
    found = page.locator(".slopes-explorer")
    assert found.count() > 0
    return found.all()


def drawing(figure):
    return figure.locator("svg[role=img]").inner_html()


def label(figure):
    return figure.locator("svg[role=img]").get_attribute("aria-label")


def test_the_arrow_keys_move_every_slider(figures):
    sliders = [(f, s) for f in figures for s in f.get_by_role("slider").all()]
    for figure, slider in sliders:
        slider.press("Home")
        first, text = drawing(figure), slider.get_attribute("aria-valuetext")
        seen = {(first, label(figure))}
        for _ in range(int(slider.get_attribute("max"))):
            slider.press("ArrowRight")
            seen.add((drawing(figure), label(figure)))
        assert slider.evaluate("e => e === document.activeElement")
        last = slider.get_attribute("aria-valuetext")
        assert last != text
        assert slider.locator("+ output").inner_text() == last
        assert len({shown for shown, _ in seen}) > 1, f"{text} … {last}: the drawing stands still"
        assert len({said for _, said in seen}) > 1, f"{text} … {last}: its text stays the same"
        slider.press("Home")
        assert drawing(figure) == first


def test_the_arrow_keys_choose_from_every_menu(figures):
    for figure in figures:
        for menu in figure.get_by_role("combobox").all():
            menu.press("Home")
            seen = {drawing(figure)}
            for _ in range(menu.locator("option").count() - 1):
                before = menu.input_value()
                menu.press("ArrowDown")
                assert menu.input_value() != before
                seen.add(drawing(figure))
            assert len(seen) > 1, "the drawing stands still"


def test_a_screen_reader_hears_where_the_hand_comes_to_rest(figures):
    for figure in figures:
        before = label(figure)
        for control in figure.locator("input, select").all():
            control.press("Home")
            control.press("End")
        assert label(figure) != before
        figure.page.clock.run_for(600)
        assert figure.locator(".slopes-says").text_content() == label(figure)


def test_every_control_has_a_name(figures):
    for figure in figures:
        controls = figure.locator("input, select").all()
        names = [control.evaluate("e => e.labels[0]?.innerText.trim()") for control in controls]
        assert names
        assert all(names)
