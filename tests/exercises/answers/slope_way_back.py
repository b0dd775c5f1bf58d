"""Answers to slope-way-back: −1/2 at the output, −3 before the square, −6 at the weight."""

from collections import OrderedDict, defaultdict, namedtuple
from decimal import Decimal
from fractions import Fraction

import numpy as np

H = 1e-5
Back = namedtuple("Back", "at_h at_z at_w")


def of_h(h):
    return (0.5 * h - 5) ** 2


def of_z(z):
    return of_h(z * z)


def of_w(w):
    return of_z(2 * w)


def measured(f, at):
    return (f(at + H) - f(at - H)) / (2 * H)


RIGHT = {
    "by hand": {"at_h": -0.5, "at_z": -3, "at_w": -6},
    "worked out": {"at_h": 0.5 * 2 * (4.5 - 5), "at_z": -0.5 * 6, "at_w": -3 * 2},
    "a tuple": (-0.5, -3, -6),
    "a list": [-0.5, -3.0, -6.0],
    "an array": np.array([-0.5, -3, -6]),
    "an array of float32": np.array([-0.5, -3, -6], dtype=np.float32),
    "an array of objects": np.array([Fraction(-1, 2), Fraction(-3), Fraction(-6)]),
    "Fractions": {"at_h": Fraction(-1, 2), "at_z": Fraction(-3), "at_w": Fraction(-6)},
    "Decimals": {"at_h": Decimal("-0.5"), "at_z": Decimal(-3), "at_w": Decimal(-6)},
    "numpy's numbers": {
        "at_h": np.float32(-0.5),
        "at_z": np.int64(-3),
        "at_w": np.float64(-6),
    },
    "in another order": {"at_w": -6, "at_z": -3, "at_h": -0.5},
    "an ordered dictionary": OrderedDict(at_h=-0.5, at_z=-3, at_w=-6),
    "a default dictionary": defaultdict(int, at_h=-0.5, at_z=-3, at_w=-6),
    "a named tuple": Back(-0.5, -3, -6),
    "measured": (measured(of_h, 9), measured(of_z, 3), measured(of_w, 1.5)),
    "by a complex step": tuple(
        f(at + 1e-20j).imag / 1e-20 for f, at in ((of_h, 9), (of_z, 3), (of_w, 1.5))
    ),
    "with what was not asked for": {"at_y": -1, "at_h": -0.5, "at_z": -3, "at_w": -6},
}

WRONG = {
    "the slope of the loss passed on as it is": (-1, -1, -1),
    "the loss itself": (0.25, 1.5, 3),
    "wanted minus said": (1, 6, 12),
    "each slope by itself": (0.5, 6, 2),
    "added instead of multiplied": (-0.5, 5.5, 7.5),
    "the slope of the square at the weight": (-0.5, -1.5, -3),
    "half the slope of the square": (-0.5, -1.5, -4.5),
    "the input forgotten": (-0.5, -3, -3),
    "the input squared": (-0.5, -3, -12),
    "what came in taken for the output": (-4.5, -27, -54),
    "the last weight's own slope": (-9, -3, -6),
    "the way forth": (9, 3, 1.5),
    "the last weight twice": (-0.5, -1.5, -3),
    "the order turned round": (-6, -3, -0.5),
    "the order turned round in the names": {"at_h": -6, "at_z": -3, "at_w": -0.5},
    "rounded": (-1, -3, -6),
    "two of the three": (-0.5, -3),
    "a dictionary without the weight": {"at_h": -0.5, "at_z": -3},
    "one number": -6,
    "texts": {"at_h": "-0.5", "at_z": "-3", "at_w": "-6"},
    "functions": {"at_h": of_h, "at_z": of_z, "at_w": of_w},
    "nan": (-0.5, -3, np.nan),
}

SAME = {}
