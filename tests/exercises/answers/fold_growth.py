"""Answers to fold-growth: the mean of |z|, and the growth behind a norm."""

import math
from decimal import Decimal
from fractions import Fraction

import numpy as np
from scipy.integrate import quad

PI = math.pi
MEAN, GROWTH = math.sqrt(2 / PI), PI / (PI - 2)
Z = np.linspace(-9, 9, 400_001)
DENSITY = np.exp(-(Z**2) / 2) / np.exp(-(Z**2) / 2).sum()


def integrated():
    mean = quad(lambda z: 2 * z * math.exp(-z * z / 2) / math.sqrt(2 * PI), 0, np.inf)[0]
    return mean, 1 / (1 - mean**2)


def summed():
    mean = DENSITY @ np.abs(Z)
    return mean, (DENSITY @ np.sign(Z) ** 2) / (DENSITY @ Z**2 - mean**2)


RIGHT = {
    "the formulas": (MEAN, GROWTH),
    "three decimals": (0.798, 2.752),
    "four decimals": (0.7979, 2.7519),
    "a dict": {"mean": MEAN, "growth": GROWTH},
    "in another order": {"growth": GROWTH, "mean": MEAN},
    "a list": [MEAN, GROWTH],
    "an array": np.array([MEAN, GROWTH]),
    "integrated": integrated(),
    "summed": summed(),
    "Fractions": (Fraction(798, 1000), Fraction(2752, 1000)),
    "Decimals": (Decimal("0.798"), Decimal("2.752")),
    "twice ReLU's mean": (2 / math.sqrt(2 * PI), 1 / (1 - 2 / PI)),
    "float32": np.array([MEAN, GROWTH], np.float32),
}
WRONG = {
    "two digits of the mean": (0.80, 2.752),
    "two digits of the growth": (0.798, 2.75),
    "half as much again": (MEAN, 1.5),
    "a half": (MEAN, 0.5 / (1 - 2 / PI)),
    "a quarter": (MEAN, 0.25),
    "the golden ratio": (MEAN, 1.618),
    "the mean square on top": (MEAN, 1 + 2 / PI),
    "the mean not squared": (MEAN, 1 / (1 - MEAN)),
    "the median": (0.6745, GROWTH),
    "one": (1, GROWTH),
    "the sign": (-MEAN, GROWTH),
    "swapped": (GROWTH, MEAN),
    "π/2": (MEAN, PI / 2),
    "e": (MEAN, math.e),
    "SELU's": (MEAN, 1.0716),
}
SAME = {}
