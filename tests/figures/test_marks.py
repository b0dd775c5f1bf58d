"""Many equal marks become one path at the same places; few stay what they are."""

import re
import xml.etree.ElementTree as ET

import matplotlib.pyplot as plt
import numpy as np
import pytest

from slopes.figures.marks import MANY, join_marks
from slopes.figures.svg import clean, render


def scatter(count):
    figure, axes = plt.subplots(figsize=(3, 2))
    axes.plot(np.arange(count), np.arange(count) % 3, "s", color="#2f7fd1")
    svg = clean(render(figure), "squares", "a")
    plt.close(figure)
    return svg


def test_many_marks_are_one_path():
    few, many = scatter(MANY - 1), scatter(3 * MANY)
    single = re.compile(r"<use[^>]*#2f7fd1")
    assert len(single.findall(few)) == MANY - 1 and not single.findall(many)
    path = max(re.findall(r'<path d="([^"]*)"', many), key=len)
    assert path.count("M") == 3 * MANY
    assert clean(many, "squares", "a") == many, "cleaning twice changes nothing"


@pytest.mark.parametrize("x, y", [(10.0, 20.0), (-3.5, 0.0)])
def test_a_mark_lies_where_it_was(x, y):
    uses = "".join(
        f'<use href="#m" x="{x + 5 * i}" y="{y}" style="fill: red" />' for i in range(MANY)
    )
    mark = '<defs><path id="m" d="M-1 0l2 0l-1 2z" style="stroke: blue; fill: green" /></defs>'
    root = ET.fromstring(f"<svg>{mark}<g>{uses}</g></svg>")
    join_marks(root)
    (path,) = root.iter("path")
    starts = re.findall(r"M(\S+) ([\d.-]+)", path.get("d"))
    assert [(float(a), float(b)) for a, b in starts] == [(x - 1 + 5 * i, y) for i in range(MANY)]
    assert path.get("d").startswith(f"M{x - 1:g} {y:g}l2 0l-1 2z")
    assert path.get("style") == "fill: green; stroke: blue", "a mark's own style comes last"
    assert not list(root.iter("defs"))
