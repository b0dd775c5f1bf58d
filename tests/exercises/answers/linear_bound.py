"""Answers to linear-bound: right ones in many forms, wrong ones that nobody registered."""

from fractions import Fraction

import numpy as np

RIGHT = {
    "a tuple": (0.0625, 0.03608),
    "derived": (1 / np.sqrt(256), 1 / np.sqrt(3 * 256)),
    "a dictionary": {"largest": 1 / 16, "deviation": 1 / 16 / np.sqrt(3)},
    "a list": [0.0625, 0.0361],
    "an array": np.array([0.0625, 0.0361]),
    "float32": np.array([0.0625, 0.0361], np.float32),
    "a Fraction": (Fraction(1, 16), 0.0361),
    "from He's formula": (np.sqrt(6 / (1 + 5) / 256), np.sqrt(2 / (1 + 5) / 256)),
    "the largest of many draws": (0.06249, 0.03605),
    "a row": np.array([[0.0625, 0.0361]]),
}
WRONG = {
    "zeros": (0, 0),
    "ones": (1, 1),
    "twice": (0.125, 0.07217),
    "half": (0.03125, 0.01804),
    "the whole width": (0.125, 0.03608),
    "minus": (-0.0625, 0.03608),
    "one number": 0.0625,
    "nan": (np.nan, 0.03608),
    "infinite": (0.0625, np.inf),
    "the gain": (0.0625, 0.577),
    "the bound twice": (0.0625, 0.0625),
    "the deviation twice": (0.03608, 0.03608),
    "three": (0.0625, 0.03608, 0),
}
SAME = {}
