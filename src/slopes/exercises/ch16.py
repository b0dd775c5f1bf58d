"""The exercises of chapter 16: what Keras' arguments mean, and a start between uneven widths."""

import numpy as np

from .core import exercise
from .judges import function_of, function_of_x, numbers
from .judges.faulty import lines, settling


def told_relu(x, slope=0.1, threshold=1.0, largest=6.0):
    return np.where(x > threshold, np.minimum(x, largest), slope * (x - threshold))


exercise(
    "keras-relu-arguments",
    stars=1,
    chapter="16",
    judge=function_of_x(
        told_relu,
        at=np.array(
            [-20.0, -3.0, -1.0, 0.0, 0.5, 0.9, 0.995, 1.005, 1.1, 1.5, 2.0, 5.5, 6.5, 9.0, 40.0]
        ),
        span=(-3, 9),
    ),
    wrong={
        "The left piece is a slope times the distance from the threshold, x − 1": (
            lambda x: np.where(x > 1, np.minimum(x, 6), 0.1 * x)
        ),
        "Right of the threshold x itself comes out, not x − 1: the curve jumps there": (
            lambda x: np.where(x > 1, np.minimum(x - 1, 6), 0.1 * (x - 1))
        ),
        "That is cut at 6 − 1; max_value is the largest output": (
            lambda x: np.where(x > 1, np.minimum(x, 5), 0.1 * (x - 1))
        ),
        "You leave out negative_slope: left of the threshold it is not 0": (
            lambda x: np.where(x > 1, np.minimum(x, 6), 0.0)
        ),
        "You leave out max_value: nothing above 6 comes out": (
            lambda x: np.where(x > 1, x, 0.1 * (x - 1))
        ),
        "You leave out the threshold: between 0 and 1 the unit is still shut": (
            lambda x: np.where(x > 0, np.minimum(x, 6), 0.1 * x)
        ),
        "threshold is not the least output": lambda x: np.clip(x, 1, 6),
        "The leak is a slope of 0.1, not a value": (
            lambda x: np.where(x > 1, np.minimum(x, 6), -0.1)
        ),
        "The left piece hangs down: below the threshold the output is negative": (
            lambda x: np.where(x > 1, np.minimum(x, 6), 0.1 * (1 - x))
        ),
    },
)


exercise(
    "keras-from-logits",
    stars=1,
    chapter="16",
    judge=lines(
        ["a", "b", "f"],
        {
            "c": "Line c has no fault: it gives shares, and the loss expects shares",
            "d": "Line d has no fault: softmax of log_softmax(z) is softmax(z), so its outputs "
            "are logits as well",
            "e": "Line e has no fault: a sigmoid gives the share of yes, and the loss expects it",
        },
    ),
    wrong={
        "a has a fault, and not it alone: go through the last layers one by one": "a",
        "b has a fault, and not it alone: go through the last layers one by one": "b",
        "f has a fault, and not it alone: go through the last layers one by one": "f",
        "f has a fault, too: a tanh is below 0 half of the time, which no share is": ("a", "b"),
        "b has a fault, too: it has a softmax, and the loss puts another one on it": ("a", "f"),
        "a has a fault, too: its last layer has no softmax, and the loss expects shares": (
            ("b", "f")
        ),
    },
)

exercise(
    "keras-scale",
    stars=2,
    chapter="16",
    judge=numbers(2.3517, tolerance=0.01, relative=True, percent=False),
    wrong={
        "That is He's, for ReLU, which passes half of the mean square; GELU passes less": 2,
        "That is LeCun's, for a function that passes all of it": 1,
        "That is the gain; scale is a variance, its square": 1.5336,
        "That is what GELU passes; scale has to make up for it": 0.4252,
        "That keeps the gradient; the signal was asked for": 2.1937,
        "That is by the deviation of the outputs; their mean goes on, too": 2.8931,
        "That is the gain for the gradient": 1.4811,
        "That is the square of what is asked for": 5.5306,
        "That makes outputs of size 1 from inputs of size 1; asked is from sums to sums": 2.155,
        "That is for SiLU": 2.8108,
    },
)


