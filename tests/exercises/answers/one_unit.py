"""Answers to one-unit: its sum z, what ReLU makes of it, and the slope there."""

from decimal import Decimal
from fractions import Fraction

import numpy as np

from slopes import relu

Z = 1 * 0.5 + 2 * -1 + 0.5

RIGHT = {
    "by hand": (-1, 0, 0),
    "a list": [-1, 0, 0],
    "an array": np.array([-1.0, 0.0, 0.0]),
    "an array of one row": np.array([[-1, 0, 0]]),
    "by name": {"slope": 0, "z": -1, "output": 0},
    "by the library": (Z, relu(Z), relu.derivative(Z)),
    "minus 0": (-1.0, -0.0, 0.0),
    "Fractions": (Fraction(-1), Fraction(0), Fraction(0)),
    "Decimals": (Decimal(-1), Decimal(0), Decimal(0)),
    "numpy's numbers": (np.int8(-1), np.float16(0), np.uint8(0)),
    "long doubles": np.array([-1, 0, 0], dtype=np.longdouble),
    "arrays without dimensions": (np.array(-1), np.array(0.0), np.array(0)),
    "by a product": (float(np.dot([1, 2], [0.5, -1]) + 0.5), max(Z, 0), int(Z > 0)),
    "a truth value, which is 0 or 1": (-1, 0, Z > 0),
    "numpy's truth value": (np.float64(-1), 0, np.bool_(False)),
    "an array of objects": np.array([Fraction(-1), 0, 0.0], dtype=object),
}
WRONG = {
    "the bias taken off": (-2, 0, 0),
    "inputs and weights exchanged in order": (0.5, 0.5, 1),
    "added, not multiplied": (3, 3, 1),
    "one input only": (1, 1, 1),
    "the second input only": (-1.5, 0, 0.5),
    "a leak": (-1, -0.01, 0.01),
    "sigmoid": (-1, 0.2689, 0.1966),
    "tanh": (-1, -0.7616, 0.42),
    "output open, slope shut": (-1, -1, 0),
    "a half at the kink": (-1, 0, 0.5),
    "slope first": (0, 0, -1),
    "two numbers": (-1, 0),
    "one number": -1,
    "four numbers": (-1, 0, 0, 0),
    "text": "(-1, 0, 0)",
    "both are true": (-1, True, True),
    "the slope is nan": (-1, 0, np.nan),
    "the sum is infinite": (-np.inf, 0, 0),
    "a little off": (-1.001, 0, 0),
    "a function": lambda: (-1, 0, 0),
    "by name, one lacking": {"z": -1, "output": 0},
}
LINE = "z = np.array([1, 2]) @ np.array([0.5, -1]) + 0.5 → z = "
SAME = {
    LINE + "np.array([0.5, -1]) @ np.array([1, 2]) + 0.5": "products may be taken in any order",
    LINE + "[1, 2] @ np.array([0.5, -1]) + 0.5": "a list is an array to @",
    LINE + "np.array([1, 2]) @ [0.5, -1] + 0.5": "a list is an array to @",
    "answer = (z, relu(z), relu.derivative(z)) → answer = (z, relu.derivative(z), relu(z))": (
        "output and slope of a shut unit are both 0"
    ),
}
