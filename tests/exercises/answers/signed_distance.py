"""Answers to signed-distance: how far a point lies from a line, a plane or a point."""

import math
from decimal import Decimal
from fractions import Fraction
from functools import partial

import numpy as np


def by_loop(x, w, b):
    push, square = b, 0
    for x_i, w_i in zip(x, w, strict=True):
        push += x_i * w_i
        square += w_i**2
    return push / square**0.5


def by_walking(x, w, b):
    """Walk back to the line and measure the way."""
    foot = x - (x @ w + b) / (w @ w) * w
    return np.copysign(np.linalg.norm(x - foot), x @ w + b)


def from_a_point_of_the_line(x, w, b):
    on_the_line = -b * w / (w @ w)
    return (x - on_the_line) @ w / np.linalg.norm(w)


def in_fractions(x, w, b):
    push = sum((Fraction(u) * Fraction(v) for u, v in zip(x, w, strict=True)), Fraction(b))
    return push / Fraction(math.sqrt(sum(v * v for v in w)))


def in_decimals(x, w, b):
    push = sum((Decimal(u) * Decimal(v) for u, v in zip(x, w, strict=True)), Decimal(b))
    return push / sum(Decimal(v) ** 2 for v in w).sqrt()


class Line:
    def __call__(self, x, w, b):
        return float(np.dot(w, x) + b) / math.hypot(*w)


def turned_by_hand(x, w, b):
    """Turn the axes until w points along the last of them."""
    q = np.linalg.qr(np.column_stack([w, np.eye(len(w))]))[0]
    along = q[:, 0] * np.sign(q[:, 0] @ w)
    return along @ x + b / (along @ w)


RIGHT = {
    "of a batch of one": lambda x, w, b: (x[None] @ w + b) / np.linalg.norm(w),
    "as derived": lambda x, w, b: (x @ w + b) / np.linalg.norm(w),
    "np.dot": lambda x, w, b: (np.dot(w, x) + b) / np.sqrt(np.dot(w, w)),
    "sums of products": lambda x, w, b: (np.sum(x * w) + b) / np.sum(w**2) ** 0.5,
    "the unit vector first": lambda x, w, b: x @ (w / np.linalg.norm(w)) + b / np.linalg.norm(w),
    "a loop": by_loop,
    "walking": by_walking,
    "from a point of the line": from_a_point_of_the_line,
    "in Fractions": in_fractions,
    "in Decimals": in_decimals,
    "an object with __call__": Line(),
    "turned axes": turned_by_hand,
    "einsum": lambda x, w, b: (np.einsum("i,i", x, w) + b) / np.sqrt(np.einsum("i,i", w, w)),
    "float32": lambda x, w, b: np.float32((x @ w + b) / np.linalg.norm(w)),
    "long double": lambda x, w, b: (x.astype(np.longdouble) @ w + b) / np.linalg.norm(w),
    "an array without dimensions": lambda x, w, b: np.array((x @ w + b) / np.linalg.norm(w)),
    "an array of objects": lambda x, w, b: np.array(in_fractions(x, w, b), dtype=object),
    "math.sumprod by hand": lambda x, w, b: (math.fsum([*(x * w), b])) / math.dist(w, 0 * w),
    "partial": partial(lambda norm, x, w, b: (x @ w + b) / norm(w), np.linalg.norm),
    "with the bias as a weight": lambda x, w, b: np.r_[x, 1] @ np.r_[w, b] / np.linalg.norm(w),
    "other names": lambda point, arrow, shift: (point @ arrow + shift) / np.linalg.norm(arrow),
}

WRONG = {
    "the distance to the origin's side": lambda x, w, b: (x @ w - b) / np.linalg.norm(w),
    "the length of w and b": lambda x, w, b: (x @ w + b) / np.linalg.norm(np.append(w, b)),
    "divided by the length of x": lambda x, w, b: (
        (x @ w + b) / np.linalg.norm(x) if x.any() else b / np.linalg.norm(w)
    ),
    "in the plane only": lambda x, w, b: (x[0] * w[0] + x[1] * w[1] + b) / np.hypot(w[0], w[1]),
    "the length in the plane only": lambda x, w, b: (x @ w + b) / np.hypot(w[0], w[1]),
    "the sum of absolute weights": lambda x, w, b: (x @ w + b) / np.abs(w).sum(),
    "the largest weight": lambda x, w, b: (x @ w + b) / np.abs(w).max(),
    "times the length": lambda x, w, b: (x @ w + b) * np.linalg.norm(w),
    "the distance from the origin": lambda x, w, b: np.linalg.norm(x),
    "the distance of x and w": lambda x, w, b: np.linalg.norm(x - w),
    "squared": lambda x, w, b: (x @ w + b) ** 2 / (w @ w),
    "the way as a vector": lambda x, w, b: (x @ w + b) / (w @ w) * w,
    "the foot of the point": lambda x, w, b: x - (x @ w + b) / (w @ w) * w,
    "a product for each entry": lambda x, w, b: (x * w + b) / np.linalg.norm(w),
    "the sign alone": lambda x, w, b: np.sign(x @ w + b),
    "whole numbers": lambda x, w, b: (x @ w + b) // np.linalg.norm(w),
    "rounded": lambda x, w, b: round((x @ w + b) / np.linalg.norm(w), 1),
    "w of length 5": lambda x, w, b: (x @ w + b) / 5,
    "the root is missing, and then not": lambda x, w, b: (x @ w + b) / (w @ w) ** 0.25,
    "normalized in place": lambda x, w, b: x @ np.divide(w, np.linalg.norm(w), out=w) + b,
    "a text": lambda x, w, b: f"{(x @ w + b) / np.linalg.norm(w):.6f}",
    "without the bias argument": lambda x, w: x @ w / np.linalg.norm(w),
    "already called": 2.0,
}

SAME = {
    "return (x @ w + b) / np.linalg.norm(w) → return (w @ x + b) / np.linalg.norm(w)": (
        "the product of two vectors is the same either way"
    ),
}
