"""Answers to relu-width: right ones in many forms, wrong ones that nobody registered."""

import math
from decimal import Decimal
from fractions import Fraction
from itertools import count

import numpy as np


def lost(width, layers=50):
    """Return the probability that an input is lost, as a Fraction."""
    return 1 - (1 - Fraction(1, 2**width)) ** layers


def walked():
    width = 1
    while lost(width) >= Fraction(1, 100):
        width += 1
    return width


def by_a_chain(layers=50):
    """Return the width from the layers' own chances, one after the other."""
    for width in count(1):
        alive = 1.0
        for _ in range(layers):
            alive *= 1 - 2.0**-width
        if alive > 0.99:
            return width


RIGHT = {
    "the number": 13,
    "as a float": 13.0,
    "by walking up": walked(),
    "by a chain": by_a_chain(),
    "the formula inverted": math.ceil(-math.log2(1 - 0.99 ** (1 / 50))),
    "the sum of chances": math.ceil(math.log2(50 / 0.01)),
    "the sum of chances, in numpy": np.ceil(np.log2(5000)),
    "the bits of 5000": (5000).bit_length(),
    "the first in a list": next(n for n in range(1, 100) if 1 - (1 - 0.5**n) ** 50 < 0.01),
    "by argmax": np.argmax(1 - (1 - 0.5 ** np.arange(40)) ** 50 < 0.01),
    "by searchsorted": 1
    + np.searchsorted(-np.array([float(lost(n)) for n in range(1, 30)]), -0.01),
    "an entry of an array": np.arange(1, 31)[12],
    "an array without dimensions": np.array(13),
    "a Fraction": Fraction(13),
    "a Decimal": Decimal(13),
    "float32": np.float32(13),
    "int8": np.int8(13),
    "long double": np.longdouble(13),
}
WRONG = {
    "too narrow by two": 11,
    "lost in one network of three": 7.1,
    "lost in eight of ten": 5,
    "by three": 10,
    "below 0.1 %": 16,
    "twice as wide": 26,
    "the 12.3 not rounded up": 12.29,
    "rounded to a decimal": 12.3,
    "one layer short and two too wide": 15,
    "natural logarithm": math.ceil(math.log(5000)),
    "logarithm to the base 3": math.ceil(math.log(5000, 3)),
    "2 to the 13": 8192,
    "the bound 5000": 5000,
    "the probability there": float(lost(13)),
    "the layers": 50,
    "100 layers of 1 %": 100,
    "the layers over four": 12.5,
    "a list of all that do": [13, 14, 15],
    "all that do as a range": range(13, 31),
    "as text": "13",
    "with a sign": -13,
    "infinite": math.inf,
    "a common width": 64,
    "from (1 − 2⁻ᴺ) < 0.01 without its power": 7.0,
    "below 0.01 %": 19,
}
WIDTH = "width = np.ceil(-np.log2(1 - 0.99 ** (1 / {})))"
SAME = {
    f"{WIDTH.format(50)} → {WIDTH.format(layers)}": "a layer more or less needs the same width"
    for layers in (49, 51)
}
