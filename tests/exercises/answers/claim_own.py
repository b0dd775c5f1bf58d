"""Answers to claim-own: right ones in many forms, wrong ones that nobody registered."""

from types import SimpleNamespace

import numpy as np

from slopes import get
from slopes.folklore import Verdict
from slopes.measure import central_difference

X = np.linspace(-10, 10, 2001)


def verdict(steepest, figures=None):
    ruling = "holds" if steepest <= 1 else "false"
    return Verdict(ruling, f"At most {steepest:.2f}.", figures or {"steepest": steepest})


def by_a_loop(f):
    steepest = -np.inf
    for x in X:
        steepest = max(steepest, float(f.derivative(x)))
    return verdict(steepest)


def all_below(f):
    slopes = f.derivative(np.arange(-10, 10.005, 0.01))
    ruling = "false" if (slopes > 1).any() else "holds"
    return Verdict(ruling, f"Largest slope: {slopes.max():.4g}", {"max": slopes.max()})


def where(f):
    slopes = f.derivative(X)
    at = slopes.argmax()
    return verdict(slopes[at], {"x": X[at], "slope": slopes[at]})


def differences(f):
    slope = central_difference(f, X)
    return verdict(slope.max() - 1e-6)


def counted(f):
    slopes = f.derivative(X)
    above = int((slopes > 1).sum())
    ruling = "false" if above else "holds"
    said = f"{above} of 2001 places are above 1; the largest slope is {slopes.max():.5f}"
    return Verdict(ruling, said, {"above": above, "steepest": slopes.max()})


def with_a_sign(f):
    steepest = f.derivative(X).max()
    said = f"{steepest:.2e} at x = {X[f.derivative(X).argmax()]:.1f}"
    return Verdict("holds" if steepest <= 1 else "false", said, {"steepest": steepest})


def worded(write):
    """Return the measurement that writes its largest slope in this way."""

    def measure(f):
        steepest = f.derivative(X).max()
        ruling = "holds" if steepest <= 1 else "false"
        return Verdict(ruling, write(steepest), {"steepest": steepest})

    return measure


def continental(number):
    return f"{number:,.2f}".translate(str.maketrans(",.", ".,"))


RIGHT = {
    "max": lambda f: verdict(f.derivative(X).max()),
    "a loop": by_a_loop,
    "all below": all_below,
    "where": where,
    "differences": differences,
    "counted": counted,
    "with a power of ten": with_a_sign,
    "with a power of ten in capitals": worded(lambda m: f"It is {m:.3E}."),
    "thousands with a comma": worded(lambda m: f"The largest slope is {m:,.2f}."),
    "thousands with a line": worded(lambda m: f"At most {m:_.2f}, from −10 to 10."),
    "thousands with a blank": worded(lambda m: f"At most {m:,.3f}".replace(",", " ")),
    "thousands with a narrow blank": worded(lambda m: f"{m:,.2f}".replace(",", "\u202f")),
    "thousands with an apostrophe": worded(lambda m: f"{m:,.2f}".replace(",", "'")),
    "a decimal comma": worded(lambda m: f"At most {m:.2f}.".replace(".", ",")),
    "a decimal comma, three digits": worded(lambda m: f"At most {m:.3f}".replace(".", ",")),
    "points and a comma": worded(lambda m: f"Höchstens {continental(m)}."),
    "whole thousands": worded(lambda m: f"{m:,.0f}" if m > 1000 else f"{m:.4f}"),
    "finer": lambda f: verdict(f.derivative(np.linspace(-10, 10, 40_001)).max()),
    "sorted": lambda f: verdict(np.sort(f.derivative(X))[-1]),
    "all slopes as figures": lambda f: verdict(f.derivative(X).max(), {"slopes": f.derivative(X)}),
    "backward of ones": lambda f: verdict(f.backward(X, np.ones_like(X)).max()),
    "an object of one's own": lambda f: SimpleNamespace(**vars(verdict(f.derivative(X).max()))),
}
WRONG = {
    "a figure, but another": lambda f: Verdict(
        "holds" if f.derivative(X).max() <= 1 else "false",
        f"At most {f.derivative(X).max() + 1:.2f}.",
        {"steepest": f.derivative(X).max()},
    ),
    "a thousand times too much": worded(lambda m: f"At most {1000 * m:,.2f}."),
    "a thousandth": worded(lambda m: f"At most {m / 1000:,.5f}."),
    "its thousands alone": worded(lambda m: f"{m // 1000:.0f}" if m > 1000 else f"{m:.3f}"),
    "whole numbers with a comma": worded(lambda m: f"{m:,.0f}"),
    "no number": worded(lambda m: "It is low, high, or so."),
    "every tenth": lambda f: verdict(f.derivative(X[::10]).max()),
    "the size of the slope": lambda f: verdict(np.abs(f.derivative(X)).max()),
    "a little room": lambda f: Verdict(
        "holds" if f.derivative(X).max() <= 1.003 else "false",
        f"{f.derivative(X).max()}",
        {"steepest": f.derivative(X).max()},
    ),
    "false, always": lambda f: Verdict("false", "It is 2.", {"steepest": f.derivative(X).max()}),
    "holds if": lambda f: Verdict("holds if", "2", {"steepest": f.derivative(X).max()}),
    "the least slope": lambda f: verdict(f.derivative(X).min()),
    "the absolute value of the function": lambda f: verdict(np.abs(f(X)).max()),
    "whole numbers only": lambda f: verdict(f.derivative(np.arange(-10.0, 11.0)).max()),
    "one side": lambda f: verdict(f.derivative(-np.abs(X)).max()),
    "a tuple": lambda f: ("holds", "1", {"steepest": 1.0}),
    "a number": lambda f: f.derivative(X).max(),
    "a truth value": lambda f: f.derivative(X).max() <= 1,
    "the median": lambda f: verdict(np.median(f.derivative(X))),
    "another figure": lambda f: verdict(f.derivative(X).max(), {"points": 2001}),
    "by name": lambda f: verdict(get("tanh").derivative(X).max()),
    "twice as strict": lambda f: Verdict(
        "holds" if f.derivative(X).max() <= 2 else "false", "2", {"steepest": f.derivative(X).max()}
    ),
}
PLACES = "steepest = f.derivative(np.linspace({})).max()"
SAME = {
    f"{PLACES.format('-10, 10, 2001')} → {PLACES.format(other)}": why
    for other, why in (
        ("10, -10, 2001", "the same places, from the right"),
        ("-10, 10, 2002", "other places, as close"),
        ("-10, 10, 2000", "other places, as close"),
    )
}
