"""Answers to gate-clamped: 55.9996 and −41.9997."""

from collections import OrderedDict
from decimal import Decimal
from fractions import Fraction

import numpy as np

from slopes import sigmoid

TOP = 7 * float(sigmoid(1.702 * 7))


def searched():
    gate, value = np.meshgrid(np.linspace(-7, 7, 141), np.linspace(-7, 7, 141))
    h = (value + 1) * gate / (1 + np.exp(-1.702 * gate))
    return float(h.max()), float(h.min())


RIGHT = {
    "derived": {"largest": 8 * TOP, "smallest": -6 * TOP},
    "rounded": (55.9996, -41.9997),
    "searched": searched(),
    "a list": [8 * TOP, -6 * TOP],
    "an array": np.array([8 * TOP, -6 * TOP]),
    "by numpy": (56 / (1 + np.exp(-11.914)), -42 / (1 + np.exp(-11.914))),
    "float32": np.array([8 * TOP, -6 * TOP], np.float32),
    "Fractions": (Fraction(8 * TOP), Fraction(-6 * TOP)),
    "Decimals": (Decimal("55.9996"), Decimal("-41.9997")),
    "in another order": {"smallest": -6 * TOP, "largest": 8 * TOP},
    "an ordered dictionary": OrderedDict(largest=8 * TOP, smallest=-6 * TOP),
}
WRONG = {
    "zeros": (0, 0),
    "ones": (1, -1),
    "two decimals": (55.99, -41.99),
    "too high": (56.0005, -42.0005),
    "signs lost": (8 * TOP, 6 * TOP),
    "minus": (-8 * TOP, 6 * TOP),
    "half": (4 * TOP, -3 * TOP),
    "a quick GELU alone": (TOP, -0.17),
    "the value at 0": (TOP, TOP),
    "at a gate of 1": (8 * 0.8458, -6 * 0.8458),
    "infinite": (np.inf, -np.inf),
    "nan": (np.nan, np.nan),
}
SAME = {}