def clip_like_keras(gradients, limit, how):
    """Return the gradients, clipped as Keras does it with that argument."""
    if how == "clipvalue":
        return [np.clip(g, -limit, limit) for g in gradients]
    lengths = [np.sqrt(np.sum(g**2)) for g in gradients]
    if how == "global_clipnorm":
        lengths = [np.sqrt(np.sum(np.square(lengths)))] * len(gradients)
    return [g * (limit / max(n, limit)) for g, n in zip(gradients, lengths, strict=True)]


def swapped(**names):
    return lambda gs, c, how: clip_like_keras(gs, c, names.get(how, how))


def only_if(how, change):
    return lambda gs, c, h: change(gs, c) if h == how else clip_like_keras(gs, c, h)


def drawn(seed, *sizes, scale=1.0):
    rng = np.random.default_rng(seed)
    return [rng.normal(0, scale, size) for size in sizes]


GRADIENTS = [
    ([np.array([[3.0, 0.0]]), np.array([4.0, 0.0])], 1.0),
    ([np.array([[0.3, -0.2]]), np.array([30.0, -40.0])], 1.0),
    ([np.array([[-6.0, 8.0], [0.0, 0.0]]), np.array([0.5, -0.1])], 5.0),
    ([np.array([[0.01, 0.02]]), np.array([0.02, -0.03])], 1.0),
    (drawn(0, (4, 3), 3), 0.5),
    (drawn(1, (2, 5), 5, scale=100.0), 3.0),
    ([np.array([[0.6, 0.0]]), np.array([0.0, 0.9])], 1.0),
    ([np.array([[0.0, 0.0]]), np.array([7.0, -7.0])], 2.0),
]
WAYS = ("clipvalue", "clipnorm", "global_clipnorm")

exercise(
    "keras-clip",
    stars=2,
    chapter="16",
    judge=function_of(
        "gradients",
        "limit",
        "how",
        cases=[(gs, limit, how) for gs, limit in GRADIENTS for how in WAYS],
        truth=clip_like_keras,
        parts=["the first part", "the second part"],
        relative=True,
    ),
    wrong={
        "Your clipnorm measures all parts together; that is global_clipnorm": (
            swapped(clipnorm="global_clipnorm")
        ),
        "Your global_clipnorm measures each part by itself": swapped(global_clipnorm="clipnorm"),
        "You have exchanged the two": (
            swapped(clipnorm="global_clipnorm", global_clipnorm="clipnorm")
        ),
        "Your clipvalue lets −1000 pass: cut on both sides": (
            only_if("clipvalue", lambda gs, c: [np.minimum(g, c) for g in gs])
        ),
        "Your clipvalue makes every number as large as the limit; small ones stay": (
            only_if("clipvalue", lambda gs, c: [np.sign(g) * c for g in gs])
        ),
        "Your clipnorm stretches short parts up to the limit; those stay as they are": (
            only_if("clipnorm", lambda gs, c: [g * c / (np.linalg.norm(g) or 1) for g in gs])
        ),
        "Your global_clipnorm adds the lengths of the parts; add their squares": only_if(
            "global_clipnorm",
            lambda gs, c: [g * min(1, c / sum(np.linalg.norm(p) for p in gs)) for g in gs],
        ),
        "Your global_clipnorm goes by the longest part; all belong to the vector": only_if(
            "global_clipnorm",
            lambda gs, c: [g * min(1, c / max(np.linalg.norm(p) for p in gs)) for g in gs],
        ),
        "Your clipnorm goes by the largest number, not by the length": only_if(
            "clipnorm", lambda gs, c: [g * min(1, c / (abs(g).max() or 1)) for g in gs]
        ),
    },
)


exercise(
    "selu-uneven",
    stars=3,
    chapter="16",
    judge=settling(4.53, tolerance=0.25, percent=False),
    wrong={
        "There the two starts are the same, and the size is 1": 1,
        "There the wide layers settle at 0.83": 2,
        "There the wide layers settle at 0.68": 3,
        "There it is the narrow layers that are at one half; the wide ones are at 0.32": 6.9,
        "There the wide layers settle at 0.26": 8,
        "There the signal dies: no size but 0 is left": 16,
        "That is narrow divided by wide; k is the other way round": 0.221,
    },
)
