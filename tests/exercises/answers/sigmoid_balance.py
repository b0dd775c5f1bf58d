"""Answers to sigmoid-balance: right ones in many forms, wrong ones that nobody registered."""

from decimal import Decimal
from fractions import Fraction

import numpy as np

from answers import made
from slopes.experiments import gradient_flow


def factor(g):
    """Return the factor per layer, the mean of three seeds."""
    return np.mean([gradient_flow("sigmoid", g, width=128, seed=s).factor for s in range(3)])


def halved(low=10.0, high=11.0):
    """Return the gain of factor 1 by halving the interval, to a tenth."""
    while high - low > 0.1:
        middle = (low + high) / 2
        low, high = (middle, high) if factor(middle) < 1 else (low, middle)
    return (low + high) / 2


def interpolated():
    """Return the gain of factor 1 on the line between two measurements."""
    gains = [10.0, 11.0]
    return np.interp(1, [factor(g) for g in gains], gains)


RIGHT = {
    "to the nearest half": 10.5,
    "to the nearest whole number": 11,
    "by halving": made(halved),
    "by interpolation": made(interpolated),
    "interpolated and rounded to halves": made(lambda: round(2 * interpolated()) / 2),
    "a finer number": 10.7,
    "what very wide layers ask for": 10.36,
    "a Fraction": Fraction(21, 2),
    "a Decimal": Decimal("10.5"),
    "float32": np.float32(10.5),
    "float16": np.float16(10.5),
    "long double": np.longdouble("10.5"),
    "an array without dimensions": np.array(10.5),
    "an entry of an array": np.arange(9, 12.5, 0.5)[3],
    "the middle of two gains": np.mean([10, 11]),
}
WRONG = {
    "the whole number below": 10,
    "the next half below": 9.5,
    "a half too much": 11.5,
    "where the Explorer ends": 8,
    "its factor": 0.87,
    "the factor asked for": 1.0,
    "the half of it": 5.25,
    "squared": 110.25,
    "a quarter turned over twice": 16.5,
    "of the signal's start": 2.0,
    "the gains as a range": (10, 11),
    "a list of three seeds": [10.5, 10.7, 11.0],
    "the sign turned": -10.5,
    "as text": "10.5",
    "the size of the weights": 10.5 / 16,
    "their variance": 10.5**2 / 256,
    "measured in ten layers and doubled": 21,
}
FLOWS = "flows = [gradient_flow('sigmoid', g, {}) for s in range(3)]"
MADE, FACTOR = FLOWS.format("width=128, seed=s"), "return sum((flow.factor for flow in flows)) / 3"
ALIKE, WIDE = "the seeds ask for nearly the same gain", "so do layers of other widths"
SAME = {
    f"{MADE} → {FLOWS.format('width=128')}": ALIKE,
    f"{MADE} → {FLOWS.format('width=128, seed=g')}": ALIKE,
    f"{MADE} → {FLOWS.format('seed=s')}": WIDE,
    f"{MADE} → {FLOWS.format('width=129, seed=s')}": WIDE,
    f"{MADE} → {FLOWS.format('width=127, seed=s')}": WIDE,
    f"{FACTOR} → {FACTOR.replace('/ 3', '// 3')}": "0 and 1 have the gain between them",
    f"{FACTOR} → return 3 / {FACTOR[7:-4]}": "1 over the factor is 1 at the same gain",
    "near, far = (10, 11) → near, far = (10, 12)": "the line is as straight there",
    "handed_over = balanced_gain → handed_over = far": "11 is within a half",
}
