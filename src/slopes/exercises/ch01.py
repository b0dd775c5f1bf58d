"""The exercises of chapter 01: one neuron and its gate."""

import numpy as np

from ..functions import sigmoid, step
from .core import exercise
from .judges import function_of, numbers
from .judges.neurons import INPUTS, TARGETS, neuron


def weigh(x, w1, w2, b):
    """Return what a step neuron with these weights and this bias says."""
    return step(x @ np.array([w1, w2]) + b)


exercise(
    "nor-gate",
    stars=1,
    chapter="01",
    judge=neuron(
        weigh, 1 - TARGETS["or"], ["w1", "w2", "b"], "Your neuron says yes to 0, 0 alone."
    ),
    wrong={
        "That is OR: change the sign of all three numbers": (1, 1, -0.5),
        "That is NAND: one input that is on must be enough to shut the gate": (-1, -1, 1.5),
        "Your gate never opens: with no input on, the push is b; it must be above 0": (-1, -1, 0),
        "Your gate is always open: one input that is on must push it shut": (-1, -1, 2.5),
    },
)

DISTANCES = [
    (np.array([0.0, 0.0]), np.array([3.0, 4.0]), -5.0),
    (np.array([3.0, 4.0]), np.array([3.0, 4.0]), -5.0),
    (np.array([-1.0, 2.0]), np.array([0.6, -0.8]), 0.5),
    (np.array([1.0, -2.0, 3.0]), np.array([2.0, -1.0, 2.0]), 1.0),
    (np.array([0.5, 1.0, -2.0]), np.array([1.0, 2.0, -4.0]), -3.25),
]


def distance(x, w, b):
    """Return how far x lies from the line, positive on the side of yes."""
    return (x @ w + b) / np.linalg.norm(w)


exercise(
    "signed-distance",
    stars=2,
    chapter="01",
    judge=function_of("x", "w", "b", cases=DISTANCES, truth=distance, noun="signed distance"),
    wrong={
        "That is the push; its size changes when w and b are both doubled, and the line stays": (
            lambda x, w, b: x @ w + b
        ),
        "You divide by the squared length of w": lambda x, w, b: (x @ w + b) / (w @ w),
        "You lose the sign, and with it the side of the line": (
            lambda x, w, b: abs(distance(x, w, b))
        ),
        "You leave out b: that is the distance to the parallel line through 0": (
            lambda x, w, b: distance(x, w, 0)
        ),
        "The sign is turned round: the side that w points to is the positive one": (
            lambda x, w, b: -distance(x, w, b)
        ),
        "You divide by the sum of the weights; the length of w is a square root of squares": (
            lambda x, w, b: (x @ w + b) / w.sum()
        ),
        "You divide x · w but not b by the length of w": (lambda x, w, b: distance(x, w, 0) + b),
    },
)


def rule(error, learns_bias=True):
    """Return the update of w and b by this error, a function of the push z and the target."""

    def update(w, b, x, target):
        e = error(x @ w + b, target)
        return w + e * x, b + e * learns_bias

    return update


def right(z, target):
    """Return the error of the perceptron rule."""
    return target - step(z)


UPDATES = [
    (np.array([1.0, 1.0]), 0.0, np.array([1.0, 0.0]), 0.0),
    (np.array([1.0, 1.0]), -1.5, np.array([0.0, 1.0]), 1.0),
    (np.array([0.0, 0.0]), 0.0, np.array([1.0, 1.0]), 1.0),
    (np.array([1.0, 1.0]), -1.5, np.array([1.0, 1.0]), 1.0),
    (np.array([0.5, -2.0]), 0.25, np.array([2.0, 3.0]), 1.0),
    (np.array([0.5, 2.0]), -1.0, np.array([-1.0, 2.0]), 0.0),
    (np.array([0.5, -2.0, 1.5]), 0.25, np.array([2.0, 3.0, 1.0]), 1.0),
    (np.array([0.25, 1.0, -0.5, 2.0, 1.0]), -1.5, np.array([1.0, 0.5, 0.0, -2.0, 4.0]), 0.0),
    (np.array([1.0, -1.0, 0.5]), 0.25, np.array([0.0, 1.0, 1.5]), 0.0),
    (np.array([0.12345, -0.98765]), 0.01234, np.array([0.54321, 1.23456]), 1.0),
]
NAMES = ("w", "b", "x", "target")

exercise(
    "perceptron-bug",
    stars=2,
    chapter="01",
    judge=function_of(*NAMES, cases=UPDATES, truth=rule(right), parts=["w", "b"]),
    wrong={
        "Both faults are still there": rule(lambda z, target: -right(z, target), False),
        "The bias never learns: its input is always 1": rule(right, False),
        "The error has the wrong sign: each mistake is made worse": (
            rule(lambda z, target: -right(z, target))
        ),
        "You compare the target with the push, before the gate": rule(lambda z, target: target - z),
        "You have left the bias out of the push": lambda w, b, x, target: (
            w + right(x @ w, target) * x,
            b + right(x @ w, target),
        ),
        "You open the gate at a push of 0; the step of this course stays shut there": (
            rule(lambda z, target: target - (z >= 0))
        ),
        "You add the error to every weight: it must be multiplied by the input": (
            lambda w, b, x, target: (w + right(x @ w + b, target), b + right(x @ w + b, target))
        ),
        "Your two results are swapped: w comes first": lambda *a: rule(right)(*a)[::-1],
        "You move w by the target even where the answer is right": rule(lambda z, target: target),
    },
)


def count_updates(rate):
    """Return how many updates the perceptron rule needs for AND, its rows taken in order."""
    w, b, updates = np.zeros(2), 0.0, 0
    for i in np.tile(np.arange(4), 1000):
        error = right(INPUTS[i] @ w + b, TARGETS["and"][i])
        w, b, updates = w + rate * error * INPUTS[i], b + rate * error, updates + (error != 0)
    return int(updates)


ONCE = count_updates(1.0)

exercise(
    "learning-rate",
    stars=1,
    chapter="01",
    judge=numbers(
        {"slow": count_updates(1 / 64), "normal": ONCE, "fast": count_updates(64.0)}, whole=True
    ),
    wrong={
        "A small rate is not slower here: run the rule and count": (64 * ONCE, ONCE, ONCE),
        "A large rate is not faster here: run the rule and count": (64 * ONCE, ONCE, 1),
        "Those are sweeps over the examples; count the updates": (6, 6, 6),
    },
)


def swing(x, w, b, t):
    """Return yes where SiLU of the push lies below the threshold t."""
    z = w * x.sum(-1) + b
    return np.asarray(z * sigmoid(z) < t, dtype=float)


exercise(
    "xor-one-silu",
    stars=3,
    chapter="01",
    judge=neuron(swing, TARGETS["xor"], ["w", "b", "t"], "One neuron, and it answers XOR."),
    wrong={
        "That is OR: at 1, 1 SiLU is below t too; with t negative, that push must leave the dip "
        "on the side away from b": (-1, 0, -0.1),
        "That is NOR: at 0, 0 SiLU is below t; that push, b, must leave the dip, to either side, "
        "and w + b must lie in it": (4, -1, -0.1),
        "That is AND: at 1, 1 alone is SiLU below t; w + b belongs in the dip, and 2w + b beyond "
        "it": (-0.5, 0, -0.2),
        "Your neuron never says yes: at none of its pushes is SiLU below t": (-1.5, 0, -0.3),
        "Your neuron always says yes: at all of its pushes SiLU is below t": (-2, 0, 0.15),
        "That is NAND: at 0, 0 SiLU is below t as well": (4, -6, 0.2),
    },
)
