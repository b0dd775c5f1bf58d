"""Answers to update-ratio-bug: right ones in many forms, wrong ones that nobody registered."""

import math

import numpy as np


def by_norms(before, after):
    return np.linalg.norm((after - before).ravel()) / np.linalg.norm(before.ravel())


def in_one_root(before, after):
    return np.sqrt(np.sum((after - before) ** 2) / np.sum(before**2))


def by_hand(before, after):
    moved = size = 0.0
    for a, b in zip(after.ravel(), before.ravel(), strict=True):
        moved += (a - b) ** 2
        size += b * b
    return math.sqrt(moved / size)


def by_dots(before, after):
    d, b = (after - before).ravel(), before.ravel()
    return (d @ d / (b @ b)) ** 0.5


def with_hypot(before, after):
    return math.hypot(*(before - after).ravel()) / math.hypot(*before.ravel())


def rms(values):
    return np.sqrt(np.mean(np.square(values)))


RIGHT = {
    "by norms": by_norms,
    "in one root": in_one_root,
    "by hand": by_hand,
    "by dot products": by_dots,
    "by hypot": with_hypot,
    "by Frobenius norms": lambda b, a: np.linalg.norm(a - b, "fro") / np.linalg.norm(b, "fro"),
    "by traces": lambda b, a: math.sqrt(np.trace((a - b).T @ (a - b)) / np.trace(b.T @ b)),
    "two sizes": lambda before, after: rms(after - before) / rms(before),
    "the step the other way round": lambda before, after: rms(before - after) / rms(before),
    "as a float": lambda before, after: float(rms(after - before) / rms(before)),
    "as an array": lambda before, after: np.array(rms(after - before) / rms(before)),
    "by einsum": lambda b, a: math.sqrt(
        np.einsum("i,i", (a - b).ravel(), (a - b).ravel()) / np.vdot(b, b)
    ),
    "by a loop over rows": lambda b, a: math.sqrt(
        sum(np.sum((y - x) ** 2) for x, y in zip(b, a, strict=True)) / sum(np.sum(x**2) for x in b)
    ),
    "in long doubles": lambda b, a: rms(np.subtract(a, b, dtype=np.longdouble)) / rms(b),
}
WRONG = {
    "entry by entry": lambda b, a: np.mean(np.abs((a - b) / np.where(b == 0, 1, b))),
    "by the largest": lambda b, a: np.abs(a - b).max() / np.abs(b).max(),
    "the spread of the weights": lambda b, a: rms(a - b) / np.std(b),
    "the spread of the moves": lambda b, a: np.std(a - b) / rms(b),
    "by the sum": lambda b, a: np.sum(a - b) / np.sum(b),
    "upside down": lambda b, a: rms(b) / max(rms(a - b), 1e-9),
    "norm over root mean square": lambda b, a: np.linalg.norm(a - b) / rms(b),
    "a percentage": lambda b, a: 100 * rms(a - b) / rms(b),
    "the mean of both sizes below": lambda b, a: 2 * rms(a - b) / (rms(a) + rms(b)),
    "the largest singular values": lambda b, a: (
        np.linalg.norm(np.atleast_2d(a - b).reshape(len(b), -1), 2)
        / np.linalg.norm(np.atleast_2d(b).reshape(len(b), -1), 2)
    ),
    "with its sign": lambda b, a: -rms(a - b) / rms(b),
    "the cosine": lambda b, a: np.vdot(b, a) / np.linalg.norm(b) / np.linalg.norm(a),
    "an array of ratios": lambda b, a: np.abs(a - b) / (np.abs(b) + 1e-9),
    "one argument": lambda b: rms(b),
    "nothing": lambda b, a: 0,
    "a number": 0.001,
    "a small constant added below": lambda b, a: rms(a - b) / (rms(b) + 1e-3),
}
MOVED = "moved = np.sqrt(np.mean(({}) ** 2))"
SAME = {
    f"{MOVED.format('after - before')} → {MOVED.format('before - after')}": "squares have no sign"
}
