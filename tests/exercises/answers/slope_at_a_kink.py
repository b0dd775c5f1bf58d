"""Answers to slope-at-a-kink: 0 and 2, and a half is needed."""

from collections import OrderedDict, namedtuple
from decimal import Decimal
from fractions import Fraction

import numpy as np

Answer = namedtuple("Answer", "with_0 with_1 needed")


def chain(s):
    return s - (-1) * s


def bisected():
    low, high = 0.0, 1.0
    while high - low > 1e-9:
        middle = (low + high) / 2
        low, high = (middle, high) if chain(middle) < 1 else (low, middle)
    return low


RIGHT = {
    "by hand": {"with_0": 0, "with_1": 2, "needed": 0.5},
    "by the chain rule": {"with_0": chain(0), "with_1": chain(1), "needed": 1 / chain(1)},
    "a tuple": (0, 2, 0.5),
    "a list": [0.0, 2.0, 0.5],
    "an array": np.array([0, 2, 0.5]),
    "an array of float32": np.array([0, 2, 0.5], dtype=np.float32),
    "an array of long doubles": np.array([0, 2, 0.5], dtype=np.longdouble),
    "an array of objects": np.array([Fraction(0), Fraction(2), Fraction(1, 2)]),
    "Fractions": {"with_0": Fraction(0), "with_1": Fraction(2), "needed": Fraction(1, 2)},
    "Decimals": {"with_0": Decimal(0), "with_1": Decimal(2), "needed": Decimal("0.5")},
    "minus 0": {"with_0": -0.0, "with_1": 2.0, "needed": 0.5},
    "numpy's numbers": (np.int8(0), np.uint8(2), np.float16(0.5)),
    "arrays without dimensions": (np.array(0), np.array(2.0), np.array(0.5)),
    "an ordered dictionary": OrderedDict(needed=0.5, with_1=2, with_0=0),
    "a named tuple": Answer(0, 2, 0.5),
    "bisected": {"with_0": chain(0), "with_1": chain(1), "needed": bisected()},
    "solved for": (*map(chain, (0, 1)), np.linalg.solve([[2.0]], [1.0])[0]),
}

WRONG = {
    "only the first half": (0, 1, 1),
    "the two halves cancel": (0, 0, 0),
    "always 1": (1, 1, 1),
    "the left slope and the right": (0, 1, 0.5),
    "the golden ratio": (0, 2, 0.618),
    "a quarter": (0, 2, 0.25),
    "minus a half": (0, 2, -0.5),
    "two needed": (0, 2, 2),
    "minus 2": (0, -2, 0.5),
    "minus 1 and 1": (-1, 1, 0),
    "half of each": (0, 1, 0.25),
    "the mean": (1, 1.5, 0.5),
    "1 where it takes 0": (1, 2, 0.5),
    "3": (0, 3, 0.5),
    "rounded": (0, 2, 0.51),
    "in per cent": (0, 2, 50),
    "two numbers": (0, 2),
    "one number": 0.5,
    "other names": {"0": 0, "1": 2, "needed": 0.5},
    "no needed": {"with_0": 0, "with_1": 2},
    "texts": {"with_0": "0", "with_1": "2", "needed": "1/2"},
    "a truth value": {"with_0": 0, "with_1": 2, "needed": True},
    "an interval": {"with_0": 0, "with_1": 2, "needed": (0, 1)},
    "a function": lambda s: 2 * s,
    "nan": {"with_0": np.nan, "with_1": 2, "needed": 0.5},
}

SAME = {}
