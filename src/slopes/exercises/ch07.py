"""The exercises of chapter 07: the leak, its slope that is learnt, and what keeps a signal."""

import numpy as np

from ..functions import leaky_relu, prelu
from .core import exercise
from .judges import function_of, numbers

X = np.array([-4.0, -1.0, -0.5, 0.0, 0.5, 1.0, 3.0])
ROWS = np.array([[-100.0, -7.5, -0.001], [0.001, 0.25, 100.0]])

exercise(
    "leak-max",
    stars=1,
    chapter="07",
    judge=function_of(
        "x",
        "alpha",
        cases=[
            *((X, alpha) for alpha in (0.01, 0.0, 1.0, 2.0, -0.5, 10.0)),
            *((ROWS, alpha) for alpha in (0.25, 3.0, -2.0)),
            (ROWS.reshape(3, 1, 2), 0.5),
            (np.array([-2.0]), 1.1),
            *((np.array([-1.5, 2.25]), alpha) for alpha in (1024.0, -999.0)),
            (X / 7, 0.3),
        ],
        truth=lambda x, alpha: leaky_relu(x, alpha=alpha),
    ),
    wrong={
        "The bug is still in: for alpha = 2 the larger of 2x and x is the wrong one": (
            lambda x, alpha: np.maximum(alpha * x, x)
        ),
        "That is the smaller of the two, which is right for alpha from 1 on and for no other": (
            lambda x, alpha: np.minimum(alpha * x, x)
        ),
        "You turned the sign of the left side; the leak keeps it": (
            lambda x, alpha: np.where(x > 0, x, -alpha * x)
        ),
        "The left side is silent: that is ReLU": lambda x, alpha: np.maximum(x, 0.0),
        "That is the slope; the function is asked for": (
            lambda x, alpha: leaky_relu.derivative(x, alpha=alpha)
        ),
        "A leak is no constant: on the left the value is alpha times x": (
            lambda x, alpha: np.where(x > 0, x, alpha)
        ),
        "A negative alpha is allowed here too: it folds the left side up": (
            lambda x, alpha: np.maximum(x, 0) + np.abs(alpha) * np.minimum(x, 0)
        ),
        "A slope above 1 is allowed here; do not cut alpha off": (
            lambda x, alpha: np.maximum(x, 0) + min(alpha, 1) * np.minimum(x, 0)
        ),
    },
)

exercise(
    "leak-hidden-slope",
    stars=1,
    chapter="07",
    judge=numbers(float(np.sqrt(5)), tolerance=0.005, percent=False),
    wrong={
        "That is the square of the slope": 5,
        "That is the gain of PyTorch's start, the root of 1/3": float(np.sqrt(1 / 3)),
        "The slope 0 belongs to ReLU and gives 2 / fan_in": 0,
        "That is PyTorch's slope of leaky_relu; its weights are made for another one": 0.01,
        "The 1 belongs into the sum as well: 1 + a² = 6, not a² = 6": float(np.sqrt(6)),
        "With the slope 1 the variance is 1 / fan_in, three times too large": 1,
        "The positive one of the two slopes is asked for": float(-np.sqrt(5)),
    },
)

rng = np.random.default_rng(7)
Z = [
    (np.array([[-1.0, 2.0], [-3.0, -4.0]]), np.array([[1.0, 1.0], [2.0, -0.5]])),
    (np.array([[-1.0], [-2.0], [5.0]]), np.array([[1.0], [1.0], [7.0]])),
    *(tuple(rng.normal(size=(2, *shape))) for shape in ((1, 4), (3, 6), (40, 5))),
]

