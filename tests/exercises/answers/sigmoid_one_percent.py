"""Answers to sigmoid-one-percent: right ones in many forms, wrong ones that nobody registered."""

import math
from decimal import Decimal
from fractions import Fraction

import numpy as np

from slopes import sigmoid


def halved(low=0.0, high=20.0):
    """Return where the slope falls below 1 % of its peak, by halving the interval."""
    for _ in range(60):
        middle = (low + high) / 2
        low, high = (middle, high) if sigmoid.derivative(middle) > 0.0025 else (low, middle)
    return high


def walked(step):
    """Return the first multiple of the step where the slope is below 1 % of its peak."""
    n = 0
    while math.exp(-n * step) / (1 + math.exp(-n * step)) ** 2 >= 0.0025:
        n += 1
    return n * step


def by_newton(x=5.0):
    """Return where the logarithm of the slope is that of 0.0025, by Newton's steps."""
    for _ in range(20):
        x -= (sigmoid.derivative(x) - 0.0025) / (sigmoid.derivative(x) * (1 - 2 * sigmoid(x)))
    return x


GRID = np.linspace(0, 10, 1001)
RIGHT = {
    "two decimals": 5.99,
    "three decimals": 5.986,
    "by arccosh": np.arccosh(199),
    "the root of a quadratic": math.log(199 + math.sqrt(199**2 - 1)),
    "by halving": halved(),
    "by Newton": by_newton(),
    "by steps of a hundredth": walked(0.01),
    "on a grid, an array without dimensions": np.array(np.linspace(0, 10, 10001)[5987]),
    "by the grid's argmax": GRID[np.argmax(sigmoid.derivative(GRID) < 0.0025)],
    "log-odds of the probability": math.log(0.9974937 / (1 - 0.9974937)),
    "a Fraction": Fraction(599, 100),
    "a Decimal": Decimal("5.9864"),
    "float32": np.float32(5.986),
    "long double": np.log(np.longdouble(199) + np.sqrt(np.longdouble(39600))),
    "the approximation ln 398": np.log(398),
    "from the quadratic's coefficients": np.log(np.roots([1, -398, 1]).max()),
}
WRONG = {
    "one decimal": 6.0,
    "cut, not rounded to two decimals": 5.98,
    "a peak of a half": float(np.arccosh(399)),
    "without the 2 in the denominator": float(np.arccosh(200)),
    "the slope is 1 % of σ": math.log(99) + 0.01,
    "where the tail 1 − σ is a quarter of a per cent": math.log(399) + 0.01,
    "the slope is 0.0025 of the peak": float(np.arccosh(799)),
    "the height e⁻ˣ is 1 %": math.log(100),
    "where tanh's slope is 1 % of its peak": float(np.arccosh(10)),
    "twice the tanh answer, mistyped": 2 * 2.8932,
    "a per cent of ten": 0.1,
    "the probability there": 0.9975,
    "the slope there": 0.0025,
    "e to the x there": 398,
    "infinity": math.inf,
    "a pair of points": (-5.986, 5.986),
    "as text": "5.99",
    "the quadratic's other root": math.log(199 - math.sqrt(39600)),
}
SAME = {}
