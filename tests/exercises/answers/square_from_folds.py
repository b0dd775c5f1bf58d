"""Answers to square-from-folds: x less k folds, each a quarter of the one before."""

from fractions import Fraction
from functools import partial

import numpy as np

from slopes import relu


def fold(x):
    return 2 * relu(x) - 4 * relu(x - 0.5)


def with_while(x, k):
    y, folded, weight = x.copy(), x.copy(), 1.0
    while k > 0:
        folded = fold(folded)
        weight /= 4
        y -= weight * folded
        k -= 1
    return y


def recursive(x, k):
    """x² on half of the scale: square(x) = x − (T − square'(T)) / 4 − …"""
    return x if k == 0 else x - fold(x) / 2 + recursive(fold(x), k - 1) / 4


def all_folds_in_a_list(x, k):
    folds = [x]
    for _ in range(k):
        folds.append(np.maximum(0, 2 * folds[-1]) - np.maximum(0, 4 * folds[-1] - 2))
    return folds[0] - sum(f * 0.25**s for s, f in enumerate(folds[1:], 1))


def tensor_of_folds(x, k):
    folds = np.empty((k, *x.shape))
    for s in range(k):
        folds[s] = fold(folds[s - 1] if s else x)
    return x - np.tensordot(4.0 ** -np.arange(1, k + 1), folds, 1)


def by_horner(x, k):
    folds = []
    for _ in range(k):
        folds.append(fold(folds[-1] if folds else x))
    total = 0 * x
    for f in reversed(folds):
        total = (total + f) / 4
    return x - total


def in_fractions(x, k):
    def one(value):
        total = t = Fraction(value)
        for s in range(1, k + 1):
            t = 2 * max(t, 0) - 4 * max(t - Fraction(1, 2), 0)
            total -= t / 4**s
        return total

    return np.vectorize(one, otypes=[object])(x)


def one_by_one(x, k):
    y = np.zeros(x.shape)
    for place in np.ndindex(x.shape):
        t = y[place] = x[place]
        for s in range(k):
            t = 2 * max(t, 0) - 4 * max(t - 0.5, 0)
            y[place] -= t / 4 ** (s + 1)
    return y


def as_network(x, k):
    """Two units a layer, as matrices; the running sum is carried along."""
    h, total = x[..., None], x
    for s in range(1, k + 1):
        units = relu(h @ np.ones((1, 2)) + np.array([0.0, -0.5]))
        h = units @ np.array([[2.0], [-4.0]])
        total = total - h[..., 0] / 4.0**s
    return total


class Square:
    def __call__(self, x, k):
        total = t = np.asarray(x)
        for s in range(1, k + 1):
            t = relu(2 * t) - relu(4 * t - 2)
            total = total - t / 2 ** (2 * s)
        return total


def in_dtype(dtype, x, k):
    total = t = x.astype(dtype)
    for s in range(1, k + 1):
        t = 2 * np.maximum(t, 0) - 4 * np.maximum(t - dtype(0.5), 0)
        total = total - t / dtype(4**s)
    return total


RIGHT = {
    "with while": with_while,
    "recursive": recursive,
    "all folds in a list": all_folds_in_a_list,
    "a tensor of folds": tensor_of_folds,
    "by Horner's rule": by_horner,
    "in Fractions": in_fractions,
    "one by one": one_by_one,
    "a network": as_network,
    "an object with __call__": Square(),
    "float32": partial(in_dtype, np.float32),
    "long double": partial(in_dtype, np.longdouble),
    "a list": lambda x, k: with_while(x, k).tolist(),
    "np.vectorize": np.vectorize(lambda v, k: float(in_fractions(v, k)), otypes=[float]),
    "a tent of three ReLUs": lambda x, k: (
        x
        - sum(
            (
                lambda t: [
                    t := 2 * relu(t) - 4 * relu(t - 0.5) + 2 * relu(t - 1) for _ in range(s)
                ][-1]
            )(x)
            / 4**s
            for s in range(1, k + 1)
        )
    ),
    "with clip for the ReLU": lambda x, k: (
        x
        - sum(
            (lambda t: [t := 2 * t - 4 * np.clip(t - 0.5, 0, None) for _ in range(s)][-1])(x) / 4**s
            for s in range(1, k + 1)
        )
    ),
    "the ReLU from the absolute value": lambda x, k: (
        x
        - sum(
            (lambda t: [t := t + abs(t) - 2 * (t - 0.5 + abs(t - 0.5)) for _ in range(s)][-1])(x)
            / 4**s
            for s in range(1, k + 1)
        )
    ),
}


