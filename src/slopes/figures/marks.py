"""Equal marks of a drawing joined into one path: a page with five scatters stays light."""

import itertools
import re
import xml.etree.ElementTree as ET

import numpy as np

MANY = 12  # marks in a row that are worth a path of their own
COMMAND = re.compile(r"([MLCQz])([^MLCQz]*)", re.I)
NUMBER = re.compile(r"-?\d*\.?\d+(?:e[-+]?\d+)?")


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
    marks = (_moved(shape.get("d"), (mark.get("x"), mark.get("y"))) for mark in run)
    styles = filter(None, [run[0].get("style"), shape.get("style")])  # a mark's own comes last
    style = dict(part.split(": ", 1) for each in styles for part in each.split("; "))
    attributes = {"style": "; ".join(f"{key}: {value}" for key, value in style.items())}
    return ET.Element("path", {"d": "".join(marks), **(attributes if style else {})})


def _moved(shape, place):
    """A mark's path at a place: its first point there, the rest told from point to point."""
    drawn, before = "", np.zeros(2)
    for command, numbers in COMMAND.findall(shape):
        points = np.array(NUMBER.findall(numbers), float).reshape(-1, 2)
        if command == "M":
            drawn += "M" + _written(points + np.array(place, float), 1)
        elif command in "zZ":
            drawn += "z"
        else:
            drawn += command.lower() + _written(points - before, 2)
        before = points[-1] if len(points) else before
    return drawn


def _written(points, digits):
    return " ".join(f"{round(number, digits) + 0:g}" for number in points.ravel())
