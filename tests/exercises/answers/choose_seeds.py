"""Answers to choose-seeds: right ones in many forms, wrong ones that nobody registered."""

import math
from fractions import Fraction

import numpy as np


def counted():
    n = 2
    while 1.96 * 1.8 / math.sqrt(n) >= 1:
        n += 1
    return n


RIGHT = {
    "as a number": 13,
    "a float": 13.0,
    "rounded up": math.ceil((1.96 * 1.8) ** 2),
    "numpy's ceil": np.ceil((1.96 * 1.8 / 1) ** 2),
    "counted": counted(),
    "found among many": next(n for n in range(2, 99) if 1.96 * 1.8 / n**0.5 < 1),
    "by floor division": -int(-((1.96 * 1.8) ** 2) // 1),
    "float32": np.float32(13),
    "an array of one": np.array([13]),
    "an array without dimensions": np.array(13.0),
    "a Fraction": Fraction(13),
    "an int64": np.int64(13),
}
WRONG = {
    "not rounded": (1.96 * 1.8) ** 2,
    "two": 2,
    "ten": 10,
    "seven": 7,
    "eleven": 11,
    "fourteen": 14,
    "thirty": 30,
    "a hundred": 100,
    "twice": 26,
    "minus": -13,
    "zero": 0,
    "infinite": np.inf,
    "nan": np.nan,
}
SAME = dict.fromkeys(
    [
        f"seeds = np.ceil((1.96 * 1.8 / 1.0) ** 2) → seeds = np.ceil(({other}) ** 2)"
        for other in (
            "-1.96 * 1.8 / 1.0",
            "1.96 * -1.8 / 1.0",
            "1.96 * 1.8 / -1.0",
            "1.96 * 1.8 * 1.0",
            "1.96 * 1.8",
        )
    ],
    "the sign is squared, and the gap is 1",
)
