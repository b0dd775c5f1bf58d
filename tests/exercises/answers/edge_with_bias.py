"""Answers to edge-with-bias: the border for tanh with biases of 0.3, and places beside it."""

from decimal import Decimal
from fractions import Fraction

import numpy as np

from slopes.measure import edge_weight, settled_size

T, W = np.polynomial.hermite_e.hermegauss(80)
W = W / W.sum()


def found(bias=0.3):
    low, high = 1.0, 2.0
    for _ in range(25):
        weight, q = (low + high) / 2, 1.0
        for _ in range(150):
            q = weight**2 * (W @ np.tanh(np.sqrt(q) * T) ** 2) + bias**2
        chi = weight**2 * (W @ np.cosh(np.sqrt(q) * T) ** -4.0)
        low, high = (low, weight) if chi > 1 else (weight, high)
    return weight, q


EDGE = edge_weight("tanh", 0.3)

RIGHT = {
    "two decimals": (1.40, 0.76),
    "three decimals": (1.396, 0.763),
    "four decimals": (1.3956, 0.7635),
    "a dict": {"weight": 1.3956, "size": 0.7635},
    "a list": [1.396, 0.764],
    "an array": np.array([1.396, 0.764]),
    "the library": (EDGE, settled_size("tanh", EDGE, 0.3)),
    "by Hermite's nodes": found(),
    "Fractions": (Fraction(1396, 1000), Fraction(763, 1000)),
    "Decimals": (Decimal("1.396"), Decimal("0.763")),
    "float32": np.array([1.396, 0.7635], np.float32),
    "in another order": {"size": 0.7635, "weight": 1.3956},
}
WRONG = {
    "no bias": (1.0, 0.76),
    "a bias of 0.2": found(0.2),
    "a bias of 0.4": found(0.4),
    "a bias of 0.09": found(0.09),
    "one decimal": (1.4, 0.8),
    "below": (1.38, 0.76),
    "above": (1.42, 0.76),
    "the root of the size": (1.3956, 0.7635**0.5),
    "the size of the outputs": (1.3956, 0.346),
    "squared": (1.3956**2, 0.7635),
    "swapped": (0.7635, 1.3956),
    "5/3": (5 / 3, 0.76),
    "the weight alone": 1.3956,
    "1.3": (1.3236, 0.5),
}
SAME = {}
