"""Tables and listings, made from the registry and from measured facts."""

import html
import inspect

import numpy as np

from .activation import REGISTRY, Activation, get
from .facts import measure
from .vectorwise import VectorActivation


class Table:
    """Rows under a header, shown as an HTML table in a notebook and as aligned text elsewhere."""

    def __init__(self, header, rows, caption):
        self.header, self.caption = [str(h) for h in header], caption
        self.rows = [[str(cell) for cell in row] for row in rows]

    def _repr_html_(self):
        head = "".join(f'<th scope="col">{html.escape(h)}</th>' for h in self.header)
        body = "".join(
            f'<tr><th scope="row">{html.escape(first)}</th>'
            + "".join(f"<td>{html.escape(cell)}</td>" for cell in rest)
            + "</tr>"
            for first, *rest in self.rows
        )
        caption = f"<caption>{html.escape(self.caption)}</caption>"
        return (
            f'<div class="slopes-table" tabindex="0" role="region" '
            f'aria-label="{html.escape(self.caption)}"><table>{caption}'
            f"<thead><tr>{head}</tr></thead><tbody>{body}</tbody></table></div>"
        )

    def __repr__(self):
        lines = [self.header, *self.rows]
        widths = [max(len(line[i]) for line in lines) for i in range(len(self.header))]
        text = ["  ".join(c.ljust(w) for c, w in zip(line, widths, strict=True)) for line in lines]
        return "\n".join([self.caption, *(line.rstrip() for line in text)])


def summary(*functions):
    """Return a Table of range, slopes and gains of the functions, by default of all registered."""
    chosen = [get(f) if isinstance(f, str) else f for f in functions] or elementwise()
    rows = []
    for f in chosen:
        fact = measure(f)
        rows.append(
            [f.name, interval(fact), slope_range(f), number(fact.mean), number(fact.forward_gain)]
        )
    header = ["function", "range", "slopes", "mean", "gain"]
    return Table(header, rows, "Activation functions, measured; mean and gain for N(0, 1) inputs")


def elementwise():
    """Return every registered Activation of a single number, in the order of the registry."""
    return [f for f in REGISTRY.values() if not isinstance(f, VectorActivation)]


def interval(fact):
    """Return the range of a function as text, an end that is never reached as an open one."""
    return f"{number(fact.infimum)} to {number(fact.supremum)}"


def slope_range(f):
    """Return the least and the largest slope of a function as text."""
    fact = measure(f)
    low, high = number(fact.least_slope), number(fact.steepest)
    return low if low == high else f"{low} to {high}"


def number(value):
    """Return a number as text of four digits, with a true minus sign."""
    if np.isinf(value):
        return "∞" if value > 0 else "−∞"
    return f"{value:.4g}".replace("-", "−") if abs(value) > 1e-12 else "0"


class Listing(str):
    """Source code that a notebook shows as a Python listing."""

    def _repr_markdown_(self):
        return f"```python\n{self.strip()}\n```"

    def __repr__(self):
        return str(self)


def source(*objects):
    """Return the library's own source of Activations, functions or classes, as a Listing."""
    return Listing(
        "\n\n".join(
            o.source if isinstance(o, Activation) else inspect.getsource(o) for o in objects
        )
    )
