"""Answers to flat-from: right ones in many forms, wrong ones that nobody registered."""

from fractions import Fraction

import numpy as np

RIGHT = {
    "a number": 9.01,
    "derived": 13 * np.log(2),
    "the other rounding": 9.02,
    "to four decimals": 9.0109,
    "measured": np.arctanh(1 - 2.0**-25),
    "float32": np.float32(9.011),
    "an array of one": np.array([9.01]),
    "an array without dimensions": np.array(9.01),
    "a Fraction": Fraction(901, 100),
    "long double": np.longdouble(9.011),
}
WRONG = {
    "zero": 0,
    "whole": 9,
    "a tenth high": 9.11,
    "two hundredths low": 8.99,
    "in powers of two": 26,
    "minus": -13 * np.log(2),
    "from p": 11.5 * np.log(2),
    "one digit fewer": 12.75 * np.log(2),
    "tens": 13 * np.log(10),
    "half": 6.5 * np.log(2) / 2,
    "a third": 13 * np.log(2) / 3,
    "infinite": np.inf,
    "nan": np.nan,
}
SAME = {}
