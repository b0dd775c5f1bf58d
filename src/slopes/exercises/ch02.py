"""The exercises of chapter 02: what straight layers come to, and what bends and folds add."""

from itertools import pairwise

import numpy as np

from ..functions import relu
from .core import exercise
from .judges import by_sums_and_bends, custom, function_of, numbers
from .judges.rounding import answers_xor

RNG = np.random.default_rng(2)
ONE = tuple(np.array(a) for a in ([[5.0]], [-1.0], [[2.0]], [3.0]))
TWO = tuple(np.array(a) for a in ([[1.0, 2], [0, 1]], [1.0, -1], [[1.0, 0], [3, -1]], [0.0, 2]))
WIDTHS = (3, 3, 3), (2, 4, 3), (4, 2, 5), (3, 1, 2), (1, 5, 1)  # in, between, out
THREE, *WIDE = (
    tuple(RNG.integers(-6, 7, size) / 7 for size in ((n, m), m, (m, k), k)) for n, m, k in WIDTHS
)
LAYERS = ("W1", "b1", "W2", "b2")


def merge(W1, b1, W2, b2):
    """Return the weights and the bias of the one layer that two straight layers come to."""
    return W1 @ W2, b1 @ W2 + b2


def merged(cases, also=()):
    """Return the judge of such a function on these cases."""
    return function_of(*LAYERS, cases=cases, truth=merge, parts=["W", "b"], rows=True, also=also)


exercise(
    "merge-layers",
    stars=1,
    chapter="02",
    judge=merged([ONE, TWO, THREE], also=[merged(WIDE)]),  # squares first: there known mistakes run
    wrong={
        "The first bias goes through W2 too": lambda A, a, B, b: (A @ B, a + b),
        "The first bias has got lost": lambda A, a, B, b: (A @ B, b),
        "The second bias has got lost": lambda A, a, B, b: (A @ B, a @ B),
        "The order is turned round: x meets W1 first": lambda A, a, B, b: (B @ A, a @ B + b),
        "Nothing multiplies the second bias": lambda A, a, B, b: (A @ B, (a + b) @ B),
        "That is entry by entry; use the product @": lambda A, a, B, b: (A * B, a @ B + b),
        "Layers in a row multiply; you add their weights": lambda A, a, B, b: (A + B, a @ B + b),
        "Your two results are swapped: W comes first": lambda *layers: merge(*layers)[::-1],
    },
)

exercise(
    "three-switches",
    stars=1,
    chapter="02",
    judge=numbers({"v0": 1, "v1": -2, "v2": 2}),
    wrong={
        "Those are the slopes of the three pieces; a weight is the change of slope at its kink": (
            (1, -1, 1)
        ),
        "With three switches up the lamp is lit; your last piece goes on falling": (1, -2, 0),
        "With three switches up your sum is 0: after the second kink it must climb": (1, -2, 1),
        "With two switches up your sum is 1: the first kink must turn the slope from 1 to -1": (
            (1, -1, 0)
        ),
        "All signs are turned round: with one switch up your sum is -1": (-1, 2, -2),
    },
)


def coefficients(v, w, b):
    """Return A, B, C with A x² + B x + C = Σ v (w x + b)²."""
    return v @ w**2, 2 * v @ (w * b), v @ b**2


SQUARES = [
    tuple(np.array(a) for a in ([1.0], [1.0], [1.0])),
    tuple(np.array(a) for a in ([1.0, -2.0], [3.0, 1.0], [0.0, 2.0])),
]
SQUARES += [
    tuple(RNG.integers(1, 7, n) * RNG.choice([-1 / 7, 1 / 7], n) for _ in "vwb") for n in (6, 3, 17)
]

exercise(
    "squares-collapse",
    stars=2,
    chapter="02",
    judge=function_of("v", "w", "b", cases=SQUARES, truth=coefficients, parts=["A", "B", "C"]),
    wrong={
        "The mixed term of a square comes twice": lambda *a: (
            coefficients(*a) * np.array([1, 0.5, 1])
        ),
        "There is no mixed term in your square": lambda *a: coefficients(*a) * np.array([1, 0, 1]),
        "The weight v stands outside the square": lambda v, w, b: coefficients(v**2, w, b),
        "You leave out v": lambda v, w, b: coefficients(np.ones_like(v), w, b),
        "You add up before you square; each unit has a square of its own": (
            lambda v, w, b: coefficients(np.ones(1), (v @ w)[None], (v @ b)[None])
        ),
        "The order is A, B, C, the square first": lambda *a: coefficients(*a)[::-1],
        "You give a number for each unit; add them up": (
            lambda v, w, b: (v * w**2, 2 * v * w * b, v * b**2)
        ),
    },
)


