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
        gain, q = (low + high) / 2, 1.0
        for _ in range(150):
            q = gain**2 * (W @ np.tanh(np.sqrt(q) * T) ** 2) + bias**2
        chi = gain**2 * (W @ np.cosh(np.sqrt(q) * T) ** -4.0)
        low, high = (low, gain) if chi > 1 else (gain, high)
    return gain, q


EDGE = edge_weight("tanh", 0.3)

RIGHT = {
    "two decimals": (1.40, 0.76),
    "three decimals": (1.396, 0.763),
    "four decimals": (1.3956, 0.7635),
    "a dict": {"gain": 1.3956, "square": 0.7635},
    "a list": [1.396, 0.764],
    "an array": np.array([1.396, 0.764]),
    "the library": (EDGE, settled_size("tanh", EDGE, 0.3)),
    "by Hermite's nodes": found(),
    "Fractions": (Fraction(1396, 1000), Fraction(763, 1000)),
    "Decimals": (Decimal("1.396"), Decimal("0.763")),
    "float32": np.array([1.396, 0.7635], np.float32),
    "in another order": {"square": 0.7635, "gain": 1.3956},
}
WRONG = {
    "no bias": (1.0, 0.76),
    "a bias of 0.2": found(0.2),
    "a bias of 0.4": found(0.4),
    "a bias of 0.09": found(0.09),
    "one decimal": (1.4, 0.8),
    "below": (1.38, 0.76),
    "above": (1.42, 0.76),
    "the root of both": (1.3956**0.5, 0.7635**0.5),
    "the size of the outputs": (1.3956, 0.3458**0.5),
    "the square squared": (1.3956, 0.7635**2),
    "swapped": (0.7635, 1.3956),
    "5/3": (5 / 3, 0.76),
    "the gain alone": 1.3956,
    "1.3": (1.3236, 0.5),
}
BOTH, HALVED, LAST = "low, high = (1.0, 2.0)", "low, high = (low, gain) if chi ", "(gain, square)"
ELSE = " 1 else (gain, high)"
RANGE, LONG, END = "the edge is in it too", "it has settled", "the interval is that short by then"
SAME = {
    "q = 1.0 → q = 2.0": "it settles from any size",
    "for _ in range(60): → for _ in range(61):": LONG,
    "for _ in range(60): → for _ in range(59):": LONG,
    f"{BOTH} → low, high = (0.0, 2.0)": RANGE,
    f"{BOTH} → low, high = (-1.0, 2.0)": RANGE,
    f"{BOTH} → low, high = (1.0, 3.0)": RANGE,
    "for _ in range(10): → for _ in range(11):": END,
    "for _ in range(10): → for _ in range(9):": END,
    f"{HALVED}>{ELSE} → {HALVED}>={ELSE}": "it is never met to the last digit",
    f"handed_over = {LAST} → handed_over = (low, square)": END,
    f"handed_over = {LAST} → handed_over = (high, square)": END,
}
