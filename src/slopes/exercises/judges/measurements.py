"""The judge of a measurement of “its slope is never above 1”: can it say either?"""

import re
from collections import namedtuple

import numpy as np

from ...activation import Activation, get
from ..words import kind
from .base import Nothing, Wrong, call, missing, must_be_function

RANGE = np.linspace(-10, 10, 2001)
Found = namedtuple("Found", "ruling finding figures")  # what a Verdict has


def bumped(low, high, steep=2.0):
    """Return a function with another slope between two places, and ½ elsewhere."""

    def f(x):
        return 0.5 * x + (steep - 0.5) * np.clip(x - low, 0, high - low)

    def slope(x):
        return np.where((x > low) & (x < high), steep, 0.5)

    return Activation(f, r"\dots", r"\dots", slope=slope)


STEEP = "a function that is steep"
FUNCTIONS = {
    "holds": {
        **{name: get(name) for name in ("tanh", "relu", "sigmoid", "softplus", "softsign")},
        f"{STEEP} beyond 10 only": bumped(10.3, 12.0),
        f"{STEEP} below −10 only": bumped(-12.0, -10.3),
        "a function that falls with slope −2 from 1 to 3": bumped(1.0, 3.0, -2.0),
    },
    "false": {
        **{name: get(name) for name in ("gelu", "selu", "silu", "exponential", "relu_squared")},
        f"{STEEP} from 9.3 to 9.8": bumped(9.3, 9.8),
        f"{STEEP} from −9.8 to −9.3": bumped(-9.8, -9.3),
        f"{STEEP} from 2.1 to 2.5": bumped(2.1, 2.5),
        f"{STEEP} from 5.02 to 5.08": bumped(5.02, 5.08),
        "a function whose slope is 1.001 from 3 to 4": bumped(3.0, 4.0, 1.001),
    },
}


def measured(answer):
    """Return None where the measurement rules rightly on functions of both kinds, else why not."""
    must_be_function(answer, ["f"])
    for ruling, functions in FUNCTIONS.items():
        for name, f in functions.items():
            found = call(answer, f, where=f"For {name} your function")
            if missing(found):
                raise Nothing("Your function returns nothing yet: put your own for ...")
            if isinstance(found, str):
                return "Your function returns text; return Verdict(ruling, finding, figures)"
            if not all(hasattr(found, part) for part in Found._fields):
                raise Wrong(f"Your function returns {kind(found)}, where a Verdict is expected")
            slopes = f.derivative(RANGE)
            steepest, where = float(slopes.max()), f"{RANGE[slopes.argmax()]:.3g}"
            largest = f"the largest slope, {steepest:.4g} (at x = {where.replace('-', '−')}),"
            if found.ruling != ruling:
                return (
                    f"For {name} you rule {found.ruling!r}, but from −10 to 10 its slope reaches "
                    f"{steepest:.4g}"
                )
            if not any(_near(value, steepest) for value in found.figures.values()):
                return f"For {name} {largest} is not among your figures"
            if not any(_near(value, steepest) for value in _quoted(found.finding)):
                return f"Your finding on {name}, {found.finding!r}, does not quote {largest[:-1]}"
    return None


def _quoted(finding):
    """Return the numbers in a sentence, those with separators or a decimal comma included."""
    readings = [text := str(finding).lower()]
    for mark in ",.":  # as in 22,026.47 and in 22.026,47
        whole = re.sub(rf"(?<=\d)[{mark}_'’\s](?=\d{{3}}(?!\d))", "", text)
        readings.append(re.sub(r"(?<=\d),(?=\d)", ".", whole))
    found = re.findall(r"[-−]?\d+(?:\.\d+)?(?:e[-+−]?\d+)?", " ".join(readings))
    return [float(number.replace("−", "-")) for number in found]


def _near(value, true):
    try:
        return np.abs(np.asarray(value, float) - true).min() <= 0.02 * true
    except (TypeError, ValueError):
        return False
