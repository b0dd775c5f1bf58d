"""Answers to clip-turn: right ones in many forms, wrong ones that nobody registered."""

from fractions import Fraction

import numpy as np

RIGHT = {
    "as a number": 84.3,
    "derived": np.degrees(np.arccos(0.1)),
    "the other rounding": 84.26,
    "float32": np.float32(84.3),
    "an array of one": np.array([84.3]),
    "an array without dimensions": np.array(84.3),
    "a Fraction": Fraction(84.3),
    "an array of float16": np.array(84.3, np.float32),
    "long double": np.longdouble(84.3),
    "float": 84.3,
}
WRONG = {
    "zero": 0,
    "one entry fewer": np.degrees(np.arccos(1 / np.sqrt(99))),
    "to no decimal": 84,
    "a tenth low": 84.2,
    "two tenths high": 84.5,
    "two": 2.5,
    "minus": -84.3,
    "twice": 2 * 84.3,
    "half": 84.3 / 2,
    "a tenth": 84.3 / 10,
    "ten times": 84.3 * 10,
    "a root": 84.3**0.5,
    "its square": 84.3**2,
    "infinite": np.inf,
    "nan": np.nan,
}
SAME = dict.fromkeys(
    [
        "degrees = np.degrees(np.arccos(1 / np.sqrt(100)))"
        " → degrees = np.degrees(np.arccos(1 / np.sqrt(101)))",
    ],
    "to one decimal, which is asked for, the angle is the same",
)
