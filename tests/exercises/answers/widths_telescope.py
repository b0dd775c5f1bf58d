"""Answers to widths-telescope: right ones in many forms, wrong ones that nobody registered."""

from decimal import Decimal
from fractions import Fraction
from functools import reduce
from itertools import pairwise
from math import inf, prod

import numpy as np

WIDTHS = [64, 1000, 3, 500, 8, 16]


def walked():
    """Return the factor by way of every layer."""
    left = Fraction(1)
    for n, m in pairwise(WIDTHS):
        left *= Fraction(1, 2) * n * Fraction(2, m)
    return left


RIGHT = {
    "the number": 4,
    "as a float": 4.0,
    "the ends": 64 / 16,
    "layer by layer": walked(),
    "a product": prod(n / m for n, m in pairwise(WIDTHS)),
    "in numpy": np.prod(np.array(WIDTHS[:-1]) / np.array(WIDTHS[1:])),
    "by logarithms": np.exp(-np.diff(np.log(WIDTHS)).sum()),
    "folded": reduce(lambda left, pair: left * pair[0] / pair[1], pairwise(WIDTHS), 1.0),
    "a Decimal": Decimal(4),
    "float32": np.float32(4),
    "an array without dimensions": np.array(4),
    "int8": np.int8(4),
    "the root squared": (64 / 16) ** 0.5 * 2,
}
WRONG = {
    "the layer of three": 3 / 64,
    "half of it": 2.0,
    "two halvings too many": 4 / 2**7,
    "a doubling too many": 4 * 2**6,
    "the widest": 1000 / 16,
    "its square": 16,
    "nothing": 0,
    "infinite": inf,
    "a sign": -4,
    "near": 4.1,
    "the layers": 5,
    "the mean of the fans": prod(2 * n / (n + m) for n, m in pairwise(WIDTHS)),
    "as text": "four",
    "a list": [4, 4],
    "the smallest": 64 / 8,
    "the last by the first, of 1000": 1000 / 8,
}
SAME = {"factor = 64 / 16 → factor = 64 // 16": "it divides without a rest"}
