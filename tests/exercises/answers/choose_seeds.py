"""Answers to choose-seeds: right ones in many forms, wrong ones that nobody registered."""

import math
from fractions import Fraction

import numpy as np


def counted():
    n = 2
    while 1.96 * 1.8 / math.sqrt(n) >= 0.8:
        n += 1
    return n


RIGHT = {
    "as a number": 20,
    "a float": 20.0,
    "rounded up": math.ceil((1.96 * 1.8 / 0.8) ** 2),
    "numpy's ceil": np.ceil((1.96 * 1.8 / 0.8) ** 2),
    "counted": counted(),
    "found among many": next(n for n in range(2, 99) if 1.96 * 1.8 / n**0.5 < 0.8),
    "by floor division": -int(-((1.96 * 2.25) ** 2) // 1),
    "float32": np.float32(20),
    "an array of one": np.array([20]),
    "an array without dimensions": np.array(20.0),
    "a Fraction": Fraction(20),
    "an int64": np.int64(20),
}
WRONG = {
    "not rounded": (1.96 * 1.8 / 0.8) ** 2,
    "two": 2,
    "sixteen": 16,
    "twelve": 12,
    "eleven": 11,
    "twenty-one": 21,
    "forty": 40,
    "a hundred": 100,
    "half as many again": 31,
    "minus": -20,
    "zero": 0,
    "infinite": np.inf,
    "nan": np.nan,
}
SAME = dict.fromkeys(
    [
        f"seeds = np.ceil((1.96 * 1.8 / 0.8) ** 2) → seeds = np.ceil(({other}) ** 2)"
        for other in ("-1.96 * 1.8 / 0.8", "1.96 * -1.8 / 0.8", "1.96 * 1.8 / -0.8")
    ],
    "the sign is squared",
)
