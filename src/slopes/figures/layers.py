"""Wide and deep networks: a layer as a column of cells, or as one cell of a strip."""

import math

import numpy as np

from ..arguments import expect, finite, whole
from . import style
from .discs import image_of
from .drawing import WIDTH, board, patch, rectangle, shown, write
from .images import squares
from .passes import WAYS, passed

FULL = {"forth": 4.0, "back": 1.0}  # what fills a cell
DECADES = 5  # powers of ten below that, a cell is empty
TALL = 196 / 2  # of a column of cells


def draw_layers(
    network, x, ax=None, *, way="forth", upstream=None, truth=None, picture=None, scale=None
):
    """Draw every unit of a wide network as a cell, filled on a scale of powers of ten.

    network: one, or a dict of a title and its network, side by side. Below the first and the last
    layer stands the typical size (root mean square) of what passes there. scale: (signal, gradient)
    that fill a cell.

    >>> from slopes.networks import Network
    >>> ax = draw_layers(Network([64, 32, 32, 10], seed=0), np.ones(64), way="both", truth=3)
    """
    expect(way in WAYS, "way", " or ".join(WAYS), way)
    shown_networks = network if isinstance(network, dict) else {"": network}
    expect(0 < len(shown_networks) <= 2, "network", "one, or a dict of two at most", network)
    runs = {
        title: passed(each, x, way=way, upstream=upstream, truth=truth)
        for title, each in shown_networks.items()
    }
    ways = ["forth", "back"] if way == "both" else [way]
    full = dict(zip(FULL, scale or FULL.values(), strict=True))
    titled, deep = any(shown_networks), 128
    ax = board(deep * len(ways) + 22 * titled + 20 * (way == "both"), ax)
    wide = WIDTH / len(runs)
    for i, (title, run) in enumerate(runs.items()):
        write(ax, wide * i + 4, 11, str(title), bold=True, at="left")
        for k, each in enumerate(ways):
            top = 8 + 22 * titled + (deep + 20) * k
            if way == "both" and each == "back":
                write(ax, wide * i + 4, top - 10, "what comes back", at="left")
            _columns(ax, run, wide * i, wide, top, each, full[each], picture)
    return ax


def _columns(ax, run, left, wide, top, way, full, picture):
    """Draw the layers of one network, one way."""
    forth = way == "forth"
    color = style.BLUE if forth else style.ORANGE
    layers = list(run.h if forth else run.at_z)
    start = left + 4
    if picture is not None:
        image = image_of(run, picture)
        if forth:
            squares(ax, image, start, top + TALL / 2 - 16, 32)
        else:
            write(ax, start + 16, top + TALL / 2, "←", color)
        start += 42
    else:
        layers = [run.x if forth else run.at_x, *layers]
    apart = (left + wide - 8 - start) / len(layers)
    fits = apart >= 14 and max(map(len, layers)) <= 128
    sizes = [len(layer) for layer in layers]
    expect(fits, "network", "at most 16 layers, of at most 128 units (or draw_strip)", sizes)
    for i, layer in enumerate(layers):
        middle = start + apart * (i + 0.5)
        columns = 1 if len(layer) <= 12 else 2 if len(layer) <= 40 else 4
        _cells(ax, layer, middle, top, min(8.0, (apart - 4) / columns), columns, color, full)
        if i in (0, len(layers) - 1):
            size = float(np.sqrt(np.mean(np.square(layer))))
            write(ax, middle, top + TALL + 12, shown(size, 1), color)


def _cells(ax, layer, middle, top, width, columns, color, full):
    """Draw a layer's units as cells, a row after the other."""
    high = TALL / math.ceil(len(layer) / columns)
    with np.errstate(divide="ignore"):
        shares = 1 + np.log10(np.abs(layer) / full) / DECADES
    for i, share in enumerate(np.clip(shares, 0, 1)):
        row, column = divmod(i, columns)
        x = middle + width * (column - columns / 2)
        box = rectangle(x + 0.4, top + high * row + 0.4, width - 0.8, high - 0.8)
        fill = color if share >= 0.01 else "none"
        patch(ax, *box, fill=fill, opacity=round(float(share), 2), edge=style.GREY, width=0.5)


def draw_strip(rows, ax=None, *, way="back", decades=12):
    """Draw the size of what reaches each layer, a row of cells for each label of a dict.

    A cell is the paler, the smaller the number: empty at `decades` powers of ten below 1. The
    number of the first layer stands at the right. Forth, the first cell is what enters, layer 0.

    >>> draw_strip({"halved": [0.25, 0.5, 1]}).texts[1].get_text()
    '0.25'
    """
    expect(isinstance(rows, dict) and rows, "rows", "a dict of a label and its sizes", rows)
    expect(way in ("forth", "back"), "way", "forth or back", way)
    whole("decades", decades)
    sizes = {label: np.abs(finite("rows", each)) for label, each in rows.items()}
    count = max(map(len, sizes.values()))
    expect(1 < count <= 40, "rows", "from 2 to 40 layers", count)
    color = style.BLUE if way == "forth" else style.ORANGE
    ax = board(50 * len(rows) + 26, ax)
    cell = 268 / count
    for k, (label, layers) in enumerate(sizes.items()):
        y = 50 * k
        write(ax, 4, y + 11, str(label), at="left")
        for i, size in enumerate(layers):
            share = np.clip(1 + math.log10(size) / decades, 0, 1) if size else 0
            box = rectangle(4 + cell * i + 0.4, y + 21, cell - 0.8, 21)
            fill = color if share >= 0.01 else "none"
            patch(ax, *box, fill=fill, opacity=round(float(share), 2), edge=style.GREY, width=0.6)
        end = layers[0] if way == "back" else layers[-1]
        write(ax, 278, y + 32, shown(end, 1), color, at="left")
    every = 1 if count <= 8 else 5 if count <= 24 else 10
    first = 0 if way == "forth" else 1
    for layer in sorted({first, *range(every, first + count, every)}):
        write(ax, 4 + cell * (layer - first + 0.5), 50 * len(rows) + 10, str(layer))
    write(ax, 284, 50 * len(rows) + 10, "layer", at="left")
    return ax
