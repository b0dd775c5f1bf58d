"""Answers to gate-width: two thirds of 3072."""

from decimal import Decimal
from fractions import Fraction

import numpy as np

RIGHT = {
    "as a number": 2048,
    "two thirds": 2 * 3072 // 3,
    "eight thirds of the width": 768 * 8 / 3,
    "from the weights": 2 * 768 * 3072 / (3 * 768),
    "float32": np.float32(2048),
    "an integer of numpy": np.int64(2048),
    "an array of one": np.array([2048]),
    "an array without dimensions": np.array(2048),
    "a Fraction": Fraction(2, 3) * 3072,
    "a Decimal": Decimal(2048),
    "a power of two": 2**11,
}
WRONG = {
    "zero": 0,
    "one": 1,
    "minus": -2048,
    "one more": 2049,
    "one less": 2047,
    "rounded": 2000,
    "five sixths": 2560,
    "three times": 9216,
    "all weights": 2 * 768 * 3072,
    "the sum of both widths": 768 + 3072,
    "infinite": np.inf,
    "nan": np.nan,
}
SAME = {
    "hidden = 2 * 768 * 3072 / (3 * 768) → hidden = 2 * 768 * 3072 // (3 * 768)": "no rest",
}
