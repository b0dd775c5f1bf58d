"""The judges of gradient checks: of slopes point by point, and of a gradient in few evaluations."""

import numpy as np

from ...functions import sigmoid, silu, softplus, tanh
from ..words import kind
from .base import Nothing, Wrong, call, missing, must_be_function
from .reading import plain

POINTS = np.linspace(-4, 4, 41)
MANY = np.linspace(-4, 4, 20_001)  # so many that one bad point drowns in a mean
FEW = np.array([1.7, -0.3, 3.9, -2.2, 0.4])
PLAIN = {  # the same functions for complex numbers and long doubles as well
    sigmoid: lambda x: 1 / (1 + np.exp(-x)),
    tanh: np.tanh,
    softplus: lambda x: np.log1p(np.exp(x)),
    silu: lambda x: x / (1 + np.exp(-x)),
}


def pair(what, f, right=False, change=lambda x, slope: slope, times=1):
    """Return what it is, times f, a change of its slope, and whether that is right."""

    def slope(x):
        x = np.asarray(x, dtype=float)
        return change(x, times * f.derivative(x))

    return what, lambda x: times * PLAIN[f](x), slope, right


PAIRS = [
    *(pair(f"the right slope of {f.name}", f, True) for f in (sigmoid, tanh, softplus)),
    pair("a slope that is 1 % too small", sigmoid, change=lambda x, s: 0.99 * s),
    pair("a slope that is 1 % too large", tanh, change=lambda x, s: 1.01 * s),
    pair(
        "a slope that is wrong at x = 3 and nowhere else",
        tanh,
        change=lambda x, s: s + 0.01 * (x == POINTS[35]),
    ),
    pair("a slope whose errors cancel", tanh, change=lambda x, s: s + 0.01 * np.sign(x)),
    pair(
        "a slope that is 1 % too large at x = 4 and nowhere else",
        tanh,
        change=lambda x, s: s * (1 + 0.01 * (x == 4)),
    ),
    pair("a slope without its sign", silu, change=lambda x, s: np.abs(s)),
    pair("a slope that is nan at x = 2", sigmoid, change=lambda x, s: np.where(x == 2, np.nan, s)),
    pair("the right slope of 1000 times tanh", tanh, True, times=1000),
    pair("the right slope of -1000 times tanh", tanh, True, times=-1000),
    (
        "the right slope of relu(x - 0.1), which is 0 up to there",
        lambda x: np.maximum(x - 0.1, 0),
        lambda x: np.asarray(x > 0.1, dtype=float),
        True,
    ),
]
QUICK = [
    ("the right slope of tanh", np.tanh, lambda x: 1 - np.tanh(x) ** 2, True),
    (
        f"a slope that is 1 % too small at x = {MANY[19_000]:g} and nowhere else",
        np.tanh,
        lambda x: (1 - np.tanh(x) ** 2) * (1 - 0.01 * (x == MANY[19_000])),
        False,
    ),
]


def at_one_place(points):
    """Return the same for a slope that is wrong at one of the points, for each of them."""
    for place in points:
        for what, by in (("1 % too small", 0.99), ("nan", np.nan)):
            yield pair(
                f"a slope that is {what} at x = {place:g} and nowhere else",
                tanh,
                change=lambda x, s, place=place, by=by: s * np.where(x == place, by, 1.0),
            )


def yes_or_no(said, where):
    """Return the answer of a learner's check as a bool."""
    if missing(said):
        raise Nothing("Your check returns nothing yet: return your own in place of ...")
    verdict = call(np.asarray, call(plain, said))
    if verdict.ndim == 0 and verdict.dtype.kind in "biuf" and verdict in (0, 1):
        return bool(verdict)
    raise Wrong(f"{where} returns {kind(said)}; one True or False for all points is wanted")


