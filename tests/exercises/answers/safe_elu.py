"""Answers to safe-elu: right ones in many forms, wrong ones that nobody registered."""

import math

import numpy as np

from slopes import elu


def split(left):
    """Return an answer that computes the left branch from left(x)."""

    def answer(x):
        v = left(x)
        return np.where(x > 0, x, np.expm1(v)), (x > 0) + (x <= 0) * np.exp(v)

    return answer


def by_masks(x):
    value, slope = x.astype(float), np.ones(x.shape)
    left = x <= 0
    value[left], slope[left] = np.expm1(x[left]), np.exp(x[left])
    return value, slope


def by_loop(x):
    value, slope = np.zeros(x.shape), np.zeros(x.shape)
    for i in np.ndindex(x.shape):
        value[i] = x[i] if x[i] > 0 else math.expm1(x[i])
        slope[i] = 1 if x[i] > 0 else math.exp(x[i])
    return value, slope


def added(x):
    left = np.minimum(x, 0)
    return np.maximum(x, 0) + np.expm1(left), np.exp(left)


RIGHT = {
    "minimum": split(lambda x: np.minimum(x, 0)),
    "clip": split(lambda x: np.clip(x, None, 0)),
    "where inside": split(lambda x: np.where(x > 0, 0, x)),
    "minus the size": split(lambda x: -np.abs(x)),
    "half of both": split(lambda x: (x - np.abs(x)) / 2),
    "masks": by_masks,
    "a loop": by_loop,
    "a sum": added,
    "cut at ten": split(lambda x: np.minimum(x, 10)),
    "the library's": lambda x: (elu(x), elu.derivative(x)),
    "a list": lambda x: list(added(x)),
    "two terms near 0": lambda x: (
        np.where(np.abs(x) < 1e-5, x + np.minimum(x, 0) ** 2 / 2, added(x)[0]),
        added(x)[1],
    ),
}
WRONG = {
    "leaky": lambda x: (np.where(x > 0, x, 0.01 * x), np.where(x > 0, 1, 0.01)),
    "relu": lambda x: (np.maximum(x, 0), (x > 0) * 1.0),
    "exchanged": lambda x: added(x)[::-1],
    "value alone": lambda x: added(x)[0],
    "slope alone": lambda x: added(x)[1],
    "without the one": lambda x: (np.where(x > 0, x, np.exp(np.minimum(x, 0))), added(x)[1]),
    "silenced": lambda x: np.errstate(all="ignore")(
        lambda x: (np.where(x > 0, x, np.expm1(x)), np.where(x > 0, 1, np.exp(x)))
    )(x),
    "mended for the example only": lambda x: (
        np.where(x > -1e-10, x, np.exp(np.minimum(x, 0)) - 1),
        added(x)[1],
    ),
    "mended nearer to 0 than it breaks": lambda x: (
        np.where(np.abs(x) < 1e-8, x, np.where(x > 0, x, np.exp(np.minimum(x, 0)) - 1)),
        added(x)[1],
    ),
    "the slope from the value": lambda x: (added(x)[0], np.minimum(added(x)[0], 0) + 1),
    "cut on the left": split(lambda x: np.clip(x, -5, 0)),
    "slope of one everywhere": lambda x: (added(x)[0], np.ones(x.shape)),
    "twice": lambda x: (2 * added(x)[0], 2 * added(x)[1]),
    "whole numbers": lambda x: (np.round(added(x)[0]), added(x)[1]),
}
SLOPE = "slope = (x > 0) * 1.0 + (x <= 0) * np.exp(left)"
SAME = {
    "left = np.minimum(x, 0) → left = np.minimum(x, 1)": "the left branch is still safe",
    "value = np.where(x > 0, x, np.expm1(left)) → value = np.where(x >= 0, x, np.expm1(left))": (
        "both branches are 0 at 0"
    ),
    f"{SLOPE} → slope = (x > 0) / 1.0 + (x <= 0) * np.exp(left)": "by 1 or times 1",
    f"{SLOPE} → slope = (x > 0) ** 1.0 + (x <= 0) * np.exp(left)": "to the power 1 or times 1",
    f"{SLOPE} → slope = (x > 0) + (x <= 0) * np.exp(left)": "True counts as 1",
    f"{SLOPE} → slope = (value > 0) * 1.0 + (x <= 0) * np.exp(left)": "the value has x's sign",
    f"{SLOPE} → slope = (x > 0) * 1.0 + (value <= 0) * np.exp(left)": "the value has x's sign",
}
