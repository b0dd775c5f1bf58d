"""Answers to grow-together: right ones in many forms, wrong ones that nobody registered."""

import math
from decimal import Decimal
from fractions import Fraction

import numpy as np


def norm(b):
    return np.linalg.norm([[0.5, b], [0.0, 0.5]], 2)


def by_bisection(low=0.0, high=5.0):
    """Return the b at which the norm of A passes 1."""
    for _ in range(60):
        middle = (low + high) / 2
        low, high = (middle, high) if norm(middle) < 1 else (low, middle)
    return high


def from_the_product(factors=400):
    """Return the b of a grid whose long product stays nearest to 1."""
    grid = np.arange(0.5, 1.0, 0.001)
    found = []
    for b in grid:
        A = np.array([[0.5, b], [0.0, 0.5]])
        found.append(abs(np.log(np.linalg.norm(np.linalg.matrix_power(A @ A.T, factors), 2))))
    return grid[np.argmin(found)]


RIGHT = {
    "the number": 0.75,
    "as a fraction": 3 / 4,
    "a Fraction": Fraction(3, 4),
    "a Decimal": Decimal("0.75"),
    "the formula": math.sqrt(1 + 1 / 16 - 1 / 2),
    "by bisection": by_bisection(),
    "from the product": from_the_product(),
    "by the eigenvalue of A Aᵀ": float(np.sqrt((1 - 0.25) * (1 - 0.25))),
    "one minus the determinant": 1 - 0.25,
    "an array without dimensions": np.array(0.75),
    "float32": np.float32(0.75),
    "three decimals": 0.751,
    "from the other side": math.sqrt(9 / 16),
}
WRONG = {
    "a tenth": 0.1,
    "a quarter": 0.25,
    "0.7": 0.7,
    "0.8": 0.8,
    "three halves": 1.5,
    "with a sign": -0.75,
    "in percent": 75,
    "0.9": 0.9,
    "2 to the 20": 2**20,
    "as text": "0.75",
    "infinite": math.inf,
    "not a number": math.nan,
    "two numbers": (0.75, 0.75),
    "a matrix": [[0.5, 0.75], [0, 0.5]],
    "the other singular value": 1 / 4 + 1e-9,
    "both squares forgotten": 1.25 - 0.5 + 0.01,
    "its reciprocal": 4 / 3,
}
SAME = {}
