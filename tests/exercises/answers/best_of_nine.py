"""Answers to best-of-nine: right ones in many forms, wrong ones that nobody registered."""

from fractions import Fraction
from statistics import NormalDist

import numpy as np


def integrated():
    """The mean of the largest of nine normal numbers, from its density."""
    z = np.linspace(-8, 8, 4001)
    below = np.array([NormalDist().cdf(v) for v in z])
    bell = np.exp(-(z**2) / 2) / np.sqrt(2 * np.pi)
    return 1.5 * np.sum(z * 9 * below**8 * bell) * (z[1] - z[0])


def drawn():
    errors = np.random.default_rng(5).normal(50, 1.5, (100_000, 9))
    return np.mean(50 - errors.min(axis=1))


RIGHT = {
    "as a number": 2.23,
    "one more digit": 2.228,
    "integrated": integrated(),
    "drawn": drawn(),
    "of the tables": 1.485 * 1.5,
    "to one decimal": 2.2,
    "a little high": 2.25,
    "a little low": 2.21,
    "at the lower end": 2.19,
    "at the upper end": 2.27,
    "float32": np.float32(2.23),
    "an array of one": np.array([2.23]),
    "an array without dimensions": np.array(2.23),
    "a Fraction": Fraction(223, 100),
}
WRONG = {
    "two": 2.0,
    "two and a half": 2.5,
    "one": 1.0,
    "a third of it": 0.743,
    "1.96 deviations": 1.96 * 1.5,
    "divided by 1.5": 1.485 / 1.5,
    "five": 5,
    "a half": 0.55,
    "a tenth": 0.223,
    "ten times": 22.3,
    "the best itself": 47.77,
    "infinite": np.inf,
    "nan": np.nan,
}
SAME = {
    "rng = np.random.default_rng(0) → rng = np.random.default_rng(1)": "other draws do as well",
    "ahead = -errors.min(axis=1).mean() → ahead = -errors.min(axis=-1).mean()": (
        "the last axis is axis 1"
    ),
    **dict.fromkeys(
        [
            f"errors = rng.normal(0, 1.5, (100000, 9)) → errors = rng.normal(0, 1.5, ({many}, 9))"
            for many in (100001, 99999)
        ],
        "one draw more or less",
    ),
}
