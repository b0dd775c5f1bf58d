"""Answers to clip-limit: right ones in many forms, wrong ones that nobody registered."""

from fractions import Fraction

import numpy as np

RIGHT = {
    "to one decimal": 2.2,
    "a quarter": 2.25,
    "a little high": 2.3,
    "a little low": 2.15,
    "in the middle": 2.22,
    "a Fraction": Fraction(9, 4),
    "float32": np.float32(2.2),
    "an array of one": np.array([2.2]),
    "an array without dimensions": np.array(2.25),
    "long double": np.longdouble(2.2),
}
WRONG = {
    "zero": 0,
    "minus two": -2.2,
    "a fifth": 0.2,
    "a half more than one": 1.5,
    "one of the medians on the way": 1.9,
    "two and a half": 2.5,
    "three and a half": 3.5,
    "seven": 7,
    "a thousand": 1000,
    "a percentage": 220,
    "infinite": np.inf,
    "nan": np.nan,
}
SAME = {}
