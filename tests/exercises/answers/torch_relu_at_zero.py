"""Answers to torch-relu-at-zero: right ones in many forms, wrong ones that nobody registered."""

from fractions import Fraction

import numpy as np

RIGHT = {
    "a tuple": (0.5, 0, 1, 0.5, 0),
    "a list": [0.5, 0, 1, 0.5, 0],
    "floats": (0.5, 0.0, 1.0, 0.5, 0.0),
    "an array": np.array([0.5, 0, 1, 0.5, 0]),
    "a row": np.array([[0.5, 0, 1, 0.5, 0]]),
    "float32": np.array([0.5, 0, 1, 0.5, 0], np.float32),
    "Fractions": (Fraction(1, 2), 0, 1, Fraction(1, 2), 0),
    "divided": (1 / 2, 0 / 2, 2 / 2, 1 / 2, 0),
    "numpy's numbers": tuple(np.float64(v) for v in (0.5, 0, 1, 0.5, 0)),
    "minus zero": (0.5, -0.0, 1, 0.5, -0.0),
}
WRONG = {
    "all ones": (1, 1, 1, 1, 1),
    "reversed": (0, 0.5, 1, 0, 0.5),
    "the third turned": (0.5, 0, -1, 0.5, 0),
    "a quarter": (0.25, 0, 1, 0.5, 0),
    "four": (0.5, 0, 1, 0.5),
    "six": (0.5, 0, 1, 0.5, 0, 0),
    "one number": 0.5,
    "nan": (np.nan, 0, 1, 0.5, 0),
    "infinite": (0.5, 0, np.inf, 0.5, 0),
    "the leak of 0.01": (0.5, 0.01, 1, 0.5, 0),
    "a last half": (0.5, 0, 1, 0.5, 0.5),
    "two": (0.5, 0, 2, 0.5, 0),
}
SAME = {}
