"""Answers to relu-hat: right ones in many forms, wrong ones that nobody registered."""

from decimal import Decimal
from fractions import Fraction

import numpy as np

from slopes import relu


def solved(x=(0.5, 1.0, 2.0), y=(1.0, 0.0, 0.0)):
    """Return the weights that draw these points."""
    x = np.array(x)[:, None]
    return np.linalg.solve(relu(x - np.array([-1.0, 0.5, 1.0])), y)


def fitted():
    """Return the weights by least squares from many points of the hat."""
    x = np.linspace(-2, 3, 501)
    hat = np.interp(x, [-1, 0.5, 1], [0, 1, 0])
    return np.linalg.lstsq(relu(x[:, None] - [-1, 0.5, 1]), hat, rcond=None)[0]


RIGHT = {
    "fractions of floats": (2 / 3, -8 / 3, 2),
    "two decimals": (0.67, -2.67, 2),
    "three decimals": (0.667, -2.667, 2.0),
    "a list": [2 / 3, -8 / 3, 2],
    "changes of slope": np.diff([0, 2 / 3, -2, 0]),
    "three equations": solved(),
    "least squares": fitted(),
    "Fractions": (Fraction(2, 3), Fraction(-8, 3), Fraction(2)),
    "Decimals": (Decimal(2) / 3, Decimal(-8) / 3, Decimal(2)),
    "an object array of Fractions": np.array([Fraction(2, 3), Fraction(-8, 3), Fraction(2)]),
    "float32": np.float32([2 / 3, -8 / 3, 2]),
    "long double": tuple(np.longdouble([2, -8, 6]) / 3),
    "slopes one by one": (1 / 1.5, -1 / 0.5 - 1 / 1.5, 1 / 0.5),
    "numpy numbers": tuple(np.array([2, -8, 6]) / np.float64(3)),
    "arrays without dimensions": (np.array(2 / 3), np.array(-8 / 3), np.array(2)),
    "the last from the sum": (2 / 3, -8 / 3, -(2 / 3 - 8 / 3)),
}
WRONG = {
    "one decimal": (0.7, -2.7, 2),
    "cut to two decimals": (0.66, -2.66, 2),
    "heights": (0, 1, 0),
    "the kinks": (-1, 0.5, 1),
    "turned round": (2, -8 / 3, 2 / 3),
    "all signs turned": (-2 / 3, 8 / 3, -2),
    "a hat of height 2/3": (4 / 9, -16 / 9, 4 / 3),
    "a hat of height 1.5": (1, -4, 3),
    "the fall's slope is −1": (2 / 3, -5 / 3, 1),
    "the rise's slope is 1": (1, -3, 2),
    "flat after the top": (2 / 3, -2 / 3, 0),
    "the last weight twice": (2 / 3, -8 / 3, 4),
    "the last slope without its sign": (2 / 3, -8 / 3, -2),
    "the first slope with the other width": (0.5, -2.5, 2),
    "two weights": (2 / 3, -8 / 3),
    "four weights": (0, 2 / 3, -8 / 3, 2),
    "text": ("2/3", "-8/3", "2"),
    "widths": (1.5, 0.5, 0),
    "one number": 2 / 3,
    "near, not near enough": (0.66, -2.67, 2),
    "the last rounded down": (2 / 3, -8 / 3, 1.99),
}
SAME = {
    "slopes = [0, 1 / 1.5, -1 / 0.5, 0] → slopes = [0, 1 / 1.5, -1 // 0.5, 0]": "1 / 0.5 is whole",
}
