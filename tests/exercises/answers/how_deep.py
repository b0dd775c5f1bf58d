"""Answers to how-deep: how many sigmoid units leave less than 1/1000 of a gradient."""

import math
from decimal import Decimal
from fractions import Fraction
from itertools import count

import numpy as np

from slopes import sigmoid


def counted():
    left, units = Fraction(1), 0
    while left >= Fraction(1, 1000):
        left, units = left / 4, units + 1
    return units


STEEPEST = sigmoid.derivative(0.0)

RIGHT = {
    "five": 5,
    "a float": 5.0,
    "counted": counted(),
    "by logarithms": math.ceil(math.log(1000) / math.log(4)),
    "by numpy's": np.ceil(np.log(0.001) / np.log(STEEPEST)),
    "the first of many": next(n for n in count() if STEEPEST**n < 1e-3),
    "a Fraction": Fraction(5),
    "a Decimal": Decimal(5),
    "a small integer": np.int8(5),
    "float32": np.float32(5),
    "an array without dimensions": np.array(5),
    "an array of one": np.array([5]),
    "from an array": np.argmax(STEEPEST ** np.arange(20) < 1e-3),
    "a long double": np.longdouble(5),
}
WRONG = {
    "by logarithms, not rounded": math.log(1000) / math.log(4),
    "to base e": math.log(1000),
    "a ten-thousandth": 7,
    "a millionth": 10 - 0.5,
    "the slope at 1": math.log(0.001) / math.log(sigmoid.derivative(1.0)),
    "the slope of tanh": 0,
    "one layer": 1,
    "two": 2,
    "twenty": 20,
    "none": math.inf,
    "minus five": -5,
    "a share": 0.25**5,
    "the share after four": 0.0039,
    "half a unit": 4.5,
    "a little more than five": 5.01,
    "text": "5",
    "a list of two": [4, 5],
    "a function": lambda: 5,
    "complex": 5 + 0j,
    "true": True,
}
SAME = {}
