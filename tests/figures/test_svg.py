"""Figures ready to stand inside a page."""

import re
import xml.etree.ElementTree as ET

import numpy as np
import pytest
from matplotlib.figure import Figure

from slopes.figures import CYCLE, clean, render
from slopes.figures.svg import parts


def figure(paint):
    fig = Figure(figsize=(4, 3), layout="constrained")
    paint(fig.subplots())
    return fig


def cleaned(paint, label="a figure", prefix="f"):
    return clean(render(figure(paint)), label, prefix)


def everything(ax):
    x = np.linspace(-5, 5, 101)
    ax.plot(x, np.tanh(x), "k", label=r"tanh $\alpha^2$")
    ax.scatter(x[::20], x[::20], c=x[::20], edgecolors="white")
    ax.fill_between(x, 0, x, alpha=0.2, hatch="/")
    ax.imshow([[0, 1], [1, 0]], extent=(0, 1, 0, 1))
    ax.legend()
    ax.set_title("1.2345 < x & y")


def test_the_same_figure_gives_the_same_bytes():
    assert render(figure(everything)) == render(figure(everything))


def test_cleaning_twice_changes_nothing():
    once = cleaned(everything)
    assert clean(once, "a figure", "f") == once


def test_render_leaves_the_figure_as_it_was():
    fig = figure(everything)
    canvas, dpi = fig.canvas, fig.dpi
    render(fig)
    assert (fig.canvas, fig.dpi) == (canvas, dpi)


def test_text_stays_text_and_keeps_its_digits():
    texts = [
        "".join(t.itertext()) for t in ET.fromstring(cleaned(everything)).iter() if "text" in t.tag
    ]
    assert "1.2345 < x & y" in texts
    assert "tanh\N{NO-BREAK SPACE}α2" in texts


@pytest.mark.parametrize(
    "leftover", ["<?xml", "<!", "metadata", "<style", "<title", "xlink", "rdf"]
)
def test_what_a_page_does_not_need_is_gone(leftover):
    assert leftover not in cleaned(everything)


def test_coordinates_have_one_decimal():
    svg = cleaned(lambda ax: ax.plot([0, 1, 3], [1 / 3, 2 / 3, 1]))
    lengths = re.findall(r' (?:d|x|y)="([^"]*)"', re.sub(r"<defs>.*?</defs>", "", svg))
    assert lengths
    assert [v for v in lengths if re.search(r"\.\d\d", v)] == []


def test_every_reference_finds_its_id_and_every_id_has_the_prefix():
    svg = cleaned(everything, prefix="page3")
    ids = re.findall(r' id="([^"]*)"', svg)
    references = re.findall(r'(?:url\(|href=")#([^")]+)', svg)
    assert set(ids) == set(references)
    assert len(ids) == len(set(ids))
    assert [i for i in ids if not i.startswith("page3-")] == []


def test_black_follows_the_text_of_the_page():
    svg = cleaned(lambda ax: ax.plot([0, 1], "k"))
    assert "currentColor" in svg
    assert re.findall(r"#000\b|#000000|black", svg) == []


def test_white_sheets_are_gone_and_white_edges_follow_the_page():
    assert "#fff;" not in (svg := cleaned(lambda ax: ax.plot([0, 1]))), svg
    assert svg.count("var(--page)") == 0
    assert "stroke: var(--page)" in cleaned(lambda ax: ax.scatter([1], [1], edgecolors="white"))
    open_circle = cleaned(lambda ax: ax.plot([1], [1], "o", mfc="white", mec="#2f7fd1"))
    assert "fill: var(--page); stroke: #2f7fd1" in open_circle


def test_white_letters_and_lines_stay_white():
    svg = cleaned(
        lambda ax: (ax.text(0.5, 0.5, "on blue", color="white"), ax.axhline(0, color="w"))
    )
    assert re.search(r'<text[^>]*style="[^"]*fill: #ffffff', svg), svg
    assert "stroke: #ffffff" in svg


def test_a_coloured_background_stays():
    assert "#ffeedd" in cleaned(lambda ax: ax.set_facecolor("#ffeedd"))


def test_it_scales_and_has_its_text():
    root = ET.fromstring(cleaned(everything, label='slope < 1 & "x"'))
    assert root.get("role") == "img"
    assert root.get("aria-label") == 'slope < 1 & "x"'
    assert (root.get("width"), root.get("height")) == (None, None)
    assert root.get("viewBox") == "0 0 288 216"
    assert "max-width: 288pt" in root.get("style")


def test_the_page_chooses_the_font_but_monospace_stays():
    svg = cleaned(lambda ax: ax.set_title("code", family="monospace"))
    assert re.findall(r"font-family: [^;\"]*", svg) == ["font-family: monospace"]


def test_a_stacked_formula_keeps_its_places():
    svg = cleaned(lambda ax: ax.set_title(r"$\frac{a}{b} + x_i^2$"))
    spans = re.findall(r"<tspan [^>]*>", svg)
    assert len(spans) > 3
    assert [s for s in spans if ' x="' not in s] == []


def test_an_image_stays_an_image():
    assert 'href="data:image/png;base64,iVBOR' in cleaned(everything)


def test_the_parts_together_are_the_drawing():
    svg = cleaned(everything)
    inner = svg[svg.index(">") + 1 : svg.rindex("</svg>")]
    assert "".join(parts(svg)) == inner


@pytest.mark.parametrize("label", ["", "  ", None, 3])
def test_a_figure_without_text_is_refused(label):
    with pytest.raises(ValueError, match="label: expected what the figure shows, got"):
        clean("<svg viewBox='0 0 1 1'/>", label, "f")


def test_what_is_not_a_drawing_is_refused():
    with pytest.raises(ValueError, match="svg: expected an <svg> with a viewBox, got <p>"):
        clean("<p>no</p>", "a", "f")


INK = {"light": ("#1d2530", "#ffffff"), "dark": ("#dde3ea", "#12161c")}  # the site's text and page


def channels(colour):
    return np.array([int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)])


def contrast(colour, ground):
    """The contrast ratio of WCAG 2."""
    linear = [
        np.where(c > 0.04045, ((c + 0.055) / 1.055) ** 2.4, c / 12.92) for c in (colour, ground)
    ]
    light = sorted(float(c @ [0.2126, 0.7152, 0.0722]) + 0.05 for c in linear)
    return light[1] / light[0]


@pytest.mark.parametrize("theme", INK)
@pytest.mark.parametrize("colour", CYCLE)
def test_coloured_letters_can_be_read(colour, theme):
    svg = cleaned(lambda ax: ax.text(0.5, 0.5, "slope", color=colour))
    mixed = rf"<text [^>]*fill: color-mix\(in srgb, {colour} (\d+)%, currentColor\)[^>]*>slope<"
    share = int(re.search(mixed, svg)[1]) / 100
    ink, page = map(channels, INK[theme])
    assert contrast(share * channels(colour) + (1 - share) * ink, page) >= 4.5


def test_letters_in_ink_and_coloured_shapes_keep_their_colour():
    svg = cleaned(lambda ax: (ax.text(0.5, 0.5, "ink"), ax.plot([0, 1], color=CYCLE[1])))
    assert "color-mix" not in svg
    assert f"stroke: {CYCLE[1]}" in svg


def test_cleaning_coloured_letters_twice_changes_nothing():
    once = cleaned(lambda ax: ax.set_title(r"the slope $f'(x)^2$", color=CYCLE[0]))
    assert once.count("color-mix") > 0
    assert clean(once, "a figure", "f") == once
