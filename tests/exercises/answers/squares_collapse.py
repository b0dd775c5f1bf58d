"""Answers to squares-collapse: the parabola that a layer of squares comes to."""

from fractions import Fraction
from functools import partial, reduce

import numpy as np


def layer(x, v, w, b):
    return sum(v_i * (w_i * x + b_i) ** 2 for v_i, w_i, b_i in zip(v, w, b, strict=True))


def by_loop(v, w, b):
    A = B = C = 0
    for i in range(len(v)):
        A += v[i] * w[i] ** 2
        B += 2 * v[i] * w[i] * b[i]
        C += v[i] * b[i] ** 2
    return A, B, C


def from_three_points(v, w, b):
    left, middle, right = (layer(x, v, w, b) for x in (-1, 0, 1))
    return (left + right) / 2 - middle, (right - left) / 2, middle


def by_fitting(v, w, b):
    x = np.linspace(-1, 1, 5)
    return np.polyfit(x, layer(x, v, w, b), 2)


def solved(v, w, b):
    x = np.array([-1.0, 0.0, 2.0])
    return np.linalg.solve(np.vander(x), layer(x, v, w, b))


def with_polynomials(v, w, b):
    units = (v_i * np.poly1d([w_i, b_i]) ** 2 for v_i, w_i, b_i in zip(v, w, b, strict=True))
    total = reduce(np.polyadd, units, np.poly1d([0.0]))
    return total[2], total[1], total[0]


def in_fractions(v, w, b):
    v, w, b = ([Fraction(a) for a in array] for array in (v, w, b))
    return by_loop(v, w, b)


def as_quadratic_form(v, w, b):
    M = np.stack([w, b]) @ np.diag(v) @ np.stack([w, b]).T
    return M[0, 0], M[0, 1] + M[1, 0], M[1, 1]


class Parabola:
    def __call__(self, v, w, b):
        return [np.dot(v, w * w), np.dot(v, 2 * w * b), np.dot(v, b * b)]


def in_dtype(dtype, v, w, b):
    v, w, b = (a.astype(dtype) for a in (v, w, b))
    return v @ w**2, 2 * v @ (w * b), v @ b**2


RIGHT = {
    "multiplied out": lambda v, w, b: (v @ w**2, 2 * v @ (w * b), v @ b**2),
    "sums": lambda v, w, b: ((v * w**2).sum(), (2 * v * w * b).sum(), (v * b**2).sum()),
    "a loop": by_loop,
    "from three points": from_three_points,
    "by fitting, as an array": by_fitting,
    "solved for": solved,
    "with polynomials": with_polynomials,
    "in Fractions": in_fractions,
    "an array of objects": lambda v, w, b: np.array(in_fractions(v, w, b), dtype=object),
    "a quadratic form": as_quadratic_form,
    "a list from an object with __call__": Parabola(),
    "float32": partial(in_dtype, np.float32),
    "long double": partial(in_dtype, np.longdouble),
    "einsum": lambda v, w, b: (
        np.einsum("i,i,i", v, w, w),
        2 * np.einsum("i,i,i", v, w, b),
        np.einsum("i,i,i", v, b, b),
    ),
    "arrays without dimensions": lambda v, w, b: tuple(map(np.array, by_loop(v, w, b))),
    "plain floats": lambda v, w, b: tuple(float(a) for a in by_loop(v, w, b)),
    "a generator of sums in a list": lambda v, w, b: [
        sum(v_i * c for v_i, c in zip(v, column, strict=True)) for column in (w**2, 2 * w * b, b**2)
    ],
    "the mixed term from (w + b)²": lambda v, w, b: (
        v @ w**2,
        v @ (w + b) ** 2 - v @ w**2 - v @ b**2,
        v @ b**2,
    ),
}

WRONG = {
    "in half precision": lambda v, w, b: (
        np.float16(v @ w**2),
        np.float16(2 * v @ (w * b)),
        np.float16(v @ b**2),
    ),
    "the first unit alone": lambda v, w, b: (v[0] * w[0] ** 2, 2 * v[0] * w[0] * b[0], b[0] ** 2),
    "two units only": lambda v, w, b: by_loop(v[:2], w[:2], b[:2]),
    "six units as a rule": lambda v, w, b: tuple(
        6 * np.mean(v * c) for c in (w**2, 2 * w * b, b**2)
    ),
    "means": lambda v, w, b: tuple(np.mean(v * c) for c in (w**2, 2 * w * b, b**2)),
    "the last unit left out": lambda v, w, b: by_loop(v[:-1], w[:-1], b[:-1]),
    "the mixed term three times": lambda v, w, b: (v @ w**2, 3 * v @ (w * b), v @ b**2),
    "the mixed term with its sign turned": lambda v, w, b: (v @ w**2, -2 * v @ (w * b), v @ b**2),
    "sums multiplied": lambda v, w, b: (v @ w**2, 2 * v.sum() * w.sum() * b.sum(), v @ b**2),
    "v² in the middle": lambda v, w, b: (v @ w**2, 2 * v**2 @ (w * b), v @ b**2),
    "w and b exchanged": lambda v, w, b: by_loop(v, b, w),
    "the outer weights squared with the sign": lambda v, w, b: by_loop(v * abs(v), w, b),
    "sizes instead of squares": lambda v, w, b: (v @ abs(w), 2 * v @ (w * b), v @ abs(b)),
    "no square of b": lambda v, w, b: (v @ w**2, 2 * v @ (w * b), v @ b),
    "no square of w": lambda v, w, b: (v @ w, 2 * v @ (w * b), v @ b**2),
    "C forgotten": lambda v, w, b: (v @ w**2, 2 * v @ (w * b), 0.0),
    "C without v": lambda v, w, b: (v @ w**2, 2 * v @ (w * b), b @ b),
    "two numbers": lambda v, w, b: (v @ w**2, 2 * v @ (w * b)),
    "the sum of the three": lambda v, w, b: layer(1.0, v, w, b),
    "a function": lambda v, w, b: lambda x: layer(x, v, w, b),
    "the slope": lambda v, w, b: (0, 2 * v @ w**2, 2 * v @ (w * b)),
    "halves": lambda v, w, b: (v @ w**2 / 2, v @ (w * b), v @ b**2 / 2),
    "squared in place": lambda v, w, b: by_loop(v, np.square(w, out=w) ** 0.5, b),
    "rounded": lambda v, w, b: tuple(np.round(by_loop(v, w, b))),
    "an array of tables": lambda v, w, b: np.outer(v, [1, 2, 1]),
}

SAME = {
    f"return (v @ w ** 2, 2 * v @ (w * b), v @ b ** 2) → return ({edit})": (
        "the product of two vectors is the same either way"
    )
    for edit in (
        "w ** 2 @ v, 2 * v @ (w * b), v @ b ** 2",
        "v @ w ** 2, w * b @ (2 * v), v @ b ** 2",
        "v @ w ** 2, 2 * v @ (w * b), b ** 2 @ v",
    )
}
