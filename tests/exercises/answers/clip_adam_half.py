"""Answers to clip-adam-half: right ones in many forms, wrong ones that nobody registered."""

from fractions import Fraction

import numpy as np


def counted(size=300, beta=0.99):
    """The steps, counted: v falls from the spike on, until its root is 2."""
    v, late = 1 + (1 - beta) * (size**2 - 1), 0
    while np.sqrt(v) > 2:
        v, late = v + (1 - beta) * (1 - v), late + 1
    return late


RIGHT = {
    "as a number": 567.5,
    "derived": np.log(3 / 900) / np.log(0.99),
    "with the spike in place of one 1": np.log(3 / (0.01 * (300**2 - 1))) / np.log(0.99),
    "to base 2": np.log2(300) / -np.log2(0.99),
    "counted": counted(),
    "whole": 568,
    "the other rounding": 567,
    "about ln 300 / 0.01": np.log(300) / 0.01,
    "float32": np.float32(567.5),
    "an array of one": np.array([567.5]),
    "an array without dimensions": np.array(567.5),
    "a Fraction": Fraction(1135, 2),
    "long double": np.longdouble(567.5),
}
WRONG = {
    "ten more than a tenth": 66.75,
    "one": 1.5,
    "minus": -567.5,
    "twice": 2 * 567.5,
    "half": 567.5 / 2,
    "a tenth": 56.75,
    "ten times": 5675,
    "a root": 567.5**0.5,
    "its square": 567.5**2,
    "the spike itself as the excess": np.log(3 / 300) / np.log(0.99),
    "the excess falls to 4": np.log(4 / 900) / np.log(0.99),
    "the excess falls to 1": np.log(1 / 900) / np.log(0.99),
    "six hundred": 600,
    "infinite": np.inf,
    "nan": np.nan,
}
SAME = dict.fromkeys(
    [
        "steps = np.log(3 / (0.01 * 300 ** 2)) / np.log(0.99)"
        f" → steps = np.log(3 / (0.01 * {changed} ** 2)) {divided} np.log(0.99)"
        for changed, divided in ((300, "//"), (301, "/"), (299, "/"))
    ],
    "within one in a hundred, which is asked for",
)
