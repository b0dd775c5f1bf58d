"""Figures as small SVG that scales with the page and follows its colours and its font."""

import io
import itertools
import re
import xml.etree.ElementTree as ET

from ..arguments import expect
from .marks import join_marks
from .strokes import told_in_steps

INK = {"#000000", "#000", "black"}  # becomes the colour of the page's text
PAPER = {"#ffffff", "#fff", "white"}  # becomes the colour of the page itself
PAGE = "--page: var(--pst-color-background, var(--jp-layout-color0, #fff))"
NUMBER = re.compile(r"-?\d*\.?\d+(?:e[-+]?\d+)?")
REFERENCE = re.compile(r"#([^)\"']+)")
COLOUR = re.compile(r"#[0-9a-f]+")
SHARE = "68%"  # of a letter's own colour; the rest is ink, else few colours can be read
LENGTHS = {"points", "x", "y", "width", "height"}


def render(figure):
    """Return a matplotlib figure as SVG text: the same text each time, letters kept as letters."""
    import matplotlib
    from matplotlib.backends.backend_svg import FigureCanvasSVG

    file, canvas, dpi = io.StringIO(), figure.canvas, figure.dpi
    with matplotlib.rc_context({"svg.fonttype": "none", "svg.hashsalt": "slopes"}):
        try:  # savefig would draw everything twice
            FigureCanvasSVG(figure).print_svg(file, metadata={"Date": None})
        finally:
            figure.dpi = dpi
            figure.set_canvas(canvas)
    return file.getvalue()


def clean(svg, label, prefix):
    """Return matplotlib's SVG text made ready to stand inside a page.

    `label` is what it says to those who do not see it, `prefix` keeps its ids apart from those of
    other figures. What is black follows the page's text, white sheets and edges follow the page.
    Cleaning twice changes nothing.
    """
    expect(isinstance(label, str) and label.strip(), "label", "what the figure shows", label)
    root = ET.fromstring(svg)  # leaves out the prolog, the doctype and comments
    if _name(root) != "svg" or "viewBox" not in root.attrib:
        raise ValueError(f"svg: expected an <svg> with a viewBox, got <{_name(root)}>")
    names = {name: f"{prefix}-{i}" for i, name in enumerate(_referenced(root), 1)}
    _drop_sheets(root)
    _tidy(root, names)
    join_marks(root)
    view = root.get("viewBox")
    root.attrib = {
        "xmlns": "http://www.w3.org/2000/svg",
        "viewBox": view,
        "role": "img",
        "aria-label": label,
        "fill": "currentColor",
        "stroke-linejoin": "round",  # these two stand for matplotlib's document-wide style
        "stroke-linecap": "butt",
        "style": f"width: 100%; max-width: {float(view.split()[2]):g}pt; height: auto; {PAGE}",
    }
    return ET.tostring(root, encoding="unicode")


def _name(element):
    return element.tag.rpartition("}")[2]


def _referenced(root):
    """Ids that something in the drawing points at, in the order of their first use."""
    ids = {e.get("id") for e in root.iter()}
    values = (value for e in root.iter() for value in e.attrib.values() if "#" in value)
    return dict.fromkeys(n for value in values for n in REFERENCE.findall(value) if n in ids)


def _drop_sheets(root):
    """Remove the white or empty sheet under the figure and under each of its axes."""
    for figure in root.findall("*[@id='figure_1']"):
        for group in [figure, *figure]:
            if len(group) and group.get("id", "").startswith(("figure_", "axes_")):
                style = _style(group[0][0]) if len(group[0]) else {}
                if style.get("fill") in {*PAPER, "none"} and "stroke" not in style:
                    group.remove(group[0])


def _tidy(element, names, digits=1):
    """Rewrite an element and all below it in place."""
    element.tag = tag = _name(element)
    digits = 2 if tag == "defs" else digits  # a marker is small, and stored once
    element.attrib = dict(_attributes(element, names, digits))
    children = [c for c in element if _name(c) not in {"metadata", "title", "style"}]
    for child in children:
        _tidy(child, names, digits)
        child.tail = None
    if children or tag not in {"text", "tspan"}:
        element.text = None
    if tag == "g" and [c.tag for c in children] == ["text"]:
        _flow(children[0])
    element[:] = [part for child in children for part in _unwrap(child)]


def _unwrap(element):
    """An element, or what it holds where it is a group that adds nothing."""
    if element.tag == "defs" and not len(element):
        return []
    return list(element) if element.tag == "g" and not element.attrib else [element]


def _flow(text):
    """Let the letters of a formula follow each other: the page's font has widths of its own."""
    spans = list(text)
    x = [float(s.get("x", "nan")) for s in spans]
    if len(spans) < 2 or not all(a < b for a, b in itertools.pairwise(x)):
        return  # it flows already, or it stacks one letter over another
    text[:] = spans[:1]
    y = spans[0].get("y")
    for span in spans[1:]:
        span.attrib.pop("x")
        rise = float(span.get("y")) - float(y)
        y = span.attrib.pop("y")
        if not rise and span.get("style") == text[-1].get("style"):
            text[-1].text += span.text
            continue
        if rise:
            span.set("dy", _round(str(rise), 1))
        text.append(span)


def _attributes(element, names, digits):
    for key, value in element.attrib.items():
        key = "href" if key.endswith("}href") else key
        if key == "id" and value not in names:
            continue
        if key == "id":
            value = names[value]
        elif key == "style":
            value = "; ".join(f"{k}: {v}" for k, v in _restyle(element).items())
        elif key == "d":
            value = told_in_steps(value, digits)
        elif key in LENGTHS:
            value = _round(value, digits)
        elif key == "transform":
            value = re.sub(r"(translate|rotate)\(.*?\)", lambda m: _round(m[0], digits), value)
            value = re.sub(r"\s*rotate\(0[ )][^)]*\)?", "", value)
        elif value.startswith("data:"):
            value = "".join(value.split())
        if value:
            yield key, REFERENCE.sub(lambda m: "#" + names.get(m[1], m[1]), value)


def _round(text, digits):
    return NUMBER.sub(lambda m: f"{round(float(m[0]), digits) + 0:g}", text)


def _style(element):
    pairs = (p.partition(":") for p in element.get("style", "").split(";"))
    return {key.strip(): value.strip() for key, _, value in pairs if value}


def _restyle(element):
    """The style of an element in the page's colours and the page's font."""
    style = _style(element)
    if "monospace" in style.pop("font-family", ""):
        style["font-family"] = "monospace"
    shape = _name(element) not in {"text", "tspan"} and style.get("fill", "none") != "none"
    for key in style.keys() & {"fill", "stroke"}:
        if style[key] in INK:
            style[key] = "currentColor"
        elif style[key] in PAPER and shape:  # white letters and lines lie on a colour: they stay
            style[key] = "var(--page)"
    own, letters = style.get("fill", ""), _name(element) in {"text", "tspan"}
    if letters and COLOUR.fullmatch(own) and own not in PAPER:
        style["fill"] = f"color-mix(in srgb, {own} {SHARE}, currentColor)"
    return style


def parts(svg):
    """Return the pieces of a clean SVG's drawing, in order: frames of one figure share most."""
    bare = svg.replace(' xmlns="http://www.w3.org/2000/svg"', "", 1)
    return [ET.tostring(part, encoding="unicode") for part in ET.fromstring(bare)]
