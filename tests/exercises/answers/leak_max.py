"""Answers to leak-max: the leak for every alpha, and short forms that hold for some of them."""

import math
from fractions import Fraction
from functools import partial

import numpy as np

from slopes import leaky_relu


def two_masks(x, alpha):
    y = np.empty_like(x)
    y[x > 0] = x[x > 0]
    y[x <= 0] = alpha * x[x <= 0]
    return y


def scaled_copy(x, alpha):
    y = x.copy()
    y[y < 0] *= alpha
    return y


def one_by_one(x, alpha):
    y = np.zeros(x.shape)
    for place, value in np.ndenumerate(x):
        y[place] = value if value > 0 else alpha * value
    return y


def by_size_of_alpha(x, alpha):
    return np.maximum(x, alpha * x) if alpha <= 1 else np.minimum(x, alpha * x)


def in_fractions(x, alpha):
    leak = np.vectorize(lambda v: max(v, 0) + Fraction(alpha) * min(v, 0), otypes=[object])
    return leak(np.vectorize(Fraction, otypes=[object])(x))


class Leak:
    def __call__(self, x, alpha):
        return x * np.where(x < 0, alpha, 1)


RIGHT = {
    "two halves": lambda x, alpha: np.maximum(x, 0) + alpha * np.minimum(x, 0),
    "two masks": two_masks,
    "a scaled copy": scaled_copy,
    "a loop over all places": one_by_one,
    "larger or smaller, as alpha says": by_size_of_alpha,
    "np.vectorize": np.vectorize(lambda v, alpha: v if v >= 0 else alpha * v, otypes=[float]),
    "in Fractions": in_fractions,
    "an object with __call__": Leak(),
    "partial": partial(lambda slope, x, alpha: np.where(x < 0, alpha * x, slope * x), 1),
    "the absolute value": lambda x, alpha: (1 + alpha) / 2 * x + (1 - alpha) / 2 * np.abs(x),
    "np.piecewise": lambda x, alpha: np.piecewise(x, [x < 0], [lambda v: alpha * v, lambda v: v]),
    "np.select": lambda x, alpha: np.select([x > 0, x <= 0], [x, alpha * x]),
    "np.choose": lambda x, alpha: np.choose(x < 0, (x, alpha * x)),
    "heaviside": lambda x, alpha: x * (alpha + (1 - alpha) * np.heaviside(x, 1)),
    "copysign as the switch": lambda x, alpha: np.where(np.copysign(1, x) > 0, x, alpha * x),
    "the library's": lambda x, alpha: leaky_relu(x, alpha=alpha),
    "a list": lambda x, alpha: np.where(x > 0, x, alpha * x).tolist(),
    "float32": lambda x, alpha: np.where(x > 0, x, alpha * x).astype(np.float32),
    "long double": lambda x, alpha: np.where(x > 0, x, np.longdouble(alpha) * x),
    "in place on a copy": lambda x, alpha: np.multiply(x, alpha, out=x.copy(), where=x < 0),
    "other names": lambda inputs, leak: np.where(inputs <= 0, leak * inputs, inputs),
}

WRONG = {
    "alpha up to 100": lambda x, alpha: np.where(x > 0, x, min(alpha, 100) * x),
    "alpha down to -100": lambda x, alpha: np.where(x > 0, x, max(alpha, -100) * x),
    "rounded to five digits": lambda x, alpha: np.round(np.where(x > 0, x, alpha * x), 5),
    "the branches swapped": lambda x, alpha: np.where(x > 0, alpha * x, x),
    "alpha fixed": lambda x, alpha: np.where(x > 0, x, 0.01 * x),
    "divides": lambda x, alpha: np.where(x > 0, x, x / (alpha or 1)),
    "adds alpha": lambda x, alpha: np.where(x > 0, x, x + alpha),
    "the condition on alpha alone": lambda x, alpha: x if alpha > 0 else alpha * x,
    "max where alpha is not 0": lambda x, alpha: np.maximum(x, alpha * x) if alpha else 0 * x,
    "minimum only above 2": lambda x, alpha: (
        np.minimum(x, alpha * x) if alpha >= 5 else np.maximum(x, alpha * x)
    ),
    "alpha cut to [0, ∞)": lambda x, alpha: np.where(x > 0, x, max(alpha, 0) * x),
    "alpha cut to (−∞, 2]": lambda x, alpha: np.where(x > 0, x, min(alpha, 2) * x),
    "cut at 6": lambda x, alpha: np.clip(np.where(x > 0, x, alpha * x), -60, 6),
    "cut at −6": lambda x, alpha: np.where(x > 0, x, alpha * np.maximum(x, -6)),
    "the corner at 1": lambda x, alpha: np.where(x > 1, x, alpha * x),
    "the corner at −0.5": lambda x, alpha: np.where(x >= -0.5, x, alpha * x),
    "the corner a little to the left": lambda x, alpha: np.where(x > -0.01, x, alpha * x),
    "the corner a little to the right": lambda x, alpha: np.where(x > 0.01, x, alpha * x),
    "for one row only": lambda x, alpha: np.array([v if v > 0 else alpha * v for v in x.ravel()]),
    "the first row only": lambda x, alpha: np.array(
        [v if v > 0 else alpha * v for v in np.atleast_2d(x)[0]]
    ),
    "whole numbers": lambda x, alpha: np.where(x > 0, x, alpha * x).astype(int),
    "for one number": lambda x, alpha: x if x > 0 else alpha * x,
    "ELU": lambda x, alpha: np.where(x > 0, x, alpha * np.expm1(np.minimum(x, 0))),
    "in place": lambda x, alpha: np.multiply(x, alpha, out=x, where=x < 0),
    "the sum of the two": lambda x, alpha: np.maximum(x, 0) + alpha * x,
    "by sign of both": lambda x, alpha: np.where(alpha * x > 0, x, alpha * x),
    "math.fabs": lambda x, alpha: [max(v, 0) - alpha * math.fabs(v) for v in x.ravel()],
    "prints and returns nothing to use": lambda x, alpha: "done",
}

SAME = {
    "return np.where(x > 0, x, alpha * x) → return np.where(x >= 0, x, alpha * x)": (
        "at 0 both branches give 0"
    ),
}
