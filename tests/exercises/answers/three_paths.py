"""Answers to three-paths: the way back through y = x + x tanh(x)."""

from functools import partial

import numpy as np

from slopes import tanh


def plain(x, upstream):
    straight = upstream
    past = upstream * np.tanh(x)
    through = upstream * x * (1 - np.tanh(x) ** 2)
    return straight + past + through


def numbers(x, upstream):
    slopes = [1 + np.tanh(v) + v / np.cosh(v) ** 2 for v in x.ravel()]
    return np.array(slopes).reshape(x.shape) * upstream


def added(x, upstream):
    back = upstream.copy()
    back += upstream * tanh(x)
    back += tanh.backward(x, upstream * x)
    return back


def complex_step(x, upstream):
    z = x + 1e-30j
    return upstream * np.imag(z + z * np.tanh(z)) / 1e-30


def measured(x, upstream, h=1e-5):
    def f(v):
        return v + v * np.tanh(v)

    return upstream * (f(x + h) - f(x - h)) / (2 * h)


class Back:
    def __call__(self, x, upstream):
        self.h = np.tanh(x)
        return upstream * (1 + self.h + x * (1 + self.h) * (1 - self.h))


RIGHT = {
    "path by path": plain,
    "number by number": numbers,
    "added up in place": added,
    "by a complex step": complex_step,
    "by a difference": measured,
    "an object": Back(),
    "with the library's slope": lambda x, g: g * (1 + tanh(x) + x * tanh.derivative(x)),
    "one formula": lambda x, g: g * (1 + np.tanh(x) + x / np.cosh(x) ** 2),
    "a partial": partial(plain),
    "a list": lambda x, g: plain(x, g).tolist(),
    "float32": lambda x, g: plain(x, g).astype(np.float32),
    "by the exponential": lambda x, g: (
        g * (1 + (np.exp(2 * x) - 1) / (np.exp(2 * x) + 1) + 4 * x / (np.exp(x) + np.exp(-x)) ** 2)
    ),
    "other names": lambda at, back: plain(at, back),
}
WRONG = {
    "the function": lambda x, g: x + x * np.tanh(x),
    "the function times upstream": lambda x, g: g * (x + x * np.tanh(x)),
    "the slope at upstream": lambda x, g: x * (1 + np.tanh(g) + g / np.cosh(g) ** 2),
    "the slope at h": lambda x, g: g * (1 + np.tanh(x) + x * (1 - np.tanh(np.tanh(x)) ** 2)),
    "the sigmoid's slope": lambda x, g: g * (1 + np.tanh(x) + x * np.tanh(x) * (1 - np.tanh(x))),
    "1 + tanh²": lambda x, g: g * (1 + np.tanh(x) + x * (1 + np.tanh(x) ** 2)),
    "a minus": lambda x, g: g * (1 + np.tanh(x) - x * (1 - np.tanh(x) ** 2)),
    "the straight path twice": lambda x, g: plain(x, g) + g,
    "the mean of the paths": lambda x, g: plain(x, g) / 3,
    "the largest of the paths": lambda x, g: g * np.maximum(1, np.tanh(x)),
    "downhill": lambda x, g: -plain(x, g),
    "summed": lambda x, g: plain(x, g).sum(),
    "clipped": lambda x, g: np.clip(plain(x, g), -1, 1),
    "signs of upstream only": lambda x, g: plain(x, np.sign(g)),
    "in place": lambda x, g: np.multiply(g, plain(x, np.ones_like(x)), out=g),
    "right above 0": lambda x, g: np.where(x > 0, plain(x, g), g),
    "three separate results": lambda x, g: (g, g * np.tanh(x), g * x * (1 - np.tanh(x) ** 2)),
}
SAME = {}
