"""Answers to slope-way-back: −1.5 at the output, −9 before the square, −18 at the weight."""

from collections import OrderedDict, defaultdict, namedtuple
from decimal import Decimal
from fractions import Fraction

import numpy as np

H = 1e-5
Back = namedtuple("Back", "at_h at_z at_w")


def of_h(h):
    return (0.5 * h - 6) ** 2


def of_z(z):
    return of_h(z * z)


def of_w(w):
    return of_z(2 * w)


def measured(f, at):
    return (f(at + H) - f(at - H)) / (2 * H)


RIGHT = {
    "by hand": {"at_h": -1.5, "at_z": -9, "at_w": -18},
    "worked out": {"at_h": 0.5 * 2 * (4.5 - 6), "at_z": -1.5 * 6, "at_w": -9 * 2},
    "a tuple": (-1.5, -9, -18),
    "a list": [-1.5, -9.0, -18.0],
    "an array": np.array([-1.5, -9, -18]),
    "an array of float32": np.array([-1.5, -9, -18], dtype=np.float32),
    "an array of objects": np.array([Fraction(-3, 2), Fraction(-9), Fraction(-18)]),
    "Fractions": {"at_h": Fraction(-3, 2), "at_z": Fraction(-9), "at_w": Fraction(-18)},
    "Decimals": {"at_h": Decimal("-1.5"), "at_z": Decimal(-9), "at_w": Decimal(-18)},
    "numpy's numbers": {
        "at_h": np.float32(-1.5),
        "at_z": np.int64(-9),
        "at_w": np.float64(-18),
    },
    "in another order": {"at_w": -18, "at_z": -9, "at_h": -1.5},
    "an ordered dictionary": OrderedDict(at_h=-1.5, at_z=-9, at_w=-18),
    "a default dictionary": defaultdict(int, at_h=-1.5, at_z=-9, at_w=-18),
    "a named tuple": Back(-1.5, -9, -18),
    "measured": (measured(of_h, 9), measured(of_z, 3), measured(of_w, 1.5)),
    "by a complex step": tuple(
        f(at + 1e-20j).imag / 1e-20 for f, at in ((of_h, 9), (of_z, 3), (of_w, 1.5))
    ),
    "with what was not asked for": {"at_y": -3, "at_h": -1.5, "at_z": -9, "at_w": -18},
}

WRONG = {
    "the slope of the loss passed on as it is": (-3, -3, -3),
    "the loss itself": (2.25, 13.5, 27),
    "wanted minus said": (3, 18, 36),
    "each slope by itself": (0.5, 6, 2),
    "added instead of multiplied": (-2.5, 3.5, 5.5),
    "the slope of the square at the weight": (-1.5, -4.5, -9),
    "half the slope of the square": (-1.5, -4.5, -6.75),
    "the input forgotten": (-1.5, -9, -9),
    "the input squared": (-1.5, -9, -36),
    "what came in taken for the output": (-13.5, -81, -162),
    "the last weight's own slope": (-27, -9, -18),
    "the way forth": (9, 3, 1.5),
    "the last weight twice": (-0.75, -4.5, -18),
    "the order turned round": (-18, -9, -1.5),
    "the order turned round in the names": {"at_h": -18, "at_z": -9, "at_w": -1.5},
    "rounded": (-2, -9, -18),
    "two of the three": (-1.5, -9),
    "a dictionary without the weight": {"at_h": -1.5, "at_z": -9},
    "one number": -18,
    "texts": {"at_h": "-1.5", "at_z": "-9", "at_w": "-18"},
    "functions": {"at_h": of_h, "at_z": of_z, "at_w": of_w},
    "nan": (-1.5, -9, np.nan),
}

SAME = {}
