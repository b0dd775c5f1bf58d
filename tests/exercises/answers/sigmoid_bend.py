"""Answers to sigmoid-bend: right ones in many forms, wrong ones that nobody registered."""

import math
from fractions import Fraction
from functools import partial

import numpy as np

from slopes import sigmoid, tanh
from slopes.measure import numerical_derivative


def by_exp(x):
    e = np.exp(-np.abs(x))
    return np.sign(-x) * e * (1 - e) / (1 + e) ** 3


def point_by_point(x):
    bends = np.zeros_like(x)
    for i, v in np.ndenumerate(x):
        s = 1 / (1 + math.exp(-v))
        bends[i] = s * (1 - s) * (1 - 2 * s)
    return bends


def in_place_on_a_copy(x):
    s = sigmoid(x)
    out = 1 - 2 * s
    out *= s
    out *= 1 - s
    return out


def in_fractions(x):
    s = [Fraction(float(v)) for v in np.ravel(sigmoid(x))]
    return np.array([v * (1 - v) * (1 - 2 * v) for v in s], dtype=object).reshape(np.shape(x))


class Bend:
    def __init__(self, f):
        self.f = f

    def __call__(self, x):
        return self.f.derivative(x) * (1 - 2 * self.f(x))


def general(x, scale):
    return scale**2 * sigmoid.derivative(scale * x) * (1 - 2 * sigmoid(scale * x))


RIGHT = {
    "three sigmoids": lambda x: sigmoid(x) * sigmoid(-x) * (sigmoid(-x) - sigmoid(x)),
    "1 − 2σ": lambda x: sigmoid(x) * (1 - sigmoid(x)) * (1 - 2 * sigmoid(x)),
    "a cubic in σ": lambda x: sigmoid(x) - 3 * sigmoid(x) ** 2 + 2 * sigmoid(x) ** 3,
    "a polynomial in σ": lambda x: np.polyval([2, -3, 1, 0], sigmoid(x)),
    "the difference of two terms": lambda x: (
        sigmoid.derivative(x) * sigmoid(-x) - sigmoid(x) * sigmoid.derivative(-x)
    ),
    "with tanh": lambda x: -np.tanh(x / 2) * (1 - np.tanh(x / 2) ** 2) / 4,
    "with the library's tanh": lambda x: -tanh(x / 2) * tanh.derivative(x / 2) / 4,
    "with sinh and cosh": lambda x: -np.sinh(x) / (2 + 2 * np.cosh(x)) ** 2 * 2,
    "with exp": by_exp,
    "from a ratio of exponentials": lambda x: np.exp(-x) * (np.exp(-x) - 1) / (1 + np.exp(-x)) ** 3,
    "measured": lambda x: numerical_derivative(sigmoid.derivative, x),
    "central differences": lambda x: (
        (sigmoid.derivative(x + 1e-4) - sigmoid.derivative(x - 1e-4)) / 2e-4
    ),
    "second differences": lambda x: (sigmoid(x + 1e-3) - 2 * sigmoid(x) + sigmoid(x - 1e-3)) / 1e-6,
    "a loop": point_by_point,
    "vectorized": np.vectorize(lambda v: float(sigmoid(v) * sigmoid(-v) * (1 - 2 * sigmoid(v)))),
    "in place on its own array": in_place_on_a_copy,
    "Fractions": in_fractions,
    "a list": lambda x: (sigmoid.derivative(x) * (1 - 2 * sigmoid(x))).tolist(),
    "a list of what x holds": lambda x: [sigmoid.derivative(v) * (1 - 2 * sigmoid(v)) for v in x],
    "long double": lambda x: (lambda e: e * (e - 1) / (1 + e) ** 3)(
        np.exp(-np.asarray(x, dtype=np.longdouble))
    ),
    "float32": lambda x: (sigmoid.derivative(x) * (1 - 2 * sigmoid(x))).astype(np.float32),
    "an object that can be called": Bend(sigmoid),
    "a method": Bend(sigmoid).__call__,
    "partial": partial(general, scale=1),
}
WRONG = {
    "the slope squared, with a sign": lambda x: -(sigmoid.derivative(x) ** 2) * np.sign(x),
    "a sum instead of a difference": lambda x: sigmoid.derivative(x) * (sigmoid(-x) + sigmoid(x)),
    "the second factor squared": lambda x: (
        sigmoid.derivative(x) * (sigmoid(-x) ** 2 - sigmoid(x) ** 2) / 2
    ),
    "1 − σ instead of 1 − 2σ": lambda x: sigmoid.derivative(x) * (1 - sigmoid(x)),
    "twice as much": lambda x: 2 * sigmoid.derivative(x) * (1 - 2 * sigmoid(x)),
    "of the wrong x": lambda x: sigmoid.derivative(2 * x) * (1 - 2 * sigmoid(2 * x)),
    "the slope of tanh's slope": lambda x: -2 * np.tanh(x) * (1 - np.tanh(x) ** 2),
    "only the right half": lambda x: np.where(
        x > 0, sigmoid.derivative(x) * (1 - 2 * sigmoid(x)), 0
    ),
    "the size of the bend": lambda x: np.abs(sigmoid.derivative(x) * (1 - 2 * sigmoid(x))),
    "the slope's logarithmic slope": lambda x: sigmoid(-x) - sigmoid(x),
    "the first terms of its series": lambda x: -x / 8 + x**3 / 24,
    "differences to one side, a coarse step": lambda x: (
        (sigmoid.derivative(x + 0.01) - sigmoid.derivative(x)) / 0.01
    ),
    "np.gradient over an unknown spacing": lambda x: np.gradient(sigmoid.derivative(x)),
    "np.diff, one short": lambda x: np.diff(sigmoid.derivative(x)),
    "the third derivative": lambda x: sigmoid.derivative(x) * (1 - 6 * sigmoid(x) * sigmoid(-x)),
    "rounded to four digits": lambda x: (sigmoid.derivative(x) * (1 - 2 * sigmoid(x))).round(4),
    "for a row of numbers": lambda x: [
        (lambda s: s * (1 - s) * (1 - 2 * s))(1 / (1 + math.exp(-v))) for v in x
    ],
    "for a single number": lambda x: (
        0.0 if x == 0 else float(sigmoid.derivative(x) * (1 - 2 * sigmoid(x)))
    ),
    "the mean over the array": lambda x: np.mean(sigmoid.derivative(x) * (1 - 2 * sigmoid(x))),
}
SAME = {}
