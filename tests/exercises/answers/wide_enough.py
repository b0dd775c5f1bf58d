"""Answers to wide-enough: right ones in many forms, wrong ones that nobody registered."""

import math
from decimal import Decimal
from fractions import Fraction
from itertools import count

import numpy as np


def left(width, layers=100):
    return math.exp(-5 * layers / (2 * width))


RIGHT = {
    "the number": 109,
    "as a float": 109.0,
    "the formula inverted": math.ceil(250 / math.log(10)),
    "in numpy": np.ceil(250 / np.log(10)),
    "by walking up": next(n for n in count(1) if left(n) > 0.1),
    "by argmax": np.argmax(np.exp(-250 / np.arange(1, 300)) > 0.1) + 1,
    "by base ten": math.ceil(250 * math.log10(math.e)),
    "rounded down and one more": int(250 / math.log(10)) + 1,
    "from half the exponent": math.ceil(500 / (2 * math.log(10))),
    "an entry of an array": np.arange(300)[109],
    "an array without dimensions": np.array(109),
    "a Fraction": Fraction(109),
    "a Decimal": Decimal(109),
    "the exponent turned over": int(np.ceil(-250 / np.log(0.1))),
    "float32": np.float32(109),
    "int16": np.int16(109),
}
WRONG = {
    "107": 107,
    "115": 115,
    "too narrow by ten": 99,
    "a round number": 100,
    "a power of two": 128,
    "half": 54,
    "for two layers of each": 55,
    "a hundredth asked": math.ceil(250 / math.log(100)),
    "the layers": 100.0,
    "as text": "109",
    "with a sign": -109,
    "one decimal": 108.6,
    "infinite": math.inf,
    "all that do": range(109, 120),
    "a list": [109, 110],
    "a common width": 512,
    "what is left": left(109),
}
WIDTH = "width = np.ceil(250 / np.log(10))"
SAME = {
    f"{WIDTH} → width = np.round(250 / np.log(10))": "108.6 is rounded up either way",
    f"{WIDTH} → width = np.ceil(249 / np.log(10))": "108.1 needs the same width",
}
