"""Answers to relu-standardised: scale, shift and growth of a centred ReLU, derived and measured."""

import math
from decimal import Decimal
from fractions import Fraction

import mpmath
import numpy as np
from scipy.integrate import quad
from scipy.special import ndtri

from slopes import relu

PI = math.pi
SHIFT = 1 / math.sqrt(2 * PI)
SCALE = math.sqrt(2 * PI / (PI - 1))
GROWTH = PI / (PI - 1)


def answer(scale=SCALE, shift=SHIFT, growth=GROWTH):
    return {"scale": scale, "shift": shift, "growth": growth}


def density(z):
    return math.exp(-z * z / 2) / math.sqrt(2 * PI)


def of_values(z, weights):
    """What a sum over places z with weights gives."""
    y, weights = relu(z), weights / weights.sum()
    shift = (weights * y).sum()
    variance = (weights * (y - shift) ** 2).sum()
    return answer(1 / np.sqrt(variance), shift, (weights * (z > 0)).sum() / variance)


def by_quad():
    mean = quad(lambda z: z * density(z), 0, np.inf)[0]
    square = quad(lambda z: z * z * density(z), 0, np.inf)[0]
    return answer((square - mean**2) ** -0.5, mean, 0.5 / (square - mean**2))


GRID = np.linspace(-9, 9, 200_001)

RIGHT = {
    "three decimals": answer(1.713, 0.399, 1.467),
    "four decimals": answer(1.7128, 0.3989, 1.4669),
    "in another order": {"growth": GROWTH, "shift": SHIFT, "scale": SCALE},
    "a tuple": (SCALE, SHIFT, GROWTH),
    "a list": [SCALE, SHIFT, GROWTH],
    "an array": np.array([SCALE, SHIFT, GROWTH]),
    "float32": np.array([SCALE, SHIFT, GROWTH], np.float32),
    "Fractions": answer(Fraction(1713, 1000), Fraction(399, 1000), Fraction(1467, 1000)),
    "Decimals": answer(Decimal("1.713"), Decimal("0.399"), Decimal("1.467")),
    "mpf": answer(
        mpmath.sqrt(2 * mpmath.pi / (mpmath.pi - 1)),
        1 / mpmath.sqrt(2 * mpmath.pi),
        mpmath.pi / (mpmath.pi - 1),
    ),
    "numpy scalars": answer(*np.float64([SCALE, SHIFT, GROWTH])),
    "0-d arrays": answer(*map(np.array, (SCALE, SHIFT, GROWTH))),
    "long double": answer(*map(np.longdouble, (SCALE, SHIFT, GROWTH))),
    "quad": by_quad(),
    "a sum over a grid": of_values(GRID, np.exp(-(GRID**2) / 2)),
    "drawn with its mirror image": of_values(
        *(lambda z: (np.r_[z, -z], np.ones(2 * z.size)))(
            ndtri((np.arange(100_000) + 0.5) / 100_000)
        )
    ),
    "the density at 0": answer(1 / math.sqrt(0.5 - density(0) ** 2), density(0), GROWTH),
    "rounded shift used on": answer(1 / math.sqrt(0.5 - 0.399**2), 0.399, 0.5 / (0.5 - 0.399**2)),
    "with what was not asked for": answer() | {"mean": 0.0},
    "an object array": np.array([SCALE, SHIFT, GROWTH], dtype=object),
    "a dict by dict()": dict(scale=SCALE, shift=SHIFT, growth=SCALE**2 / 2),
}

WRONG = {
    "two digits": answer(1.7, 0.4, 1.5),
    "shift of two digits": answer(shift=0.4),
    "scale of three digits": answer(scale=1.71),
    "growth of three digits": answer(growth=1.47),
    "the shift turned": answer(shift=-SHIFT),
    "the scale turned": answer(scale=-SCALE),
    "no growth": answer(growth=1.0),
    "SELU's growth": answer(growth=1.0716),
    "SELU's scale": answer(scale=1.0507),
    "the root of 2/π": answer(shift=math.sqrt(2 / PI)),
    "1/(2π)": answer(shift=1 / (2 * PI)),
    "1/√π": answer(shift=1 / math.sqrt(PI)),
    "the mean square of |z|": answer(1 / math.sqrt(1 - 2 / PI), math.sqrt(2 / PI), GROWTH),
    "the variance": answer(scale=1 / GROWTH),
    "the deviation": answer(scale=1 / SCALE),
    "growth of the sum": answer(growth=SCALE),
    "growth of ReLU alone": answer(growth=0.5),
    "1 − 1/π": answer(growth=1 - 1 / PI),
    "47 for 47 %": answer(growth=47),
    "growth less 1": answer(growth=GROWTH - 1),
    "rows swapped": (SHIFT, SCALE, GROWTH),
    "last two swapped": (SCALE, GROWTH, SHIFT),
    "one missing": {"scale": SCALE, "shift": SHIFT},
    "the scale alone": SCALE,
    "capital keys": {"Scale": SCALE, "Shift": SHIFT, "Growth": GROWTH},
}

SAME = {}
