"""Tables and listings, made from the registry and from measured facts."""

import html
import re

import numpy as np

from ..activation import REGISTRY, get
from .facts import measure

NUMBER = re.compile(r"[−+±~<>≈]?\s?[\d.,]+([·×/%^⁻⁰¹²³⁴⁵⁶⁷⁸⁹\s\d]|to|–|e-)*")


class Table:
    """Rows under a header, shown as an HTML table in a notebook and as aligned text elsewhere."""

    def __init__(self, header, rows, caption=None):
        self.header, self.caption = [str(h) for h in header], caption
        self.rows = [[str(cell) for cell in row] for row in rows]
        columns = zip(*self.rows, strict=True)
        self.numeric = [all(map(NUMBER.fullmatch, column)) for column in columns]

    def _repr_html_(self):
        aligned = [' class="number"' * numeric for numeric in self.numeric]
        head = "".join(
            f'<th scope="col"{a}>{html.escape(h)}</th>'
            for h, a in zip(self.header, aligned, strict=True)
        )
        body = "".join(
            f'<tr><th scope="row"{aligned[0]}>{html.escape(first)}</th>'
            + "".join(
                f"<td{a}>{html.escape(c)}</td>" for c, a in zip(rest, aligned[1:], strict=True)
            )
            + "</tr>"
            for first, *rest in self.rows
        )
        caption = f"<caption>{html.escape(self.caption)}</caption>" if self.caption else ""
        return (
            f'<div class="slopes-table" tabindex="0" role="group" '
            f'aria-label="{html.escape(self.caption or "Table")}"><table>{caption}'
            f"<thead><tr>{head}</tr></thead><tbody>{body}</tbody></table></div>"
        )

    def __repr__(self):
        lines = [self.header, *self.rows]
        widths = [max(len(line[i]) for line in lines) for i in range(len(self.header))]
        text = ["  ".join(c.ljust(w) for c, w in zip(line, widths, strict=True)) for line in lines]
        return "\n".join([*filter(None, [self.caption]), *(line.rstrip() for line in text)])


def summary(*functions):
    """Return a Table of range, slopes and gains of the functions, by default of all registered.

    >>> print(summary("relu", "tanh"))
    Activation functions, measured; mean and gain for N(0, 1) inputs
    function  range    slopes  mean    gain
    relu      0 to ∞   0 to 1  0.3989  1.414
    tanh      −1 to 1  0 to 1  0       1.593
    """
    rows = []
    for f in map(get, functions or elementwise()):
        fact = measure(f)
        rows.append(
            [f.name, interval(fact), slope_range(f), as_text(fact.mean), as_text(fact.forward_gain)]
        )
    header = ["function", "range", "slopes", "mean", "gain"]
    return Table(header, rows, "Activation functions, measured; mean and gain for N(0, 1) inputs")


def choosing(*functions):
    """Return a Table of what tells functions apart in use: where they are flat, bent, centred.

    >>> print(choosing("relu", "silu"))
    What to choose by, measured; means and shares for N(0, 1) inputs
    function  bounded  zero-centred  flat share  shape
    relu      no       mean 0.3989   50%         monotone, kinks
    silu      no       mean 0.2066   0%          has a dip, smooth
    """
    rows = []
    for f in map(get, functions or elementwise()):
        fact = measure(f)
        shape = "monotone" if fact.monotone else "has a dip"
        rows.append(
            [
                f.name,
                "yes" if fact.bounded else "no",
                "yes" if fact.zero_centred else f"mean {as_text(fact.mean)}",
                f"{fact.flat_share:.0%}",
                f"{shape}, {'kinks' if fact.kinks else 'smooth'}",
            ]
        )
    header = ["function", "bounded", "zero-centred", "flat share", "shape"]
    return Table(header, rows, "What to choose by, measured; means and shares for N(0, 1) inputs")


def initialization(*functions, fan_in=256):
    """Return a Table of the gain that keeps the signal, the one that keeps the gradient, and the
    standard deviation of the weights that the first asks for.

    >>> print(initialization("relu", "tanh"))
    Weights that keep the signal; deviation at 256 inputs a unit
    function  forward gain  backward gain  deviation  gradient a layer
    relu      1.414         1.414          0.08839    1
    tanh      1.593         1.467          0.09953    1.085
    """
    rows = []
    for f in map(get, functions or elementwise()):
        fact = measure(f)
        gains = [fact.forward_gain, fact.backward_gain]
        growth = fact.forward_gain * np.sqrt(fact.slope_second_moment)
        rows.append([f.name, *map(as_text, [*gains, gains[0] / np.sqrt(fan_in), growth])])
    header = ["function", "forward gain", "backward gain", "deviation", "gradient a layer"]
    caption = f"Weights that keep the signal; deviation at {fan_in} inputs a unit"
    return Table(header, rows, caption)


def elementwise():
    """Return every registered Activation of a single number, in the order of the registry."""
    return [f for f in REGISTRY.values() if f.elementwise]


def interval(fact):
    """Return the range of a function as text, an end that is never reached as an open one."""
    return f"{as_text(fact.infimum)} to {as_text(fact.supremum)}"


def slope_range(f):
    """Return the least and the largest slope of a function as text."""
    fact = measure(f)
    low, high = as_text(fact.least_slope), as_text(fact.steepest)
    return low if low == high else f"{low} to {high}"


def as_text(value):
    """Return a number as text of four digits, with a true minus sign."""
    if np.isinf(value):
        return "∞" if value > 0 else "−∞"
    return f"{value:.4g}".replace("-", "−") if abs(value) > 1e-12 else "0"
