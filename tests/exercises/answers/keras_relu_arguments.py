"""Answers to keras-relu-arguments: right ones in many forms, wrong ones nobody registered."""

import numpy as np


def in_steps(x):
    y = np.where(x > 1, x, 0.0)
    y = np.clip(y, 0, 6)
    return y - 0.1 * np.maximum(0, 1 - x)


def by_loop(x):
    out = []
    for v in np.ravel(x):
        if v > 6:
            out.append(6.0)
        elif v > 1:
            out.append(v)
        else:
            out.append(0.1 * (v - 1))
    return np.reshape(out, np.shape(x))


def filled(x):
    y = 0.1 * (x - 1)
    y[x > 1] = x[x > 1]
    y[y > 6] = 6
    return y


RIGHT = {
    "as Keras does it": in_steps,
    "by loop": by_loop,
    "filled": filled,
    "two where": lambda x: np.where(x > 6, 6, np.where(x > 1, x, 0.1 * (x - 1))),
    "select": lambda x: np.select([x >= 6, x > 1], [6.0 + 0 * x, x], (x - 1) / 10),
    "piecewise": lambda x: np.piecewise(
        x, [x <= 1, x > 6], [lambda v: 0.1 * (v - 1), lambda v: 6.0, lambda v: v]
    ),
    "masks": lambda x: (x > 1) * np.minimum(x, 6) + (x <= 1) * 0.1 * (x - 1),
    "multiplied out": lambda x: np.where(x > 1, np.minimum(x, 6), 0.1 * x - 0.1),
    "at the threshold the other way": lambda x: np.where(x >= 1, np.minimum(x, 6), 0.1 * (x - 1)),
    "a minimum of all": lambda x: np.minimum(np.where(x > 1, x, 0.1 * (x - 1)), 6),
    "vectorized": np.vectorize(lambda v: min(v, 6.0) if v > 1 else 0.1 * (v - 1)),
}
WRONG = {
    "a plain ReLU": lambda x: np.maximum(x, 0),
    "ReLU6": lambda x: np.clip(x, 0, 6),
    "a leaky ReLU": lambda x: np.where(x > 0, x, 0.1 * x),
    "joined at the threshold": lambda x: np.where(x > 1, np.minimum(x, 6), 1 + 0.1 * (x - 1)),
    "a threshold a hair too low": lambda x: np.where(x > 0.99, np.minimum(x, 6), 0.1 * (x - 1)),
    "a leak of 0.01": lambda x: np.where(x > 1, np.minimum(x, 6), 0.01 * (x - 1)),
    "a leak of 0.3": lambda x: np.where(x > 1, np.minimum(x, 6), 0.3 * (x - 1)),
    "threshold 0.5": lambda x: np.where(x > 0.5, np.minimum(x, 6), 0.1 * (x - 1)),
    "cut at 7": lambda x: np.where(x > 1, np.minimum(x, 7), 0.1 * (x - 1)),
    "zero above 6": lambda x: np.where(x > 1, x * (x < 6), 0.1 * (x - 1)),
    "the leak leaks above, too": lambda x: np.minimum(x, 6) + 0.1 * (x - 1) * (x <= 1),
    "moved": lambda x: np.clip(np.where(x > 1, x - 1, 0.1 * (x - 1)), -9, 6),
}
SAME = {
    "return np.where(x > 1, np.minimum(x, 6), 0.1 * (x - 1))"
    " → return np.where(x >= 1, np.minimum(x, 6), 0.1 * (x - 1))": "at the jump Keras' text and "
    "its code say different things, and the check does not ask",
}
