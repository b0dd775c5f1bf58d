"""Answers to relu-backward: right ones in many forms, wrong ones that nobody registered."""

from fractions import Fraction
from functools import partial

import numpy as np

from slopes import relu


def on_a_copy(x, upstream):
    passed = upstream.copy()
    passed[x <= 0] = 0
    return passed


def into_zeros(x, upstream):
    passed = np.zeros_like(upstream)
    passed[x > 0] = upstream[x > 0]
    return passed


def loop(x, upstream):
    passed = np.empty(x.shape)
    for i in np.ndindex(x.shape):
        passed[i] = upstream[i] if x[i] > 0 else 0.0
    return passed


def nested(x, upstream):
    if x.ndim > 1:
        return [nested(a, b) for a, b in zip(x, upstream, strict=True)]
    return [float(u) if v > 0 else 0.0 for v, u in zip(x, upstream, strict=True)]


def in_fractions(x, upstream):
    flat = [Fraction(float(u)) * int(v > 0) for v, u in zip(x.flat, upstream.flat, strict=True)]
    return np.array(flat, dtype=object).reshape(x.shape)


class ReLU:
    """A layer that keeps what went in."""

    def __call__(self, x, upstream):
        self.mask = np.maximum(x, 0) > 0
        return self.backward(upstream)

    def backward(self, upstream):
        return np.where(self.mask, upstream, 0)


def leaky(x, upstream, slope):
    return np.where(x > 0, upstream, slope * upstream)


RIGHT = {
    "times the question": lambda x, upstream: upstream * (x > 0),
    "where": lambda x, upstream: np.where(x > 0, upstream, 0.0),
    "on a copy": on_a_copy,
    "into zeros": into_zeros,
    "a loop": loop,
    "nested lists": nested,
    "vectorized": np.vectorize(lambda v, u: u if v > 0 else 0.0),
    "by the library": relu.backward,
    "by the library's derivative": lambda x, upstream: upstream * relu.derivative(x),
    "from the output": lambda x, upstream: upstream * (relu(x) > 0),
    "heaviside": lambda x, upstream: upstream * np.heaviside(x, 0.0),
    "the positive sign": lambda x, upstream: np.maximum(np.sign(x), 0) * upstream,
    "half of 1 + sign, 0 left out": lambda x, upstream: upstream * (1 + np.sign(x)) / 2 * (x != 0),
    "multiply with where": lambda x, upstream: np.multiply(
        upstream, 1.0, where=x > 0, out=np.zeros(x.shape)
    ),
    "select": lambda x, upstream: np.select([x > 0], [upstream], 0),
    "a masked array filled": lambda x, upstream: np.ma.masked_where(x <= 0, upstream).filled(0.0),
    "Fractions": in_fractions,
    "an object array": lambda x, upstream: (upstream * (x > 0)).astype(object),
    "float32": lambda x, upstream: (upstream * (x > 0)).astype(np.float32),
    "long double": lambda x, upstream: upstream.astype(np.longdouble) * (x > 0),
    "an object that can be called": ReLU(),
    "a leaky one without a leak": partial(leaky, slope=0.0),
    "a mask as float": lambda x, u: (x > 0).astype(float) * u,
    "minus what is stopped": lambda x, u: u - u * (x <= 0),
}
WRONG = {
    "by the sign of their product": lambda x, u: u * (x * u > 0),
    "both must be positive": lambda x, u: np.where((x > 0) & (u > 0), u, 0),
    "ReLU of the product": lambda x, u: relu(x * u),
    "times x": lambda x, u: u * x * (x > 0),
    "x in the place of upstream": lambda x, u: np.where(u > 0, x, 0),
    "a half at 0": lambda x, u: u * np.heaviside(x, 0.5),
    "the sign of x": lambda x, u: u * np.sign(x),
    "a leak": partial(leaky, slope=0.01),
    "the size of upstream": lambda x, u: np.abs(u) * (x > 0),
    "open from 1 on": lambda x, u: u * (x >= 1),
    "as np.vectorize makes it of a whole 0": np.vectorize(lambda x, u: u if x > 0 else 0),
    "closed where ReLU is close to 0": lambda x, u: np.where(np.isclose(relu(x), 0), 0, u),
    "closed for x below 0.01": lambda x, u: u * (x > 0.01),
    "cut to whole numbers": lambda x, u: np.trunc(u) * (x > 0),
    "the mean of the batch": lambda x, u: u * (x > 0) / len(x),
    "only what is open": lambda x, u: u[x > 0],
    "only one-dimensional": lambda x, u: np.array(
        [b if a > 0 else 0 for a, b in zip(x, u, strict=True)]
    ),
    "rows and columns": lambda x, u: (
        np.array([[u[i, j] * (x[i, j] > 0) for j in range(len(x))] for i in range(len(x))])
        if x.ndim == 2
        else u * (x > 0)
    ),
    "in upstream itself": lambda x, u: np.multiply(u, x > 0, out=u),
    "in x itself": lambda x, u: u * (np.maximum(x, 0, out=x) > 0),
    "the sum": lambda x, u: np.sum(u * (x > 0)),
    "if and else": lambda x, u: u if np.all(x > 0) else u * 0,
    "the sigmoid's slope": lambda x, u: u / (1 + np.exp(-np.clip(x, -30, 30))),
    "cut at 6": lambda x, u: u * ((x > 0) & (x < 6)),
    "the gradient cut at 1": lambda x, u: np.clip(u, -1, 1) * (x > 0),
    "nan where closed": lambda x, u: np.where(x > 0, u, np.nan),
    "only x": lambda x: relu.derivative(x),
}
SAME = {}
