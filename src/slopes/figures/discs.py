"""The units of a network as discs in columns, with lines between them."""

import numpy as np

from ..arguments import expect
from . import style
from .drawing import FAINT, WIDTH, disc, inside, largest, link, rows, shown, weight_link, write
from .images import ink, squares

MOST = 20  # units of a layer that are drawn as discs
LINES = 40  # between two layers, before only the largest are drawn
LEAST = 0.06  # of the largest: of many lines, one thinner than that is left out
THIN = 0.12  # of the largest: a line of few is no thinner, so that it can be seen
LEGEND = ["weight above 0", "weight below 0"]


class Discs:
    """Where the units of a network stand, and how they are drawn."""

    def __init__(self, run, picture, names, weights, scale, values):
        self.run, self.names, self.weights, self.values = run, names, weights, values
        self.image = None if picture is None else image_of(run, picture)
        sizes = run.sizes if self.image is None else run.sizes[1:]
        expect(len(run.sizes) <= 6, "network", "at most five layers (or draw_strip)", run.sizes)
        small = f"layers of at most {MOST} units (or draw_layers, or picture= for the inputs)"
        expect(max(sizes) <= MOST, "network", small, run.sizes)
        self.big = max(sizes) <= 4
        self.radius = 19 if self.big else min(6.5, 112 / max(sizes))
        self.labelled = len(names) > 0
        self.deep = 68 * (max(sizes) - 1) if self.big else 228
        seen = run.h[:-1] if self.image is not None else [run.x, *run.h[:-1]]
        shares = [] if self.labelled else [run.said]
        self.scale = scale or (largest(*seen, *shares), largest(*(run.at_z or [1])))
        widest = 7.6 * max(map(len, names), default=0)
        left, right = 24 if self.image is None else 92, 300
        if self.labelled:
            right = min(300 if self.big else 280, WIDTH - self.radius - 10 - widest)
            right -= 0 if self.big and values else 37
        expect(right > 160, "names", "names of some ten letters at most", names)
        last = len(run.sizes) - 1
        self.x = [left + (right - left) * i / last for i in range(last + 1)]

    def height(self, way, legend):
        ends = 26 if self.big and way == "back" else 8
        return 24 + self.deep + 2 * self.radius + ends + 24 * (legend and way == "forth")

    def places(self, layer, top):
        """The centres of a layer's units."""
        count = self.run.sizes[layer]
        centre = top + 24 + self.radius + self.deep / 2
        apart = 68 if self.big else min(40, self.deep / max(1, count - 1))
        return [(self.x[layer], y) for y in rows(count, centre, apart)]

    def draw(self, ax, top, way, legend):
        forth, run = way == "forth", self.run
        last = len(run.sizes) - 1
        color = style.BLUE if forth else style.ORANGE
        most = self.scale[0 if forth else 1]
        signals = [run.x, *run.h[:-1], run.said] if forth else [run.at_x, *run.at_z]
        for layer in range(last):
            if layer == 0 and self.image is not None:
                self.fan(ax, top, signals[1], color, most)
            elif self.weights != "none":
                self.lines(ax, top, layer, forth)
        for layer, numbers in enumerate(signals):
            if layer == 0 and self.image is not None:
                self.show_image(ax, top, forth)
                continue
            self.heading(ax, layer, top + 11, forth)
            most = 1.0 if forth and layer == last and self.labelled else most  # shares
            slopes = run.slopes[layer - 1] if layer else None
            for i, (place, value) in enumerate(zip(self.places(layer, top), numbers, strict=True)):
                disc(ax, *place, self.radius, color, abs(value) / most)
                if self.big and self.values:
                    write(ax, *place, inside(value))
                if self.big and not forth and slopes is not None:
                    write(ax, place[0], place[1] + 29, opening(slopes[i]), ground=True)
                if layer == last and self.labelled:
                    self.label(ax, place, i, value, color)
        if forth and legend and self.weights != "none":
            self.legend(ax, top + self.height(way, legend) - 13)

    def heading(self, ax, layer, y, forth):
        """Write what a column is."""
        sizes, x = self.run.sizes, self.x[layer]
        if layer == len(sizes) - 1:
            text = "says" if forth else "said − truth" if self.run.truth is not None else "back"
            x = min(x + (26 if self.labelled else 0), WIDTH - 4 * len(text))
        elif self.big:
            text = f"layer {layer}" if layer else "inputs"
        else:
            unit = " inputs" if layer == 0 else " units" if self.x[1] - self.x[0] > 58 else ""
            text, x = f"{sizes[layer]}{unit}", max(x, 26)
        write(ax, x, y, text)

    def lines(self, ax, top, layer, forth):
        """Draw the weights between two layers, or what comes back over them."""
        run, weights = self.run, self.run.weights[layer]
        start, end = self.places(layer, top), self.places(layer + 1, top)
        flow = self.flow(layer) if forth else weights * run.at_z[layer]
        many = weights.size > LINES
        biggest = largest(flow) if many or not forth else largest(*run.weights)
        few = np.count_nonzero(flow) <= LINES
        least = 1e-6 * biggest if few else np.sort(np.abs(flow), axis=None)[-LINES]
        for (i, j), each in np.ndenumerate(flow):
            size = abs(each) / biggest
            if many and (abs(each) < least or (size < LEAST and not few)):
                continue
            if forth:
                value = np.copysign(max(abs(each), THIN * biggest), each) if many else weights[i, j]
                weight_link(ax, start[i], end[j], value, biggest)
            elif size < 1e-3:
                link(ax, start[i], end[j], style.GREY, 0.5, alpha=0.6)
            else:
                slopes = run.slopes[layer - 1] if layer else None
                shut = slopes is not None and slopes[i] == 0
                width = 0.6 + 4.4 * size
                link(ax, start[i], end[j], style.ORANGE, width, alpha=FAINT if shut else 0.9)

    def flow(self, layer):
        """What each weight adds to the sum it leads to; of the last ones, those of the winner."""
        run = self.run
        flow = (run.h[layer - 1] if layer else run.x)[:, None] * run.weights[layer]
        few = self.weights == "winner" or (self.weights is None and flow.size > LINES)
        if few and layer == len(run.weights) - 1:
            flow = np.where(np.arange(flow.shape[1]) == run.said.argmax(), flow, 0)
        return flow

    def fan(self, ax, top, signals, color, most):
        """Draw one line from the image to each unit, as thick as its number."""
        ends = self.places(1, top)
        y = [top + 24 + self.radius + self.deep / 2 + 3.2 * d for d in rows(len(ends), 0, 1)]
        for start, end, signal in zip(y, ends, signals, strict=True):
            if abs(signal) < 1e-3 * most:
                link(ax, (93, start), end, style.GREY, 0.5, alpha=0.6)
            else:
                width = 0.6 + 4.4 * min(1, abs(signal) / most)
                link(ax, (93, start), end, color, width, alpha=0.8)

    def show_image(self, ax, top, forth):
        middle = top + 24 + self.radius + self.deep / 2
        write(ax, 48, top + 11, f"{self.run.sizes[0]} pixels" if forth else "gradient")
        back = None if forth else np.abs(self.run.at_x).reshape(self.image.shape)
        values, color = (self.image, "black") if forth else (back, style.ORANGE)
        squares(ax, values, 4, middle - 44, 88, color=color)

    def label(self, ax, place, i, value, color):
        winner = i == self.run.said.argmax()
        gap = self.radius + 8
        write(ax, place[0] + gap, place[1], self.names[i], at="left", bold=winner)
        if not (self.big and self.values):
            text = share(value)
            wide = 7.5 * max(map(len, self.names)) + 8
            write(ax, place[0] + gap + wide, place[1], text, color, at="left", bold=winner)

    def legend(self, ax, y):
        many = self.run.weights[-1].size > LINES or self.weights == "winner"
        winner = self.names[self.run.said.argmax()] if self.names else ""
        words = [f"for {winner}", f"against {winner}"] if many and winner else LEGEND
        for x, color, text in [(4, style.GREEN, words[0]), (150, style.PURPLE, words[1])]:
            link(ax, (x, y), (x + 22, y), color, 3, dashed=color == style.PURPLE)
            write(ax, x + 27, y, text, at="left")


def share(value):
    """Return a share, or what came back to it, with two decimals at most."""
    return shown(round(float(value), 2))


def opening(slope):
    """Return how far a unit lets a gradient pass: open, shut, or its slope."""
    return {0.0: "shut", 1.0: "open"}.get(float(slope), f"slope {shown(slope)}")


def image_of(run, picture):
    """Return the ink of the example as an image."""
    size = run.sizes[0]
    if np.size(picture) == 2 and np.prod(picture) == size:
        return ink("picture", run.x - min(0.0, run.x.min()), tuple(picture))
    picture = np.asarray(picture)
    side = int(size**0.5)
    shape = picture.shape if picture.ndim == 2 else (side, size // side)
    return ink("picture", picture, shape if picture.size == size else (size,))
