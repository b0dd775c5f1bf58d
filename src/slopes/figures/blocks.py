"""A block of a deep network, drawn as a way with boxes on it: plain, or with a skip around it."""

from matplotlib.path import Path

from ..arguments import expect
from . import style
from .drawing import board, disc, link, patch, rectangle, write

LEFT, RIGHT = 68, 272  # where a block begins and ends
WIDE = {"norm": 42, "bend": 42, "weights": 58}


def draw_blocks(rows, ax=None):
    """Draw a block a row: rows is a dict of a title and a dict of what is in the block.

    branch: names of its parts, first to last, of norm, bend and weights. skip=True: a straight way
    leads around it, and both are added. behind: parts after the sum. forth, back: what is written
    at its ends, about the signal (blue, right) and the gradient (orange, left).

    >>> block = {"branch": ["norm", "bend", "weights"], "skip": True, "forth": "× 7"}
    >>> [text.get_text() for text in draw_blocks({"a": block}).texts]
    ['a', 'norm', 'bend', 'weights', '+', '× 7 →']
    """
    expect(isinstance(rows, dict) and rows, "rows", "a dict of a title and a block", rows)
    deep = {title: 84 if row.get("skip") else 54 for title, row in rows.items()}
    ax, top = board(sum(deep.values()), ax), 0
    for title, row in rows.items():
        parts = [*row["branch"], *row.get("behind", ())]
        expect(set(parts) <= set(WIDE), "rows", f"parts out of {', '.join(WIDE)}", parts)
        write(ax, 4, top + 11, title, at="left", bold=True)
        _row(ax, row, top + 36)
        top += deep[title]
    return ax


def _row(ax, row, y):
    """Draw one block with the middle of its way at that height."""
    link(ax, (LEFT - 14, y), (RIGHT + 14, y), "black", 1.4)
    if row.get("skip"):
        behind = row.get("behind", ())
        total = RIGHT - 14 - sum(WIDE[part] + 10 for part in behind)
        low, split = y + 32, LEFT + 2
        corners = [(split, y), (split, low), (total, low), (total, y + 11)]
        patch(ax, corners, [Path.MOVETO, *[Path.LINETO] * 3], edge="black", width=1.4, z=1)
        _boxes(ax, row["branch"], (split + total) / 2, low)
        disc(ax, total, y, 11, style.GREY, None)
        write(ax, total, y, "+")
        if behind:
            _boxes(ax, behind, (total + RIGHT + 6) / 2, y)
    else:
        _boxes(ax, row["branch"], (LEFT + RIGHT) / 2, y)
    if "forth" in row:
        write(ax, RIGHT + 18, y, f"{row['forth']} →", style.BLUE, at="left")
    if "back" in row:
        write(ax, LEFT - 18, y, f"← {row['back']}", style.ORANGE, at="right")


def _boxes(ax, parts, middle, y):
    """Draw the parts as boxes in a row around a middle."""
    wide = sum(WIDE[part] for part in parts) + 10 * (len(parts) - 1)
    x = middle - wide / 2
    for part in parts:
        patch(ax, *rectangle(x, y - 11, WIDE[part], 22), fill="white", edge="black", z=3)
        write(ax, x + WIDE[part] / 2, y, part)
        x += WIDE[part] + 10
