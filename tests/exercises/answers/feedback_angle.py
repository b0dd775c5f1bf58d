"""Answers to feedback-angle: some 64 degrees after twenty epochs."""

from decimal import Decimal
from fractions import Fraction

import numpy as np

from slopes.experiments import feedback_run

RIGHT = {
    "as found by hand": 64,
    "measured": feedback_run(seed=0)[0][-1],
    "measured with another seed": feedback_run(seed=1)[0][-1],
    "a float": 63.7,
    "in whole degrees": np.int64(65),
    "a Fraction": Fraction(127, 2),
    "a Decimal": Decimal("62.5"),
    "float32": np.float32(66.2),
    "an array of one": np.array([61.0]),
    "an array without dimensions": np.array(64.5),
    "from the cosine": np.degrees(np.arccos(0.44)),
    "a long double": np.longdouble(64),
}
WRONG = {
    "at the start": 86,
    "after one epoch": 80,
    "a right angle": 90.0,
    "none": 0,
    "half a right angle": 45,
    "the other way": -64,
    "the other side": 116,
    "in radians": np.radians(64),
    "the cosine": np.cos(np.radians(64)),
    "the sine": np.sin(np.radians(64)),
    "as a share of a turn": 64 / 360,
    "in gradians": 64 / 0.9 + 10,
    "the accuracy": 0.95,
    "text": "64",
    "two": (64, 66),
    "infinite": np.inf,
}
SAME = {}
