"""The walk through a small network, forth and back, one step at a time, with its arithmetic."""

from dataclasses import dataclass

import numpy as np

from ..arguments import expect, number, whole
from . import style
from .bends import name_of
from .boxes import Boxes, fits_boxes
from .drawing import FAINT, board, factor, largest, link, numbered, shown, write
from .passes import Passed, moved, passed
from .units import weighing

TOP = 44  # room for the two lines of words


@dataclass(frozen=True)
class Step:
    """One step of the walk: what it is about, its words, and the numbers before it and in it."""

    about: str
    at: int  # its place in ORDER
    unit: int  # that weighs and adds, where it is about one
    title: str
    sum_up: str
    before: Passed  # any weight has moved
    now: Passed


ORDER = ["in", "sum", "bend", "answer", "error", "over", "slope", "weights", "move", "again"]


def walked(network, x, truth, step, rate=0.1):
    """Return a Step of a small network, counted from 1; each unit in between has its own sum."""
    rate = number("rate", rate)
    before = passed(network, x, way="back", truth=truth)
    one = len(before.weights) == 2 and len(before.said) == 1 and before.bends[1] is None
    expected = "one layer in between of three units at most, a bend after it, and one output"
    expect(one and fits_boxes(before), "network", expected, before.sizes)
    units = before.sizes[1]
    places = [about for about in ORDER for _ in range(units if about == "sum" else 1)]
    expect(whole("step", step) <= len(places), "step", f"from 1 to {len(places)}", step)
    about, unit = places[step - 1], min(max(step - 2, 0), units - 1)
    after = passed(moved(network, x, rate, truth=truth), x, way="back", truth=truth)
    title, sum_up = _words(before, after, about, unit, rate)
    now = after if about in ("move", "again") else before
    return Step(about, ORDER.index(about), unit, f"{step} {title}", sum_up, before, now)


def _words(run, after, about, unit, rate):
    """Return the title of a step and its arithmetic."""
    f = run.bends[0]
    called, units = name_of(f), range(run.sizes[1])
    out, truth = run.said[0], run.truth[0]
    back, slopes = run.at_z[1][0], run.slopes[0]
    weight, gradient = run.weights[0][0, 0], run.at_weights[0][0, 0]
    by = "a tenth of it" if rate == 0.1 else f"{shown(rate)} times it"
    counted = {1: "One number comes", 2: "Two numbers come", 3: "Three numbers come"}
    bends = [f"{called}({shown(run.z[0][i])}) = {shown(run.h[0][i])}" for i in units]
    over = [
        f"{shown(back)}·{factor(run.weights[1][i, 0])} = {shown(run.at_h[0][i])}" for i in units
    ]
    through = [
        f"{shown(run.at_h[0][i])}·{factor(slopes[i])} = {shown(run.at_z[0][i])}" for i in units
    ]
    unit_sum = weighing(run.x, run.weights[0][:, unit], run.biases[0][unit], run.z[0][unit])
    last = weighing(run.h[0], run.weights[1][:, 0], run.biases[1][0], out)
    return {
        "in": (f"{counted[len(run.x)]} in", " and ".join(shown(v) for v in run.x)),
        "sum": (f"Unit {unit + 1} weighs and adds, with its bias", unit_sum),
        "bend": ("The activation function bends the sums", ", ".join(bends)),
        "answer": ("The last unit weighs and adds", f"it says {last}"),
        "error": (
            "How wrong? What it said − the truth",
            f"{shown(out)} − {factor(truth)} = {shown(back)}",
        ),
        "over": ("Back over each weight: times the weight", ", ".join(over)),
        "slope": ("Back through each bend: times its slope", ", ".join(through)),
        "weights": (
            "Each weight: what came in × what came back",
            f"first weight: {shown(run.x[0])}·{factor(run.at_z[0][0])} = {shown(gradient)}",
        ),
        "move": (
            f"Each number moves {by}, against it",
            f"first weight: {shown(weight)} − {shown(rate)}·{factor(gradient)}"
            f" = {shown(after.weights[0][0, 0])}",
        ),
        "again": (
            "The same inputs again",
            f"it said {shown(out)}, now {shown(after.said[0])}; the truth is {shown(truth)}",
        ),
    }[about]


