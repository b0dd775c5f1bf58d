"""Answers to batch-of-two: signs, and whatever else one may take two numbers for."""

from decimal import Decimal
from fractions import Fraction

import numpy as np

from slopes.networks import BatchNorm

PAIRS = np.array([[3.1, 0.0], [3.0, 1000.0]])
NORMED = (PAIRS - PAIRS.mean(0)) / PAIRS.std(0)

RIGHT = {
    "whole numbers": (1, -1, -1, 1),
    "decimals": (1.0, -1.0, -1.0, 1.0),
    "a list": [1, -1, -1, 1],
    "an array": np.array([1, -1, -1, 1]),
    "a dict": {"a": 1, "b": -1, "c": -1, "d": 1},
    "by hand": tuple(NORMED.T.ravel()),
    "the library": tuple(BatchNorm(2).forward(PAIRS).T.ravel()),
    "signs": tuple(np.sign(PAIRS - PAIRS.mean(0)).T.ravel()),
    "almost, by the small number": (0.998, -0.998, -1, 1),
    "Fractions": tuple(map(Fraction, (1, -1, -1, 1))),
    "Decimals": tuple(map(Decimal, (1, -1, -1, 1))),
    "float32": np.array([1, -1, -1, 1], np.float32),
}
WRONG = {
    "one pair turned": (1, -1, 1, -1),
    "the other pair turned": (-1, 1, -1, 1),
    "rows for columns": (1, -1, 1, 1),
    "all up": (1, 1, 1, 1),
    "halves": (0.5, -0.5, -0.5, 0.5),
    "by the range": (0.05, -0.05, -0.5, 0.5),
    "over all four": tuple(((PAIRS - PAIRS.mean()) / PAIRS.std()).T.ravel()),
    "by examples": (1, -1, -1, 1.01),
    "in per cent": (100, -100, -100, 100),
    "two of them": (1, -1),
    "by the larger": (1.0, 0.97, 0.0, 1.0),
    "root two": (1.41, -1.41, -1.41, 1.41),
    "one decimal off": (0.9, -0.9, -1, 1),
}
SAME = {}
