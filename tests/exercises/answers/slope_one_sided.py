"""Answers to slope-one-sided: −3/2, 2 and −1/2."""

from collections import OrderedDict, namedtuple
from decimal import Decimal
from fractions import Fraction

import numpy as np

Weights = namedtuple("Weights", "a b c")


def lagrange():
    """The slopes at 0 of the parabolas through 1, 0, 0 and 0, 1, 0 and 0, 0, 1."""
    return [np.polyder(np.poly1d(np.polyfit([0, 1, 2], v, 2)))(0) for v in np.eye(3)]


def richardson():
    """Twice the forward difference over h less that over 2h."""
    short, long = np.array([-1, 1, 0]), np.array([-0.5, 0, 0.5])
    return 2 * short - long


RIGHT = {
    "by hand": {"a": -1.5, "b": 2, "c": -0.5},
    "a tuple": (-1.5, 2, -0.5),
    "a list": [-3 / 2, 2.0, -1 / 2],
    "an array": np.array([-1.5, 2, -0.5]),
    "solved for": np.linalg.solve([[1, 1, 1], [0, 1, 2], [0, 1, 4]], [0, 1, 0]),
    "by the inverse": dict(
        zip("abc", np.linalg.inv([[1, 1, 1], [0, 1, 2], [0, 1, 4]])[:, 1], strict=True)
    ),
    "fitted": np.linalg.lstsq(
        np.array([[1, 1, 1], [0, 1, 2], [0, 1, 4]]), np.eye(3)[1], rcond=None
    )[0],
    "from three parabolas": lagrange(),
    "from two forward differences": richardson(),
    "Fractions": {"a": Fraction(-3, 2), "b": Fraction(2), "c": Fraction(-1, 2)},
    "Decimals": {"a": Decimal("-1.5"), "b": Decimal(2), "c": Decimal("-0.5")},
    "an array of objects": np.array([Fraction(-3, 2), Fraction(2), Fraction(-1, 2)]),
    "an array of float32": np.array([-1.5, 2, -0.5], dtype=np.float32),
    "an array of long doubles": np.array([-1.5, 2, -0.5], dtype=np.longdouble),
    "numpy's numbers": {"a": np.float16(-1.5), "b": np.int8(2), "c": np.float64(-0.5)},
    "arrays without dimensions": (np.array(-1.5), np.array(2), np.array(-0.5)),
    "a named tuple": Weights(-1.5, 2, -0.5),
    "an ordered dictionary": OrderedDict(c=-0.5, b=2, a=-1.5),
}

WRONG = {
    "a central difference about x + h": {"a": -0.5, "b": 0, "c": 0.5},
    "the backward formula": (0.5, -2, 1.5),
    "the slope at x + 2h": {"a": 0.5, "b": -2, "c": 1.5},
    "the sum is not 0": (-1.5, 2, 0.5),
    "the weights of Simpson's rule": (1 / 3, 4 / 3, 1 / 3),
    "the mean of two forward differences": (-0.75, 0.5, 0.25),
    "divided by 2h": (-0.75, 1, -0.25),
    "multiplied by 4": (-6, 8, -2),
    "a off": (-1.4, 2, -0.5),
    "b off": (-1.5, 2.1, -0.5),
    "c off": (-1.5, 2, -0.49),
    "rounded to whole numbers": (-2, 2, 0),
    "rounded away from 0": (-2, 2, -1),
    "all 0": (0, 0, 0),
    "the four-point formula, cut": (-11 / 6, 3, -1.5),
    "two numbers": (-1.5, 2),
    "four numbers": (-1.5, 2, -0.5, 0),
    "one number": -1.5,
    "other names": {"x": -1.5, "x + h": 2, "x + 2h": -0.5},
    "a table": [[-1.5], [2], [-0.5]],
    "a text": "-3/2, 2, -1/2",
    "texts": {"a": "-3/2", "b": "2", "c": "-1/2"},
    "a formula": lambda f, x, h: (-1.5 * f(x) + 2 * f(x + h) - 0.5 * f(x + 2 * h)) / h,
    "nan": (np.nan, 2, -0.5),
    "complex": (-1.5 + 0j, 2 + 0j, -0.5 + 0j),
}

SAME = {}
