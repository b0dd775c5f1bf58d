"""Answers to half-variance: right ones in many forms, wrong ones that nobody registered."""

from decimal import Decimal
from fractions import Fraction

import numpy as np

from answers import made
from slopes import tanh
from slopes.measure import moments


def pair(gain, factor):
    return {"gain": gain, "factor": factor}


def settled(many=12):
    """Return gain and factor from s, found by the fixed point of s · 0.5 / mean of tanh²."""
    s = 1.3
    for _ in range(many):
        s *= 0.5 / moments(tanh, s).second
    return pair(s * 2**0.5, s * 2**0.5 * moments(tanh, s).slope_second ** 0.5)


def by_sampling(many=200_000):
    """Return gain and factor from evenly spaced quantiles of the normal distribution."""
    rows, weights = np.polynomial.hermite_e.hermegauss(80)
    weights = weights / weights.sum()
    low, high = 1.0, 2.0
    for _ in range(30):
        s = (low + high) / 2
        low, high = (s, high) if weights @ np.tanh(s * rows) ** 2 < 0.5 else (low, s)
    slopes = 1 - np.tanh(s * rows) ** 2
    return pair(s / np.sqrt(0.5), s / np.sqrt(0.5) * np.sqrt(weights @ slopes**2))


def on_a_line():
    """Return gain and factor between two measured standard deviations."""
    sizes = [1.33, 1.345]
    s = float(np.interp(0.5, [moments(tanh, v).second for v in sizes], sizes))
    gain = s / np.sqrt(0.5)
    return (gain, gain * np.sqrt(moments(tanh, s).slope_second))


RIGHT = {
    "two decimals": pair(1.89, 1.15),
    "two decimals, the second cut": pair(1.89, 1.14),
    "three decimals": pair(1.891, 1.145),
    "by a fixed point": made(settled),
    "by a quadrature of one's own": made(by_sampling),
    "on a line, as a tuple": made(on_a_line),
    "as an array": np.array([1.891, 1.145]),
    "as a list": [1.89, 1.145],
    "Fractions": pair(Fraction(189, 100), Fraction(23, 20)),
    "Decimals": pair(Decimal("1.891"), Decimal("1.145")),
    "float32": pair(np.float32(1.891), np.float32(1.1452)),
    "long double": pair(np.longdouble("1.891"), np.longdouble("1.145")),
    "arrays without dimensions": pair(np.array(1.891), np.array(1.145)),
    "from the settled sums": pair(1.3371089 / 0.5**0.5, 1.891 * 0.36676**0.5),
}
WRONG = {
    "one decimal": pair(1.9, 1.1),
    "half of the standard deviation": pair(1.337 / 0.5, 1.145),
    "the mean square of the gradient": pair(1.891, 1.3114),
    "the factor turned over": pair(1.891, 1 / 1.145),
    "the gain squared": pair(1.891**2, 1.145),
    "the factor through all layers": pair(1.891, 1.145**49),
    "the slope's mean square": pair(1.891, 0.3668),
    "the slope of tanh at 0": pair(1.891, 1.891),
    "the signal's factor": pair(1.891, 0.5**0.5),
    "Glorot's gain": pair(1.0, 1.0),
    "LeCun's constant": pair(1.7159, 1.1),
    "a gain two hundredths off": pair(1.91, 1.15),
    "a factor two hundredths off": pair(1.89, 1.165),
    "the two exchanged": pair(1.145, 1.891),
    "s measured at N(0, 1)": pair(1.891, 1.891 * 0.6815),
    "where half of the units are saturated": pair(3.0, 1.4),
    "the gain alone": 1.891,
    "without a name": {"gain": 1.891},
    "with signs": pair(-1.891, 1.145),
    "a percentage": pair(1.891, 114.5),
}
START = "low, high = (0.5, 4.0) → low, high = "
HALF = "low, high = (s, high) if moments(tanh, s).second {} 0.5 else (low, s)"
FACTOR = "factor = balanced * np.sqrt(moments(tanh, {}).slope_second)"
SAME = {
    f"{START}(-0.5, 4.0)": "every middle is above 0, and s lies in the wider interval too",
    f"{START}(0.5, 5.0)": "s lies in the wider interval too",
    f"{START}(0.5, 3.0)": "s lies in the narrower interval too",
    "for _ in range(40): → for _ in range(41):": "more halvings than two decimals need",
    "for _ in range(40): → for _ in range(39):": "more halvings than two decimals need",
    f"{HALF.format('<')} → {HALF.format('<=')}": "no middle has a mean square of exactly 0.5",
    **{
        f"{line.format('s')} → {line.format(end)}": "the interval's ends are s, to eleven digits"
        for line in ("balanced = {} / np.sqrt(0.5)", FACTOR)
        for end in ("low", "high")
    },
}
