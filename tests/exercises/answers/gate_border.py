"""Answers to gate-border: 0.549."""

from decimal import Decimal
from fractions import Fraction

import numpy as np

from slopes.experiments import border
from slopes.measure import gain, moments


def by_steps():
    target = 1 / (2 * gain("silu")) ** 2
    sizes = np.arange(0.3, 1, 1e-3)
    return sizes[np.argmin([abs(moments("silu", s).second - target) for s in sizes])]


RIGHT = {
    "three decimals": 0.549,
    "two decimals": 0.55,
    "the library's": border("swiglu", 2 * gain("silu")),
    "by steps": by_steps(),
    "float32": np.float32(0.5487),
    "an array of one": np.array([0.5487]),
    "an array without dimensions": np.array(0.5487),
    "a Fraction": Fraction(0.5487),
    "a Decimal": Decimal("0.5487"),
    "a little low": 0.546,
    "a little high": 0.5515,
}
WRONG = {
    "zero": 0,
    "minus": -0.5487,
    "its inverse": 1 / 0.5487,
    "its square": 0.5487**2,
    "its root": 0.5487**0.5,
    "a tenth": 0.05487,
    "ten times": 5.487,
    "two thirds": 2 / 3,
    "three fifths less": 0.4,
    "a hair too high": 0.556,
    "infinite": np.inf,
    "nan": np.nan,
}
SAME = dict.fromkeys(
    [
        "low, high = (0.3, 1.0) → low, high = (-0.7, 1.0)",
        "low, high = (0.3, 1.0) → low, high = (-0.3, 1.0)",
        "low, high = (0.3, 1.0) → low, high = (0.3, 2.0)",
        "for _ in range(40): → for _ in range(41):",
        "for _ in range(40): → for _ in range(39):",
        "grows = (2 * gain('silu')) ** 2 * moments('silu', size).second > 1"
        " → grows = (2 * gain('silu')) ** 2 * moments('silu', size).second >= 1",
        "grows = (2 * gain('silu')) ** 2 * moments('silu', size).second > 1"
        " → grows = (-2 * gain('silu')) ** 2 * moments('silu', size).second > 1",
        "handed_over = size → handed_over = low",
        "handed_over = size → handed_over = high",
    ],
    "the search ends at the same size",
)
