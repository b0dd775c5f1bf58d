"""Answers to slope-in-two: checks of a gradient in at most ten evaluations of the loss."""

import math
import random
from functools import partial

import numpy as np

from answers import made


def measured(loss, w, u, h=1e-5):
    return (loss(w + h * u) - loss(w - h * u)) / (2 * h)


def along(draw, rtol=1e-5):
    """Return a check along one direction, drawn by this function of w."""

    def check(loss, gradient, w):
        u = draw(w)
        error = abs(measured(loss, w, u) - gradient @ u)
        return bool(
            error <= rtol * np.linalg.norm(gradient) * np.linalg.norm(u) / math.sqrt(len(w))
        )

    return check


def normal(w, seed=0):
    return np.random.default_rng(seed).normal(size=w.shape)


def signs(w):
    """−1 or 1, drawn: no entry is left out."""
    return np.random.default_rng(3).choice([-1.0, 1.0], size=w.shape)


def several(loss, gradient, w):
    rng = np.random.default_rng(5)
    for _ in range(5):
        u = rng.normal(size=len(w))
        if not abs(measured(loss, w, u) - u @ gradient) < 1e-6:
            return False
    return True


def of_unit_length(loss, gradient, w):
    u = np.random.default_rng(1).standard_normal(w.size)
    u = u / np.linalg.norm(u)
    return bool(abs(measured(loss, w, u, h=1e-4) - np.dot(gradient, u)) < 1e-6)


def with_pythons_chance(loss, gradient, w):
    chance = random.Random(7)
    u = np.array([chance.gauss(0, 1) for _ in w])
    return math.isclose(measured(loss, w, u), float(gradient @ u), rel_tol=1e-5, abs_tol=1e-6)


def irrational(loss, gradient, w):
    """Roots of 2, 3, 4, …: nothing regular, and nothing drawn."""
    u = np.sqrt(np.arange(2, len(w) + 2)) % 1 + 0.5
    return bool(abs(measured(loss, w, u) - (gradient * u).sum()) < 1e-6)


def richardson(loss, gradient, w):
    u = normal(w, 2)
    slope = (4 * measured(loss, w, u, 5e-4) - measured(loss, w, u, 1e-3)) / 3
    return np.isclose(slope, gradient @ u, rtol=1e-6, atol=1e-6)


def forward_with_room(loss, gradient, w, h=1e-7):
    u = normal(w, 4)
    slope = (loss(w + h * u) - loss(w)) / h
    return bool(abs(slope - gradient @ u) < 1e-4)


def two_directions(loss, gradient, w):
    us = np.random.default_rng(8).normal(size=(2, len(w)))
    slopes = [measured(loss, w, u) for u in us]
    return np.allclose(slopes, us @ gradient, rtol=1e-5, atol=1e-6)


class Check:
    def __init__(self, seed):
        self.rng = np.random.default_rng(seed)

    def __call__(self, loss, gradient, w):
        u = self.rng.uniform(0.5, 1.5, len(w)) * self.rng.choice([-1, 1], len(w))
        return abs(measured(loss, w, u) - np.vdot(u, gradient)) < 1e-5


def five_points(loss, gradient, w, h=1e-3):
    u = normal(w, 6)
    f = [loss(w + k * h * u) for k in (-2, -1, 1, 2)]
    slope = (f[0] - 8 * f[1] + 8 * f[2] - f[3]) / (12 * h)
    return bool(np.abs(slope - gradient @ u) < 1e-6)


