"""Answers to xor-no-bend: numbers next to which a half is rounded to the even neighbour."""

import math
from decimal import Decimal
from fractions import Fraction

import numpy as np

RIGHT = {
    "2 to the 52": 2.0**52,
    "a whole number": 2**52,
    "the inverse of epsilon": 1 / np.finfo(float).eps,
    "the next even number": 2.0**52 + 2,
    "6e15": 6e15,
    "just below 2 to the 53": 2.0**53 - 2,
    "negative": -(2.0**52) - 2,
    "negative, in powers of ten": -8e15,
    "ldexp": math.ldexp(1, 52),
    "a shift": 1 << 52,
    "hexadecimal": float.fromhex("0x1p52"),
    "a Fraction": Fraction(2**52),
    "a Decimal": Decimal(2) ** 52,
    "a numpy float": np.float64(5e15),
    "a float32": np.float32(2.0**52),
    "a long double": np.longdouble(2) ** 52,
    "a numpy integer": np.int64(2**52),
    "an unsigned one": np.uint64(2**52),
    "an array without dimensions": np.array(2.0**52),
    "searched for": next(
        b for b in 2.0 ** np.arange(80) if (0.5 + b) - b == 0 and (1 + b) - b == 1
    ),
    "an array of one": np.array([2.0**52]),
    "three halves of it": 1.5 * 2**52,
}

WRONG = {
    "0": 0.0,
    "1": 1,
    "a little too small": 2.0**51,
    "just below 2 to the 52": 2.0**52 - 1,
    "odd": 2.0**52 + 3,
    "odd and negative": -(2.0**52) - 1,
    "too large": 2.0**53,
    "far too large": 1e300,
    "a million": 1e6,
    "1e16": 1e16,
    "1e15": 1e15,
    "the number of digits": 53,
    "epsilon": np.finfo(float).eps,
    "the largest float": np.finfo(float).max,
    "the float32 one": 2.0**23,
    "minus 2 to the 52": -(2.0**52),
    "minus infinity": -math.inf,
    "nan": math.nan,
    "a text": "2**52",
    "a function": lambda: 2.0**52,
    "two numbers": (2.0**52, 2.0**52),
    "the exponent": 52,
    "complex": 2.0**52 + 0j,
    "more than a float holds": 10**400,
}

SAME = {}
