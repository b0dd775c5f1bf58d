"""Answers to tanh-every-size: right ones in many forms, wrong ones that nobody registered."""

import math
from decimal import Decimal, getcontext
from fractions import Fraction
from functools import partial

import numpy as np

from slopes import tanh


def by_where(x):
    e = np.expm1(2 * np.minimum(np.abs(x), 30))
    return np.where(x < 0, -1, 1) * e / (e + 2)


def by_masks(x):
    y = np.empty(np.shape(x))
    left = x < 0
    e = np.expm1(2 * x[left])
    y[left] = e / (e + 2)
    e = np.expm1(-2 * x[~left])
    y[~left] = -e / (e + 2)
    return y


def single(v):
    e = math.expm1(-2 * abs(v))
    return math.copysign(e / (2 + e), v)


def loop(x):
    y = np.zeros_like(x)
    for i, v in enumerate(x.flat):
        y.flat[i] = single(v)
    return y


def by_series(x):
    small = np.abs(x) < 1e-3
    s = np.where(small, x, 0)
    e = np.exp(-2 * np.abs(x))
    large = np.sign(x) * (1 - e) / (1 + e)
    return np.where(small, s - s**3 / 3 + 2 * s**5 / 15, large)


def in_decimals(x):
    getcontext().prec = 50
    values = []
    for v in np.ravel(x):
        up, down = Decimal(float(v)).exp(), Decimal(-float(v)).exp()
        values.append((up - down) / (up + down))
    return np.array(values, dtype=object).reshape(np.shape(x))


def in_fractions(x):
    return np.array([Fraction(single(v)) for v in x.flat]).reshape(x.shape)


class Tanh:
    def __call__(self, x):
        half = np.expm1(-np.abs(x))
        return np.sign(x) * -(half * (2 + half)) / (1 + (1 + half) ** 2)


def general(x, pace):
    e = -np.expm1(-pace * np.abs(x))
    return np.copysign(e / (2 - e), x)


def silent(x):
    with np.errstate(all="ignore"):
        return np.where(np.abs(x) < 350, np.expm1(2 * x) / (np.expm1(2 * x) + 2), np.sign(x))


@np.errstate(over="ignore", invalid="ignore")
def decorated(x):
    e = np.expm1(2 * x)
    return np.where(np.isinf(e), 1, e / (e + 2))


RIGHT = {
    "copysign": lambda x: np.copysign(np.expm1(-2 * np.abs(x)) / (2 + np.expm1(-2 * np.abs(x))), x),
    "sign": lambda x: -np.sign(x) * np.expm1(-2 * np.abs(x)) / (1 + np.exp(-2 * np.abs(x))),
    "where, and the exponent held": by_where,
    "masks": by_masks,
    "a loop with math": loop,
    "vectorized": np.vectorize(single),
    "a list": lambda x: loop(x).tolist(),
    "a series near 0": by_series,
    "Decimals": in_decimals,
    "Fractions": in_fractions,
    "an object that can be called": Tanh(),
    "partial": partial(general, pace=2),
    "long double": lambda x: (lambda e: np.copysign(e / (2 + e), x))(
        np.expm1(-2 * np.abs(x).astype(np.longdouble))
    ),
    "expm1 both ways": lambda x: (
        (np.expm1(np.minimum(2 * x, 40)) - np.expm1(-np.maximum(2 * x, -40)) * 0)
        / (2 + np.expm1(np.minimum(2 * x, 40)))
    ),
    "sinh over cosh of what is held": lambda x: (
        np.sinh(np.clip(x, -40, 40)) / np.cosh(np.clip(x, -40, 40))
    ),
    "numpy's own": np.tanh,
    "the library's": lambda x: tanh(x),
    "1 − 2/(e²ˣ + 1) far, expm1 near": lambda x: np.where(
        np.abs(x) > 1,
        np.sign(x) * (1 - 2 / (np.exp(np.minimum(2 * np.abs(x), 700)) + 1)),
        np.expm1(2 * np.clip(x, -1, 1)) / (np.expm1(2 * np.clip(x, -1, 1)) + 2),
    ),
}
WRONG = {
    "silenced": silent,
    "decorated with errstate": decorated,
    "exp instead of expm1": lambda x: (
        np.sign(x) * (1 - np.exp(-2 * np.abs(x))) / (1 + np.exp(-2 * np.abs(x)))
    ),
    "1 − 2/(1 + e²ˣ)": lambda x: 1 - 2 / (1 + np.exp(np.minimum(2 * x, 700))),
    "x itself near 0": lambda x: np.where(np.abs(x) < 1e-2, x, by_masks(x)),
    "x − x³/3 up to 0.1": lambda x: np.where(np.abs(x) < 0.1, x - x**3 / 3, by_masks(x)),
    "clipped at ±10": lambda x: by_masks(np.clip(x, -10, 10)),
    "1 from 5 on": lambda x: np.where(np.abs(x) > 5, np.sign(x), by_masks(x)),
    "0 below 1e-8": lambda x: np.where(np.abs(x) < 1e-8, 0, by_masks(x)),
    "in float32": lambda x: by_masks(x.astype(np.float32)),
    "the pace of the sigmoid": partial(general, pace=1),
    "the sign lost": lambda x: np.abs(by_masks(x)),
    "the 2 of the denominator lost": lambda x: np.copysign(
        np.expm1(-2 * np.abs(x)) / (1 + np.exp(-2 * np.abs(x)) + np.exp(-np.abs(x))), x
    ),
    "a tiny number against 0/0": lambda x: np.copysign(
        np.expm1(-2 * np.abs(x)) / (2 + np.expm1(-2 * np.abs(x)) + 1e-9), x
    ),
    "softsign": lambda x: x / (1 + np.abs(x)),
    "x over |x|": lambda x: x / np.abs(x) * np.tanh(np.abs(x)),
    "for a row of numbers": lambda x: np.array([single(v) for v in x]),
    "for one number": lambda x: single(x),
    "if and else": lambda x: np.tanh(x) if x > 0 else -np.tanh(-x),
    "in its argument": lambda x: np.tanh(x, out=x),
    "overflow on the right only": lambda x: (
        np.where(x < 0, np.expm1(2 * x), np.expm1(2 * x)) / (2 + np.expm1(2 * x))
    ),
}
SAME = {}
