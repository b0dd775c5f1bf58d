"""Answers to selu-uneven: right ones in many forms, wrong ones that nobody registered."""

from fractions import Fraction

import numpy as np

from answers import made
from slopes import selu
from slopes.measure import moments


def settled(k):
    q = 1.0
    for _ in range(100):
        q = moments(selu, float(np.sqrt(q * 2 * k / (1 + k)))).second
        q = moments(selu, float(np.sqrt(q * 2 / (1 + k)))).second
    return q**0.5


def halved():
    low, high = 4.0, 5.0
    for _ in range(12):
        middle = (low + high) / 2
        low, high = (middle, high) if settled(middle) > 0.5 else (low, middle)
    return low


def measured():
    rng, best = np.random.default_rng(0), None
    for k in (4, 4.5, 5):
        n, m, h = 100, int(100 * k), rng.normal(size=(50, 100))
        for _ in range(15):
            wide = selu(h @ rng.normal(0, np.sqrt(2 / (n + m)), (n, m)))
            h = selu(wide @ rng.normal(0, np.sqrt(2 / (n + m)), (m, n)))
        size = np.sqrt(np.mean(wide**2))
        best = min(best or (9, 9), (abs(size - 0.5), k))
    return best[1]


RIGHT = {
    "one digit": 4.5,
    "two digits": 4.53,
    "by halving": made(halved),
    "measured": made(measured),
    "nine halves": Fraction(9, 2),
    "an array": np.array(4.53),
    "a list's only one": np.array([4.5]),
    "float32": np.float32(4.53),
    "a little more": 4.7,
    "a little less": 4.35,
    "units by units": 453 / 100,
}
WRONG = {
    "four": 4,
    "five": 5,
    "the square": 20.5,
    "the root": 2.13,
    "in percent": 453,
    "a sign": -4.53,
    "six": 6,
    "the mean square is a half": 2.78,
    "the mean square is about a half": 2.65,
    "ten": 10,
    "where zero begins to draw": 15.5,
    "nearly": 4.2,
    "nearly, above": 4.9,
}
SAME = {}