def tells_right_from_wrong(answer):
    """Return where a check of slopes, answer(f, slope, x), goes wrong, or None."""
    must_be_function(answer, ["f", "slope", "x"])
    few = [(points, [*PAIRS[:5], *at_one_place(points)]) for points in (FEW, FEW[:1])]
    for points, pairs in ((POINTS, [*PAIRS, *at_one_place(POINTS)]), *few, (MANY, QUICK)):
        for what, f, slope, right in pairs:
            many = (
                "" if points is POINTS else f" for {len(points):,} point" + "s" * (len(points) > 1)
            )
            where = f"Given {what},{many} your check"
            x = points.copy()
            accepts = yes_or_no(call(answer, f, slope, x, where=where), where)
            if not np.array_equal(x, points):
                return "Your check changes x in place; let it work on a copy"
            if accepts != right:
                return f"Your check {'accepts' if accepts else 'refuses'} {what}{many}"
    return None


class Counted:
    """A loss of n weights, which counts how often it is asked; and its true gradient."""

    def __init__(self, n):
        rng = np.random.default_rng(n)
        self.rows, self.w, self.asked = rng.normal(size=(50, n)) / 20, rng.normal(size=n), 0
        if n > 6:
            self.w[::7] = 0  # as biases are at the start: a direction that grows with w misses them

    def __call__(self, w):
        self.asked += 1
        return np.log1p(np.exp(self.rows @ w)).sum()

    def gradient(self):
        return self.rows.T @ sigmoid(self.rows @ self.w)


def crooked(n):
    """Return errors in n entries that no regular direction sees: at a right angle to all of them.

    Regular are a constant, i, i², waves, signs in turn, and sums of these.
    """
    i = np.arange(n)
    regular = np.column_stack([i**0, i, i**2, np.cos(i), np.sin(i), (-1.0) ** i])
    errors = np.random.default_rng(n).normal(size=n)
    return errors - regular @ np.linalg.lstsq(regular, errors)[0]


def spoiled(gradient):
    """Return (what it is, gradient, whether it is right), a right one first."""
    n, gap = len(gradient), gradient.copy()
    gap[n // 3] = np.nan
    yield "the right gradient", gradient, True
    yield "a gradient with its sign turned", -gradient, False
    yield "a gradient of zeros", 0 * gradient, False
    yield "a gradient with an entry that is nan", gap, False
    if n < 100:
        return
    yield "a gradient that is 1 % too large", 1.01 * gradient, False
    one = f"a gradient with one wrong entry of {n}"
    for i in (n // 3, n - 1, 0):
        yield one, gradient + 3 * (np.arange(n) == i), False
    yield "a gradient with its entries in the reverse order", gradient[::-1].copy(), False
    yield "a gradient whose entries are shifted by two places", np.roll(gradient, 2), False
    yield "a gradient with every second entry set to 0", gradient * (np.arange(n) % 2), False
    yield "a gradient with small errors in all entries", gradient + crooked(n), False
    for i in range(n if n == 400 else 0):  # far off: a random direction may have a small entry
        yield one, gradient + 1000 * (np.arange(n) == i), False


def checks_in_two(answer):
    """Return where a check of gradients, answer(loss, gradient, w), goes wrong, or None."""
    must_be_function(answer, ["loss", "gradient", "w"])
    for n in (400, 250, 6, 1):
        loss = Counted(n)
        for what, gradient, right in spoiled(loss.gradient()):
            loss.asked = 0
            given, w = gradient.copy(), loss.w.copy()
            where = f"Given {what}, for {n} weights, your check"
            accepts = yes_or_no(call(answer, loss, given, w, where=where), where)
            if not np.array_equal(w, loss.w):
                return "Your check changes w; work on w + h * u, a new array"
            if not np.array_equal(given, gradient, equal_nan=True):
                return "Your check changes the gradient; work on a new array"
            if loss.asked > 10:
                return (
                    f"Your check asks for the loss {loss.asked} times; two evaluations are enough, "
                    "and more than ten are not allowed here"
                )
            if accepts != right:
                return f"Your check {'accepts' if accepts else 'refuses'} {what}"
    return None
