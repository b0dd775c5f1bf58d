"""The data sets of the course; none needs a network connection."""

from functools import cache

import numpy as np

from . import mnist1d
from .needed import needed


@cache
def load(name, seed=0, test=0.25):
    """Return x_train, y_train, x_test, y_test of a data set, split by the seed and standardised.

    name: one of SETS. Features, and the targets of a regression, which come as a column, are
    shifted and scaled by the mean and spread of the training set; a feature that never changes
    there is left at 0. The arrays are read-only, for every caller gets the same ones.

    >>> x_train, y_train, x_test, y_test = load("digits")
    >>> x_train.shape, x_test.shape
    ((1348, 64), (449, 64))
    """
    if name not in SETS:
        raise ValueError(f"name: expected one of {', '.join(SETS)}, got {name!r}")
    if not 0 < test < 1:
        raise ValueError(f"test: expected a share between 0 and 1, got {test!r}")
    x, y = SETS[name]()
    order = np.random.default_rng(seed).permutation(len(x))
    held, kept = np.split(order, [int(test * len(x))])
    x = _standardised(x, kept)
    y = y if y.dtype.kind == "i" else _standardised(y[:, None], kept)
    parts = x[kept], y[kept], x[held], y[held]
    for part in parts:
        part.setflags(write=False)
    return parts


def digits(seed=0, test=0.25):
    """Return the split and standardised 8 × 8 digits: load("digits").

    >>> x_train, *_ = digits()
    >>> bool(abs(x_train.mean()) < 1e-12)
    True
    """
    return load("digits", seed, test)


def gates():
    """Return the four inputs of a two-input gate, and its targets as a dict: and, or, nand, xor.

    >>> x, targets = gates()
    >>> targets["xor"]
    array([0., 1., 1., 0.])
    """
    x = np.array([[0.0, 0.0], [0.0, 1.0], [1.0, 0.0], [1.0, 1.0]])
    both, either = x.all(1), x.any(1)
    targets = {"and": both, "or": either, "nand": ~both, "xor": either & ~both}
    return x, {name: value.astype(float) for name, value in targets.items()}


def circles(examples=1000, noise=0.1, seed=0):
    """Return points on a circle of radius 1 (class 0) and one of radius ½ (class 1), noisy.

    >>> x, y = circles(4, noise=0)
    >>> np.hypot(*x.T).round(6), y
    (array([1. , 0.5, 1. , 0.5]), array([0, 1, 0, 1]))
    """
    rng, y = np.random.default_rng(seed), np.arange(examples) % 2
    turn = rng.uniform(0, 2 * np.pi, examples)
    x = (1 - y / 2)[:, None] * np.column_stack([np.cos(turn), np.sin(turn)])
    return x + noise * rng.normal(size=x.shape), y


def moons(examples=1000, noise=0.2, seed=0):
    """Return points on two half circles, each with its end inside the other, noisy.

    >>> x, y = moons(500)
    >>> x.shape, np.bincount(y)
    ((500, 2), array([250, 250]))
    """
    rng, y = np.random.default_rng(seed), np.arange(examples) % 2
    turn = rng.uniform(0, np.pi, examples)
    sign = 1 - 2 * y
    x = np.column_stack([y + sign * np.cos(turn), y / 2 + sign * np.sin(turn)])
    return x + noise * rng.normal(size=x.shape), y


def spirals(examples=1500, noise=0.1, seed=0, arms=3):
    """Return points on spiral arms of one and a quarter turns, one arm a class, noisy in angle.

    >>> x, y = spirals(300)
    >>> x.shape, np.bincount(y)
    ((300, 2), array([100, 100, 100]))
    """
    rng, y = np.random.default_rng(seed), np.arange(examples) % arms
    radius = rng.uniform(0.05, 1, examples)
    turn = 2 * np.pi * (1.25 * radius + y / arms) + noise * rng.normal(size=examples)
    return radius[:, None] * np.column_stack([np.cos(turn), np.sin(turn)]), y


def xor(examples=1000, noise=0.2, seed=0):
    """Return noisy corners of a square; the class is 1 where the two signs differ.

    >>> x, y = xor(100, noise=0)
    >>> bool((y == (x[:, 0] * x[:, 1] < 0)).all())
    True
    """
    rng = np.random.default_rng(seed)
    corner = rng.choice([-1.0, 1.0], size=(examples, 2))
    y = (corner[:, 0] != corner[:, 1]).astype(int)
    return corner + noise * rng.normal(size=corner.shape), y


def _from_sklearn(name):
    def read():
        with needed("slopes[data]"):
            import sklearn.datasets

        return getattr(sklearn.datasets, f"load_{name}")(return_X_y=True)

    return read


SETS = {name: _from_sklearn(name) for name in ("digits", "breast_cancer", "wine", "iris")}
SETS |= {"diabetes": _from_sklearn("diabetes"), "mnist1d": mnist1d.generate}
SETS |= {"circles": circles, "moons": moons, "spirals": spirals, "xor": xor}


def _standardised(x, kept):
    mean, spread = x[kept].mean(0), x[kept].std(0)
    return np.where(spread > 0, (x - mean) / np.where(spread > 0, spread, 1), 0.0)
