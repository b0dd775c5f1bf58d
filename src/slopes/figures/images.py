"""Examples as one sees them: digits in ink, with their numbers, and the curves of MNIST-1D."""

import numpy as np

from ..arguments import expect, finite
from . import style
from .drawing import WIDTH, board, link, patch, rectangle, shown, write

LEVELS = 16  # shades of an image


def squares(ax, values, x, y, size, *, color="black", top=None):
    """Draw an image in a square: a value is an opacity, and neighbours of one value are merged."""
    values = np.abs(values)
    top = top or values.max() or 1
    shades = np.round(LEVELS * np.clip(values / top, 0, 1)).astype(int)
    high, wide = shades.shape
    side = size / max(high, wide)
    for shade in np.unique(shades[shades > 0]):
        points, codes = [], []
        for row, left, right, down in _blocks(shades == shade):
            corners = rectangle(
                x + side * left, y + side * row, side * (right - left), side * (down - row)
            )
            points += corners[0]
            codes += corners[1]
        patch(ax, points, codes, fill=color, opacity=round(shade / LEVELS, 3), z=2)
    frame = rectangle(x, y, side * wide, side * high)
    patch(ax, *frame, edge=style.GREY, width=1, z=2.1)


def _blocks(same):
    """Yield (top, left, right, bottom) of rectangles that together cover what is the same."""
    free = same.copy()
    for row, left in zip(*np.nonzero(same), strict=True):
        if not free[row, left]:
            continue
        right = left + 1
        while right < free.shape[1] and free[row, right]:
            right += 1
        down = row + 1
        while down < free.shape[0] and free[down, left:right].all():
            down += 1
        free[row:down, left:right] = False
        yield row, left, right, down


def ink(argument, values, shape):
    """Return values as an image of ink, which is nowhere below 0."""
    values = np.asarray(finite(argument, values), float)
    if values.size != np.prod(shape):
        raise ValueError(f"{argument}: expected {shape} numbers, got shape {values.shape}")
    low = values.min(initial=0)
    expect(low >= 0, argument, "ink from 0 on, such as digits(raw=True) gives", float(low))
    return values.reshape(shape)


def draw_image(values, ax=None, *, shape=(8, 8), numbers=False, top=None):
    """Draw an image in ink; numbers=True: with the same numbers beside it.

    top: the value that is full ink, by default the largest.

    >>> ax = draw_image([[0, 16], [4, 8]], shape=(2, 2), numbers=True)
    >>> [text.get_text() for text in ax.texts]
    ['0', '16', '4', '8']
    """
    values = ink("values", values, shape)
    high, wide = values.shape
    ax = board(176, ax)
    side = 160 / max(high, wide)
    squares(ax, values, 4, 8, 160, top=top)
    if numbers:
        expect(max(high, wide) <= 8, "numbers", "at most 8 rows and columns to write", shape)
        for (row, column), value in np.ndenumerate(values):
            alpha = None if value else 0.55
            at = 178 + 19.6 * (column + 0.5), 8 + side * (row + 0.5)
            write(ax, *at, shown(value, 1), alpha=alpha)
    return ax


def draw_digits(images, ax=None, *, names=None, shape=(8, 8)):
    """Draw images in rows of ten at most, with a name below each.

    >>> [text.get_text() for text in draw_digits(np.ones((2, 64)), names=[3, 7]).texts]
    ['3', '7']
    """
    images = [ink("images", each, shape) for each in images]
    expect(images, "images", "at least one", images)
    names = [] if names is None else [str(name) for name in names]
    expect(len(names) in (0, len(images)), "names", f"{len(images)}, one an image", names)
    deep = 58 if names else 40
    ax = board(8 + deep * -(-len(images) // 10), ax)
    for i, image in enumerate(images):
        x, y = 4 + 33.2 * (i % 10), 5 + deep * (i // 10)
        squares(ax, image, x, y, 31)
        if names:
            write(ax, x + 15.5, y + 43, names[i])
    return ax


def draw_signals(rows, ax=None, *, names=None):
    """Draw curves upright, as MNIST-1D is drawn: rows is a dict of a label and its curves.

    The first row is in ink, the others in blue; a curve's values run to the right, its places
    downwards.

    >>> ax = draw_signals({"drawn": [[0, 1, 0]], "as given": [[0, 1, 1, 0]]}, names=["a"])
    >>> [text.get_text() for text in ax.texts]
    ['a', 'drawn', 'as given']
    """
    expect(isinstance(rows, dict) and rows, "rows", "a dict of a label and its curves", rows)
    rows = {label: [finite("rows", each) for each in curves] for label, curves in rows.items()}
    count = max(map(len, rows.values()))
    expect(1 <= count <= 10, "rows", "one to ten curves a row", count)
    names = [] if names is None else [str(name) for name in names]
    expect(len(names) in (0, count), "names", f"{count}, one a column", names)
    top = 24 if names else 6
    ax = board(top + sum(_deep(curves) + 12 for curves in rows.values()), ax)
    apart = 312 / count
    for i, name in enumerate(names):
        write(ax, 26 + apart * (i + 0.5), 11, name, bold=True)
    for k, (label, curves) in enumerate(rows.items()):
        deep = _deep(curves)
        ax.text(9, top + deep / 2, label, fontsize=12, rotation=90, ha="center", va="center")
        widest = max(np.ptp(curve) for curve in curves) or 1
        for i, curve in enumerate(curves):
            middle = (curve.max() + curve.min()) / 2
            x = 26 + apart * (i + 0.5) + min(apart - 4, 60) * (curve - middle) / widest
            y = np.linspace(top, top + deep, len(curve))
            color, width = ("black", 2) if k == 0 else (style.BLUE, 1.5)
            patch(ax, np.column_stack([x, y]).round(1), edge=color, width=width)
        top += deep + 12
    return ax


def _deep(curves):
    return 68 if max(map(len, curves)) <= 12 else 116


def draw_signal(values, ax=None, *, template=None, names=("drawn", "what the network is given")):
    """Draw the numbers of one example as dots on a line, beside the curve it was made from.

    >>> draw_signal([0, 1, 0.5], template=[0, 1]).texts[0].get_text()
    'drawn'
    """
    values = np.asarray(finite("values", values), float)
    expect(values.ndim == 1 and values.size > 1, "values", "two numbers or more", values)
    ax = board(150, ax)
    left = 8.0
    if template is not None:
        template = np.asarray(finite("template", template), float)
        spread = np.ptp(template) or 1
        x = 12 + 44 * (template - template.min()) / spread
        patch(ax, np.column_stack([x, np.linspace(28, 142, len(x))]), edge="black", width=2.2)
        write(ax, 6, 11, names[0], at="left")
        left = 92.0
    write(ax, left, 11, names[1], at="left")
    low, high = min(values.min(), 0), max(values.max(), 0)
    up = 112 / (high - low or 1)
    x, y = np.linspace(left + 3, WIDTH - 8, len(values)), 142 - up * (values - low)
    zero = 142 + up * low
    link(ax, (left, zero), (WIDTH - 4, zero), style.GREY)
    patch(ax, np.column_stack([x, y]), edge=style.BLUE, width=1.4)
    ax.plot(x, y, "o", ms=4.4, mew=0, color=style.BLUE, clip_on=False)
    ax.set(xlim=(0, WIDTH), ylim=(150, 0))
    return ax
