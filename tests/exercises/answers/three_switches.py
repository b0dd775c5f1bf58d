"""Answers to three-switches: the changes of slope of a zigzag through 0, 1, 0, 1."""

from decimal import Decimal
from fractions import Fraction

import numpy as np

S = np.arange(4)
UNITS = np.column_stack([S, np.maximum(S - 1, 0), np.maximum(S - 2, 0)])

RIGHT = {
    "by name, in a dictionary": {"v0": 1, "v1": -2, "v2": 2},
    "a tuple": (1, -2, 2),
    "a list": [1, -2, 2],
    "an array": np.array([1, -2, 2]),
    "floats": (1.0, -2.0, 2.0),
    "from the slopes": np.diff([1, -1, 1], prepend=0),
    "solved for": np.linalg.solve(UNITS[1:], [1, 0, 1]),
    "fitted": np.linalg.lstsq(UNITS, np.array([0, 1, 0, 1]), rcond=None)[0],
    "by the inverse": np.linalg.inv(UNITS[1:]) @ [1, 0, 1],
    "Fractions": (Fraction(1), Fraction(-2), Fraction(2)),
    "Decimals": (Decimal(1), Decimal(-2), Decimal(2)),
    "numpy's numbers": (np.int8(1), np.float32(-2), np.float64(2)),
    "an array of float32": np.array([1, -2, 2], dtype=np.float32),
    "an array of long doubles": np.array([1, -2, 2], dtype=np.longdouble),
    "an array of objects": np.array([Fraction(1), -2, 2.0], dtype=object),
    "arrays without dimensions": tuple(map(np.array, (1, -2, 2))),
    "unpacked": (*(1, -2), 2),
}

WRONG = {
    "the third bend the other way": (1, -2, -2),
    "all ones": (1, 1, 1),
    "the lamp of two switches": (1, -2, 0.5),
    "too weak a fold": (1, -1.5, 2),
    "twice": (2, -4, 4),
    "halved": (0.5, -1, 1),
    "the values at 1, 2, 3": (1, 0, 1),
    "slopes with the last doubled": (1, -1, 2),
    "the order turned round": (2, -2, 1),
    "the signs of the bends turned": (1, 2, -2),
    "a little off": (1, -2, 2.01),
    "up at three by 3": (1, -2, 3),
    "two numbers": (1, -2),
    "four numbers": (1, -2, 2, -2),
    "one number": 1,
    "a text": "1, -2, 2",
    "nan": (1, -2, np.nan),
    "a table": [[1, -2, 2]],
    "a function": lambda s: s % 2,
    "tents: the differences of second order with a start": (0, 1, -2),
    "complex": (1 + 0j, -2 + 0j, 2 + 0j),
    "the answers": (0, 1, 0, 1),
    "infinite": (1, -np.inf, 2),
}

SAME = {}
