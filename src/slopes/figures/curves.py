"""Every figure that is drawn more than once. Each function takes an axes, or makes its own."""

import matplotlib.pyplot as plt
import numpy as np

from ..activation import get
from . import style


def axes(ax=None, **figure):
    """Return ax, or the axes of a new figure."""
    return ax if ax is not None else plt.subplots(**figure)[1]


def plot_activation_curve(f, ax=None, *, span=(-6, 6), label=None, **line):
    """Draw f, any function of an array, over the span and return the axes."""
    return _curve(get(f) if isinstance(f, str) else f, ax, span, label, line)


def plot_gradient(f, ax=None, *, span=(-6, 6), label=None, **line):
    """Draw the derivative of f over the span and return the axes."""
    return _curve(get(f).derivative, ax, span, label, line)


def plot_pair(f, ax=None, *, span=(-6, 6)):
    """Draw f and, dashed, its derivative, each labelled at its line; return the axes."""
    f = get(f)
    ax = _curve(f, ax, span, f"{f.name}(x)", {"color": style.BLUE})
    slope = {"color": style.ORANGE, "linestyle": style.DASHES[1]}
    return _curve(f.derivative, ax, span, "its slope", slope)


def compare(functions, ax=None, *, span=(-4, 4), slope=False):
    """Draw several functions, or their slopes, in one axes, each with its own colour and dash.

    >>> [line.get_label() for line in compare(["relu", "tanh"]).lines]
    ['relu', 'tanh']
    """
    ax = axes(ax)
    for i, f in enumerate(map(get, functions)):
        line = {
            "color": style.CYCLE[i % len(style.CYCLE)],
            "linestyle": style.DASHES[i % len(style.DASHES)],
        }
        (plot_gradient if slope else plot_activation_curve)(f, ax, span=span, label=f.name, **line)
    ax.set_ylabel("slope f′(x)" if slope else "f(x)")
    ax.legend()
    return ax


def label_line(ax, text, at, *, color=None, dy=8):
    """Write text beside a line at the data point, so that no legend is needed."""
    ax.annotate(
        text, at, xytext=(0, dy), textcoords="offset points", color=color, ha="center", va="center"
    )


def _curve(values, ax, span, label, line):
    low, high = span
    if not low < high:
        raise ValueError(f"span: expected two numbers, the lower one first, got {span!r}")
    ax = axes(ax)
    x = np.linspace(low, high, 401)
    y = np.array(values(x), dtype=float)
    y[~np.isfinite(y)] = np.nan  # what cannot be drawn leaves a gap
    height = np.nanmax(y, initial=-np.inf) - np.nanmin(y, initial=np.inf)
    jump = np.abs(np.diff(y)) > 0.5 * max(height, 1e-12)  # a line must not bridge a jump
    x, y = (np.insert(v, np.flatnonzero(jump) + 1, np.nan) for v in (x, y))
    ax.plot(x, y, label=label, **line)
    ax.set_xlim(low, high)
    ax.set_xlabel("x")
    return ax