def terms(x, k, weight=lambda s: 0.25**s, fold=fold, first=1):
    total, t = x.copy(), x
    for s in range(1, k + 1):
        t = fold(t)
        if s >= first:
            total = total - weight(s) * t
    return total


def in_place(x, k):
    t = x.copy()
    for s in range(1, k + 1):
        t = fold(t)
        x -= t / 4**s
    return x


def a_list_of_one_row(x, k):
    return [v - sum(np.ravel(terms(np.array(v), k)) for _ in range(1)) for v in x]


def without_folds(x, k):
    """The broken line itself, by the piece on which x lies."""
    n = 2**k
    i = np.minimum(np.floor(x * n), n - 1)
    return ((2 * i + 1) * x * n - i * (i + 1)) / n**2


def running(x, k):
    """A sum of its own, shared with an inner function, that is called as a forbidden function."""
    interp, t = x, x

    def add(s):
        nonlocal interp
        interp = interp - t / 4**s

    for s in range(1, k + 1):
        t = fold(t)
        add(s)
    return interp


RIGHT["a sum called interp"] = running

WRONG = {
    "the broken line by its pieces": without_folds,
    "the tent in two cases": lambda x, k: terms(
        x, k, fold=lambda t: np.where(t < 0.5, 2 * t, 2 - 2 * t)
    ),
    "the tent by what is left over": lambda x, k: terms(
        x, k, fold=lambda t: 1 - abs(2 * t % 2 - 1)
    ),
    "the tent by angles": lambda x, k: terms(
        x, k, fold=lambda t: np.arccos(np.cos(2 * np.pi * t)) / np.pi
    ),
    "weights of a third": lambda x, k: terms(x, k, lambda s: 3.0**-s),
    "weights that fall with s": lambda x, k: terms(x, k, lambda s: 1 / (4 * s)),
    "weights of the square": lambda x, k: terms(x, k, lambda s: 1 / (4 * s * s)),
    "all weights a quarter": lambda x, k: terms(x, k, lambda s: 0.25),
    "signs that alternate": lambda x, k: terms(x, k, lambda s: (-1) ** (s + 1) * 0.25**s),
    "the first fold left out": lambda x, k: terms(x, k, first=2),
    "a fold of height a half": lambda x, k: terms(x, k, fold=lambda t: fold(t) / 2),
    "no way down": lambda x, k: terms(x, k, fold=lambda t: 2 * relu(t) - 2 * relu(t - 0.5)),
    "the fold bent at 1/4": lambda x, k: terms(
        x, k, fold=lambda t: 2 * relu(t) - 4 * relu(t - 0.25)
    ),
    "a saw instead of a tent": lambda x, k: terms(x, k, fold=lambda t: 2 * t % 1),
    "a smooth hill": lambda x, k: terms(x, k, fold=lambda t: 4 * t * (1 - t)),
    "the last fold alone": lambda x, k: x - terms(x, k - 1) + terms(x, k),
    "three folds, whatever k is": lambda x, k: terms(x, 3),
    "six folds, whatever k is": lambda x, k: terms(x, 6),
    "one fold, whatever k is": lambda x, k: terms(x, 1),
    "in place": in_place,
    "the error": lambda x, k: terms(x, k) - x**2,
    "the square of the fold": lambda x, k: terms(x, k) ** 2,
    "the cube": lambda x, k: x**3,
    "the square root": lambda x, k: np.sqrt(x),
    "only where x is below a half": lambda x, k: np.where(x < 0.5, terms(x, k), x**2),
    "the fold itself": lambda x, k: fold(x),
    "one number": lambda x, k: float(terms(x, k).sum()),
    "for one number": lambda x, k: x if x < 0.5 else terms(x, k),
    "the wrong order of arguments": lambda k, x: terms(x, k),
    "the first row": lambda x, k: terms(np.atleast_2d(x)[0], k),
    "flat": lambda x, k: terms(np.ravel(x), k),
    "no folds, but the broken line itself": lambda x, k: np.interp(
        x, np.linspace(0, 1, 2**k + 1), np.linspace(0, 1, 2**k + 1) ** 2
    ),
    "broken lines of too few pieces": lambda x, k: np.interp(
        x, np.linspace(0, 1, k + 2), np.linspace(0, 1, k + 2) ** 2
    ),
}

SAME = {
    "t = 2 * relu(t) - 4 * relu(t - 0.5) → t = 2 * t - 4 * relu(t - 0.5)": (
        "from 0 to 1 nothing is negative, so that ReLU gives its input"
    ),
    "t = 2 * relu(t) - 4 * relu(t - 0.5) → t = 2 * abs(t) - 4 * relu(t - 0.5)": (
        "from 0 to 1 nothing is negative"
    ),
}
