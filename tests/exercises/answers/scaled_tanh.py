"""Answers to scaled-tanh: right ones in many forms, wrong ones that nobody registered."""

import cmath
import math
from decimal import Decimal
from fractions import Fraction

import numpy as np

from slopes import tanh


def pair(a, b):
    return {"a": a, "b": b}


def on_a_grid():
    """Return b from where the second difference of tanh is largest, refined, and a = 1/tanh(b)."""
    z = np.linspace(0.3, 1.2, 90001)
    bends = np.abs(-2 * np.tanh(z) * (1 - np.tanh(z) ** 2))
    b = z[bends.argmax()]
    return pair(1 / np.tanh(b), b)


def by_newton(t=0.5):
    """Return the pair from t − t³, whose slope 1 − 3t² is 0."""
    for _ in range(30):
        t += (1 - 3 * t**2) / (6 * t)
    return pair(1 / t, math.atanh(t))


def by_halving(low=0.0, high=2.0):
    """Return the pair from the sign of the third derivative."""
    for _ in range(60):
        b = (low + high) / 2
        low, high = (low, b) if 3 * math.tanh(b) ** 2 > 1 else (b, high)
    return pair(1 / math.tanh(b), b)


B = math.log((math.sqrt(3) + 1) / (math.sqrt(3) - 1)) / 2
RIGHT = {
    "four decimals": pair(1.7321, 0.6585),
    "six decimals": pair(1.732051, 0.658479),
    "exact": pair(math.sqrt(3), math.atanh(1 / math.sqrt(3))),
    "a from b": pair(1 / math.tanh(B), B),
    "b by a logarithm": pair(3**0.5, math.log(2 + math.sqrt(3)) / 2),
    "b as half an arccosh": pair(np.sqrt(3), np.arccosh(2) / 2),
    "b as an arcsinh": pair(np.tan(np.pi / 3), np.arcsinh(1 / np.sqrt(2))),
    "on a fine grid": on_a_grid(),
    "by Newton": by_newton(),
    "by halving": by_halving(),
    "as a tuple": (1.7321, 0.6585),
    "as an array": np.array([1.7320508, 0.6584789]),
    "as a list": [1.7321, 0.6585],
    "Fractions": pair(Fraction(17321, 10000), Fraction(1317, 2000)),
    "Decimals": pair(Decimal(3).sqrt(), Decimal("0.6584789")),
    "float32": pair(
        np.float32(3) ** np.float32(0.5), np.arctanh(np.float32(3) ** np.float32(-0.5))
    ),
    "long double": pair(np.sqrt(np.longdouble(3)), np.arctanh(1 / np.sqrt(np.longdouble(3)))),
    "the library's tanh": pair(1 / tanh(B), B),
    "the keys in the other order": {"b": 0.6585, "a": 1.7321},
    "more keys than asked for": {"a": 1.7321, "b": 0.6585, "t": 0.5774},
}
WRONG = {
    "two decimals": pair(1.73, 0.66),
    "three decimals": pair(1.732, 0.658),
    "the last digit of b off": pair(1.7321, 0.6587),
    "the last digit of a off": pair(1.7323, 0.6585),
    "both turned over": pair(-math.sqrt(3), -B),
    "a = 3": pair(3, B),
    "a is 1/√3": pair(1 / math.sqrt(3), B),
    "b in degrees": pair(math.sqrt(3), math.degrees(B)),
    "b by arctan": pair(math.sqrt(3), math.atan(1 / math.sqrt(3))),
    "b is √3": pair(1 / math.tanh(math.sqrt(3)), math.sqrt(3)),
    "b doubled": pair(math.sqrt(3), 2 * B),
    "b halved": pair(math.sqrt(3), B / 2),
    "t² = 1/2": pair(math.sqrt(2), math.atanh(1 / math.sqrt(2))),
    "t = 1/3": pair(3, math.atanh(1 / 3)),
    "the largest slope at 1": pair(1, 1),
    "the largest f itself": pair(1.7159, B),
    "the rounded b, a exact for it": pair(1 / math.tanh(2 / 3), 2 / 3),
    "only a": 1.7321,
    "only the key a": {"a": 1.7321},
    "complex": pair(cmath.sqrt(3), cmath.atanh(1 / math.sqrt(3))),
}
SAME = {}
