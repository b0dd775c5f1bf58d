"""Answers to leak-hidden-slope: the root of 5 in many kinds of numbers."""

import math
from decimal import Decimal
from fractions import Fraction

import mpmath
import numpy as np
from scipy.optimize import brentq

RIGHT = {
    "two decimals": 2.24,
    "three decimals": 2.236,
    "math.sqrt": math.sqrt(5),
    "a power": 5**0.5,
    "Decimal": Decimal(5).sqrt(),
    "Decimal, rounded": Decimal("2.24"),
    "a fraction of Fibonacci": Fraction(2889, 1292),
    "Fraction, rounded": Fraction(56, 25),
    "mpf": mpmath.sqrt(5),
    "float32": np.float32(2.236068),
    "float16": np.float16(2.236),
    "long double": np.sqrt(np.longdouble(5)),
    "a 0-d array": np.array(2.236068),
    "an object array": np.array(Fraction(559, 250)),
    "the golden ratio": 2 * ((1 + math.sqrt(5)) / 2) - 1,
    "hypot": math.hypot(1, 2),
    "a norm": np.linalg.norm([1, 2]),
    "a root of a polynomial": np.roots([1, 0, -5]).real.max(),
    "solved from the variances": brentq(lambda a: 2 / (1 + a**2) - 1 / 3, 0, 10),
    "Newton's steps": (lambda a=2.0: [a := (a + 5 / a) / 2 for _ in range(5)][-1])(),
    "a grid": np.arange(0, 3, 0.01)[np.abs(2 / (1 + np.arange(0, 3, 0.01) ** 2) - 1 / 3).argmin()],
}

WRONG = {
    "the root of 2": math.sqrt(2),
    "the root of 3": math.sqrt(3),
    "the variance": 1 / 3,
    "2 / (1 + 5)": 2 / 6,
    "the inverse": 1 / math.sqrt(5),
    "cut, not rounded": 2.23,
    "one decimal": 2.2,
    "too large": 2.25,
    "half": math.sqrt(5) / 2,
    "from 3 = 1 + a²/2": 2.0,
    "7 = 1 + a²": math.sqrt(7),
    "as a percentage": 223.6,
    "the slope of Keras": 0.3,
    "text": "2.24",
    "complex": complex(2.236, 0),
    "a pair": (2.236, -2.236),
    "infinite": math.inf,
    "a function": lambda: 2.236,
    "3/2 − 1": 0.5,
    "a truth value": True,
}

SAME = {}
