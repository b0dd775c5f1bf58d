"""A small network with each bend as a box of its own after its sum, and all numbers."""

from . import style
from .bends import curve_box, name_of
from .drawing import (
    FAINT,
    between,
    board,
    disc,
    inside,
    largest,
    link,
    numbered,
    rows,
    shown,
    weight_link,
    write,
)

APART, RADIUS = 100, 19


def fits_boxes(run):
    """Whether there is one layer in between at most, and no layer above three units."""
    bent = all(f is not None for f in run.bends[:-1]) and len(run.weights) <= 2
    shown_bends = any(f is not None for f in run.bends)
    plain = all(f.elementwise for f in run.bends if f is not None)
    return bent and shown_bends and plain and max(run.sizes) <= 3


class Boxes:
    """Where inputs, sums and boxes stand; inks holds what is at full strength."""

    def __init__(self, run, top=0, apart=None):
        self.run, most = run, max(run.sizes)
        self.apart = apart or (APART if most < 3 else 82)
        self.middle = top + 46 + self.apart * (most - 1) / 2
        self.height = self.middle + self.apart * (most - 1) / 2 + 44 + (24 if most == 1 else 0)
        ending = run.bends[-1] is not None
        if len(run.weights) == 1:
            sums, boxes = [160 if ending else 290], [226 if ending else None]
        elif ending:
            sums, boxes = [104, 244], [160, 304]
        else:
            sums, boxes = [128, 306], [190, None]
        self.sums = [self._column(x, n) for x, n in zip(sums, run.sizes[1:], strict=True)]
        self.boxes = [
            self._column(x, n) if x else None for x, n in zip(boxes, run.sizes[1:], strict=True)
        ]
        self.inputs = self._column(24, run.sizes[0])
        alone = len(run.weights) == 1 and ending  # then there is room for the outputs as discs
        self.outputs = self._column(306, run.sizes[1]) if alone else []

    def _column(self, x, count):
        return [(x, y) for y in rows(count, self.middle, self.apart)]

    def starts(self, layer):
        """The places from which the weights of a layer set out."""
        return self.inputs if layer == 0 else self.boxes[layer - 1]

    def parts(self, layer, parallel=0.5, crossing=0.36):
        """The place of each weight's number, by (input, unit): apart where lines cross."""
        found = {}
        for i, start in enumerate(self.starts(layer)):
            for j, end in enumerate(self.sums[layer]):
                level = start[1] == end[1] or len(self.sums[layer]) == 1
                found[i, j] = between(start, end, parallel if level else crossing)
        return found

    def weights(self, ax, layer, alpha=1.0, only=None):
        """Draw the weights of a layer, of one unit or of all."""
        most = largest(*self.run.weights)
        for i, start in enumerate(self.starts(layer)):
            for j, end in enumerate(self.sums[layer]):
                strength = alpha if only is None else 1 if j == only else FAINT
                weight_link(ax, start, end, self.run.weights[layer][i, j], most, strength)

    def numbers(self, ax, layer, values, color=None, only=None):
        """Write a number on each weight, in the weight's colour or one for all."""
        for (i, j), place in self.parts(layer).items():
            if only is None or j == only:
                weight = self.run.weights[layer][i, j]
                own = style.GREEN if weight > 0 else style.PURPLE if weight < 0 else "black"
                write(ax, *place, shown(values[i, j]), color or own, ground=True)

    def wires(self, ax, color=style.GREY, width=1.0):
        """Draw the lines from the sums into their boxes."""
        for sums, boxes in zip(self.sums, self.boxes, strict=True):
            for start, end in zip(sums, boxes or [], strict=False):
                link(ax, start, end, color, width)

    def discs(self, ax, places, values, most, names, color=style.BLUE, ring=None):
        """Draw units with their numbers, or without where there are none yet, and their names."""
        for i, place in enumerate(places):
            value = None if values is None or values[i] is None else float(values[i])
            edge, width = ring[i] if ring else ("black", 1)
            share = None if value is None else abs(value) / most
            disc(ax, *place, RADIUS, color, share, ring=edge, width=width)
            if value is not None:
                write(ax, *place, inside(value))
            write(ax, place[0], place[1] - 29, names[i], ground=True)

    def below(self, ax, places, texts, color=style.ORANGE, shift=29, at="center"):
        """Write under units or boxes."""
        for place, text in zip(places, texts, strict=True):
            write(ax, place[0], place[1] + shift, text, color, ground=True, at=at)

    def bends(self, ax, layer, *, at=True, slope=False):
        """Draw the boxes of a layer; at: with where each unit stands, and what comes out."""
        f, run = self.run.bends[layer], self.run
        for place, z, h in zip(self.boxes[layer], run.z[layer], run.h[layer], strict=True):
            curve_box(ax, f, *place, z if at else None, slope=slope)
            if at and not self.outputs:
                write(ax, place[0], place[1] - 27, shown(h), style.BLUE, ground=True)


