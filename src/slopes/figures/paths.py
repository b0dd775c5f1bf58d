"""The paths over which a number reaches the answer of a network, and what each adds to it."""

from itertools import pairwise, product

import numpy as np

from ..arguments import expect, whole
from . import style
from .drawing import (
    board,
    disc,
    factor,
    inside,
    largest,
    link,
    numbered,
    patch,
    rectangle,
    rows,
    shown,
    write,
)
from .passes import passed

COLUMNS = (22, 124, 226, 316)
APART, RADIUS, MIDDLE = 58, 19, 120
FOOT, TALL = 270, 40  # the line on which the bars stand, and how far they reach


def path_terms(network, x, start):
    """Return the paths from an input to the output, as units, and the product along each.

    The paths that end alike follow each other.

    >>> from slopes.networks import Network
    >>> paths, terms = path_terms(Network([2, 3, 3, 1], "tanh", seed=0), [1.0, 0.5], 0)
    >>> paths[:2], len(terms)
    ([(0, 0), (1, 0)], 9)
    """
    run = passed(network, x)
    small = len(run.sizes) == 4 and run.sizes[-1] == 1 and max(run.sizes) <= 3
    expect(small, "network", "two layers of three units at most, and one output", run.sizes)
    expect(whole("start", start, 0) < len(run.x), "start", f"below {len(run.x)}", start)
    (first, second, last), slopes = run.weights, run.slopes
    paths = [(j, k) for k, j in product(range(run.sizes[2]), range(run.sizes[1]))]
    terms = [
        first[start, j] * slopes[0][j] * second[j, k] * slopes[1][k] * last[k, 0] for j, k in paths
    ]
    return paths, np.array(terms)


def draw_paths(network, x, start=0, path=None, ax=None):
    """Draw the paths from one input to the output, all of them or one with its factors.

    path: 1, 2, …; the bars below are the products along the paths, those so far filled.

    >>> from slopes.networks import Network
    >>> ax = draw_paths(Network([2, 3, 3, 1], "tanh", seed=0), [1.0, 0.5], path=2)
    """
    paths, terms = path_terms(network, x, start)
    if path is not None:
        expect(whole("path", path) <= len(paths), "path", f"from 1 to {len(paths)}", path)
    run = passed(network, x)
    ax = board(FOOT + TALL + 14 if path else 212, ax)
    places = [
        [(at, y) for y in rows(count, MIDDLE, APART)]
        for at, count in zip(COLUMNS, run.sizes, strict=True)
    ]
    _links(ax, run, places, start, None if path is None else paths[path - 1], paths, terms)
    names = [numbered("x", len(run.x)), *[[""] * n for n in run.sizes[1:-1]], ["says"]]
    for layer, (column, values) in enumerate(zip(places, [run.x, *run.h], strict=True)):
        for i, place in enumerate(column):
            meant = (layer, i) == (0, start)
            ring = {"ring": style.ORANGE, "width": 2.4} if meant else {}
            disc(ax, *place, RADIUS, style.BLUE, abs(values[i]) / largest(run.x, *run.h), **ring)
            write(ax, *place, inside(values[i]))
            if names[layer][i]:
                write(ax, place[0], place[1] - 29, names[layer][i], ground=True)
    if path is None:
        write(ax, 6, 11, f"{len(paths)} paths from {names[0][start]} to the answer", at="left")
        return ax
    j, k = paths[path - 1]
    _factors(ax, run, places, start, j, k)
    _words(ax, run, path, start, j, k, terms)
    _bars(ax, path, terms)
    return ax


def _links(ax, run, places, start, path, paths, terms):
    """Draw all weights in grey, and over them one path, or all, the thicker the larger."""
    for layer, weights in enumerate(run.weights):
        for i, j in np.ndindex(weights.shape):
            link(ax, places[layer][i], places[layer + 1][j], style.GREY, 0.6, alpha=0.6)
    chosen = [path] if path else paths
    for (j, k), term in zip(paths, terms, strict=True):
        if (j, k) not in chosen:
            continue
        width = 2.6 if path else 0.5 + 3.5 * abs(term) / largest(terms)
        stops = places[0][start], places[1][j], places[2][k], places[3][0]
        for begin, end in pairwise(stops):
            link(ax, begin, end, style.ORANGE, width, alpha=1 if path else 0.5)


def _factors(ax, run, places, start, j, k):
    """Write the weights on the path, and the slopes of its units under them."""
    stops = places[0][start], places[1][j], places[2][k], places[3][0]
    weights = run.weights[0][start, j], run.weights[1][j, k], run.weights[2][k, 0]
    for begin, end, weight in zip(stops[:-1], stops[1:], weights, strict=True):
        middle = (np.array(begin) + end) / 2
        write(ax, *middle, shown(weight), style.ORANGE, ground=True)
    for stop, slope in ((stops[1], run.slopes[0][j]), (stops[2], run.slopes[1][k])):
        write(ax, stop[0], stop[1] + 29, f"slope {shown(slope)}", style.ORANGE, ground=True)


def _words(ax, run, path, start, j, k, terms):
    slopes, weights = run.slopes, run.weights
    parts = [weights[0][start, j], slopes[0][j], weights[1][j, k], slopes[1][k], weights[2][k, 0]]
    along = " · ".join([shown(parts[0]), *map(factor, parts[1:])])
    write(ax, 6, 11, f"path {path} of {len(terms)}, factor by factor:", bold=True, at="left")
    write(ax, 6, 29, f"{along} = {shown(terms[path - 1])}", style.ORANGE, at="left")


def _bars(ax, path, terms):
    """Draw the products as bars, those of the paths so far filled, and their sum."""
    wide, most, y = 20, largest(terms), FOOT
    for i, term in enumerate(terms):
        tall = -(TALL - 4) * term / most
        fill = style.ORANGE if i < path else "none"
        opacity = 1 if i == path - 1 else 0.45
        edge = style.ORANGE if i < path else style.GREY
        x = 6 + (wide + 3) * i
        patch(ax, *rectangle(x, y, wide, tall), fill=fill, opacity=opacity, edge=edge, width=0.8)
    link(ax, (2, y), (8 + (wide + 3) * len(terms), y), "black", 0.8)
    write(ax, 222, y - 10, "sum so far:", at="left")
    write(ax, 222, y + 10, shown(terms[:path].sum()), style.ORANGE, at="left", bold=True)
