"""Answers to leak-depth: the leak that leaves a thousandth, and other depths and powers."""

import math
from decimal import Decimal
from fractions import Fraction

import mpmath
import numpy as np
from scipy.optimize import bisect, brentq


def left(alpha, steps=28):
    return ((1 + alpha**2) / 2) ** (steps / 2)


def halved(low=0.0, high=1.0):
    for _ in range(50):
        middle = (low + high) / 2
        low, high = (middle, high) if left(middle) < 1e-3 else (low, middle)
    return high


GRID = np.linspace(0, 1, 10_001)

RIGHT = {
    "two digits": 0.47,
    "three digits": 0.470,
    "four digits": 0.4702,
    "by hand": math.sqrt(2 * 10 ** (-3 / 14) - 1),
    "with logarithms": math.sqrt(2 * math.exp(-3 * math.log(10) / 14) - 1),
    "expm1": math.sqrt(math.expm1(math.log(2) + math.log(0.001) / 14)),
    "the factor first": (lambda factor: math.sqrt(2 * factor**2 - 1))(0.001 ** (1 / 28)),
    "solved": brentq(lambda a: left(a) - 1e-3, 0, 1),
    "solved in logarithms": bisect(lambda a: 14 * math.log10((1 + a * a) / 2) + 3, 0, 1),
    "bisection": halved(),
    "a grid": GRID[np.argmax(left(GRID) >= 1e-3)],
    "interpolated": np.interp(-3, np.log10(left(GRID)), GRID),
    "Fraction": Fraction(47, 100),
    "Decimal": Decimal("0.47"),
    "Decimal, derived": (2 * Decimal("0.001") ** (Decimal(1) / 14) - 1).sqrt(),
    "mpf": mpmath.sqrt(2 * mpmath.root(mpmath.mpf("0.001"), 14) - 1),
    "float32": np.float32(0.47017),
    "float16": np.float16(0.47),
    "long double": np.sqrt(2 * np.longdouble("0.001") ** (1 / np.longdouble(14)) - 1),
    "a 0-d array": np.array(0.47),
}

WRONG = {
    "29 steps": math.sqrt(2 * 0.001 ** (2 / 29) - 1),
    "30 steps": math.sqrt(2 * 0.001 ** (2 / 30) - 1),
    "27 steps": math.sqrt(2 * 0.001 ** (2 / 27) - 1),
    "half as many": math.sqrt(2 * 0.01 ** (1 / 14) - 1),
    "a ten-thousandth": math.sqrt(max(2 * 0.0001 ** (1 / 14) - 1, 0)),
    "the half forgotten": 0.001 ** (1 / 14),
    "not squared": 2 * 0.001 ** (1 / 28) - 1,
    "a little low": 0.46,
    "one digit": 0.5,
    "far low": 0.4,
    "the usual leak": 0.01,
    "the sign turned": -math.sqrt(2 * 10 ** (-3 / 14) - 1),
    "what is missing": 1 - math.sqrt(2 * 10 ** (-3 / 14) - 1),
    "the root of a half": math.sqrt(0.5),
    "as a percentage": 47,
    "with e³ for 10³": math.sqrt(2 * math.exp(-3 / 14) - 1),
    "the square of the factor": 10 ** (-3 / 14),
    "none": 0,
    "text": "0.47",
    "a pair": (0.47, 0.001),
}

SAME = {}