def draw_boxes(run, ax, *, way, names, weights, scale, values):
    """Draw a small network with everything that its way asks for."""
    grid = Boxes(run)
    ax = board(grid.height, ax)
    signal, gradient = scale or (largest(run.x, *run.z, *run.h), largest(*(run.at_z or [1])))
    back = way == "back"
    count = sum(w.size for w in run.weights)
    for layer in range(len(run.weights)):
        if weights == "none":
            continue
        if back:
            _flows(ax, grid, layer)
        else:
            grid.weights(ax, layer)
        if values and count <= 6 and not back:
            grid.numbers(ax, layer, run.weights[layer])
    grid.wires(ax)
    inputs, sums = (run.at_x, run.at_z) if back else (run.x, run.z)
    color, most = (style.ORANGE, gradient) if back else (style.BLUE, signal)
    grid.discs(ax, grid.inputs, inputs if values else None, most, numbered("x", len(run.x)), color)
    for layer, places in enumerate(grid.sums):
        called = _names(run, layer, names[-1])
        if values and count <= 6 and not back and run.biases[layer].any():
            called = [f"bias {shown(b)}" for b in run.biases[layer]]
        grid.discs(ax, places, sums[layer] if values else None, most, called, color)
        if grid.outputs:
            for start, end in zip(grid.boxes[layer], grid.outputs, strict=True):
                link(ax, start, end, style.GREY)
            answers = (run.at_h[layer] if back else run.h[layer]) if values else None
            grid.discs(ax, grid.outputs, answers, most, names[-1] or ["says"], color)
        if grid.boxes[layer]:
            grid.bends(ax, layer, slope=way != "forth")
        if way == "both":
            grid.below(ax, places, [shown(v) for v in run.at_z[layer]])
            if grid.boxes[layer]:
                grid.below(ax, grid.boxes[layer], [shown(v) for v in run.at_h[layer]])
        if back and grid.boxes[layer]:
            slopes = [f"slope {shown(v)}" for v in run.slopes[layer]]
            grid.below(ax, grid.boxes[layer], slopes)
        if way == "forth" and names[0] and len(names) > 1:
            grid.below(ax, places, names[layer], "black")
        if grid.boxes[layer] and way == "forth":
            grid.below(ax, grid.boxes[layer], [name_of(run.bends[layer])] * len(places), "black")
    if way == "both" and run.truth is not None and len(run.truth) == 1:
        x, y = (grid.outputs or grid.sums[-1])[0]
        write(ax, x, y + 47, f"truth {shown(run.truth[0])}", ground=True)
    return ax


def _names(run, layer, names):
    """The names of a layer's units; the outputs have their own."""
    if layer == len(run.weights) - 1:
        if run.bends[-1] is None:
            return names or ["says"]
        return [f"sum {name}".strip() for name in names or [""]]
    return [f"unit {i}" for i in range(1, run.sizes[layer + 1] + 1)]


def _flows(ax, grid, layer):
    """Draw what comes back over each weight, as thick as it is; a hair where nothing does."""
    run = grid.run
    flow = run.weights[layer] * run.at_z[layer]
    most = largest(*(w * g for w, g in zip(run.weights, run.at_z, strict=True)))
    for i, start in enumerate(grid.starts(layer)):
        for j, end in enumerate(grid.sums[layer]):
            size = abs(flow[i, j]) / most
            if size < 1e-3:
                link(ax, start, end, style.GREY, 0.6, alpha=0.7)
                continue
            shut = layer > 0 and run.slopes[layer - 1][i] == 0
            link(ax, start, end, style.ORANGE, 0.6 + 4.4 * size, alpha=FAINT if shut else 1)