exercise(
    "prelu-features",
    stars=2,
    chapter="07",
    judge=function_of(
        "z",
        "upstream",
        cases=Z,
        truth=lambda z, upstream: (upstream * np.minimum(z, 0)).sum(0),
        tolerance=1e-5,
        noun="gradient",
        rows=True,
    ),
    wrong={
        "You sum over the features too: that is the gradient of one shared slope": (
            lambda z, u: np.sum(u * np.minimum(z, 0))
        ),
        "You average over the batch; upstream holds that factor already, so sum": (
            lambda z, u: (u * np.minimum(z, 0)).mean(0)
        ),
        "Where z is positive, alpha plays no part: only what is negative counts": (
            lambda z, u: (u * z).sum(0)
        ),
        "You sum over the features; each feature sums over the batch": (
            lambda z, u: (u * np.minimum(z, 0)).sum(1)
        ),
        "The sum over the batch is missing: one slope serves all its rows": (
            lambda z, u: u * np.minimum(z, 0)
        ),
        "You count the negative places; what is wanted there is z itself": (
            lambda z, u: (u * (z <= 0)).sum(0)
        ),
        "You let through what is positive; there alpha plays no part": (
            lambda z, u: (u * np.maximum(z, 0)).sum(0)
        ),
        "The sign is turned: on the left the slope with respect to alpha is z, negative": (
            lambda z, u: (u * np.abs(np.minimum(z, 0))).sum(0)
        ),
        "The chain rule multiplies by upstream as well": lambda z, u: np.minimum(z, 0).sum(0),
        "That is the slope with respect to z; alpha is what moves here": (
            lambda z, u: (u * prelu.derivative(z)).sum(0)
        ),
    },
)

exercise(
    "rrelu-mean",
    stars=2,
    chapter="07",
    judge=numbers(float(np.log(8 / 3) / 5), tolerance=0.0005),
    wrong={
        "That is 1 over the mean divisor; the mean of 1/a is another number": 1 / 5.5,
        "That is the middle between 1/8 and 1/3; but 1/a is not uniform between them": 11 / 48,
        "That is the mean divisor; the leak is 1 over a divisor": 5.5,
        "That is the integral of 1/a from 3 to 8; divide by the length of the interval": (
            float(np.log(8 / 3))
        ),
        "That is the geometric mean of the two ends": float(np.sqrt(1 / 24)),
    },
)

exercise(
    "leak-depth",
    stars=2,
    chapter="07",
    judge=numbers(float(np.sqrt(2 * 10 ** (-3 / 14) - 1)), tolerance=0.005),
    wrong={
        "A thousandth of the size is a millionth of the square": (
            float(np.sqrt(2 * 10 ** (-3 / 28) - 1))
        ),
        "That is the square of the slope": float(2 * 10 ** (-3 / 14) - 1),
        "That is the factor per layer; the slope is asked for": float(10 ** (-3 / 28)),
        "That slope leaves more than a thousandth; a smaller one will do": 0.55,
        "That slope leaves less than a thousandth": 0.3,
        "With the slope 1 nothing is lost, but nothing is bent either": 1,
    },
)

CENTRE = 1 / np.sqrt(2 * np.pi)
GROWTH = np.pi / (np.pi - 1)

exercise(
    "relu-standardised",
    stars=3,
    chapter="07",
    judge=numbers(
        {"scale": float(np.sqrt(2 * GROWTH)), "shift": float(CENTRE), "growth": float(GROWTH)},
        tolerance=0.001,
    ),
    wrong={
        "That scale makes the mean square 1 before the shift; take the shift off first": (
            float(np.sqrt(2)),
            float(CENTRE),
            1.0,
        ),
        "The shift is the mean of ReLU(z), not the share of inputs that pass": (
            float(np.sqrt(2 * GROWTH)),
            0.5,
            float(GROWTH),
        ),
        "That growth is for the size; the mean square is asked for": (
            float(np.sqrt(2 * GROWTH)),
            float(CENTRE),
            float(np.sqrt(GROWTH)),
        ),
        "That is the square of the scale": (float(2 * GROWTH), float(CENTRE), float(GROWTH)),
        "You shift after you scale; in λ(ReLU(z) − c) the shift comes first": (
            float(np.sqrt(2 * GROWTH)),
            float(CENTRE * np.sqrt(2 * GROWTH)),
            float(GROWTH),
        ),
        "Half of the squared slopes are 0: the growth is half the squared scale": (
            float(np.sqrt(2 * GROWTH)),
            float(CENTRE),
            float(2 * GROWTH),
        ),
        "You divide by the variance, not by its root": (
            float(2 * GROWTH),
            float(CENTRE),
            float(2 * GROWTH**2),
        ),
    },
)