def forward(bend, last=lambda z: z):
    """Return a forward pass with this bend on each hidden layer, and this one on the last."""

    def run(x, W, b):
        for i in range(len(W)):
            x = (bend if i < len(W) - 1 else last)(x @ W[i] + b[i])
        return x

    return run


def bend_first(x, W, b):
    """Return the outputs where the bend meets what comes into a layer."""
    for i in range(len(W)):
        x = relu(x) @ W[i] + b[i]
    return x


def a_pass(rows, *widths):
    """Return a batch of so many rows, and the weights and biases of layers of these widths."""
    sizes = list(pairwise(widths))
    W, b = ([RNG.integers(-4, 5, n) / 2 for n in shapes] for shapes in (sizes, widths[1:]))
    return RNG.integers(-4, 5, (rows, widths[0])) / 2, W, b


SIZES = (4, 2, 2, 2, 2), (4, 3, 3, 3), (5, 2, 4, 1), (2, 3, 2, 5, 4, 2), (1, 4, 3), (6, 2, 3, 3, 2)
SHORT = np.array([[-2.0], [0.0], [3.0]]), np.array([[[2.0]], [[-1.0]]]), np.array([[1.0], [2.0]])
PASSES = [SHORT, (SHORT[0] / 700, SHORT[1], 0 * SHORT[2]), *(a_pass(*sizes) for sizes in SIZES)]

exercise(
    "missing-bend",
    stars=2,
    chapter="02",
    judge=function_of("x", "W", "b", cases=PASSES, truth=forward(relu), noun="output"),
    wrong={
        "The bug is still there: this network is a straight line": forward(lambda z: z),
        "The last layer has no bend; your outputs can never be negative": forward(relu, relu),
        "You bend what comes into a layer, the data too": bend_first,
        "Only the first hidden layer is bent": (
            lambda x, W, b: forward(lambda z: z)(relu(x @ W[0] + b[0]), W[1:], b[1:])
        ),
        "That is the absolute value; ReLU silences what is negative": forward(np.abs),
    },
)


def tent(x):
    """Return the fold of [0, 1]: up to 1 in the middle, and down again."""
    return 2 * relu(x) - 4 * relu(x - 0.5)


def folded(x, k, ratio=4.0, sign=-1, fold=tent, skip=0):
    """Return x plus sign times the sum of k folds, each weighing 1/ratio of the one before."""
    total, t = x.copy(), x
    for s in range(1, k + 1):
        t = fold(t)
        total = total + sign * t / ratio ** (s - skip)
    return total


GRID = np.array([0.5, 0.25, 0.75, 0.125, 0.3, 0.6, 0.9, 1.0])
SQUARES_AT = [(GRID, 1), (GRID, 2), (GRID, 3), (GRID, 6), (GRID.reshape(2, 4) / 3, 4)]

exercise(
    "square-from-folds",
    stars=3,
    chapter="02",
    judge=function_of("x", "k", cases=SQUARES_AT, truth=folded, also=[by_sums_and_bends()]),
    wrong={
        "That is x² itself; build it from k folds, which leave an error": lambda x, k: x**2,
        "Each fold weighs a quarter of the one before; yours weighs a half": (
            lambda x, k: folded(x, k, ratio=2.0)
        ),
        "The folds are taken away from x; you add them": lambda x, k: folded(x, k, sign=1),
        "You fold x anew each time; each fold must fold the one before": (
            lambda x, k: x - sum(tent(x) / 4.0**s for s in range(1, k + 1))
        ),
        "The first fold weighs 1/4; yours weighs 1": lambda x, k: folded(x, k, skip=1),
        "You stop one fold early: s runs from 1 to k": lambda x, k: folded(x, k - 1),
        "You make one fold too many: s runs from 1 to k": lambda x, k: folded(x, k + 1),
        "You have left out x itself": lambda x, k: folded(x, k) - x,
    },
)

exercise(
    "xor-no-bend",
    stars=3,
    chapter="02",
    judge=custom(answers_xor, praise="A network without any bend answers XOR, by rounding alone."),
    wrong={
        "a half is still kept": 1000.0,
        "where a plain number is expected": [2.0**52],
        "not even a 1 is kept": 2.0**54,
        "a half goes to the even neighbour": 2.0**52 + 1,
        "must be finite": float("inf"),
    },
)
