"""Answers to silent-backward: the gradient of SiLU in many forms, and slips that nobody listed."""

import math

import numpy as np

from slopes import sigmoid, silu


def s(x):
    return 1 / (1 + np.exp(-x))


def by_loop(x, upstream):
    out = np.empty(x.shape)
    for i in np.ndindex(x.shape):
        a = 1 / (1 + math.exp(-x[i]))
        out[i] = upstream[i] * (a + x[i] * a * (1 - a))
    return out


def measured(x, upstream, h=1e-5):
    return upstream * (silu(x + h) - silu(x - h)) / (2 * h)


def by_exponentials(x, upstream):
    e = np.exp(-x)
    return upstream * ((1 + e + x * e) / (1 + e) ** 2)


def in_steps(x, upstream):
    gradient = s(x)
    gradient = gradient + x * gradient * (1 - gradient)
    gradient = gradient * upstream
    return gradient


def complex_step(x, upstream):
    z = x + 1e-20j
    return upstream * (z / (1 + np.exp(-z))).imag / 1e-20


def by_tanh(x, upstream):
    t = np.tanh(x / 2)
    return upstream * ((1 + t) / 2 + x * (1 - t**2) / 4)


RIGHT = {
    "the product rule": lambda x, u: u * (s(x) + x * s(x) * (1 - s(x))),
    "factored": lambda x, u: u * s(x) * (1 + x * (1 - s(x))),
    "with the other sigmoid": lambda x, u: u * s(x) * (1 + x * s(-x)),
    "with the value": lambda x, u: u * (silu(x) + s(x) * (1 - silu(x))),
    "the library's slope": lambda x, u: u * silu.derivative(x),
    "the library's backward": lambda x, u: silu.backward(x, u),
    "its sigmoid": lambda x, u: u * (sigmoid(x) + x * sigmoid.derivative(x)),
    "by a loop": by_loop,
    "measured": measured,
    "by exponentials": by_exponentials,
    "in steps": in_steps,
    "by a complex step": complex_step,
    "by tanh": by_tanh,
}
WRONG = {
    "zero": lambda x, u: 0 * x,
    "what comes from above": lambda x, u: u,
    "twice": lambda x, u: 2 * u * silu.derivative(x),
    "minus": lambda x, u: -u * silu.derivative(x),
    "the slope's size": lambda x, u: u * abs(silu.derivative(x)),
    "the minus sign of the rule": lambda x, u: u * (s(x) - x * s(x) * (1 - s(x))),
    "divided": lambda x, u: silu.derivative(x) / np.where(u == 0, 1, u),
    "squared from above": lambda x, u: u * u * silu.derivative(x),
    "cut from above": lambda x, u: np.clip(u, -1, 1) * silu.derivative(x),
    "of 2x": lambda x, u: u * silu.derivative(2 * x),
    "of −x": lambda x, u: u * silu.derivative(-x),
    "swapped": lambda x, u: x * silu.derivative(u),
    "the sum": lambda x, u: np.sum(u * silu.derivative(x)),
    "of relu": lambda x, u: u * (x > 0),
    "x without the slope": lambda x, u: u * (s(x) + x),
}
SAME = {}
