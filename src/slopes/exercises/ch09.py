"""The exercises of chapter 09: the last layer and its loss."""

import numpy as np

from ..functions import softmax
from .core import exercise
from .judges import choice, function_of, numbers
from .losses import each_loss, mean_loss, picked, shares

exercise(
    "one-or-many",
    stars=1,
    chapter="09",
    judge=choice(
        ["b", "d", "f"],
        {
            "a": "An image shows one digit, so the ten classes compete",
            "c": "Exactly one word comes next, however long the list is",
            "e": "A flower is of one species",
        },
    ),
)

exercise(
    "temperature-odds",
    stars=1,
    chapter="09",
    judge=numbers({"at_2": 3.0, "at_half": 81.0}, tolerance=0.002, relative=True, percent=False),
    wrong={
        "The exponent is divided by T, not the ratio itself": (4.5, 18),
        "The exponent is divided by T: heat brings the shares together": (81, 3),
        "You divided and multiplied the ratio, and the wrong way round": (18, 4.5),
        "A shift of the logits leaves the ratio alone; T is a scale": (9, 9),
        "Those are the exponents; the ratio is asked for": (np.log(9) / 2, 2 * np.log(9)),
        "Those are shares of A where there are two classes; the ratio is asked for": (
            3 / 4,
            81 / 82,
        ),
        "You gave the share of B over the share of A": (1 / 3, 1 / 81),
    },
)


def through_softmax(p, y):
    """Return the gradient of Σ(p − y)² for the logits of p."""
    error = p - y
    return 2 * p * (error - (p * error).sum())


VECTORS = [
    (softmax(np.array(logits)), np.eye(len(logits))[label])
    for logits, label in (
        ([0.0, 0.0], 0),
        ([1.0, 0.0, -1.0], 2),
        ([6.0, 0.0], 1),
        ([0.5, -1.0, 2.0, 0.0], 2),
        ([3.0, -2.0, 0.0, 1.0, 2.0], 0),
        ([-1.0, 0.0, 4.0, 0.5, 1.0, -3.0, 2.0, 2.0, -0.5, 0.0], 9),
    )
]

exercise(
    "squared-softmax",
    stars=2,
    chapter="09",
    judge=function_of(
        "p", "y", cases=VECTORS, truth=through_softmax, tolerance=1e-6, noun="gradient", rows=True
    ),
    wrong={
        "That is the gradient for the shares p; softmax is still to come": lambda p, y: 2 * (p - y),
        "That is the gradient of cross-entropy": lambda p, y: p - y,
        "That is the diagonal of J alone; each share also answers to the other logits": (
            lambda p, y: 2 * (p - y) * p * (1 - p)
        ),
        "The factor 2 of the square is missing": lambda p, y: through_softmax(p, y) / 2,
        "The sign is turned: the loss falls against the gradient": (
            lambda p, y: -through_softmax(p, y)
        ),
        "J has a minus sign off the diagonal": (lambda p, y: 2 * p * (p - y + (p * (p - y)).sum())),
        "The part p pᵀ of J does nothing here: in its sum every error has its own share": (
            lambda p, y: 2 * p * (p - y - (p - y).sum())
        ),
        "The Jacobian takes the logits; given p it applies softmax once more": (
            lambda p, y: softmax.backward(p, 2 * (p - y))
        ),
        "Your function takes logits; here it is given their shares p": (
            lambda p, y: through_softmax(softmax(p), y)
        ),
        "That is the loss; its gradient is asked for": lambda p, y: ((p - y) ** 2).sum(),
    },
)

