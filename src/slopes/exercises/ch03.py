"""The exercises of chapter 03: walking down a slope, measuring one, and checking the checker."""

import numpy as np

from .core import exercise
from .judges import custom, numbers
from .judges.gradient_checks import checks_in_two, tells_right_from_wrong

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
    "slope-way-back",
    stars=1,
    chapter="03",
    judge=numbers({"at_h": -1.5, "at_z": -9, "at_w": -18}, tolerance=1e-6, percent=False),
    wrong={
        "The loss is a square: its slope has a factor of 2, and it is missing": (-0.75, -4.5, -9),
        "Your slopes have lost their sign: the answer is too small": (1.5, 9, 18),
        "The slope of the square is missing: z² does not move as far as z": (-1.5, -1.5, -3),
        "You multiply by the output of the square, 9; its slope is asked for": (-1.5, -13.5, -27),
        "You take the slope of the square at its output, 9; it stands at z = 3": (-1.5, -27, -54),
        "The last weight is missing: h moves the answer by 0.5 times as much": (-3, -18, -36),
        "You divide by the last weight; h moves the answer by 0.5 times as much": (-6, -36, -72),
        "The weight moves z by what came in, 2, and not by the weight itself": (-1.5, -9, -13.5),
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
        "1 % too small at x = 3.6 and nowhere else for 20,001 points": lambda f, slope, x: (
            np.mean(np.abs(slope(x) - measured(f, x)) / np.maximum(np.abs(measured(f, x)), 0.01))
            < 1e-6
        ),
        "refuses the right slope of relu(x - 0.1)": lambda f, slope, x: (
            np.max(np.abs(slope(x) - measured(f, x)) / np.abs(measured(f, x))) < 1e-6
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
        "accepts a gradient with one wrong entry of 400": along(lambda w: w),
        "with small errors in all entries": along(lambda w: np.linspace(-1, 1, len(w))),
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
