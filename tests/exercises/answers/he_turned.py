"""Answers to he-turned: right ones in many forms, wrong ones that nobody registered."""

from functools import partial

import numpy as np

from slopes.networks import for_activation, glorot, he, lecun, orthogonal, pytorch_default


def by_normal(rng, fan_out, fan_in):
    return rng.normal(0, np.sqrt(2 / fan_in), (fan_out, fan_in))


def unit_by_unit(rng, fan_out, fan_in):
    return np.array([rng.normal(0, (2 / fan_in) ** 0.5, fan_in) for _ in range(fan_out)])


def in_lists(rng, fan_out, fan_in):
    return by_normal(rng, fan_out, fan_in).tolist()


def evenly(rng, fan_out, fan_in):
    s = (6 / fan_in) ** 0.5
    return rng.uniform(-s, s, (fan_out, fan_in))


def turned_back(rng, fan_out, fan_in):
    return he(rng, fan_in, fan_out).T


def by_size(rng, fan_out, fan_in, gain):
    return gain * rng.standard_normal((fan_out, fan_in)) / fan_in**0.5


class Start:
    def __call__(self, rng, fan_out, fan_in):
        return by_normal(rng, fan_out, fan_in)


RIGHT = {
    "normal": by_normal,
    "unit by unit": unit_by_unit,
    "lists": in_lists,
    "uniform": evenly,
    "the library's, turned": turned_back,
    "for any function, turned": lambda rng, m, n: for_activation("relu")(rng, n, m).T,
    "a gain": partial(by_size, gain=2**0.5),
    "an object": Start(),
    "signs": lambda rng, m, n: rng.choice([-1, 1], (m, n)) * np.sqrt(2 / n),
    "scaled afterwards": lambda rng, m, n: rng.normal(size=(m, n)) * (2 / n) ** 0.5,
    "float32": lambda rng, m, n: by_normal(rng, m, n).astype(np.float32),
    "named arguments": lambda rng, fan_out, fan_in: rng.normal(
        scale=np.sqrt(2 / fan_in), size=(fan_out, fan_in)
    ),
}
WRONG = {
    "Glorot's": lambda rng, m, n: glorot(rng, n, m).T,
    "LeCun's": lambda rng, m, n: lecun(rng, n, m).T,
    "PyTorch's": lambda rng, m, n: pytorch_default(rng, n, m).T,
    "orthogonal": lambda rng, m, n: orthogonal(rng, n, m).T,
    "not turned": he,
    "fans exchanged, turned": lambda rng, m, n: he(rng, m, n),
    "zeros": lambda rng, m, n: np.zeros((m, n)),
    "above 0": lambda rng, m, n: abs(by_normal(rng, m, n)),
    "uniform with √(2 / n)": lambda rng, m, n: rng.uniform(-1, 1, (m, n)) * (2 / n) ** 0.5,
    "twice the size": lambda rng, m, n: 2 * by_normal(rng, m, n),
    "a fixed size": lambda rng, m, n: rng.normal(0, 0.1, (m, n)),
    "one row for all": lambda rng, m, n: np.tile(by_normal(rng, 1, n), (m, 1)),
    "a vector": lambda rng, m, n: rng.normal(0, (2 / n) ** 0.5, m * n),
    "its own chance": lambda rng, m, n: by_normal(np.random.default_rng(7), m, n),
    "cut off at two deviations": lambda rng, m, n: np.clip(
        by_normal(rng, m, n), -2 * (2 / n) ** 0.5, 2 * (2 / n) ** 0.5
    ),
    "a tenth too much variance": lambda rng, m, n: rng.normal(0, (2.19 / n) ** 0.5, (m, n)),
    "a number": 0.14,
    "the mean of the fans": lambda rng, m, n: rng.normal(0, (2 / (m + n)) ** 0.5, (m, n)),
}
SAME = {}
