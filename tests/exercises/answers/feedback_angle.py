"""Answers to feedback-angle: some 67 degrees after twenty epochs."""

from decimal import Decimal
from fractions import Fraction

import numpy as np

from slopes.experiments import feedback_run

RIGHT = {
    "as found by hand": 67,
    "measured": feedback_run("tanh", seed=0)[0][-1],
    "measured with another seed": feedback_run("tanh", seed=1)[0][-1],
    "a float": 66.7,
    "in whole degrees": np.int64(68),
    "a Fraction": Fraction(135, 2),
    "a Decimal": Decimal("65.5"),
    "float32": np.float32(69.2),
    "an array of one": np.array([64.0]),
    "an array without dimensions": np.array(67.5),
    "from the cosine": np.degrees(np.arccos(0.38)),
    "a long double": np.longdouble(67),
}
WRONG = {
    "at the start": 92,
    "after five epochs": 79,
    "a right angle": 90.0,
    "half a right angle": 45,
    "the other way": -67,
    "the other side": 113,
    "in radians": np.radians(67),
    "the cosine": np.cos(np.radians(67)),
    "the sine": np.sin(np.radians(67)),
    "as a share of a turn": 67 / 360,
    "in gradians": 67 / 0.9,
    "the accuracy": 0.95,
    "text": "67",
    "as a share of a right angle": 0.74,
    "two": (67, 66),
    "infinite": np.inf,
}
SAME = {
    "angles, share = feedback_run('tanh', seed=0) → angles, share = feedback_run('tanh', seed=1)": (
        "another start comes as near"
    ),
}

EVERY = 4  # an edit of the solution trains a network
