"""Answers to clip-limit: right ones in many forms, wrong ones that nobody registered."""

from fractions import Fraction

import numpy as np

RIGHT = {
    "two": 2,
    "three": 3.0,
    "two and a half": 2.5,
    "a half more": 1.5,
    "a Fraction": Fraction(9, 4),
    "float32": np.float32(2),
    "an array of one": np.array([2.0]),
    "an array without dimensions": np.array(2.5),
    "an integer of numpy": np.int64(2),
    "long double": np.longdouble(2),
}
WRONG = {
    "zero": 0,
    "minus two": -2,
    "a fifth": 0.2,
    "a third": 0.3,
    "seven": 7,
    "twenty": 20,
    "thirty": 30,
    "a thousand": 1000,
    "infinite": np.inf,
    "nan": np.nan,
    "tiny": 1e-4,
}
SAME = dict.fromkeys(
    [
        "limit = 2.0 → limit = 3.0",
    ],
    "3 lies in the band too",
)
