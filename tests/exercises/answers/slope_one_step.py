"""Answers to slope-one-step: the slope −18, the weight 1.9 and the loss 0.09."""

from collections import OrderedDict, defaultdict, namedtuple
from decimal import Decimal
from fractions import Fraction

import numpy as np

H = 1e-5
Step = namedtuple("Step", "slope weight loss")


def loss(w):
    return (3 * w - 6) ** 2


measured = (loss(1 + H) - loss(1 - H)) / (2 * H)

RIGHT = {
    "by hand": {"slope": -18, "weight": 1.9, "loss": 0.09},
    "worked out": {"slope": 18 * 1 - 36, "weight": 1 + 0.05 * 18, "loss": loss(1 + 0.05 * 18)},
    "a tuple": (-18, 1.9, 0.09),
    "a list": [-18.0, 1.9, 0.09],
    "an array": np.array([-18, 1.9, 0.09]),
    "an array of float32": np.array([-18, 1.9, 0.09], dtype=np.float32),
    "an array of long doubles": np.array([-18, 1.9, 0.09], dtype=np.longdouble),
    "an array of objects": np.array([Fraction(-18), Fraction(19, 10), Fraction(9, 100)]),
    "Fractions": {"slope": Fraction(-18), "weight": Fraction(19, 10), "loss": Fraction(9, 100)},
    "Decimals": {"slope": Decimal(-18), "weight": Decimal("1.9"), "loss": Decimal("0.09")},
    "numpy's numbers": {
        "slope": np.int64(-18),
        "weight": np.float64(1.9),
        "loss": np.float32(0.09),
    },
    "arrays without dimensions": {
        k: np.array(v) for k, v in zip(("slope", "weight", "loss"), (-18, 1.9, 0.09), strict=True)
    },
    "in another order": {"loss": 0.09, "weight": 1.9, "slope": -18},
    "an ordered dictionary": OrderedDict(slope=-18, weight=1.9, loss=0.09),
    "a default dictionary": defaultdict(int, slope=-18, weight=1.9, loss=0.09),
    "a named tuple": Step(-18, 1.9, 0.09),
    "measured": {"slope": measured, "weight": 1 - 0.05 * measured, "loss": loss(1.9)},
    "by a complex step": {
        "slope": loss(1 + 1e-20j).imag / 1e-20,
        "weight": 1 - 0.05 * loss(1 + 1e-20j).imag / 1e-20,
        "loss": loss(1.9),
    },
    "the loss by its shrinking": {"slope": -18, "weight": 2 - 0.1, "loss": 9 * 0.1**2},
    "with what was not asked for": {"slope": -18, "weight": 1.9, "loss": 0.09, "before": 9},
}

WRONG = {
    "the rate forgotten in the weight": (-18, -17, 3249),
    "a rate of 0.5": (-18, 10, 576),
    "a rate of 0.005": (-18, 1.09, 7.4529),
    "the slope of w x − 6": (3, 0.85, 11.9025),
    "the slope without the square": (-3, 1.15, 6.5025),
    "the square's slope, squared": (-36, 2.8, 5.76),
    "x forgotten": (-10, 1.5, 2.25),
    "the loss without its square": (-18, 1.9, -0.3),
    "its size": (-18, 1.9, 0.3),
    "half the loss": (-18, 1.9, 0.045),
    "the output instead of the loss": (-18, 1.9, 5.7),
    "the goal reached": (-18, 2, 0),
    "the weight alone moved by 0.9": (-18, 0.9, 10.89),
    "rounded to one digit": (-18, 1.9, 0.1),
    "rounded up": (-18, 2.0, 0.09),
    "the order turned round": (0.09, 1.9, -18),
    "two of the three": (-18, 1.9),
    "a dictionary with other names": {"gradient": -18, "w": 1.9, "L": 0.09},
    "a dictionary without the loss": {"slope": -18, "weight": 1.9},
    "one number": -18,
    "texts": {"slope": "-18", "weight": "1.9", "loss": "0.09"},
    "functions": {"slope": lambda w: 18 * w - 36, "weight": 1.9, "loss": loss},
    "nan": (-18, 1.9, np.nan),
    "a slope of one measurement from one side": (-17.5, 1.9, 0.09),
    "two steps": (-18, 1.99, 0.0009),
}

SAME = {
    "slope = 2 * (1 * 3 - 6) * 3 → slope = 2 * (3 - 6) * 3": "the weight is 1",
    "loss = (weight * 3 - 6) ** 2 → loss = (6 - weight * 3) ** 2": "a square has no sign",
}
