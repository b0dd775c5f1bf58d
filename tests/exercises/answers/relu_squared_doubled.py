"""Answers to relu-squared-doubled: 2 to the power 32, counted, run and measured."""

import math
from decimal import Decimal
from fractions import Fraction
from functools import reduce

import mpmath
import numpy as np

from slopes import relu


def run(factor=2, layers=5):
    """What the output of a network is multiplied by."""
    x, weights = np.array([0.5, -1.0, 2.0]), np.array([[1.0, -0.5], [0.5, 1.0], [0.25, 0.5]])
    outputs = []
    for h in (x @ weights, factor * x @ weights):
        for _ in range(layers):
            h = relu(h) ** 2 @ np.array([[0.5, 0.25], [0.25, 0.5]])
        outputs.append(h.sum())
    return outputs[1] / outputs[0]


def squared(factor, layers):
    return factor if layers == 0 else squared(factor, layers - 1) ** 2


RIGHT = {
    "three digits": 4.29e9,
    "four digits": 4.295e9,
    "all digits": 4294967296,
    "a whole power": 2**32,
    "a tower": 2 ** (2**5),
    "a float": 2.0**32,
    "shifted": 1 << 32,
    "ldexp": math.ldexp(1, 32),
    "doubled 32 times": math.prod([2] * 32),
    "squared by reduce": reduce(lambda c, _: c * c, range(5), 2),
    "squared by recursion": squared(2, 5),
    "from logarithms": 10 ** (32 * math.log10(2)),
    "e to the power": math.exp(32 * math.log(2)),
    "a network of numbers": run(),
    "Fraction": Fraction(2) ** 32,
    "Decimal": Decimal(2) ** 32,
    "mpf": mpmath.mpf(2) ** 32,
    "np.int64": np.int64(2) ** 32,
    "np.uint64": np.uint64(2**32),
    "float32": np.float32(2) ** 32,
    "long double": np.longdouble(2) ** 32,
    "a 0-d array": np.array(2.0**32),
    "a product of pieces": 65536**2,
    "the inverse of what halving leaves": 1 / run(0.5),
}

WRONG = {
    "8": 8,
    "10": 10,
    "16": 16,
    "25": 25,
    "64": 64,
    "256, three layers": 256,
    "2 to the power 10": 2**11,
    "2 to the power 31": 2.0**31,
    "2 to the power 33": 2.0**33,
    "one less than a power": 2**16 - 1,
    "the power": 2**32 / 1e3,
    "the halved input": 2.0**-32,
    "in a 32-bit number": np.int32(-(2**31)),
    "wrapped to 0": 0,
    "one digit": 4e9,
    "two digits too high": 4.4e9,
    "a wrong third digit": 4.27e9,
    "a thousand million": 1e9,
    "a percentage": 429496729600,
    "2^(5²)": 2.0**25,
    "5 to the power 32": 5.0**32,
    "infinite": math.inf,
    "text": "2**32",
    "a pair": (2, 32),
    "the last matrix counts too": 2.0**34,
}

SAME = {"factor = 2.0 → factor = -2.0": "the first square takes the sign away"}
