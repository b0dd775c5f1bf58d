"""What every diagram is made of: a board of units, discs, lines, and numbers as one writes them.

A board is 338 units wide and y runs downwards: at 4.7 inches a unit is a point, so that letters of
12 points are 12 units, and above 11 pixels on a phone.
"""

import math

import numpy as np
from matplotlib.colors import to_rgba
from matplotlib.patches import PathPatch
from matplotlib.path import Path

from ..arguments import expect
from . import style
from .curves import axes

WIDTH = 338
FAINT = 0.35  # what is not meant just now
K = 4 / 3 * (math.sqrt(2) - 1)  # of a circle out of four curves
CIRCLE = [(1, 0), (1, K), (K, 1), (0, 1), (-K, 1), (-1, K), (-1, 0)]
CIRCLE += [(-1, -K), (-K, -1), (0, -1), (K, -1), (1, -K), (1, 0), (1, 0)]
TURNS = [Path.MOVETO, *[Path.CURVE4] * 12, Path.CLOSEPOLY]
RAISED = str.maketrans("-0123456789", "⁻⁰¹²³⁴⁵⁶⁷⁸⁹")
LOWERED = str.maketrans("0123456789", "₀₁₂₃₄₅₆₇₈₉")


def board(height, ax=None):
    """Return an axes in units; alone in its figure, it takes all of it and gives it its size."""
    ax = axes(ax)
    expect(hasattr(ax, "add_patch"), "ax", "an axes of matplotlib", ax)
    ax.set_axis_off()
    ax.set(xlim=(0, WIDTH), ylim=(height, 0))
    figure = ax.figure
    if figure.axes == [ax] and hasattr(figure, "set_size_inches"):
        figure.set_size_inches(WIDTH / 72, height / 72)
        ax.set_position([0, 0, 1, 1])
    else:
        ax.set_aspect("equal")
    return ax


def patch(ax, points, codes=None, *, fill="none", opacity=1, edge="none", width=1.0, z=3):
    """Draw a shape of any points."""
    fill = fill if fill == "none" else to_rgba(fill, opacity)
    path = Path(np.round(points, 2), codes)
    ax.add_artist(
        PathPatch(path, facecolor=fill, edgecolor=edge, linewidth=width, zorder=z, clip_on=False)
    )


def disc(ax, x, y, radius, color, share, *, ring="black", width=1.0):
    """Draw a unit: the fuller its colour, the larger its number; share None: nothing yet."""
    circle = np.array(CIRCLE) * radius + (x, y)
    if share is None:
        patch(ax, circle, TURNS, fill="white", edge=ring, width=width, z=3.1)
        return
    patch(ax, circle, TURNS, fill="white", z=3)
    opacity = round(0.08 + 0.5 * min(1.0, share), 2)
    patch(ax, circle, TURNS, fill=color, opacity=opacity, edge=ring, width=width, z=3.1)


def rectangle(x, y, width, height):
    """Return the corners and the codes of a closed rectangle."""
    corners = [(x, y), (x + width, y), (x + width, y + height), (x, y + height), (x, y)]
    return corners, [Path.MOVETO, *[Path.LINETO] * 3, Path.CLOSEPOLY]


def link(ax, start, end, color, width=1.0, *, dashed=False, alpha=1.0):
    """Draw a line from one place to another, under the discs."""
    dash = (0, (3, 1.2)) if dashed else "-"
    (x0, y0), (x1, y1) = start, end
    ax.plot(
        [x0, x1],
        [y0, y1],
        color=color,
        linewidth=round(width, 1),
        linestyle=dash,
        alpha=None if alpha == 1 else alpha,
        clip_on=False,
        zorder=1,
        solid_capstyle="butt",
        scalex=False,
        scaley=False,
    )


def weight_link(ax, start, end, weight, largest, alpha=1.0):
    """Draw a weight: green above 0, purple and dashed below, the thicker the larger."""
    width = 0.6 + 4.4 * abs(weight) / largest
    color = style.GREEN if weight > 0 else style.PURPLE if weight < 0 else style.GREY
    link(ax, start, end, color, width, dashed=weight < 0, alpha=alpha)


def write(ax, x, y, text, color="black", *, at="center", bold=False, ground=False, alpha=None):
    """Write in letters of 12 units; ground: on the page's colour, over what lies there."""
    box = {"facecolor": "white", "edgecolor": "none", "pad": 1} if ground else None
    ax.text(
        x,
        y,
        text,
        color=color,
        fontsize=12,
        ha=at,
        va="center_baseline",
        fontweight="bold" if bold else "normal",
        bbox=box,
        alpha=alpha,
        zorder=5,
    )


def between(start, end, part):
    """Return the place that lies a part of the way from start to end."""
    return tuple((1 - part) * np.array(start) + part * np.array(end))


def rows(count, centre, apart):
    """Return the heights of so many things in a column."""
    return [centre + (i - (count - 1) / 2) * apart for i in range(count)]


def largest(*values):
    """Return the largest size among arrays, which is above 0."""
    return max(max((float(np.abs(v).max()) for v in values if np.size(v)), default=0), 1e-300)


def shown(value, places=2):
    """Return a number as it stands in a drawing.

    >>> [shown(v) for v in (0.5, -1.254, 12.3, 0.0042, 3e-5, 0)]
    ['0.5', '−1.25', '12.3', '0.004', '3·10⁻⁵', '0']
    """
    value = float(value)
    size = abs(value)
    sign = "\N{MINUS SIGN}" * (value < 0)
    if not math.isfinite(size):
        return sign + ("\N{INFINITY}" if size == math.inf else "?")
    if size == 0:
        return "0"
    if size < 0.00095 or size >= 9999.5:
        digit, power = f"{size:.0e}".split("e")
        text = f"{digit}·" * (digit != "1") + "10" + str(int(power)).translate(RAISED)
        return sign + text
    if size < 0.01:
        places = 3
    elif size < 1:
        places = 2
    else:
        places = max(0, places - (size >= 9.95) - (size >= 99.5))
    text = f"{size:.{places}f}"
    return sign + (text.rstrip("0").rstrip(".") if "." in text else text)


def inside(value):
    """Return a number as it fits into a disc: two figures from 1 on, five letters at most.

    >>> [inside(v) for v in (-1.254, -0.0042, -4e-5, 5200)]
    ['−1.3', '−.004', '−10⁻⁵', '5200']
    """
    text = shown(value, 1)
    sign = "\N{MINUS SIGN}" * text.startswith("\N{MINUS SIGN}")
    if "·" in text:
        return sign + text[text.index("·") + 1 :]
    return text if len(text) < 6 else text.replace("0.", ".", 1)


def factor(value):
    """Return a number as it stands behind a multiplication sign: in brackets where it is below 0.

    >>> factor(-0.5), factor(2)
    ('(−0.5)', '2')
    """
    text = shown(value)
    return f"({text})" if text.startswith("\N{MINUS SIGN}") else text


def numbered(letter, count):
    """Return x₁, x₂, … as many as asked for."""
    return [f"{letter}{str(i).translate(LOWERED)}" for i in range(1, count + 1)]
