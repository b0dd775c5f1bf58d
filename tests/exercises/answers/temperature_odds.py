"""Answers to temperature-odds: the ratios 3 and 81 in many forms, and other powers of 9."""

import math
from decimal import Decimal
from fractions import Fraction

import mpmath
import numpy as np

from slopes import softmax


def odds(temperature, *others):
    p = softmax(np.array([math.log(9), 0.0, *others]) / temperature)
    return p[0] / p[1]


def counted(temperature):
    e = [math.exp(z / temperature) for z in (math.log(0.9), math.log(0.1))]
    return e[0] / e[1]


RIGHT = {
    "whole numbers": (3, 81),
    "a list": [3, 81],
    "an array": np.array([3, 81]),
    "an array of floats": np.array([3.0, 81.0]),
    "roots": (math.sqrt(9), 9**2),
    "powers": tuple(9 ** (1 / t) for t in (2, 0.5)),
    "an array of powers": 9 ** (1 / np.array([2, 0.5])),
    "exponents": (math.exp(math.log(9) / 2), math.exp(2 * math.log(9))),
    "two classes": (odds(2), odds(0.5)),
    "other classes": (odds(2, 5.0, -1.0), odds(0.5, 5.0, -1.0)),
    "from shares": (counted(2), counted(0.5)),
    "shares raised": tuple(0.9 ** (1 / t) / 0.1 ** (1 / t) for t in (2, 1 / 2)),
    "from 2.197": (math.exp(2.197 / 2), math.exp(2.197 * 2)),
    "Fractions": (Fraction(3), Fraction(81)),
    "Decimals": (Decimal(9).sqrt(), Decimal(9) ** 2),
    "mpf": (mpmath.sqrt(9), mpmath.mpf(9) ** 2),
    "float32": (np.float32(3), np.float32(81)),
    "float16": np.array([3, 81], np.float16),
    "long double": (np.longdouble(9) ** 0.5, np.longdouble(9) ** 2),
    "0-d arrays": (np.array(3.0), np.array(81)),
    "an object array": np.array([Fraction(3), 81], dtype=object),
    "a map as a list": list(map(lambda t: 9 ** (1 / t), (2, 0.5))),
}

WRONG = {
    "the cube root": (9 ** (1 / 3), 81),
    "nine both times": (9, 81),
    "three both times": (3, 3),
    "9²/2": (3, 40.5),
    "the first as it was": (3, 9),
    "the root of 18": (math.sqrt(18), 81),
    "4.5 and 81": (4.5, 81),
    "3 and 18": (3, 18),
    "differences": (9 - 2, 9 - 0.5),
    "9 to the powers 2 and 4": (81, 6561),
    "9 to the power ¼": (9**0.25, 9**4),
    "percentages of A": (75, 98.78),
    "percentages of the ratio": (300, 8100),
    "in base 2": (2 ** (9 / 2), 2**18),
    "e to the power": (math.exp(9 / 2), math.exp(18)),
    "the shares raised, not divided": (0.9**0.5, 0.9**2),
    "the second upside down": (3, 1 / 81),
    "the first upside down": (1 / 3, 81),
    "signs": (-3, -81),
    "a little off": (3.02, 81),
    "a little off in the second": (3, 80),
    "one number": 3,
    "three numbers": (3, 9, 81),
    "text": ("3", "81"),
    "in words": "3 and 81",
    "a function": lambda t: 9 ** (1 / t),
}

SAME = {}
