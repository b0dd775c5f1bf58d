"""Answers to clip-adam-half: right ones in many forms, wrong ones that nobody registered."""

from fractions import Fraction

import numpy as np

RIGHT = {
    "as a number": 5806,
    "derived": np.log(3e-3) / np.log(0.999),
    "the other rounding": 5807,
    "float32": np.float32(5806),
    "an array of one": np.array([5806]),
    "an array without dimensions": np.array(5806),
    "a Fraction": Fraction(5806),
    "an array of float16": np.array(5806, np.float32),
    "long double": np.longdouble(5806),
    "float": float(5806),
}
WRONG = {
    "zero": 0,
    "one": 1.5,
    "minus": -5806,
    "twice": 2 * 5806,
    "half": 5806 / 2,
    "a tenth": 5806 / 10,
    "ten times": 5806 * 10,
    "a root": 5806**0.5,
    "its square": 5806**2,
    "infinite": np.inf,
    "nan": np.nan,
}
SAME = dict.fromkeys(
    [
        "steps = np.log(3 / (0.001 * 1000 ** 2)) / np.log(0.999)"
        " → steps = np.log(3 / (0.001 * 1000 ** 2)) // np.log(0.999)",
        "steps = np.log(3 / (0.001 * 1000 ** 2)) / np.log(0.999)"
        " → steps = np.log(3 / (0.001 * 1001 ** 2)) / np.log(0.999)",
        "steps = np.log(3 / (0.001 * 1000 ** 2)) / np.log(0.999)"
        " → steps = np.log(3 / (0.001 * 999 ** 2)) / np.log(0.999)",
    ],
    "within one in a hundred, which is asked for",
)
