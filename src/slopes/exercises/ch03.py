"""The exercises of chapter 03: walking down a slope, measuring one, and checking the checker."""

import numpy as np

from ..functions.sigmoidal import sigmoid, softsign, tanh
from ..functions.smooth import silu, softplus
from .core import exercise
from .judges import NotAttempted, Wrong, call, custom, must_be_function, numbers
from .words import kind

exercise(
    "slope-one-step",
    stars=1,
    chapter="03",
    judge=numbers({"slope": -18, "weight": 1.9, "loss": 0.09}, tolerance=1e-6, percent=False),
    wrong={
        "You walk uphill: the slope is subtracted": {"slope": -18, "weight": 0.1, "loss": 32.49},
        "The inner slope, 3, is missing: a square of 3w − 6 is meant": (-6, 1.3, 4.41),
        "The square gives a factor of 2, and it is missing": (-9, 1.45, 2.7225),
        "Your slope has lost its sign: 3w − 6 is negative at w = 1": (18, 1.9, 0.09),
        "The weight moves by the rate times the slope, and not by the whole slope": (
            {"slope": -18, "weight": 19, "loss": 2601}
        ),
        "That is the loss before the step; it is asked for after it": (-18, 1.9, 9),
    },
)

exercise(
    "slope-at-a-kink",
    stars=2,
    chapter="03",
    judge=numbers({"with_0": 0, "with_1": 2, "needed": 0.5}, tolerance=1e-6),
    wrong={
        "That is the slope of the line itself; follow the program, with its convention at 0": (
            (1, 1, 0.5)
        ),
        "The second relu is fed −x: the chain rule gives another minus, and two minuses add": (
            (0, 0, 0.5)
        ),
        "No: with the slope 1 at 0 the two parts make 2, not 1": (0, 2, 1),
        "No: with the slope 0 at 0 the two parts make 0, not 1": (0, 2, 0),
        "The two programs are swapped": (2, 0, 0.5),
    },
)

exercise(
    "slope-one-sided",
    stars=2,
    chapter="03",
    judge=numbers({"a": -1.5, "b": 2, "c": -0.5}, tolerance=1e-6),
    wrong={
        "That is the forward difference: exact for lines, not yet for parabolas": (-1, 1, 0),
        "That is a wider forward difference: exact for lines, not for parabolas": (-0.5, 0, 0.5),
        "All signs are turned: for f(x) = x it gives −1": (1.5, -2, 0.5),
        "The factor 1/2 is missing: for f(x) = x it gives 2": (-3, 4, -1),
        "That measures the bend: those weights give h times the second derivative": (
            1,
            -2,
            1,
        ),
        "The order is reversed: c belongs to the farthest point, x + 2h": (-0.5, 2, -1.5),
    },
)

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
    """answer: a function (f, slope, x) -> whether slope is the derivative of f at all x."""
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


def published(f, slope, x, h=1e-5):
    """Return the verdict of the check that the exercise prints."""
    measured = (f(x + h) - f(x)) / h
    return np.mean(slope(x) - measured) < 1e-6


def measured(f, x, h=1e-5):
    return (f(x + h) - f(x - h)) / (2 * h)


exercise(
    "slope-broken-check",
    stars=2,
    chapter="03",
    judge=custom(tells_right_from_wrong, praise="Your check tells right slopes from wrong ones."),
    wrong={
        "accepts a slope that is 1 % too small": published,
        "accepts a slope that is wrong at x = 3": lambda f, slope, x: (
            np.mean(np.abs(slope(x) - measured(f, x))) < 1e-3
        ),
        "accepts a slope that is 1 % too large at x = 4": lambda f, slope, x: (
            np.max(np.abs(slope(x) - measured(f, x))) < 1e-4
        ),
        "accepts a slope whose errors cancel": lambda f, slope, x: (
            abs(np.mean(slope(x) - measured(f, x))) < 1e-6
        ),
        "refuses the right slope of sigmoid": lambda f, slope, x: (
            np.max(np.abs(slope(x) - (f(x + 1e-5) - f(x)) / 1e-5)) < 1e-7
        ),
        "accepts a slope that is nan": lambda f, slope, x: (
            not (np.max(np.abs(slope(x) - measured(f, x)) / np.abs(measured(f, x))) > 1e-4)
        ),
        "refuses the right slope of 1000 times tanh": lambda f, slope, x: (
            np.max(np.abs(slope(x) - measured(f, x))) < 1e-9
        ),
        "one True or False": lambda f, slope, x: np.abs(slope(x) - measured(f, x)) < 1e-6,
    },
)


exercise(
    "slope-best-h",
    stars=3,
    chapter="03",
    judge=numbers({"forward": 1 / 2, "central": 1 / 3}, tolerance=0.045),
    wrong={
        "The two are swapped: the central formula bears the larger step": (1 / 3, 1 / 2),
        "Those are the powers of the error at the best h; the question is about h": (1 / 2, 2 / 3),
        "Those are the powers of h in the truncation error, the rising arms of the two V's": (1, 2),
        "For the central formula you balance ε/h against h, and its error is of order h²": (
            (1 / 2, 1 / 2)
        ),
        "Both exponents are positive: a smaller ε allows a smaller h": (-1 / 2, -1 / 3),
    },
)


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
    """answer: a function (loss, gradient, w) -> whether it is the gradient of loss at w."""
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


def along(direction, h=1e-5, tolerance=1e-5):
    """Return a check along a direction, a function of w."""

    def check(loss, gradient, w):
        u = direction(w)
        slope = (loss(w + h * u) - loss(w - h * u)) / (2 * h)
        return abs(slope - gradient @ u) < tolerance

    return check


def entry_by_entry(loss, gradient, w):
    """Return whether every entry agrees, at two evaluations an entry."""
    unit = 1e-5 * np.eye(len(w))
    slopes = [(loss(w + u) - loss(w - u)) / 2e-5 for u in unit]
    return np.allclose(slopes, gradient, atol=1e-6)


exercise(
    "slope-in-two",
    stars=3,
    chapter="03",
    judge=custom(checks_in_two, praise="Two evaluations, however many weights there are."),
    wrong={
        "asks for the loss 800 times": entry_by_entry,
        "accepts a gradient with one wrong entry": along(lambda w: np.eye(len(w))[0]),
        "accepts a gradient with its entries in the reverse order": along(np.ones_like),
        "shifted by two places": along(lambda w: (-1.0) ** np.arange(len(w))),
        "for 250 weights, your check raises": along(
            lambda w: np.random.default_rng(0).normal(size=400)
        ),
        "refuses the right gradient": along(
            lambda w: np.random.default_rng(0).normal(size=w.shape), h=1.0
        ),
        "accepts a gradient that is 1 % too large": along(
            lambda w: np.random.default_rng(0).normal(size=w.shape), tolerance=0.5
        ),
    },
)
