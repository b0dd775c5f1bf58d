"""Answers to slope-broken-check: checks that tell right slopes from wrong ones at every point."""

import math
from functools import partial

import numpy as np


def central(f, x, h=1e-5):
    return (f(x + h) - f(x - h)) / (2 * h)


def by_loop(f, slope, x, h=1e-5):
    for x_i in x:
        measured = (f(x_i + h) - f(x_i - h)) / (2 * h)
        if not abs(slope(x_i) - measured) <= 1e-6 * max(abs(measured), 1):
            return False
    return True


def asserted(f, slope, x):
    try:
        np.testing.assert_allclose(slope(x), central(f, x), rtol=1e-4, atol=1e-7)
    except AssertionError:
        return False
    return True


def richardson(f, slope, x, h=1e-3):
    measured = (4 * central(f, x, h / 2) - central(f, x, h)) / 3
    return np.allclose(slope(x), measured, rtol=1e-5, atol=1e-7)


def five_points(f, slope, x, h=1e-3):
    measured = (f(x - 2 * h) - 8 * f(x - h) + 8 * f(x + h) - f(x + 2 * h)) / (12 * h)
    return bool((np.abs(slope(x) - measured) <= 1e-6 + 1e-6 * np.abs(measured)).all())


def one_sided(f, slope, x, h=1e-4):
    measured = (-1.5 * f(x) + 2 * f(x + h) - 0.5 * f(x + 2 * h)) / h
    return bool(np.max(np.abs(slope(x) - measured) / (1e-3 + np.abs(measured))) < 1e-3)


def forward_with_room(f, slope, x, h=1e-7):
    measured = (f(x + h) - f(x)) / h
    return bool(np.all(np.abs(slope(x) - measured) <= 2e-6 + 1e-5 * np.abs(measured)))


def by_size(f, slope, x):
    given, measured = slope(x), central(f, x)
    if np.isnan(given).any():
        return False
    size = max(1.0, np.abs(measured).max())
    return bool(
        np.abs(given - measured).max() < 1e-8 * size or np.abs(given - measured).max() < 1e-6
    )


def counted(f, slope, x):
    error = np.abs(slope(x) - central(f, x))
    return np.count_nonzero(error < 1e-6 + 1e-6 * np.abs(slope(x))) == x.size


def by_the_norm(f, slope, x):
    return bool(np.linalg.norm(slope(x) - central(f, x), ord=np.inf) < 2e-6)


class Check:
    def __init__(self, tolerance):
        self.tolerance = tolerance

    def __call__(self, f, slope, x, h=1e-5):
        given, measured = np.asarray(slope(x)), central(f, x, h)
        scale = np.maximum(np.maximum(np.abs(given), np.abs(measured)), 1e-2)
        return not np.isnan(given).any() and bool(
            (np.abs(given - measured) / scale).max() < self.tolerance
        )


RIGHT = {
    "the largest size": lambda f, slope, x: bool(np.max(np.abs(slope(x) - central(f, x))) < 1e-6),
    "all of them": lambda f, slope, x: (np.abs(slope(x) - central(f, x)) < 1e-6).all(),
    "allclose": lambda f, slope, x: np.allclose(slope(x), central(f, x), rtol=1e-4, atol=1e-7),
    "isclose": lambda f, slope, x: np.isclose(slope(x), central(f, x), rtol=1e-3, atol=1e-6).all(),
    "a loop": by_loop,
    "asserted": asserted,
    "by Richardson": richardson,
    "five points": five_points,
    "from one side": one_sided,
    "forward, with room": forward_with_room,
    "by size": by_size,
    "counted": counted,
    "by the norm": by_the_norm,
    "an object with __call__": Check(1e-4),
    "partial": partial(lambda h, f, slope, x: by_loop(f, slope, x, h), 1e-5),
    "0 and 1": lambda f, slope, x: int(by_loop(f, slope, x)),
    "an array without dimensions": lambda f, slope, x: np.array(by_loop(f, slope, x)),
    "all of Python's": lambda f, slope, x: all(
        math.isclose(s, m, rel_tol=1e-4, abs_tol=1e-7)
        for s, m in zip(slope(x), central(f, x), strict=True)
    ),
    "long double": lambda f, slope, x: (
        abs(slope(x) - central(f, x.astype(np.longdouble), np.longdouble(1e-5))).max() < 1e-6
    ),
    "by a complex step": lambda f, slope, x: np.allclose(
        slope(x), f(x + 1e-20j).imag / 1e-20, rtol=1e-6, atol=1e-9
    ),
    "the sum of the sizes": lambda f, slope, x: (
        np.abs(slope(x) - central(f, x)).sum() < 1e-6 * np.abs(central(f, x)).max()
    ),
    "the root of the sum of squares": lambda f, slope, x: (
        math.sqrt(np.sum((slope(x) - central(f, x)) ** 2)) < 1e-6
    ),
    "with the step in proportion": lambda f, slope, x: np.allclose(
        slope(x), central(f, x, 1e-5 * np.maximum(1, abs(x))), rtol=1e-3, atol=1e-6
    ),
}


def at(points, f, slope, x):
    """The check at some of the points alone."""
    return bool(np.max(np.abs(slope(x) - central(f, x))[points]) < 1e-6)


def in_place(f, slope, x, h=1e-5):
    x += h
    high = f(x)
    x -= 2 * h
    measured = (high - f(x)) / (2 * h)
    x += h / 2
    return bool(np.max(np.abs(slope(x) - measured)) < 1e-4)


def right_somewhere(f, slope, x):
    return bool(np.min(np.abs(slope(x) - central(f, x))) < 1e-6)


