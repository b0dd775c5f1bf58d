"""The walk through a small network, forth and back, one step at a time, with its arithmetic."""

from ..arguments import expect, number, whole
from . import style
from .bends import curve_box, name_of
from .boxes import Boxes, fits_boxes
from .drawing import FAINT, board, factor, largest, link, numbered, shown, write
from .passes import moved, passed
from .units import weighing

TOP = 44  # room for the two lines of words


def walked(network, x, truth, step, rate=0.1):
    """Return what a step shows: the numbers of the network, title, arithmetic, its place's name."""
    rate = number("rate", rate)
    run = passed(network, x, way="back", truth=truth)
    expected = "one layer in between of three units at most, a bend after it, and one output"
    small = fits_boxes(run) and len(run.weights) == 2 and len(run.said) == 1 and not run.bends[1]
    expect(small, "network", expected, run.sizes)
    units = run.sizes[1]
    places = ["in", *["sum"] * units, "bend", "answer", "error", "over", "slope", "weights"]
    places += ["move", "again"]
    expect(whole("step", step) <= len(places), "step", f"from 1 to {len(places)}", step)
    place = places[step - 1]
    after = passed(moved(network, x, rate, truth=truth), x, way="back", truth=truth)
    title, sum_up = _words(run, after, place, step - 2, rate)
    return after if place in ("move", "again") else run, f"{step} {title}", sum_up, place


def _words(run, after, place, unit, rate):
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
    column = run.weights[0][:, min(max(unit, 0), run.sizes[1] - 1)]
    bias, z = (v[min(max(unit, 0), run.sizes[1] - 1)] for v in (run.biases[0], run.z[0]))
    last = weighing(run.h[0], run.weights[1][:, 0], run.biases[1][0], out)
    return {
        "in": (f"{counted[len(run.x)]} in", " and ".join(shown(v) for v in run.x)),
        "sum": (
            f"Unit {unit + 1} weighs and adds, with its bias",
            weighing(run.x, column, bias, z),
        ),
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
            "The same numbers again",
            f"it said {shown(out)}, now {shown(after.said[0])}; the truth is {shown(truth)}",
        ),
    }[place]


def draw_walk(network, x, truth, step, ax=None, *, rate=0.1, scale=None):
    """Draw one step of the walk: what it is about at full strength, the rest faint."""
    run, title, sum_up, place = walked(network, x, truth, step, rate)
    start, *_ = walked(network, x, truth, 1, rate)  # sizes are those before any weight moved
    signal = scale[0] if scale else largest(start.x, *start.z, *start.h)
    units, grid = run.sizes[1], Boxes(run, TOP)
    ax = board(grid.height, ax)
    known = run.sizes[1] if place != "in" and place != "sum" else step - 1
    order = ["in", "sum", "bend", "answer", "error", "over", "slope", "weights", "move", "again"]
    at = order.index(place)
    color = style.ORANGE if 4 <= at <= 8 else style.BLUE
    write(ax, 6, 11, title, bold=True, at="left")
    write(ax, 6, 29, sum_up, color, at="left")
    only = step - 2 if place == "sum" else None
    bright = {0: place == "move" or place == "sum", 1: place in ("move", "answer", "over")}
    for layer in range(2):
        if place == "weights":
            for i, begin in enumerate(grid.starts(layer)):
                for j, end in enumerate(grid.sums[layer]):
                    flat = run.at_weights[layer][i, j] == 0
                    link(ax, begin, end, style.GREY if flat else style.ORANGE, 1)
        else:
            grid.weights(ax, layer, 1 if bright[layer] else FAINT, only if layer == 0 else None)
    through = place in ("bend", "slope")
    grid.wires(ax, "black" if through else style.GREY, 1.4 if through else 1)
    _discs(ax, grid, run, signal, known, place, at)
    standing = at >= 2
    for (px, py), z, h in zip(grid.boxes[0], run.z[0], run.h[0], strict=True):
        sloping = 6 <= at <= 7
        curve_box(ax, run.bends[0], px, py, z if standing else None, slope=sloping)
        if standing:
            write(ax, px, py - 27, shown(h), style.BLUE, ground=True)
    if place == "weights":
        for layer in range(2):
            grid.numbers(ax, layer, run.at_weights[layer], style.ORANGE)
    elif place in ("sum", "move", "answer", "over"):
        for layer in range(2):
            if bright[layer]:
                grid.numbers(ax, layer, run.weights[layer], only=only if layer == 0 else None)
    _back(ax, grid, run, place, at, units)
    return ax


def _discs(ax, grid, run, signal, known, place, at):
    """Draw the inputs, the sums that are known by now, and the answer."""
    orange, blue, plain = (style.ORANGE, 2.4), (style.BLUE, 2.4), ("black", 1)
    units = run.sizes[1]
    ring = [blue if place == "in" else plain] * len(run.x)
    grid.discs(ax, grid.inputs, run.x, signal, numbered("x", len(run.x)), ring=ring)
    names = [f"unit {i + 1}" for i in range(units)]
    ring = [orange if place == "slope" else plain] * units
    if place == "sum":
        names[known - 1] = f"bias {shown(run.biases[0][known - 1])}"
        ring[known - 1] = blue
    elif place == "move":
        names = [f"bias {shown(b)}" for b in run.biases[0]]
    values = [z if i < known else None for i, z in enumerate(run.z[0])] if at else [None] * units
    grid.discs(ax, grid.sums[0], values, signal, names, ring=ring)
    bias = run.biases[1][0]
    told = f"bias {shown(bias)}" if place == "move" or (place == "answer" and bias) else "says"
    edge = blue if place in ("answer", "again") else orange if place == "error" else plain
    answer = run.said if at >= 3 else None
    grid.discs(ax, grid.sums[1], answer, signal, [told], ring=[edge])


def _back(ax, grid, run, place, at, units):
    """Write what comes back by now, under what it has reached."""
    x, y = grid.sums[1][0]
    if at >= 4:
        write(ax, x, y + 47, f"truth {shown(run.truth[0])}", ground=True)
    if 4 <= at <= 7:
        write(ax, x, y + 29, shown(run.at_z[1][0]), style.ORANGE, ground=True)
    if at == 6:
        texts = [f"{shown(run.at_h[0][i])} × slope {shown(run.slopes[0][i])}" for i in range(units)]
        places = [(px - 14, py) for px, py in grid.boxes[0]]
        grid.below(ax, places, texts, at="left")
    elif at in (5, 7):
        grid.below(ax, grid.boxes[0], [shown(v) for v in run.at_h[0]])
    if at in (6, 7):
        grid.below(ax, grid.sums[0], [shown(v) for v in run.at_z[0]])