def draw_walk(network, x, truth, step, ax=None, *, rate=0.1, scale=None):
    """Draw one step of the walk: what it is about at full strength, the rest faint."""
    step = walked(network, x, truth, step, rate)
    grid, before = Boxes(step.now, TOP), step.before
    most = scale[0] if scale else largest(before.x, *before.z, *before.h)
    ax = board(grid.height, ax)
    write(ax, 6, 11, step.title, bold=True, at="left")
    back = step.at >= ORDER.index("error") and step.about != "again"
    color = style.ORANGE if back else style.BLUE
    write(ax, 6, 29, step.sum_up, color, at="left")
    _weights(ax, grid, step)
    _units(ax, grid, step, most)
    if step.about == "weights":
        for layer in range(2):
            grid.numbers(ax, layer, step.now.at_weights[layer], style.ORANGE)
    _back(ax, grid, step)
    return ax


def _weights(ax, grid, step):
    """Draw the lines: a weight's number where the step is about it, orange where gradients are."""
    run, only = step.now, step.unit if step.about == "sum" else None
    meant = [step.about in ("sum", "move"), step.about in ("answer", "over", "move")]
    for layer in range(2):
        if step.about == "weights":
            for (i, j), gradient in np.ndenumerate(run.at_weights[layer]):
                color = style.ORANGE if gradient else style.GREY
                link(ax, grid.starts(layer)[i], grid.sums[layer][j], color)
            continue
        own = only if layer == 0 else None
        grid.weights(ax, layer, 1 if meant[layer] else FAINT, own)
        if meant[layer]:
            grid.numbers(ax, layer, run.weights[layer], only=own)
    passing = step.about in ("bend", "slope")
    grid.wires(ax, "black" if passing else style.GREY, 1.4 if passing else 1)


def _units(ax, grid, step, most):
    """Draw the inputs, the sums that are known by now, the bends and the answer."""
    run, about = step.now, step.about
    orange, blue, plain = (style.ORANGE, 2.4), (style.BLUE, 2.4), ("black", 1)
    ring = [blue if about == "in" else plain] * len(run.x)
    grid.discs(ax, grid.inputs, run.x, most, numbered("x", len(run.x)), ring=ring)

    units = run.sizes[1]
    names = [f"unit {i + 1}" for i in range(units)]
    ring = [orange if about == "slope" else plain] * units
    if about == "sum":
        names[step.unit] = f"bias {shown(run.biases[0][step.unit])}"
        ring[step.unit] = blue
    elif about == "move":
        names = [f"bias {shown(b)}" for b in run.biases[0]]
    known = 0 if about == "in" else step.unit + 1 if about == "sum" else units
    sums = [z if i < known else None for i, z in enumerate(run.z[0])]
    grid.discs(ax, grid.sums[0], sums, most, names, ring=ring)
    grid.bends(ax, 0, at=step.at >= ORDER.index("bend"), slope=about in ("slope", "weights"))

    bias = run.biases[1][0]
    told = about in ("answer", "move")
    ring = blue if about in ("answer", "again") else orange if about == "error" else plain
    answer = run.said if step.at >= ORDER.index("answer") else None
    name = f"bias {shown(bias)}" if told else "says"
    grid.discs(ax, grid.sums[1], answer, most, [name], ring=[ring])


def _back(ax, grid, step):
    """Write what comes back by now, under what it has reached."""
    run, about, (x, y) = step.now, step.about, grid.sums[1][0]
    if step.at >= ORDER.index("error"):
        write(ax, x, y + 47, f"truth {shown(run.truth[0])}", ground=True)
    if about in ("error", "over", "slope", "weights"):
        write(ax, x, y + 29, shown(run.at_z[1][0]), style.ORANGE, ground=True)
    if about in ("over", "weights"):
        grid.below(ax, grid.boxes[0], [shown(v) for v in run.at_h[0]])
    if about in ("slope", "weights"):
        grid.below(ax, grid.sums[0], [shown(v) for v in run.at_z[0]])
    if about == "slope":
        both = zip(run.at_h[0], run.slopes[0], strict=True)
        places = [(px - 14, py) for px, py in grid.boxes[0]]
        grid.below(ax, places, [f"{shown(h)} × slope {shown(s)}" for h, s in both], at="left")
