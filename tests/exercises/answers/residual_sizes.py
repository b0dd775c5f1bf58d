"""Answers to residual-sizes: what 64 blocks make of a size, with parts that are unrelated."""

import math
from fractions import Fraction

import numpy as np

ROOT, EACH = (1 + 1 / 64) ** 32, (1 + 1 / 4096) ** 32


def answer(bare=2.0**32, root=ROOT, each=EACH):
    return {"bare": bare, "root": root, "each": each}


def walked(s):
    square = 1.0
    for _ in range(64):
        square += s**2 * square
    return math.sqrt(square)


def by_logs(s):
    return math.exp(32 * math.log1p(s * s))


RIGHT = {
    "the formula": answer(),
    "a tuple": (2**32, 1.6424, 1.0078),
    "a list": [4294967296, 1.642, 1.008],
    "block by block": answer(*map(walked, (1, 1 / 8, 1 / 64))),
    "by logarithms": answer(*map(by_logs, (1, 1 / 8, 1 / 64))),
    "the limit of each": answer(each=math.exp(1 / 128)),
    "Fractions": answer(Fraction(2**32), Fraction(65, 64) ** 32, Fraction(4097, 4096) ** 32),
    "an array": np.array([2.0**32, 1.642, 1.008]),
    "numpy": answer(*np.sqrt((1 + np.array([1, 1 / 8, 1 / 64]) ** 2) ** 64)),
    "rounded": answer(4.295e9, 1.642, 1.008),
    "in another order": {"each": 1.008, "root": 1.642, "bare": 2**32},
    "hypot": answer(*(math.hypot(1, s) ** 64 for s in (1, 1 / 8, 1 / 64))),
}
WRONG = {
    "sixty-four": answer(bare=64),
    "the root of 64": answer(bare=8),
    "2 to the 64": answer(bare=2.0**64),
    "a hundred blocks": answer(bare=2.0**50),
    "e": answer(root=math.e),
    "2": answer(root=2),
    "1": answer(root=1, each=1),
    "e, each": answer(each=math.e),
    "one block": answer(root=1.0078),
    "1.1": answer(each=1.1),
    "0": answer(each=0),
    "swapped": (2.0**32, 1.008, 1.642),
    "half of each": answer(each=1.004),
    "each left out": answer(each=1.0),
    "two decimals": answer(root=1.64, each=1.01),
    "2 to the 31": answer(bare=2.0**31),
    "the logarithm": answer(bare=22.18),
}
SAME = {}
