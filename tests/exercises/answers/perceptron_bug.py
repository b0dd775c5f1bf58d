"""Answers to perceptron-bug: one update of the perceptron rule."""

from fractions import Fraction
from functools import partial

import numpy as np

from slopes import step


def with_if(w, b, x, target):
    says = 1 if x @ w + b > 0 else 0
    if says == target:
        return w, b
    if target == 1:
        return w + x, b + 1
    return w - x, b - 1


def on_copies(w, b, x, target):
    w = w.copy()
    error = target - float(x @ w + b > 0)
    w += error * x
    b += error
    return w, b


def entry_by_entry(w, b, x, target):
    push = b
    for i in range(len(w)):
        push += w[i] * x[i]
    error = target - (push > 0)
    return [w[i] + error * x[i] for i in range(len(w))], b + error


def with_the_bias_as_a_weight(w, b, x, target):
    weights, inputs = np.append(w, b), np.append(x, 1.0)
    weights = weights + (target - np.heaviside(weights @ inputs, 0)) * inputs
    return weights[:-1], weights[-1]


def in_fractions(w, b, x, target):
    w, x = [Fraction(v) for v in w], [Fraction(v) for v in x]
    push = sum((u * v for u, v in zip(w, x, strict=True)), Fraction(b))
    error = Fraction(target) - (push > 0)
    return [u + error * v for u, v in zip(w, x, strict=True)], b + error


def as_objects(w, b, x, target):
    w, b = in_fractions(w, b, x, target)
    return np.array(w, dtype=object), b


class Rule:
    rate = 1

    def __call__(self, w, b, x, target):
        delta = self.rate * (target - step(np.dot(w, x) + b))
        return np.add(w, delta * x), np.add(b, delta)


def turned_and_taken_away(w, b, x, target):
    error = step(x @ w + b) - target
    return w - error * x, b - error


RIGHT = {
    "a bias of shape (1,)": lambda w, b, x, target: (
        w + (target - (w @ x + b > 0)) * x,
        np.array([b]) + target - (w @ x + b > 0),
    ),
    "the two faults mended": lambda w, b, x, target: (
        w + (target - step(x @ w + b)) * x,
        b + (target - step(x @ w + b)),
    ),
    "the sign mended by taking away": turned_and_taken_away,
    "with if": with_if,
    "on copies": on_copies,
    "entry by entry": entry_by_entry,
    "the bias as a weight": with_the_bias_as_a_weight,
    "in Fractions": in_fractions,
    "an array of objects": as_objects,
    "an object with __call__": Rule(),
    "a list": lambda w, b, x, target: list(turned_and_taken_away(w, b, x, target)),
    "the weights as a list": lambda w, b, x, target: (
        (w + (target - step(x @ w + b)) * x).tolist(),
        float(b + target - step(x @ w + b)),
    ),
    "the weights as a tuple": lambda w, b, x, target: (
        tuple(with_if(w, b, x, target)[0]),
        with_if(w, b, x, target)[1],
    ),
    "float32": lambda w, b, x, target: tuple(map(np.float32, with_if(w, b, x, target))),
    "long double": lambda w, b, x, target: tuple(map(np.longdouble, on_copies(w, b, x, target))),
    "an array without dimensions": lambda w, b, x, target: (
        with_if(w, b, x, target)[0],
        np.array(with_if(w, b, x, target)[1]),
    ),
    "partial": partial(
        lambda gate, w, b, x, target: (
            w + (target - gate(x @ w + b)) * x,
            b + target - gate(x @ w + b),
        ),
        lambda z: (np.sign(z) + 1) // 2 if z else 0,
    ),
    "a table of the two errors": lambda w, b, x, target: {
        -1: (w - x, b - 1),
        0: (w, b),
        1: (w + x, b + 1),
    }[int(target) - int(x @ w + b > 0)],
    "where": lambda w, b, x, target: (
        np.where((x @ w + b > 0) == target, w, w + (2 * target - 1) * x),
        np.where((x @ w + b > 0) == target, b, b + (2 * target - 1)),
    ),
}


def after_the_weights(w, b, x, target):
    """The bias is moved by the error that is left once the weights have moved."""
    w = w + (target - step(x @ w + b)) * x
    return w, b + target - step(x @ w + b)


def in_place(w, b, x, target):
    error = target - step(x @ w + b)
    w += error * x
    return w, b + error


def by(error, rate=1.0, bias=1.0):
    def update(w, b, x, target):
        e = error(x @ w + b, target)
        return w + rate * e * x, b + bias * e

    return update


WRONG = {
    "rounded to two digits": lambda w, b, x, target: (
        np.round(w + (target - (w @ x + b > 0)) * x, 2),
        round(float(b + target - (w @ x + b > 0)), 2),
    ),
    "the bias first, then the weights with it": after_the_weights,
    "in place": in_place,
    "half the step": by(lambda z, target: target - step(z), rate=0.5, bias=0.5),
    "half the step of the bias": by(lambda z, target: target - step(z), bias=0.5),
    "the bias the other way": by(lambda z, target: target - step(z), bias=-1),
    "the weights the other way": by(lambda z, target: target - step(z), rate=-1),
    "only where the answer was no": by(lambda z, target: max(target - step(z), 0)),
    "only where the answer was yes": by(lambda z, target: min(target - step(z), 0)),
    "always by the answer": by(lambda z, target: step(z)),
    "answers of −1 and 1": by(lambda z, target: (2 * target - 1) - np.sign(z)),
    "the error squared": by(lambda z, target: (target - step(z)) ** 2),
    "the gate opens at a half": by(lambda z, target: target - (z > 0.5)),
    "the gate of a sigmoid": by(lambda z, target: target - 1 / (1 + np.exp(-z))),
    "the first input counts for all": lambda w, b, x, target: (
        w + (target - step(x @ w + b)) * x[0],
        b + target - step(x @ w + b),
    ),
    "two inputs only": lambda w, b, x, target: (
        w[:2] + (target - step(x @ w + b)) * x[:2],
        b + target - step(x @ w + b),
    ),
    "the bias moves by the sum of the inputs": lambda w, b, x, target: (
        w + (target - step(x @ w + b)) * x,
        b + (target - step(x @ w + b)) * x.sum(),
    ),
    "the weights alone": lambda w, b, x, target: w + (target - step(x @ w + b)) * x,
    "all in one": lambda w, b, x, target: np.append(*turned_and_taken_away(w, b, x, target)),
    "the error as a third": lambda w, b, x, target: (
        *with_if(w, b, x, target),
        target - step(x @ w + b),
    ),
    "the changes, not the weights": lambda w, b, x, target: (
        (target - step(x @ w + b)) * x,
        target - step(x @ w + b),
    ),
    "nothing moves": lambda w, b, x, target: (w, b),
    "where right and where wrong": lambda w, b, x, target: (w + (2 * target - 1) * x, b),
    "the push from the wrong bias": lambda w, b, x, target: (
        w + (target - step(x @ w - b)) * x,
        b + target - step(x @ w - b),
    ),
}

SAME = {
    "error = target - step(x @ w + b) → error = target - step(w @ x + b)": (
        "the product of two vectors is the same either way"
    ),
}