exercise(
    "batch-loss",
    stars=2,
    chapter="09",
    judge=function_of(
        "logits",
        "labels",
        cases=[
            (np.array([[2.0, 1.0, 0.0], [0.0, 0.5, -1.0]]), np.array([0, 2])),
            (np.array([[1000.0, 999.0], [0.0, 1.0]]), np.array([0, 1])),
            (np.array([[0.0, 800.0]]), np.array([0])),
            (np.array([[-2000.0, -2001.0], [3.0, 3.0], [900.0, 0.0]]), np.array([1, 0, 1])),
            (np.array([[2000.0, 0.0, 2000.0], [2000.0, 2000.0, 2000.0]]), np.array([1, 0])),
            (np.array([[1000.0] + 9 * [0.0]]), np.array([3])),
            (np.array([[1000.0] + 9 * [0.0], 10 * [1.0]]), np.array([0, 9])),
            (np.array([[0.0, 1e5, -1e5, 2.0], [1.0, 2.0, 3.0, 4.0]]), np.array([2, 1])),
            (3 * np.random.default_rng(9).normal(size=(12, 4)), np.arange(12) % 4),
        ],
        truth=mean_loss,
        tolerance=1e-4,
        relative=True,
        noun="mean loss",
    ),
    wrong={
        "Both bugs are still there: a row far below the largest logit of the batch becomes 0/0": (
            lambda logits, labels: -np.log(picked(shares(logits, logits.max()), labels)).mean()
        ),
        "The maximum is taken by rows now; a share that underflows to 0 still has no logarithm": (
            lambda logits, labels: (
                -np.log(picked(shares(logits, logits.max(1, keepdims=True)), labels)).mean()
            )
        ),
        "Clipping hides the infinity: a lead of 800 costs 800": (
            lambda logits, labels: (
                -np.log(
                    np.maximum(picked(shares(logits, logits.max(1, keepdims=True)), labels), 1e-12)
                ).mean()
            )
        ),
        "Where the share is 0 the largest logit stands in for all; two may be equally large": (
            lambda logits, labels: np.where(
                picked(shares(logits, logits.max(1, keepdims=True)), labels) > 0,
                each_loss(logits, labels),
                logits.max(1) - picked(logits, labels),
            ).mean()
        ),
        "The logarithm of a sum is right; the maximum is still that of the whole batch": (
            lambda logits, labels: (
                np.log(np.exp(logits - logits.max()).sum(1)) + logits.max() - picked(logits, labels)
            ).mean()
        ),
        "The logarithm of a sum is right; without the maximum it overflows": (
            lambda logits, labels: (np.log(np.exp(logits).sum(1)) - picked(logits, labels)).mean()
        ),
        "Without the maximum the exponentials overflow, and inf/inf is nan": (
            lambda logits, labels: -np.log(picked(shares(logits, 0), labels)).mean()
        ),
        "That is a loss for each row; their mean is asked for": each_loss,
        "That is the sum over the batch; the mean is asked for": (
            lambda logits, labels: len(labels) * mean_loss(logits, labels)
        ),
        "The sign is turned: a loss of this kind is never negative": (
            lambda logits, labels: -mean_loss(logits, labels)
        ),
    },
)

BEST = np.e / (np.e + 9)

exercise(
    "softmax-twice",
    stars=2,
    chapter="09",
    judge=numbers({"share": BEST, "loss": -np.log(BEST)}, tolerance=0.005, percent=False),
    wrong={
        "That is what one softmax can do; the second sees only numbers from 0 to 1": (1, 0),
        "That is a guess among ten; the right class is still ahead by 1": (0.1, np.log(10)),
        "The share is right; the loss is minus its natural logarithm": (BEST, 1 - BEST),
        "There are nine other classes, not ten": (
            np.e / (np.e + 10),
            -np.log(np.e / (np.e + 10)),
        ),
        "That would be two classes; there are ten": (
            np.e / (np.e + 1),
            -np.log(np.e / (np.e + 1)),
        ),
        "The loss has a minus sign: it is not negative": (BEST, np.log(BEST)),
        "The loss is the natural logarithm here": (BEST, -np.log2(BEST)),
        "The loss has the base e, not 10": (BEST, -np.log10(BEST)),
        "The share comes first, then the loss": (-np.log(BEST), BEST),
    },
)

exercise(
    "honest-error",
    stars=3,
    chapter="09",
    judge=numbers(0.0702, tolerance=0.005),
    wrong={
        "That is about what 1,000 answers give": 0.0225,
        "That is about what 10,000 answers give": 0.0071,
        "That is the true error; counts of twenty coins are off by chance": 0,
        "In a bin count right answers and shares; a distance has no sign": -0.0702,
        "Ten bins in use give that; for shares between 0.5 and 1, bins of width 0.1 are five": 0.1,
        "The empty bins do not count, and distances of opposite sign must not cancel": 0.0345,
    },
)
