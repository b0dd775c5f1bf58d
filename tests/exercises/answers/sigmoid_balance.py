"""Answers to sigmoid-balance: right ones in many forms, wrong ones that nobody registered."""

from decimal import Decimal
from fractions import Fraction

import numpy as np

from answers import made
from slopes.experiments import gradient_flow


def factor(g):
    """Return the factor per layer, the mean of three seeds."""
    return np.mean([gradient_flow("sigmoid", g, seed=s).factor for s in range(3)])


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
FACTORS = "sum((gradient_flow('sigmoid', g, seed=s).factor for s in range(3)))"
HALVED = "low, high = (middle, high) if factor(middle) {} 1 else (low, middle)"
TURNED = HALVED.replace("(middle, high) if", "(high, middle) if")
GAIN, NEAR = "balanced_gain = (low + high) / 2", "an end of an interval of 0.2 is near enough"
SAME = {
    f"return {FACTORS} / 3 → return {FACTORS.replace(', seed=s', '')} / 3": (
        "the first seed alone asks for nearly the same gain"
    ),
    f"return {FACTORS} / 3 → return {FACTORS} // 3": "a floor is below 1 where the factor is",
    "while high - low > 0.2: → while high - low >= 0.2:": "no interval is 0.2 long",
    "while high - low > 0.2: → while high - low > 1.2:": "half of 1.2 is near enough",
    f"{HALVED.format('<')} → {HALVED.format('<=')}": "no factor is exactly 1",
    f"{HALVED.format('<')} → {TURNED.format('<')}": (
        "it stops at the first turn of the ends, near enough"
    ),
    **{
        f"low, high = (8, 16) → low, high = {ends}": "other ends that have the gain between them"
        for ends in [(9, 16), (7, 16), (-8, 16), (8, 17), (8, 15)]
    },
    **{
        f"{GAIN} → balanced_gain = ({ends}) / 2": NEAR
        for ends in ("high + high", "middle + high", "low + low", "low + middle")
    },
    **{
        f"handed_over = balanced_gain → handed_over = {end}": NEAR
        for end in ("low", "high", "middle")
    },
}
