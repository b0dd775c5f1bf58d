"""Answers to fitting-start: right ones in many forms, wrong ones that nobody registered."""

from functools import partial

import numpy as np

from slopes.networks import for_activation, glorot, he, pytorch_default, scaled


def by_normal(rng, fan_in, fan_out):
    return rng.normal(0, np.sqrt(2 / fan_in), (fan_in, fan_out))


def row_by_row(rng, fan_in, fan_out):
    return np.array([rng.normal(0, (2 / fan_in) ** 0.5, fan_out) for _ in range(fan_in)])


def in_lists(rng, fan_in, fan_out):
    return [list(row) for row in by_normal(rng, fan_in, fan_out)]


def evenly(rng, fan_in, fan_out):
    s = np.sqrt(6 / fan_in)
    return rng.uniform(-s, s, (fan_in, fan_out))


def cut_off(rng, fan_in, fan_out):
    z = rng.normal(size=(fan_in, fan_out))
    while (beyond := abs(z) > 2).any():
        z[beyond] = rng.normal(size=beyond.sum())
    return z * np.sqrt(2 / fan_in) / 0.8796


def signs(rng, fan_in, fan_out):
    return rng.choice([-1, 1], (fan_in, fan_out)) * np.sqrt(2 / fan_in)


def by_size(rng, fan_in, fan_out, gain):
    return gain * rng.standard_normal((fan_in, fan_out)) / fan_in**0.5


class Start:
    def __call__(self, rng, fan_in, fan_out):
        return by_normal(rng, fan_in, fan_out)


RIGHT = {
    "normal": by_normal,
    "standard normal, scaled": lambda rng, n, m: rng.standard_normal((n, m)) * np.sqrt(2 / n),
    "by the library": he,
    "the library's, evenly": partial(he, distribution="uniform"),
    "the library's, cut off": partial(he, distribution="truncated"),
    "by its gain": scaled(2**0.5),
    "for ReLU": for_activation("relu"),
    "evenly": evenly,
    "cut off and corrected": cut_off,
    "signs": signs,
    "row by row": row_by_row,
    "nested lists": in_lists,
    "drawn turned": lambda rng, n, m: by_normal(rng, m, n).T * np.sqrt(m / n),
    "partial": partial(by_size, gain=np.sqrt(2)),
    "an object that can be called": Start(),
    "float32": lambda rng, n, m: by_normal(rng, n, m).astype(np.float32),
    "long double": lambda rng, n, m: by_normal(rng, n, m).astype(np.longdouble),
    "Laplace's": lambda rng, n, m: rng.laplace(0, np.sqrt(1 / n), (n, m)),
}
WRONG = {
    "a tenth too small": lambda rng, n, m: 0.9 * by_normal(rng, n, m),
    "a tenth too large": lambda rng, n, m: 1.1 * by_normal(rng, n, m),
    "two over the root": partial(by_size, gain=2.0),
    "PyTorch's own": pytorch_default,
    "Glorot's, evenly": partial(glorot, distribution="uniform"),
    "the size for 64 inputs": lambda rng, n, m: rng.normal(0, np.sqrt(2 / 64), (n, m)),
    "0.1": lambda rng, n, m: 0.1 * rng.normal(size=(n, m)),
    "size 0.1414": lambda rng, n, m: 0.1414 * rng.normal(size=(n, m)),
    "by the mean of both fans": lambda rng, n, m: rng.normal(0, np.sqrt(4 / (n + m)), (n, m)),
    "cut off, not corrected": lambda rng, n, m: 0.8796 * cut_off(rng, n, m),
    "a mean that is not 0": lambda rng, n, m: by_normal(rng, n, m) + 0.2 * np.sqrt(2 / n),
    "from 0 to 1": lambda rng, n, m: rng.random((n, m)),
    "only below 0": lambda rng, n, m: -abs(by_normal(rng, n, m)),
    "2 // fan_in": lambda rng, n, m: rng.normal(0, np.sqrt(2 // n), (n, m)),
    "zeros": lambda rng, n, m: np.zeros((n, m)),
    "all the same": lambda rng, n, m: np.full((n, m), np.sqrt(2 / n)),
    "one row for all": lambda rng, n, m: np.tile(rng.normal(0, np.sqrt(2 / n), (1, m)), (n, 1)),
    "one column for all": lambda rng, n, m: np.tile(rng.normal(0, np.sqrt(2 / n), (n, 1)), (1, m)),
    "two halves alike": lambda rng, n, m: np.tile(by_normal(rng, n, m)[: n // 2], (2, 1)),
    "sorted": lambda rng, n, m: np.sort(by_normal(rng, n, m).ravel()).reshape(n, m),
    "turned": lambda rng, n, m: by_normal(rng, n, m).T,
    "numpy's own chance": lambda rng, n, m: by_normal(np.random.default_rng(), n, m),
    "always the same": lambda rng, n, m: by_normal(np.random.default_rng(0), n, m),
    "a matrix": by_normal(np.random.default_rng(0), 100, 400),
    "square only": lambda rng, n, m: by_normal(rng, n, n),
    "numbers in one row": lambda rng, n, m: by_normal(rng, n, m).ravel(),
    "without the generator": lambda n, m: by_normal(np.random.default_rng(), n, m),
    "with nan": lambda rng, n, m: np.where(by_normal(rng, n, m) > 0, np.nan, 0.0),
}
SAME = {}
