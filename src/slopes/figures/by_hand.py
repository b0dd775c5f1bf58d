"""Two curves as SVG that is written by hand: small, in a few milliseconds, without matplotlib."""

import zlib
from html import escape
from math import ceil, floor, log10

import numpy as np

from .strokes import told_in_steps
from .style import BLUE, GREY, ORANGE

WIDTH, HEIGHT, LETTERS = 460, 256, 14.5
LEFT, RIGHT, TOP, BOTTOM = 66, 434, 66, 226  # where the axes stand, below the legend
STYLE = f"--grow: 1.36; width: 100%; max-width: {WIDTH}px; height: auto"  # grow: on a phone
TRUE = f'stroke="{BLUE}" stroke-width="6" stroke-opacity="0.5"'
YOURS = f'stroke="{ORANGE}" stroke-width="2"'
GRID = f'stroke="{GREY}" stroke-width="0.8" stroke-opacity="0.3"'
MARK = f'stroke="{GREY}" stroke-width="1.3" stroke-dasharray="2 3"'
AXES = 'stroke="currentColor"'
LARGE, SMALL, FLAT = 1e300, 1e-300, 1e-4  # less than FLAT of its size is no height of a curve
RAISED = str.maketrans("-0123456789", "⁻⁰¹²³⁴⁵⁶⁷⁸⁹")


def two_curves(x, yours, true, noun, at, label):
    """Return a picture of yours over the true curve, as SVG for a page or a notebook.

    `noun` is what a value is called, `at` are places to mark, `label` is what the picture says to
    those who do not see it. What is nan leaves a gap, what is far off leaves the picture.
    """
    x, *curves = (np.asarray(values, dtype=float) for values in (x, true, yours))
    low, high = _frame(*curves)
    across = _places(x, x[0], x[-1], LEFT, RIGHT)
    heights = [_places(y, low, high, BOTTOM, TOP) for y in curves]
    shown = ((heights[1] >= TOP) & (heights[1] <= BOTTOM)).any()
    drawn = [_path(_curve(across, y), k) for y, k in zip(heights, (TRUE, YOURS), strict=True)]
    marked = _places([place for place in at if x[0] <= place <= x[-1]], x[0], x[-1], LEFT, RIGHT)
    clip = f"curves-{zlib.crc32(''.join(drawn).encode()):08x}"
    return "".join(
        [
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" role="img" '
            f'aria-label="{escape(label)}" style="{STYLE}" fill="currentColor" '
            f'font-size="{LETTERS}"><clipPath id="{clip}">'
            f'<path d="M{LEFT} {TOP}H{RIGHT}V{BOTTOM}H{LEFT}z"/></clipPath>',
            _path(f"M{LEFT} 15h28", TRUE) + _text(LEFT + 38, 20, f"the true {noun}"),
            _path(f"M{LEFT} 37h28", YOURS)
            + _text(LEFT + 38, 42, "yours" if shown else "yours, nowhere in the picture"),
            *_axes(x[0], x[-1], low, high),
            *(_path(f"M{place:.1f} {TOP}V{BOTTOM}", MARK) for place in marked),
            f'<g clip-path="url(#{clip})" stroke-linecap="round" stroke-linejoin="round">',
            *drawn,
            "</g></svg>",
        ]
    )


def _frame(true, yours):
    """The lowest and the highest value in the picture; yours may be a few times as high as true."""
    known = np.clip(true[np.isfinite(true)], -LARGE, LARGE)
    low, high = (known.min(), known.max()) if known.size else (0.0, 0.0)
    size = max(abs(low), abs(high))
    size = size if size > SMALL else 1.0
    room = high - low if high - low > FLAT * size else size
    with np.errstate(over="ignore"):
        far = abs(yours - (low + high) / 2) > 4 * room
    if far.any():
        low, high = low - room, high + room
    else:
        low, high = np.nanmin([low, *yours]), np.nanmax([high, *yours])
    if high - low <= FLAT * size:
        low, high = low - room / 2, high + room / 2
    rim = 0.05 * (high - low)
    return low - rim, high + rim


def _places(values, low, high, start, end):
    """Where numbers stand between start and end, which are low and high; far off, a bit beyond."""
    with np.errstate(over="ignore"):
        share = (np.asarray(values, dtype=float) - low) / (high - low)
    return start + (end - start) * np.clip(share, -0.2, 1.2)


def _curve(across, heights):
    """The path through the points, with a gap where there is no number and at a lonely jump."""
    jumps = abs(np.diff(heights, prepend=np.nan, append=np.nan)) > (BOTTOM - TOP) / 2
    within = (heights >= TOP) & (heights <= BOTTOM)
    told = []
    for i, (x, y) in enumerate(zip(across, heights, strict=True)):
        lonely = jumps[i] and not jumps[i - 1] and not jumps[i + 1]
        begins = i == 0 or np.isnan(heights[i - 1]) or (lonely and within[i] == within[i - 1])
        if not np.isnan(y):
            told.append(f"M{x} {y}L{x} {y}" if begins else f"L{x} {y}")  # a point alone is a dot
    return told_in_steps("".join(told))


def _axes(left, right, low, high):
    """Two axes with a few numbers, and a grid behind them."""
    columns, rows = ticks(left, right, 6), ticks(low, high, 5)
    across = _places(columns, left, right, LEFT, RIGHT).round(1)
    up = _places(rows, low, high, BOTTOM, TOP).round(1)
    grid = [f"M{x:g} {TOP}V{BOTTOM}" for x in across] + [f"M{LEFT} {y:g}H{RIGHT}" for y in up]
    yield _path("".join(grid), GRID)
    yield _path(f"M{LEFT} {TOP}V{BOTTOM}H{RIGHT}", AXES)
    for value, x in zip(columns, across, strict=True):
        yield _text(x, BOTTOM + 20, written(value), "middle")
    yield _text(RIGHT + 10, BOTTOM + 5, "x")
    power = floor(log10(max(map(abs, rows))))
    power = power if abs(power) > 3 else 0
    if power:  # it stands once, above the others
        yield _text(LEFT - 8, TOP - 10, f"·{ten(power)}", "end")
    for value, y in zip(rows, up, strict=True):
        yield _text(LEFT - 8, y + 5, written(value / 10.0**power), "end")


def ticks(low, high, most):
    """Return whole steps of 1, 2 or 5 times a power of ten between two numbers, a few of them.

    >>> ticks(-0.3, 1.2, 5)
    [0.0, 0.5, 1.0]
    """
    least = (high - low) / most
    power = 10.0 ** floor(log10(least))
    step = next(n for n in (1, 2, 5, 10) if n * power >= least) * power
    return [n * step for n in range(ceil(low / step), floor(high / step) + 1)]


def written(value):
    """Return a number as it stands beside an axis.

    >>> written(-0.25), written(2e-7)
    ('−0.25', '2·10⁻⁷')
    """
    digits, _, power = f"{value:.6g}".replace("-", "\N{MINUS SIGN}", value < 0).partition("e")
    return f"{digits}·{ten(int(power))}" if power else digits


def ten(power):
    return f"10{str(power).translate(RAISED)}"


def _path(steps, look):
    return f'<path d="{steps}" fill="none" {look}/>'


def _text(x, y, words, anchor="start"):
    return f'<text x="{x:g}" y="{y:g}" text-anchor="{anchor}">{escape(words)}</text>'
