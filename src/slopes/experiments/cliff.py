"""Gradient descent on a loss with a cliff: one unit with tanh that is fed back 50 times."""

from dataclasses import dataclass
from functools import cache

import numpy as np

from ..arguments import expect

SPAN = (1.0, -0.6), (2.0, 0.0)  # the smallest and the largest start (w, b)
METHODS = ("none", "norm", "value")


def fed_back(w, b, steps=50, start=0.5):
    """Return h after so many steps h ← tanh(w h + b), and its slopes with respect to w and b.

    w and b: numbers or arrays of one shape.
    """
    h, by_w, by_b = start, 0.0, 0.0
    for _ in range(steps):
        before, h = h, np.tanh(w * h + b)
        slope = 1 - h * h
        by_w, by_b = slope * (before + w * by_w), slope * (1 + w * by_b)
    return h, by_w, by_b


def cliff(w, b, target=0.6):
    """Return the loss (h − target)² of the unit fed back, and its gradient (dL/dw, dL/db).

    >>> loss, gradient = cliff(1.14, -0.04)
    >>> bool(loss < 1 and np.hypot(*gradient) > 100)
    True
    """
    h, by_w, by_b = fed_back(w, b)
    return (h - target) ** 2, np.array([2 * (h - target) * by_w, 2 * (h - target) * by_b])


def cut(gradient, method="none", limit=1.0):
    """Return the gradient (2, …), its vector shortened to the limit or each entry cut to it."""
    expect(method in METHODS, "method", "none, norm or value", method)
    if method == "value":
        return np.clip(gradient, -limit, limit)
    norm = np.hypot(*gradient)
    long = np.maximum(norm / limit, 1) if method == "norm" else 1
    return gradient / long


def descend(start, rate, method="none", limit=1.0, steps=300, warm_up=0):
    """Return where gradient descent on the cliff has been, as (steps + 1, 2, …).

    start: (w, b), or arrays of them. warm_up: steps over which the rate grows to its full size.
    """
    at = np.array(start, dtype=float)
    path = [at]
    for step in range(steps):
        now = rate * min(1, (step + 1) / warm_up) if warm_up else rate
        at = at - now * cut(cliff(*at)[1], method, limit)
        path.append(at)
    return np.array(path)


@dataclass(frozen=True)
class Descent:
    """What became of many starts: the share whose loss is below 0.01, and each longest step."""

    solved: float
    longest: tuple


@cache
def descents(rate, method="none", limit=1.0, *, warm_up=0, starts=100, steps=300, seed=0):
    """Return the Descent from so many random starts on the cliff."""
    w, b = np.random.default_rng(seed).uniform(*SPAN, (starts, 2)).T
    path = descend([w, b], rate, method, limit, steps, warm_up)
    longest = np.hypot(*np.moveaxis(np.diff(path, axis=0), 1, 0)).max(axis=0)
    return Descent(float(np.mean(cliff(*path[-1])[0] < 0.01)), tuple(longest.tolist()))