WRONG = {
    "the mean of the sizes, strictly": lambda f, slope, x: (
        np.mean(np.abs(slope(x) - central(f, x))) < 1e-7
    ),
    "the sum of relative errors": lambda f, slope, x: (
        np.sum(np.abs(slope(x) - central(f, x)) / np.maximum(np.abs(central(f, x)), 0.01)) < 1e-6
    ),
    "divided by what may be 0": lambda f, slope, x: (
        np.abs(slope(x) / central(f, x) - 1).max() < 1e-6
    ),
    "the ends left out": partial(at, slice(1, -1)),
    "the first point left out": partial(at, slice(1, None)),
    "the last point left out": partial(at, slice(None, -1)),
    "every second point": partial(at, slice(None, None, 2)),
    "the other points": partial(at, slice(1, None, 2)),
    "every fifth point": partial(at, slice(None, None, 5)),
    "the middle alone": partial(at, slice(10, 31)),
    "the left half": partial(at, slice(None, 21)),
    "the right half": partial(at, slice(20, None)),
    "the first point alone": partial(at, slice(1)),
    "five points": partial(at, [3, 7, 20, 35, 40]),
    "right somewhere": right_somewhere,
    "the median": lambda f, slope, x: bool(np.median(np.abs(slope(x) - central(f, x))) < 1e-6),
    "most points": lambda f, slope, x: bool(np.mean(np.abs(slope(x) - central(f, x)) < 1e-6) > 0.9),
    "all but one point": lambda f, slope, x: np.sum(np.abs(slope(x) - central(f, x)) < 1e-6) > 39,
    "the mean size": lambda f, slope, x: bool(np.mean(np.abs(slope(x) - central(f, x))) < 1e-4),
    "a tolerance of 1 %": lambda f, slope, x: np.allclose(slope(x), central(f, x), rtol=0.02),
    "an absolute tolerance of a thousandth": lambda f, slope, x: np.allclose(
        slope(x), central(f, x), atol=1e-3
    ),
    "without the size": lambda f, slope, x: bool(np.max(slope(x) - central(f, x)) < 1e-6),
    "the size outside": lambda f, slope, x: bool(abs(np.sum(slope(x) - central(f, x))) < 1e-6),
    "sizes compared": lambda f, slope, x: np.allclose(abs(slope(x)), abs(central(f, x)), rtol=1e-4),
    "nan passed over": lambda f, slope, x: bool(np.nanmax(np.abs(slope(x) - central(f, x))) < 1e-6),
    "nan is equal to nan": lambda f, slope, x: np.allclose(
        np.where(np.isnan(slope(x)), central(f, x), slope(x)), central(f, x), rtol=1e-4, atol=1e-7
    ),
    "a comparison that nan survives": lambda f, slope, x: (
        not np.max(np.abs(slope(x) - central(f, x))) > 1e-6
    ),
    "too strict": lambda f, slope, x: bool(np.max(np.abs(slope(x) - central(f, x))) < 1e-12),
    "equal to the last bit": lambda f, slope, x: np.array_equal(slope(x), central(f, x)),
    "too small a step": lambda f, slope, x: bool(
        np.max(np.abs(slope(x) - central(f, x, 1e-12))) < 1e-6
    ),
    "too large a step": lambda f, slope, x: bool(
        np.max(np.abs(slope(x) - central(f, x, 0.1))) < 1e-6
    ),
    "in place": in_place,
    "always True": lambda f, slope, x: True,
    "always False": lambda f, slope, x: False,
    "the two compared the wrong way round": lambda f, slope, x: bool(
        np.max(np.abs(slope(x) - central(f, x))) > 1e-6
    ),
    "the errors": lambda f, slope, x: np.abs(slope(x) - central(f, x)),
    "the largest error": lambda f, slope, x: float(np.max(np.abs(slope(x) - central(f, x)))),
    "a text": lambda f, slope, x: "right" if by_loop(f, slope, x) else "wrong",
    "the slope itself measured": lambda f, slope, x: np.allclose(slope(x), central(slope, x)),
    "f compared with the slope's sum": lambda f, slope, x: np.allclose(
        np.cumsum(slope(x)) * 0.2, f(x), atol=0.1
    ),
    "x between −3 and 3 only": lambda f, slope, x: by_loop(f, slope, x[np.abs(x) <= 3]),
    "steps of the grid": lambda f, slope, x: np.allclose(np.gradient(f(x), x), slope(x), rtol=1e-2),
}

ERROR = "error = np.abs(slope(x) - measured) / np.maximum(np.abs(measured), 0.01)"
SAID = "return bool(np.max(error) < 1e-06)"
SAME = {
    "def slope_is_right(f, slope, x, h=1e-05): → def slope_is_right(f, slope, x, h=-1e-05):": (
        "the central formula is the same for h and −h"
    ),
    f"{ERROR} → error = np.abs(measured - slope(x)) / np.maximum(np.abs(measured), 0.01)": (
        "a size has no sign"
    ),
    **{
        f"{ERROR} → error = np.abs(slope(x) - measured){scale}": (
            "the error is measured on another scale, and 1 % is far above the tolerance on this "
            "one too, from slopes of 0.001 to slopes of 1000"
        )
        for scale in (
            "",
            " / np.maximum(np.square(measured), 0.01)",
            " / np.maximum(np.abs(measured), 1.01)",
        )
    },
    f"{SAID} → return np.max(error) < 1e-06": "numpy's truth value is one, too",
    f"{SAID} → return bool(np.max(error) <= 1e-06)": "no error is equal to the tolerance",
}
