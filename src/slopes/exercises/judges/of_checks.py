"""The judges of gradient checks: of slopes point by point, and of a gradient in few evaluations."""

import numpy as np

from ...functions import sigmoid, silu, softplus, softsign, tanh
from ..words import kind
from .base import NotAttempted, Wrong, call, must_be_function

POINTS = np.linspace(-4, 4, 41)
PAIRS = [  # (what it is, f, slope, whether the slope is right)
    *((f"the right slope of {f.name}", f, f.derivative, True) for f in (sigmoid, tanh, softplus)),
    ("a slope that is 1 % too small", sigmoid, lambda x: 0.99 * sigmoid.derivative(x), False),
    ("a slope that is 1 % too large", tanh, lambda x: 1.01 * tanh.derivative(x), False),
    (
        "a slope that is wrong at x = 3 and nowhere else",
        tanh,
        lambda x: tanh.derivative(x) + 0.01 * (x == POINTS[35]),
        False,
    ),
    (
        "a slope whose errors cancel",
        softsign,
        lambda x: softsign.derivative(x) + 0.01 * np.sign(x),
        False,
    ),
    (
        "a slope that is 1 % too large at x = 4 and nowhere else",
        tanh,
        lambda x: tanh.derivative(x) * (1 + 0.01 * (x == 4)),
        False,
    ),
    ("a slope without its sign", silu, lambda x: np.abs(silu.derivative(x)), False),
    (
        "a slope that is nan at x = 2",
        sigmoid,
        lambda x: np.where(x == 2, np.nan, sigmoid.derivative(x)),
        False,
    ),
    (
        "the right slope of 1000 times tanh",
        lambda x: 1000 * tanh(x),
        lambda x: 1000 * tanh.derivative(x),
        True,
    ),
]


def yes_or_no(said, where):
    """Return the answer of a learner's check as a bool."""
    if said is None or said is ...:
        raise NotAttempted("Your check returns nothing yet; does it lack a return?")
    if isinstance(said, bool | np.bool_) or (np.ndim(said) == 0 and said in (0, 1)):
        return bool(said)
    raise Wrong(f"{where} returns {kind(said)}; one True or False for all points is wanted")


def tells_right_from_wrong(answer):
    """Return where a check of slopes, answer(f, slope, x), goes wrong, or None."""
    must_be_function(answer, ["f", "slope", "x"])
    for what, f, slope, right in PAIRS:
        where = f"Given {what}, your check"
        x = POINTS.copy()
        accepts = yes_or_no(call(answer, f, slope, x, where=where), where)
        if not np.array_equal(x, POINTS):
            return "Your check changes x in place; let it work on a copy"
        if accepts != right:
            return f"Your check {'accepts' if accepts else 'refuses'} {what}"
    return None


class Counted:
    """A loss of n weights, which counts how often it is asked; and its true gradient."""

    def __init__(self, n):
        rng = np.random.default_rng(n)
        self.rows, self.w, self.asked = rng.normal(size=(50, n)) / 20, rng.normal(size=n), 0

    def __call__(self, w):
        self.asked += 1
        return float(softplus(self.rows @ w).sum())

    def gradient(self):
        return self.rows.T @ sigmoid(self.rows @ self.w)


def spoiled(gradient, i):
    """Return (what it is, gradient, whether it is right), a right one first; entry i is spoiled."""
    one, gap, n = gradient.copy(), gradient.copy(), len(gradient)
    one[i], gap[i] = one[i] + 3, np.nan
    return [
        ("the right gradient", gradient, True),
        ("a gradient that is 1 % too large", 1.01 * gradient, False),
        (f"a gradient with one wrong entry of {n}", one, False),
        ("a gradient with its entries in the reverse order", gradient[::-1].copy(), False),
        ("a gradient with its sign turned", -gradient, False),
        ("a gradient of zeros", 0 * gradient, False),
        ("a gradient whose entries are shifted by two places", np.roll(gradient, 2), False),
        ("a gradient with every second entry set to 0", gradient * (np.arange(n) % 2), False),
        ("a gradient with an entry that is nan", gap, False),
    ]


def checks_in_two(answer):
    """Return where a check of gradients, answer(loss, gradient, w), goes wrong, or None."""
    must_be_function(answer, ["loss", "gradient", "w"])
    for n, i in ((400, 137), (400, -1), (250, 0)):
        for what, gradient, right in spoiled(Counted(n).gradient(), i):
            loss = Counted(n)
            w, where = loss.w.copy(), f"Given {what}, for {n} weights, your check"
            accepts = yes_or_no(call(answer, loss, gradient, w, where=where), where)
            if not np.array_equal(w, loss.w):
                return "Your check changes w; work on w + h * u, a new array"
            if loss.asked > 10:
                return (
                    f"Your check asks for the loss {loss.asked} times; two evaluations are enough, "
                    "and more than ten are not allowed here"
                )
            if accepts != right:
                return f"Your check {'accepts' if accepts else 'refuses'} {what}"
    return None
