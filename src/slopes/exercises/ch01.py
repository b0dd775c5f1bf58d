"""The exercises of chapter 01: one unit, what it decides, and the rule that teaches it."""

import numpy as np

from ..functions import sigmoid, step
from .core import exercise
from .judges import function_of, numbers
from .judges.neurons import INPUTS, TARGETS, neuron


def weigh(x, w1, w2, b):
    """Return what a step unit with these weights and this bias says."""
    return step(x @ np.array([w1, w2]) + b)


exercise(
    "nor-gate",
    stars=1,
    chapter="01",
    judge=neuron(weigh, 1 - TARGETS["or"], ["w1", "w2", "b"], "Your unit says yes to 0, 0 alone."),
    wrong={
        "That is OR: turn the sign of both weights, and make b larger than 0": (1, 1, -0.5),
        "That is NAND: one switch that is up must be enough for a no": (-1, -1, 1.5),
        "Your unit never says yes: with no switch up, z is b; it must be above 0": (-1, -1, 0),
        "Your unit always says yes: one switch must bring z to 0 or below": (-1, -1, 2.5),
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
        "That is z; its size changes when w and b are both doubled, and the line stays": (
            lambda x, w, b: x @ w + b
        ),
        "You divide by the squared length of w": lambda x, w, b: (x @ w + b) / (w @ w),
        "You lose the sign, and with it the side": lambda x, w, b: abs(distance(x, w, b)),
        "You leave out b, which moves the line away from 0": lambda x, w, b: distance(x, w, 0),
        "The sign is turned: w points to the positive side": lambda x, w, b: -distance(x, w, b),
        "You divide by the sum of the weights; the length of w is a square root of squares": (
            lambda x, w, b: (x @ w + b) / w.sum()
        ),
        "You divide x · w but not b by the length of w": (lambda x, w, b: distance(x, w, 0) + b),
    },
)


def rule(error, learns_bias=True, again=False):
    """Return the update of w and b by this error, a function of z and the target."""

    def update(w, b, x, target):
        e = error(x @ w + b, target)
        w = w + e * x
        return w, b + (error(x @ w + b, target) if again else e) * learns_bias

    return update


def right(z, target):
    """Return the error of the perceptron rule."""
    return target - step(z)


def everywhere(w, b, x, target):
    """Return the update that adds the error to every weight, whatever its input."""
    return w + right(x @ w + b, target), b + right(x @ w + b, target)


BACKWARDS = rule(lambda z, target: -right(z, target))
OPEN_AT_0 = rule(lambda z, target: target - (z >= 0))


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
    (np.array([0.0, 2.0]), 1.0, np.array([0.0, 0.0]), 0.0),  # where w stays and b moves
]


exercise(
    "perceptron-bug",
    stars=2,
    chapter="01",
    judge=function_of("w", "b", "x", "target", cases=UPDATES, truth=rule(right), parts=["w", "b"]),
    wrong={
        "Both faults are still there": rule(lambda z, target: -right(z, target), False),
        "The bias never learns: its input is always 1": rule(right, False),
        "You measure the error anew once w has moved; b needs the first": rule(right, again=True),
        "The error has the wrong sign: each mistake is made worse": BACKWARDS,
        "You compare the target with z, before the step": rule(lambda z, target: target - z),
        "You have left the bias out of z": lambda w, b, x, target: (
            w + right(x @ w, target) * x,
            b + right(x @ w, target),
        ),
        "Your step says 1 at z = 0; that of this course says 0 there": OPEN_AT_0,
        "You add the error to every weight: it must be multiplied by the input": everywhere,
        "Your two results are swapped: w comes first": lambda *a: rule(right)(*a)[::-1],
        "You move w by the target even where the answer is right": rule(lambda z, target: target),
    },
)


def epoch(learn):
    """Return the three numbers after one epoch of AND, from w = (0, 2) and b = 1."""
    w, b = np.array([0.0, 2.0]), 1.0
    for x, target in zip(INPUTS, TARGETS["and"], strict=True):
        w, b = learn(w, b, x, target)
    return *w.tolist(), float(b)


exercise(
    "perceptron-by-hand",
    stars=1,
    chapter="01",
    judge=numbers(dict(zip(["w1", "w2", "b"], epoch(rule(right)), strict=True))),
    wrong={
        "The bias moves too: its input is always 1": epoch(rule(right, False)),
        "The error has the wrong sign: each mistake is made worse": epoch(BACKWARDS),
        "At z = 0 the unit says no, so 11 is a mistake": epoch(OPEN_AT_0),
        "Only a weight whose input is 1 moves": epoch(everywhere),
        "You kept the old numbers: each update counts from the next case on": (-1, 1, -2),
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
    stars=2,
    chapter="01",
    judge=numbers(
        {"slow": count_updates(1 / 64), "normal": ONCE, "fast": count_updates(64.0)}, whole=True
    ),
    wrong={
        "A small rate is not slower here: run the rule and count": (64 * ONCE, ONCE, ONCE),
        "A large rate is not faster here: run the rule and count": (64 * ONCE, ONCE, 1),
        "Those are epochs, rounds through the examples; count the updates": (6, 6, 6),
    },
)


def swing(x, w, b, t):
    """Return yes where SiLU of z lies below the threshold t."""
    z = w * x.sum(-1) + b
    return np.asarray(z * sigmoid(z) < t, dtype=float)


exercise(
    "xor-one-silu",
    stars=3,
    chapter="01",
    judge=neuron(swing, TARGETS["xor"], ["w", "b", "t"], "One unit, and it answers XOR."),
    wrong={
        "That is OR: at 1, 1 SiLU is below t too; with t below 0, z there must leave the dip "
        "on the side away from b": (-1, 0, -0.1),
        "That is NOR: at 0, 0 SiLU is below t. With t above 0 all that lies left of the rise is; "
        "choose t below 0, then b must leave the dip, and w + b must lie in it": (4, -1, -0.1),
        "That is AND: at 1, 1 alone is SiLU below t; with t below 0, w + b belongs in the dip, and "
        "2w + b beyond it": (-0.5, 0, -0.2),
        "Your unit never says yes: at none of its three sums is SiLU below t": (-1.5, 0, -0.3),
        "Your unit always says yes: at all of its three sums SiLU is below t": (-2, 0, 0.15),
        "That is NAND: at 0, 0 SiLU is below t as well": (4, -6, 0.2),
    },
)
