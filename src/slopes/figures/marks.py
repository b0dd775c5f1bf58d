"""Equal marks of a drawing joined into one path: a page with five scatters stays light."""

import itertools
import xml.etree.ElementTree as ET

from .strokes import moved

MANY = 12  # marks in a row that are worth a path of their own


def join_marks(root):
    """Replace in an SVG's tree each run of many equal marks by one path with all of them."""
    shapes = {path.get("id"): path for path in root.iter("path") if "id" in path.attrib}
    for parent in list(root.iter()):
        kept = []
        for (tag, mark, _), run in itertools.groupby(parent, _kind):
            run = list(run)
            if tag == "use" and len(run) >= MANY and mark in shapes:
                run = [_joined(run, shapes[mark])]
            kept += run
        parent[:] = kept
    used = {use.get("href")[1:] for use in root.iter("use")}
    for parent in list(root.iter()):
        for defs in parent.findall("defs"):
            defs[:] = [part for part in defs if part.tag != "path" or part.get("id") in used]
            if not len(defs):
                parent.remove(defs)


def _kind(element):
    return element.tag, element.get("href", "")[1:], element.get("style")


def _joined(run, shape):
    marks = (moved(shape.get("d"), mark.get("x"), mark.get("y")) for mark in run)
    styles = filter(None, [run[0].get("style"), shape.get("style")])  # a mark's own comes last
    style = dict(part.split(": ", 1) for each in styles for part in each.split("; "))
    attributes = {"style": "; ".join(f"{key}: {value}" for key, value in style.items())}
    return ET.Element("path", {"d": "".join(marks), **(attributes if style else {})})
