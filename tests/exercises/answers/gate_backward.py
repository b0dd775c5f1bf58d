"""Answers to gate-backward: the two gradients of a · σ(a) · b."""

import numpy as np

from slopes import sigmoid, silu, swiglu


def plain(a, b, upstream):
    s = 1 / (1 + np.exp(-a))
    return upstream * b * s * (1 + a * (1 - s)), upstream * a * s


def by_rule(a, b, upstream):
    s = 1 / (1 + np.exp(-a))
    return upstream * b * (s + a * s * (1 - s)), upstream * (a * s)


def by_differences(a, b, upstream, step=1e-6):
    def h(a, b):
        return a / (1 + np.exp(-a)) * b

    da = (h(a + step, b) - h(a - step, b)) / (2 * step)
    return upstream * da, upstream * (h(a, b + step) - h(a, b - step)) / (2 * step)


def by_elements(a, b, upstream):
    da, db = np.zeros(a.shape), np.zeros(a.shape)
    for at in np.ndindex(a.shape):
        da[at], db[at] = plain(a[at], b[at], upstream[at])
    return da, db


def by_complex_step(a, b, upstream):
    z = a + 1e-20j
    return upstream * b * np.imag(z / (1 + np.exp(-z))) * 1e20, upstream * a / (1 + np.exp(-a))


RIGHT = {
    "factored": plain,
    "the product rule": by_rule,
    "the library's": swiglu.backward,
    "its derivative": lambda a, b, g: tuple(g * slope for slope in swiglu.derivative(a, b)),
    "with silu's slope": lambda a, b, g: (g * b * silu.derivative(a), g * silu(a)),
    "with sigmoid's slope": lambda a, b, g: (
        g * b * (sigmoid(a) + a * sigmoid.derivative(a)),
        g * a * sigmoid(a),
    ),
    "a list": lambda a, b, g: list(plain(a, b, g)),
    "differences": by_differences,
    "element by element": by_elements,
    "a complex step": by_complex_step,
    "float64 arrays stacked": lambda a, b, g: np.stack(plain(a, b, g)),
}
WRONG = {
    "zeros": lambda a, b, g: (0 * a, 0 * b),
    "what came": lambda a, b, g: (g, g),
    "minus": lambda a, b, g: tuple(-each for each in plain(a, b, g)),
    "twice": lambda a, b, g: tuple(2 * each for each in plain(a, b, g)),
    "the value": lambda a, b, g: (swiglu(a, b), swiglu(a, b)),
    "of geglu": lambda a, b, g: (plain(1.1 * a, b, g)[0], plain(1.1 * a, b, g)[1]),
    "a and b swapped": lambda a, b, g: plain(b, a, g)[::-1],
    "σ′ with the wrong sign": lambda a, b, g: (
        g * b * (sigmoid(a) - a * sigmoid.derivative(a)),
        g * silu(a),
    ),
    "σ for a in db": lambda a, b, g: (plain(a, b, g)[0], g * sigmoid(a)),
    "b in db as well": lambda a, b, g: (plain(a, b, g)[0], g * silu(a) * b),
    "only da": lambda a, b, g: plain(a, b, g)[0],
    "clipped": lambda a, b, g: tuple(np.clip(each, -1, 1) for each in plain(a, b, g)),
    "of relu": lambda a, b, g: (g * b * (a > 0), g * np.maximum(a, 0)),
}
SAME = {}
