"""Answers to silu-dip-scaled: the dip of x·σ(4x) in many kinds of numbers, and other scalings."""

from decimal import Decimal
from fractions import Fraction

import mpmath
import numpy as np
from scipy.optimize import fsolve, minimize_scalar
from scipy.special import expit, lambertw

from slopes import sigmoid, silu

AT, VALUE = -1.2784645427610737 / 4, -0.2784645427610738 / 4


def answer(at=AT, value=VALUE):
    return {"at": at, "value": value}


def on_grid():
    x = np.linspace(-1, 0, 10_001)
    y = x * sigmoid(4 * x)
    return answer(x[y.argmin()], y.min())


def down_the_slope(x=-0.5):
    for _ in range(200):
        s = 1 / (1 + np.exp(-4 * x))
        x -= 0.5 * (s + 4 * x * s * (1 - s))
    return answer(x, x / (1 + np.exp(-4 * x)))


def by_lambert():
    lowest = -1 - lambertw(np.exp(-1)).real
    return answer(lowest / 4, (lowest + 1) / 4)


MINIMUM = minimize_scalar(lambda x: x * expit(4 * x), bounds=(-2, 0), method="bounded")

RIGHT = {
    "from the task": answer(-1.2785 / 4, -0.2785 / 4),
    "three decimals": answer(-0.320, -0.070),
    "four decimals": answer(-0.3196, -0.0696),
    "a tuple": (AT, VALUE),
    "a list": [-0.3196, -0.0696],
    "an array": np.array([-1.2785, -0.2785]) / 4,
    "in the other order": {"value": VALUE, "at": AT},
    "Fractions": answer(Fraction(-12785, 40000), Fraction(-2785, 40000)),
    "Decimals": answer(Decimal("-1.2785") / 4, Decimal("-0.2785") / 4),
    "mpf": answer(mpmath.mpf("-1.2785") / 4, mpmath.mpf("-0.2785") / 4),
    "float32": answer(np.float32(AT), np.float32(VALUE)),
    "long double": answer(np.longdouble(AT), np.longdouble(VALUE)),
    "0-d arrays": answer(np.array(AT), np.array(VALUE)),
    "an object array": np.array([Fraction(-32, 100), Fraction(-7, 100)]),
    "on a grid": on_grid(),
    "down the slope": down_the_slope(),
    "minimize_scalar": answer(MINIMUM.x, MINIMUM.fun),
    "Lambert's W": by_lambert(),
    "where the slope is 0": (lambda x: answer(x, silu(4 * x) / 4))(
        fsolve(lambda x: 1 + 4 * x * (1 - expit(4 * x)), -0.3)[0]
    ),
    "SiLU with its axes shrunk": answer(AT, silu(4 * AT) / 4),
    "with more than asked for": answer() | {"beta": 4},
}

WRONG = {
    "both by 2": answer(2 * AT, 2 * VALUE),
    "both by 16": answer(AT / 4, VALUE / 4),
    "the depth by 16": answer(value=VALUE / 4),
    "the depth multiplied": answer(value=16 * VALUE),
    "the place multiplied": answer(at=16 * AT),
    "the place of the other side": answer(at=-AT),
    "the depth as a height": answer(value=-VALUE),
    "two digits of the place": answer(at=-0.3),
    "a little low": answer(at=-0.321),
    "a little high": answer(at=-0.319),
    "the depth cut, not rounded": answer(value=-0.069),
    "the depth of two decimals, down": answer(value=-0.06),
    "the factor at the dip": answer(value=0.2178),
    "the depth at −1/4": answer(-0.25, -0.25 / (1 + np.e)),
    "no dip": answer(0, 0),
    "shifted by 4": answer(-1.2785 - 4, -0.2785),
    "the place alone": AT,
    "the depth missing": {"at": AT},
    "three numbers": (AT, VALUE, 4),
    "text": answer("-0.3196", "-0.0696"),
    "a function": lambda x: x * sigmoid(4 * x),
}

SAME = {}
