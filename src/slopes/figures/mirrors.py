"""The four pieces of a network, each with its mirror image on the way back."""

from . import style
from .drawing import board, disc, link, patch, write

LEFT, RIGHT, WIDE, RADIUS, APART = 26, 204, 108, 13, 29
FANS = {66: "copied", 166: "added"}  # the height of each: what happens on the way forth
LINES = {
    244: ("weighed", ("h", "×w", "w·h"), ("w·δ", "×w", "δ")),
    304: ("bent", ("z", "f", "f(z)"), ("f′·δ", "×f′(z)", "δ")),
}


def draw_mirrors(ax=None):
    """Draw what copying, adding, weighing and bending are forth, and what each is back.

    >>> [text.get_text() for text in draw_mirrors().texts][:2]
    ['forth', 'back']
    """
    ax = board(336, ax)
    for x, title, color in ((LEFT, "forth", style.BLUE), (RIGHT, "back", style.ORANGE)):
        write(ax, x - 20, 11, title, color, at="left", bold=True)
    for y, what in FANS.items():
        forth, back = ("h", ["h"] * 3), ("+", ["a", "b", "c"])
        if what == "added":
            forth, back = back, ("δ", ["δ"] * 3)
        open_left = what == "copied"
        _fan(ax, LEFT, y, *forth, style.BLUE, single_left=open_left, tip_right=True)
        _fan(ax, RIGHT, y, *back, style.ORANGE, single_left=open_left, tip_right=False)
        back = "added" if what == "copied" else "copied"
        _named(ax, y + 46, what, back)
    for y, (what, forth, back) in LINES.items():
        _line(ax, LEFT, y, *forth, style.BLUE, tip_right=True)
        _line(ax, RIGHT, y, *back, style.ORANGE, tip_right=False)
        _named(ax, y + 24, what, "weighed" if what == "weighed" else "times the slope")
    return ax


def _named(ax, y, forth, back):
    write(ax, LEFT + WIDE / 2, y, forth, style.GREY)
    write(ax, RIGHT + WIDE / 2, y, back, style.GREY)


def _fan(ax, x, y, single, several, color, *, single_left, tip_right):
    """Draw one unit beside three, and the lines between them."""
    one, many = (x, x + WIDE) if single_left else (x + WIDE, x)
    for i, name in enumerate(several):
        at = y + APART * (i - 1)
        _arrow(ax, (one, y), (many, at), color, to_end=tip_right == single_left)
        _unit(ax, many, at, name, color)
    _unit(ax, one, y, single, color)


def _line(ax, x, y, left, factor, right, color, *, tip_right):
    _arrow(ax, (x, y), (x + WIDE, y), color, to_end=tip_right)
    _unit(ax, x, y, left, color)
    _unit(ax, x + WIDE, y, right, color)
    write(ax, x + WIDE / 2, y, factor, color, ground=True)


def _unit(ax, x, y, name, color):
    if len(name) > 1:  # too long for a disc
        write(ax, x, y, name, ground=True)
        return
    disc(ax, x, y, RADIUS, color, 0.4)
    write(ax, x, y, name)


def _arrow(ax, start, end, color, *, to_end):
    """Draw a line with its tip before the disc that it leads to."""
    link(ax, start, end, color, 1.4)
    (x0, y0), (x1, y1) = (start, end) if to_end else (end, start)
    length = ((x1 - x0) ** 2 + (y1 - y0) ** 2) ** 0.5
    right, down = (x1 - x0) / length, (y1 - y0) / length
    x, y = x1 - (RADIUS + 5) * right, y1 - (RADIUS + 5) * down
    sides = [(x - 8 * right - 4 * s * down, y - 8 * down + 4 * s * right) for s in (1, -1)]
    patch(ax, [(x, y), *sides, (x, y)], fill=color)
