"""Answers to nor-gate: weights and a bias for which the step says yes to 0, 0 alone."""

from decimal import Decimal
from fractions import Fraction

import numpy as np

RIGHT = {
    "a dictionary, by name": {"b": 0.5, "w1": -1, "w2": -1},
    "an array of one row": np.array([[-1.0, -1.0, 0.5]]),
    "a tuple": (-1, -1, 0.5),
    "a list": [-1, -1, 0.5],
    "an array": np.array([-1.0, -1.0, 0.5]),
    "an array of float32": np.array([-1, -1, 0.5], dtype=np.float32),
    "an array of long double": np.array([-2, -2, 1], dtype=np.longdouble),
    "an array of objects": np.array([Fraction(-3), Fraction(-3), Fraction(1, 3)], dtype=object),
    "Fractions": (Fraction(-1), Fraction(-1), Fraction(1, 2)),
    "Decimals": (Decimal(-1), Decimal(-1), Decimal("0.5")),
    "numpy's numbers": (np.int64(-1), np.float32(-1), np.float16(0.5)),
    "arrays without dimensions": (np.array(-1), np.array(-1.0), np.array(0.5)),
    "whole numbers, where one switch makes the push 0": (-1, -1, 1),
    "unequal weights": (-7, -2, 1.5),
    "large": (-1e300, -1e300, 1e299),
    "small": (-1e-300, -1e-300, 1e-301),
    "NOR as OR turned round": tuple(-v for v in (1, 1, -0.5)),
    "solved for": tuple(np.linalg.solve([[0, 0, 1], [1, 0, 1], [0, 1, 1]], [1, -1, -1])),
    "as a slice": np.arange(-3, 3)[[0, 0, 4]],
}

WRONG = {
    "AND": (1, 1, -1.5),
    "OR without a bias": (1, 1, 0),
    "no switch counts": (0, 0, 0.5),
    "only the first switch counts": (-1, 0, 0.5),
    "only the second switch counts": (0, -1, 0.5),
    "the bias is a little too large": (-1, -1, 1.01),
    "the weights are a little too small": (-0.49, -0.49, 0.5),
    "one weight too small": (-1, -0.25, 0.5),
    "x1 and not x2": (1, -1, -0.5),
    "all three negative": (-1, -1, -0.5),
    "all three positive": (1, 1, 0.5),
    "the bias first": (0.5, -1, -1),
    "one number too few": (-1, 0.5),
    "one number too many": (-1, -1, 0.5, 0),
    "a table": [[-1, -1], [0.5, 0]],
    "text": "(-1, -1, 0.5)",
    "numbers as text": ("-1", "-1", "0.5"),
    "a function": lambda x1, x2: not (x1 or x2),
    "one number": -1,
    "infinite": (-np.inf, -np.inf, 0.5),
    "nan": (-1, -1, np.nan),
    "complex": (-1 + 0j, -1 + 0j, 0.5 + 0j),
    "the answers of NOR": (1, 0, 0, 0),
}

SAME = {
    "w, b = (-1, 0.5) → w, b = (-2, 0.5)": "a stronger push shuts the gate as well",
}
