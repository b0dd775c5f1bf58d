"""Functions one above the other, each with its slope and three things to keep of it."""

import numpy as np

from ..activation import get
from ..arguments import expect
from ..measure import measure
from . import style
from .bends import name_of
from .drawing import board, link, shown, write

REACH, UNIT = 4.0, 20.0  # the curves run from -4 to 4, and all have one scale


def draw_pairs(functions, ax=None):
    """Draw each function and, dashed, its slope, all to one scale, with three lines of words.

    >>> [text.get_text() for text in draw_pairs(["tanh"]).texts]
    ['tanh', 'output: −1 to 1', 'slope: at most 1', 'at 0: output 0']
    """
    functions = [get(f) for f in functions]
    expect(1 <= len(functions) <= 6, "functions", "one to six", functions)
    for f in functions:
        expect(f.elementwise, "functions", "functions of one input", f.name)
    deep = 96
    ax = board(deep * len(functions) + 2, ax)
    for k, f in enumerate(functions):
        top = deep * k
        name = name_of(f)
        write(ax, 4, top + 11, "sigmoid σ" if name == "σ" else name, bold=True, at="left")
        foot = -1.0 if measure(f).infimum < -0.5 else -0.2
        zero = top + 86 + UNIT * 1.0 * foot
        ceiling = (zero - top - 22) / UNIT
        link(ax, (4, zero), (4 + 2 * REACH * 17.5, zero), style.GREY, 0.8)
        link(ax, (74, top + 22), (74, top + 90), style.GREY, 0.8)
        _trace(ax, f, zero, ceiling, style.BLUE, "-")
        _trace(ax, f.derivative, zero, ceiling, style.ORANGE, (0, (4, 1.6)))
        for i, (text, color) in enumerate(_facts(f)):
            write(ax, 166, top + 32 + 22 * i, text, color, at="left")
    return ax


def _trace(ax, f, zero, ceiling, color, dash):
    """Draw a curve over the span, without what is too high and without a line over a jump."""
    x = np.linspace(-REACH, REACH, 129)
    y = np.asarray(f(x), float)
    y = np.where(y > ceiling, np.nan, y)
    jump = np.flatnonzero(np.abs(np.diff(y)) > 0.5) + 1
    x, y = np.insert(x, jump, np.nan), np.insert(y, jump, np.nan)
    ax.plot(74 + 17.5 * x, zero - UNIT * y, color=color, linestyle=dash, lw=2, clip_on=False)


def _facts(f):
    """The three lines: output, slope, and what comes out at 0."""
    facts = measure(f)
    low, high = facts.least_slope, facts.steepest
    only = np.unique(np.asarray(f.derivative(np.linspace(-8, 8, 1601)), float))
    if len(only) <= 2:
        slope = " or ".join(map(shown, only))
    else:
        slope = f"at most {shown(high)}" if low == 0 else f"{shown(low)} to {shown(high)}"
    return [
        (f"output: {shown(facts.infimum)} to {shown(facts.supremum)}", style.BLUE),
        (f"slope: {slope}", style.ORANGE),
        (f"at 0: output {shown(f(0.0))}", "black"),
    ]
