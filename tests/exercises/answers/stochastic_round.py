"""Answers to stochastic-round: right ones in many forms, wrong ones that nobody registered."""

import math

import numpy as np


def by_share(x, spacing, u):
    below = np.floor(x / spacing)
    return spacing * (below + (u < x / spacing - below))


def by_loop(x, spacing, u):
    out = np.zeros(x.shape)
    for i in range(len(x)):
        below = math.floor(x[i] / spacing)
        out[i] = spacing * (below + 1 if u[i] < x[i] / spacing - below else below)
    return out


def by_remainder(x, spacing, u):
    rest = np.mod(x, spacing)
    near = np.isclose(rest, spacing)
    rest, base = np.where(near, 0, rest), np.where(near, x, x - rest)
    return base + spacing * (u * spacing < rest)


RIGHT = {
    "floor of the sum": lambda x, s, u: s * np.floor(x / s + u),
    "ceil of the difference": lambda x, s, u: s * np.ceil(x / s - u),
    "float32": lambda x, s, u: np.float32(s * np.floor(x / s + u)),
    "computed in float32": lambda x, s, u: (
        np.float32(s) * np.floor(np.float32(x) / np.float32(s) + np.float32(u))
    ),
    "by share": by_share,
    "a loop": by_loop,
    "by the remainder": by_remainder,
    "floor division": lambda x, s, u: (x / s + u) // 1 * s,
    "a scaled u": lambda x, s, u: np.floor((x + s * u) / s) * s,
    "where": lambda x, s, u: (
        s * np.where(u < x / s - np.floor(x / s), np.floor(x / s) + 1, np.floor(x / s))
    ),
}
WRONG = {
    "up from the grid where u is 0": lambda x, s, u: (
        s * (np.floor(x / s) + (u <= x / s - np.floor(x / s)))
    ),
    "down from the grid where u is 0": lambda x, s, u: s * (np.ceil(x / s + u) - 1),
    "a tie from the grid where u is 0": lambda x, s, u: s * np.round(x / s + u - 0.5),
    "u mirrored": lambda x, s, u: s * np.floor(x / s + 1 - u),
    "nothing": lambda x, s, u: x,
    "noise of one spacing": lambda x, s, u: x + s * u,
    "zeros": lambda x, s, u: 0 * x,
    "u alone": lambda x, s, u: s * np.round(u),
    "twice as coarse": lambda x, s, u: 2 * s * np.floor(x / (2 * s) + u),
    "twice as fine": lambda x, s, u: s / 2 * np.floor(2 * x / s + u),
    "its own dice": lambda x, s, u: s * np.floor(x / s + np.random.default_rng().uniform(size=100)),
    "one u for all": lambda x, s, u: s * np.floor(x / s + u[0]),
    "one number": lambda x, s, u: float(s * np.floor(x[0] / s + u[0])),
    "the mirror": lambda x, s, u: -s * np.floor(x / s + u),
    "u squared": lambda x, s, u: s * np.floor(x / s + u**2),
    "sizes": lambda x, s, u: s * np.floor(np.abs(x) / s + u),
}
SAME = {}
