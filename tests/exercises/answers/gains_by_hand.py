"""Answers to gains-by-hand: right ones in many forms, wrong ones that nobody registered."""

import math
from decimal import Decimal
from fractions import Fraction

import numpy as np

from answers import made


def by_quadrature():
    """Return the three gains from a rule for integrals against the bell curve."""
    nodes, weights = np.polynomial.hermite_e.hermegauss(40)
    weights = weights / weights.sum()
    return [(weights @ f(nodes) ** 2) ** -0.5 for f in (np.abs, np.square, lambda z: z > 0)]


def by_sampling(many=2_000_000):
    z = np.random.default_rng(1).normal(size=many)
    return tuple(1 / np.sqrt(np.mean(np.square(f))) for f in (abs(z), z**2, 1.0 * (z > 0)))


RIGHT = {
    "the roots": (1, 3**-0.5, 2**0.5),
    "two decimals": (1.0, 0.58, 1.41),
    "three decimals": (1.0, 0.577, 1.414),
    "as a list": [1, 0.57735, 1.41421],
    "as an array": np.array([1, 0.57735, 1.41421]),
    "as a dictionary": {"size": 1, "square": 0.577, "step": 1.414},
    "by quadrature": made(by_quadrature),
    "by sampling": made(by_sampling),
    "with math": (1.0, 1 / math.sqrt(3), math.sqrt(2)),
    "Fractions": (Fraction(1), Fraction(577, 1000), Fraction(1414, 1000)),
    "Decimals": (Decimal(1), Decimal("0.577"), Decimal("1.414")),
    "float32": np.float32([1, 0.57735, 1.41421]),
    "a row of a table": np.array([[1, 0.5774, 1.4142]]),
}
WRONG = {
    "all one": (1, 1, 1),
    "the mean squares": (1, 3, 0.5),
    "one decimal": (1.0, 0.6, 1.4),
    "roots of the means": (0.798, 1.0, 0.5),
    "the step's by the deviation": (1, 0.577, 2.0),
    "the square's by the deviation": (1, 0.7071, 1.414),
    "the size's by the deviation": (1.659, 0.577, 1.414),
    "the two exchanged": (1, 1.414, 0.577),
    "in another order": (0.577, 1, 1.414),
    "15 for the mean of z⁴": (1, 15**-0.5, 1.414),
    "He's for all": (1.414, 1.414, 1.414),
    "a sign": (1, -0.577, 1.414),
    "two of three": (1, 0.577),
    "the names alone": "size square step",
    "percentages": (100, 57.7, 141.4),
    "a hundredth off": (1, 0.587, 1.414),
}
SAME = {}
