"""Answers to way-back-price: 79,400 multiplications forth, 80,400 back."""

from collections import OrderedDict
from decimal import Decimal
from fractions import Fraction
from itertools import pairwise

import numpy as np

SIZES = [784, 100, 10]
EACH = [n * m for n, m in pairwise(SIZES)]
FORTH, BACK = sum(EACH), EACH[0] + 2 * EACH[1]

RIGHT = {
    "by hand": {"forth": 79_400, "back": 80_400},
    "counted": {"forth": FORTH, "back": BACK},
    "twice, less the first": {"forth": sum(EACH), "back": 2 * sum(EACH) - EACH[0]},
    "a tuple": (79_400, 80_400),
    "a list": [79_400.0, 80_400.0],
    "an array": np.array([79_400, 80_400]),
    "a float32 array": np.array([79_400, 80_400], dtype=np.float32),
    "numpy's numbers": (np.int64(79_400), np.float64(80_400)),
    "Fractions": {"forth": Fraction(79_400), "back": Fraction(80_400)},
    "Decimals": {"forth": Decimal(79_400), "back": Decimal(80_400)},
    "in another order": {"back": 80_400, "forth": 79_400},
    "an ordered dictionary": OrderedDict(forth=79_400, back=80_400),
    "by numpy": (np.dot(SIZES[:-1], SIZES[1:]), np.dot(SIZES[:-1], SIZES[1:]) + 1000),
    "more than asked for": {"forth": 79_400, "back": 80_400, "ratio": 1.0126},
}
WRONG = {
    "the ratio": {"forth": 1, "back": 80_400 / 79_400},
    "the weights added": (894, 1788),
    "three times": (79_400, 238_200),
    "half": (39_700, 40_200),
    "for a batch of 128": (79_400 * 128, 80_400 * 128),
    "one layer of 784 by 10": (7_840, 7_840),
    "in thousands": (79.4, 80.4),
    "rounded": (79_000, 80_000),
    "a single number": 80_400,
    "a dictionary without back": {"forth": 79_400},
    "minus": (-79_400, -80_400),
    "texts": ("79400", "80400"),
    "infinite": (79_400, np.inf),
    "a unit more": (79_401, 80_401),
    "with the answers' biases": (79_410, 80_410),
    "with the units' biases": (79_500, 80_400),
}
SAME = {}
