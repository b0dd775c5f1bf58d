"""The bend: an activation function as a small box, in a unit with its numbers, and in a chain."""

import numpy as np

from ..activation import get
from ..arguments import expect, number
from . import style
from .drawing import (
    board,
    link,
    patch,
    rectangle,
    rows,
    shown,
    write,
)

REACH = 3.0  # a box shows the function from -3 to 3
NAMES = {"relu": "ReLU", "sigmoid": "σ", "identity": "no bend", "leaky_relu": "leaky ReLU"}
NAMES |= {"elu": "ELU", "selu": "SELU", "gelu": "GELU", "silu": "SiLU", "relu6": "ReLU6"}


def name_of(f):
    """Return a function's name as one writes it: ReLU, σ, tanh.

    >>> name_of("sigmoid"), name_of("softplus")
    ('σ', 'softplus')
    """
    return NAMES.get(get(f).name, get(f).name)


def curve_box(ax, f, x, y, z=None, *, size=34, slope=False, alpha=1.0, letters=False):
    """Draw f in a box around (x, y): a dot where a unit stands, its tangent on the way back."""
    steps = np.linspace(-REACH, REACH, 61)
    values = np.asarray(f(steps), float)
    low, high = values.min(), values.max()
    tall = max(2.4, 1.25 * (high - low))
    foot = (low + high - tall) / 2
    unit, up = size / (2 * REACH), size / tall

    def place(at, value):
        return x + unit * np.asarray(at), y + size / 2 - up * (np.asarray(value) - foot)

    patch(ax, *rectangle(x - size / 2, y - size / 2, size, size), fill="white", edge="black", z=3)
    edge = size / 2 - 2
    across, zero = place(0, 0)
    grey = {"color": style.GREY, "width": 0.8, "alpha": 0.7}
    level, upright = ((x - edge, zero), (x + edge, zero)), ((across, y - edge), (across, y + edge))
    for start, end in (level, upright):
        link(ax, start, end, **grey)
        ax.lines[-1].set_zorder(3.2)
    thick = 1.4 if size < 60 else 2
    for points in _pieces(*place(steps, values)):
        patch(ax, points, edge="black", width=thick, z=3.3)
    if z is None:
        return
    here = float(np.clip(z, -0.9 * REACH, 0.9 * REACH))
    spot = place(here, float(f(here)))
    if slope:
        run = np.array([unit, -up * float(f.derivative(z))])
        run *= 0.28 * size / np.hypot(*run)
        ends = np.clip([spot - run, spot + run], [x - edge, y - edge], [x + edge, y + edge])
        patch(ax, ends, edge=style.ORANGE, width=1.8 * thick, z=3.4)
    disc_at(ax, spot, 3 if size < 60 else 5)


def disc_at(ax, spot, radius):
    """Draw a small blue dot."""
    ax.plot(*[[v] for v in spot], "o", ms=2 * radius, mew=0, color=style.BLUE, zorder=3.5)
    ax.lines[-1].set_clip_on(False)


def _pieces(x, y):
    """Split a curve where it jumps, and leave out the points that lie on a straight line."""
    jump = np.flatnonzero(np.abs(np.diff(y)) > 0.4 * max(np.ptp(y), 1e-9)) + 1
    for part in np.split(np.column_stack([x, y]), jump):
        bent = np.abs(np.diff(part[:, 1], 2, axis=0)) > 1e-6
        yield part[np.concatenate([[True], bent, [True]])[: len(part)]]


def draw_bend(f, z, ax=None, *, slope=False):
    """Draw an activation function, where the sum z stands on it, and what comes of it.

    >>> [text.get_text() for text in draw_bend("relu", -1, slope=True).texts][:2]
    ['ReLU', 'in: z = −1']
    """
    f, z = elementwise(f), number("z", z)
    ax = board(162, ax)
    curve_box(ax, f, 76, 86, z, size=136, slope=slope)
    name = name_of(f)
    write(ax, 8, 9, name, bold=True, at="left")
    lines = [(f"in: z = {shown(z)}", "black"), (f"out: {name}(z) = {shown(f(z))}", style.BLUE)]
    if name == "no bend":
        lines[1] = (f"out: {shown(f(z))}", style.BLUE)
    if slope:
        lines.append((f"slope there: {shown(f.derivative(z))}", style.ORANGE))
    for y, (text, color) in zip(rows(len(lines), 86, 26), lines, strict=True):
        write(ax, 164, y, text, color, at="left")
    return ax


def elementwise(f):
    """Return the function, which must give a slope at each place."""
    f = get(f)
    expect(f.elementwise, "f", "an activation function of one input, or its name", f)
    return f
