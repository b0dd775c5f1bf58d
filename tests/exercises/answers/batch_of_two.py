"""Answers to batch-of-two: signs, a scale and a shift, and what else one may take them for."""

from decimal import Decimal
from fractions import Fraction

import numpy as np

from slopes.networks import BatchNorm

PAIRS = np.array([[3.1, 1000.0], [3.0, 0.0]])
SCALE, SHIFT = np.array([1, 3]), np.array([0, 1])


def by_hand(z):
    return tuple((SCALE * z + SHIFT).T.ravel())


def by_library():
    norm = BatchNorm(2)
    norm.gamma[:], norm.beta[:] = SCALE, SHIFT
    return tuple(norm.forward(PAIRS).T.ravel())


RIGHT = {
    "whole numbers": (1, -1, 4, -2),
    "decimals": (1.0, -1.0, 4.0, -2.0),
    "a list": [1, -1, 4, -2],
    "an array": np.array([1, -1, 4, -2]),
    "a dict": {"a": 1, "b": -1, "c": 4, "d": -2},
    "by hand": by_hand((PAIRS - PAIRS.mean(0)) / PAIRS.std(0)),
    "the library": by_library(),
    "signs": by_hand(np.sign(PAIRS - PAIRS.mean(0))),
    "almost, by the small number": (0.998, -0.998, 4, -2),
    "Fractions": tuple(map(Fraction, (1, -1, 4, -2))),
    "Decimals": tuple(map(Decimal, (1, -1, 4, -2))),
    "float32": np.array([1, -1, 4, -2], np.float32),
}
WRONG = {
    "one pair turned": (1, -1, -2, 4),
    "the other pair turned": (-1, 1, 4, -2),
    "all up": (1, 1, 4, 4),
    "halves": (0.5, -0.5, 2.5, -0.5),
    "by the range": by_hand((PAIRS - PAIRS.mean(0)) / np.ptp(PAIRS, axis=0)),
    "over all four": by_hand((PAIRS - PAIRS.mean()) / PAIRS.std()),
    "the shift alone": (1, -1, 2, 0),
    "the scale alone": (1, -1, 3, -3),
    "both scaled": (4, -2, 4, -2),
    "a hundredth off": (1, -1, 4, -2.01),
    "in per cent": (100, -100, 400, -200),
    "two of them": (1, -1),
    "the pairs exchanged": (4, -2, 1, -1),
    "by the larger": (1.0, 0.97, 4.0, 1.0),
}
SAME = {}
