"""Answers to tanh-from-sigmoid: right ones in many forms, wrong ones that nobody registered."""

import math
from fractions import Fraction
from functools import partial

import numpy as np

from slopes import sigmoid, tanh


def in_steps(x):
    y = sigmoid(x + x)
    y += y
    y -= 1
    return y


def loop(x):
    out = np.zeros(x.shape)
    for i in range(len(x)):
        out[i] = 2 * sigmoid(2 * x[i]) - 1
    return out


def in_fractions(x):
    s = [Fraction(float(v)) for v in sigmoid(2 * x).flat]
    return np.array([2 * v - 1 for v in s], dtype=object).reshape(x.shape)


class Tanh:
    def __init__(self, inner):
        self.inner = inner

    def __call__(self, x):
        return 2 * self.inner(2 * x) - 1


def scaled(x, height, pace, down):
    return height * sigmoid(pace * x) - down


OWN = {"np": np}  # a cell that writes its sigmoid itself
exec(
    "def sigmoid(x):\n    return 1 / (1 + np.exp(-x))\n\n\n"
    "def my_tanh(x):\n    return 2 * sigmoid(2 * x) - 1\n",
    OWN,
)
RIGHT = {
    "a sigmoid of one's own": OWN["my_tanh"],
    "stretched and moved": lambda x: 2 * sigmoid(2 * x) - 1,
    "yes minus no": lambda x: sigmoid(2 * x) - sigmoid(-2 * x),
    "from the left": lambda x: 1 - 2 * sigmoid(-2 * x),
    "moved first": lambda x: (sigmoid(2 * x) - 0.5) * 2,
    "over a half": lambda x: (sigmoid(2 * x) - 0.5) / 0.5,
    "an odd function of odds": lambda x: (
        (sigmoid(2 * x) - sigmoid(-2 * x)) / (sigmoid(2 * x) + sigmoid(-2 * x))
    ),
    "the doubled angle": lambda x: 2 * (2 * sigmoid(x) - 1) / (1 + (2 * sigmoid(x) - 1) ** 2),
    "squares of the half pace": lambda x: (
        (sigmoid(x) ** 2 - sigmoid(-x) ** 2) / (sigmoid(x) ** 2 + sigmoid(-x) ** 2)
    ),
    "in steps": in_steps,
    "a loop": loop,
    "a list": lambda x: (2 * sigmoid(2 * x) - 1).tolist(),
    "a tuple": lambda x: tuple(2 * sigmoid(2 * v) - 1 for v in x),
    "vectorized": np.vectorize(lambda v: 2 * sigmoid(2 * v) - 1),
    "Fractions": in_fractions,
    "numpy's names for plus and times": lambda x: np.subtract(
        np.multiply(2, sigmoid(np.multiply(2, x))), 1
    ),
    "float32": lambda x: 2 * sigmoid(2 * x.astype(np.float32)) - 1,
    "long double": lambda x: np.longdouble(2) * sigmoid(2 * x) - 1,
    "an object that can be called": Tanh(sigmoid),
    "partial": partial(scaled, height=2, pace=2, down=1),
    "a polynomial of sigmoid": lambda x: np.polyval([2, -1], sigmoid(2 * x)),
}
WRONG = {
    "half of it by np.tanh": lambda x: np.where(x > 0, 2 * sigmoid(2 * x) - 1, np.tanh(x)),
    "numpy's tanh": lambda x: np.tanh(x),
    "numpy's tanh itself": np.tanh,
    "the library's tanh": tanh,
    "math's tanh": lambda x: np.array([math.tanh(v) for v in x]),
    "with exp": lambda x: (np.exp(2 * x) - 1) / (np.exp(2 * x) + 1),
    "with sinh and cosh": lambda x: np.sinh(x) / np.cosh(x),
    "tanh, and sigmoid for show": lambda x: np.tanh(x) + 0 * sigmoid(x),
    "a factor of exp beside it": lambda x: sigmoid(2 * x) * (1 - np.exp(-2 * x)),
    "there and back by the odds": lambda x: np.tanh(np.log(sigmoid(x) / (1 - sigmoid(x)))),
    "expm1 of the odds": lambda x: np.expm1(2 * x) * sigmoid(-2 * x),
    "sigmoid spelt out": lambda x: 2 / (1 + np.exp(-2 * x)) - 1,
    "x halved, not doubled": lambda x: 2 * sigmoid(x / 2) - 1,
    "σ(x) − σ(−x)": lambda x: sigmoid(x) - sigmoid(-x),
    "minus a half at the end": lambda x: 2 * sigmoid(2 * x) - 0.5,
    "doubled before it is moved by 2": lambda x: 2 * sigmoid(2 * x) - 2,
    "σ squared": lambda x: sigmoid(2 * x) ** 2 - sigmoid(-2 * x),
    "the slope": lambda x: 4 * sigmoid.derivative(2 * x),
    "moved along x": lambda x: 2 * sigmoid(2 * x - 1),
    "never below 0": lambda x: np.maximum(2 * sigmoid(2 * x) - 1, 0),
    "with a clip": lambda x: 2 * sigmoid(np.clip(2 * x, -4, 4)) - 1,
    "rounded": lambda x: np.round(2 * sigmoid(2 * x) - 1, 3),
    "for a row of numbers": lambda x: [2 * float(sigmoid(2 * v)) - 1 for v in x],
    "for one number": lambda x: 2 * float(sigmoid(2 * x)) - 1,
    "called already": 2 * sigmoid(2.0) - 1,
}
SAME = {}