RIGHT = {
    "along a drawn direction": along(normal),
    "along drawn signs": along(signs),
    "five directions": several,
    "of unit length": of_unit_length,
    "with Python's chance": with_pythons_chance,
    "irrational": irrational,
    "by Richardson": richardson,
    "forward, with room": forward_with_room,
    "two directions": two_directions,
    "an object with __call__": made(lambda: Check(9)),
    "five points": five_points,
    "partial": partial(
        lambda seed, loss, gradient, w: along(partial(normal, seed=seed))(loss, gradient, w), 11
    ),
    "0 and 1": lambda loss, gradient, w: int(several(loss, gradient, w)),
    "an array without dimensions": lambda loss, gradient, w: np.array(several(loss, gradient, w)),
    "a truth value of numpy's": lambda loss, gradient, w: np.bool_(several(loss, gradient, w)),
    "uniform": along(lambda w: np.random.default_rng(0).uniform(-1, 1, w.size)),
    "long double": lambda loss, gradient, w: bool(
        abs(measured(loss, w, normal(w).astype(np.longdouble)) - gradient @ normal(w)) < 1e-5
    ),
    "by a complex step": lambda loss, gradient, w: np.isclose(
        loss(w + 1e-20j * normal(w)).imag / 1e-20, gradient @ normal(w), rtol=1e-6, atol=1e-9
    ),
    "nan asked for first": lambda loss, gradient, w: (
        not np.isnan(gradient).any() and several(loss, gradient, w)
    ),
    "numpy's old chance": along(lambda w: np.random.RandomState(12).randn(*w.shape)),
    "the wave of a golden number": along(lambda w: np.cos(1.618 * np.arange(len(w)) ** 2) + 1.5),
}


def some_entries(entries, loss, gradient, w):
    """A few single weights, one by one."""
    for i in entries(len(w)):
        unit = np.zeros_like(w)
        unit[i] = 1
        if not abs(measured(loss, w, unit) - gradient[i]) < 1e-6:
            return False
    return True


def in_place(loss, gradient, w, h=1e-5):
    u = normal(w)
    w += h * u
    high = loss(w)
    w -= 2 * h * u
    return bool(abs((high - loss(w)) / (2 * h) - gradient @ u) < 1e-5)


def forgetful(loss, gradient, w):
    """The direction is drawn anew for the product."""
    rng = np.random.default_rng(0)
    return bool(
        abs(measured(loss, w, rng.normal(size=len(w))) - gradient @ rng.normal(size=len(w))) < 1e-5
    )


