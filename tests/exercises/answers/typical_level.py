"""Answers to typical-level: right ones in many forms, wrong ones that nobody registered."""

import math
from decimal import Decimal
from fractions import Fraction

import numpy as np


def by_bisection(low=1.0, high=5.0):
    """Return the c at which ln c − 1 changes its sign."""
    for _ in range(60):
        middle = (low + high) / 2
        low, high = (middle, high) if math.log(middle) < 1 else (low, middle)
    return low


def by_newton(c=2.0):
    for _ in range(20):
        c -= c * (math.log(c) - 1)
    return c


def by_the_integral():
    """Return c from the mean of ln over (0, 1), which is added to ln c."""
    u = (np.arange(1_000_000) + 0.5) / 1_000_000
    return math.exp(-np.log(u).mean())


RIGHT = {
    "e": math.e,
    "exp of 1": math.exp(1),
    "numpy's": np.e,
    "two decimals": 2.72,
    "three decimals": 2.718,
    "by bisection": by_bisection(),
    "by Newton": by_newton(),
    "by the integral": by_the_integral(),
    "the series": sum(1 / math.factorial(k) for k in range(12)),
    "as a fraction": Fraction(193, 71),
    "a Decimal": Decimal("2.718"),
    "an array without dimensions": np.array(np.e),
    "float32": np.float32(np.e),
    "a list of one": np.exp([1.0])[0],
}
WRONG = {
    "half of e": math.e / 2,
    "the mean at which it is level": 1.36,
    "twice e": 2 * math.e,
    "3": 3,
    "2.5": 2.5,
    "pi": math.pi,
    "the root of e": math.sqrt(math.e),
    "e squared": math.e**2,
    "2.7": 2.7,
    "2.73": 2.73,
    "with a sign": -math.e,
    "0": 0,
    "not a number": math.nan,
    "infinite": math.inf,
    "as text": "e",
    "the function": math.exp,
    "two numbers": (2, math.e),
    "e to e": math.e**math.e,
}
SAME = {}
