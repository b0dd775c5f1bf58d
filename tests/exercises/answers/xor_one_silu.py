"""Answers to xor-one-silu: a weight, a bias and a threshold for which SiLU's dip answers XOR."""

from decimal import Decimal
from fractions import Fraction

import numpy as np

RIGHT = {
    "a tuple": (-2, 0, -0.15),
    "a list": [-2, 0, -0.15],
    "an array": np.array([-2, 0, -0.15]),
    "an array of float32": np.array([-2, 0, -0.15], dtype=np.float32),
    "an array of long doubles": np.array([-2, 0, -0.15], dtype=np.longdouble),
    "an array of objects": np.array([-2, 0, Fraction(-3, 20)], dtype=object),
    "Fractions": (Fraction(-2), Fraction(0), Fraction(-3, 20)),
    "Decimals": (Decimal(-2), Decimal(0), Decimal("-0.15")),
    "numpy's numbers": (np.int64(-2), np.int8(0), np.float16(-0.15)),
    "arrays without dimensions": (np.array(-2.0), np.array(0), np.array(-0.15)),
    "up instead of down": (2, -4, -0.15),
    "up, and to the left of 0": (1.5, -3, -0.2),
    "the deepest place in the middle": (-1.28, 0, -0.25),
    "far to both sides": (-50, 48.72, -0.1),
    "far to both sides, upwards": (50, -51.28, -0.01),
    "a threshold close to the deepest place": (-4, 2.7215, -0.278),
    "a threshold close to 0": (-9, 7.7, -1e-3),
    "a narrow strip": (-1, -0.28, -0.27),
    "the bias to the right": (-3, 1.7, -0.2),
    "a threshold just below 0": (-800, 798.7, -1e-9),
}

WRONG = {
    "the middle is not in the dip": (-20, 0, -0.1),
    "the threshold is below the dip": (-2, 0, -0.279),
    "0 as the threshold": (-2, 0, 0),
    "above 0": (-2, 0, 0.1),
    "the signs turned": (2, 0, 0.15),
    "w positive": (2, 0, -0.15),
    "both ends in the dip": (-0.1, -1.28, -0.27),
    "no weight": (0, -1.28, -0.2),
    "the last push too close": (-1.28, 0, -0.15),
    "the first push too close": (-2, -0.5, -0.15),
    "the numbers of a step": (1, 1, 0.5),
    "the order turned round": (-0.15, 0, -2),
    "the threshold second": (-2, -0.15, 0),
    "XNOR": (4, 0, 0.5),
    "x1 alone, as it were": (-1, 0.5, -0.15),
    "four numbers": (-2, -2, 0, -0.15),
    "two weights": ([-2, -2], 0, -0.15),
    "two numbers": (-2, -0.15),
    "infinite": (-np.inf, 0, -0.15),
    "nan": (np.nan, 0, -0.15),
    "a text": "-2, 0, -0.15",
    "a function": lambda x1, x2: x1 != x2,
    "complex": (-2 + 0j, 0, -0.15),
    "in per cent": (-2, 0, -15),
}

SAME = {
    "w, b, t = (-2, 0, -0.15) → w, b, t = (-2, 1, -0.15)": (
        "the pushes 1, −1 and −3 answer XOR as well"
    ),
    "handed_over = (w, b, t) → handed_over = (w, t, t)": (
        "a bias of −0.15 leaves the pushes where they answer XOR"
    ),
}