def half_of_them(w):
    u = normal(w)
    u[len(w) // 2 :] = 0
    return u


WRONG = {
    "all weights by a factor": lambda loss, gradient, w: bool(
        abs((loss(w * (1 + 1e-5)) - loss(w * (1 - 1e-5))) / 2e-5 - gradient @ w) < 1e-5
    ),
    "from −1 to 1": along(lambda w: np.linspace(-1, 1, len(w)) if len(w) > 1 else np.ones(1)),
    "1, 2, 3, …": along(lambda w: np.arange(1.0, len(w) + 1)),
    "a regular wave": along(lambda w: np.cos(np.arange(len(w)))),
    "the first five weights": partial(some_entries, lambda n: range(5)),
    "five weights spread out": partial(some_entries, lambda n: range(0, n, n // 5 + 1)),
    "five weights by chance": partial(
        some_entries, lambda n: np.random.default_rng(0).choice(n, 5, replace=False)
    ),
    "the first and the last": partial(some_entries, lambda n: [0, -1]),
    "half of the weights": along(half_of_them),
    "every second weight": along(lambda w: normal(w) * (np.arange(len(w)) % 2)),
    "the other weights": along(lambda w: normal(w) * (np.arange(len(w)) % 2 == 0)),
    "all but the first": along(lambda w: normal(w) * (np.arange(len(w)) > 0)),
    "all but the last": along(lambda w: normal(w) * (np.arange(len(w)) < len(w) - 1)),
    "ramps": along(lambda w: np.arange(len(w)) / len(w)),
    "in place": in_place,
    "forgetful": forgetful,
    "for 400 weights": lambda loss, gradient, w: along(lambda _: normal(np.zeros(400)))(
        loss, gradient, w
    ),
    "the sizes compared": lambda loss, gradient, w: bool(
        abs(abs(measured(loss, w, normal(w))) - abs(gradient @ normal(w))) < 1e-5
    ),
    "without the size": lambda loss, gradient, w: bool(
        measured(loss, w, normal(w)) - gradient @ normal(w) < 1e-5
    ),
    "nan survives": lambda loss, gradient, w: (
        not (abs(measured(loss, w, normal(w)) - gradient @ normal(w)) > 1e-5)
    ),
    "nan taken for 0": lambda loss, gradient, w: bool(
        abs(measured(loss, w, normal(w)) - np.nansum(gradient * normal(w))) < 1
    ),
    "far too strict": lambda loss, gradient, w: bool(
        measured(loss, w, normal(w)) == gradient @ normal(w)
    ),
    "far too lax": lambda loss, gradient, w: bool(
        abs(measured(loss, w, normal(w)) - gradient @ normal(w)) < 100
    ),
    "a relative tolerance of a tenth": lambda loss, gradient, w: np.isclose(
        measured(loss, w, normal(w)), gradient @ normal(w), rtol=0.1
    ),
    "along the gradient itself": lambda loss, gradient, w: bool(
        abs(measured(loss, w, np.sign(np.nan_to_num(gradient))) - np.abs(gradient).sum()) < 1e9
    ),
    "the length alone": lambda loss, gradient, w: bool(
        np.linalg.norm(gradient) < 10 * np.linalg.norm(w)
    ),
    "eleven directions": lambda loss, gradient, w: all(
        abs(measured(loss, w, normal(w, seed)) - gradient @ normal(w, seed)) < 1e-5
        for seed in range(11)
    ),
    "always True": lambda loss, gradient, w: True,
    "always False": lambda loss, gradient, w: False,
    "the error": lambda loss, gradient, w: float(
        abs(measured(loss, w, normal(w)) - gradient @ normal(w))
    ),
    "True or False of each weight": lambda loss, gradient, w: np.abs(gradient) < 1e3,
    "a text": lambda loss, gradient, w: str(several(loss, gradient, w)),
    "a step of the gradient falls": lambda loss, gradient, w: bool(
        loss(w - 1e-3 * gradient) < loss(w)
    ),
    "the loss called without weights": lambda loss, gradient, w: bool(loss() < 1),
}

U = "u = np.random.default_rng(0).normal(size=w.shape)"
SAID = "return bool(abs(along - np.sum(gradient * u)) < 1e-05 * np.linalg.norm(gradient))"
SAME = {
    "def gradient_is_right(loss, gradient, w, h=1e-05): → "
    "def gradient_is_right(loss, gradient, w, h=-1e-05):": (
        "the central formula is the same for h and −h"
    ),
    f"{U} → u = np.random.default_rng(0).uniform(size=w.shape)": "drawn, and not regular, too",
    f"{U} → u = np.random.default_rng(1).normal(size=w.shape)": "another draw",
    f"{U} → u = np.random.default_rng(0).normal(size=gradient.shape)": (
        "the gradient has the shape of w"
    ),
    f"{SAID} → return abs(along - np.sum(gradient * u)) < 1e-05 * np.linalg.norm(gradient)": (
        "numpy's truth value is one, too"
    ),
    f"{SAID} → {SAID.replace(') < ', ') <= ')}": "no error is equal to the tolerance",
    f"{SAID} → {SAID.replace('along - np.sum(gradient * u)', 'np.sum(gradient * u) - along')}": (
        "a size has no sign"
    ),
    **{
        f"{SAID} → return bool(abs(along - np.sum(gradient * u)) < 1e-05{scale})": (
            "the tolerance is a little larger or smaller, and lies far above the error of the "
            "measurement and far below one per cent as before"
        )
        for scale in (
            "",
            " * np.linalg.norm(w)",
            " * np.linalg.norm(u)",
            " * np.linalg.norm(along)",
        )
    },
}
