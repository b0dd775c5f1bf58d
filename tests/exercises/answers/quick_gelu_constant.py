"""Answers to quick-gelu-constant: the k of the least largest distance, searched in many ways."""

import math
from decimal import Decimal
from fractions import Fraction

import mpmath
import numpy as np
from scipy.optimize import brentq, minimize_scalar
from scipy.special import expit, ndtr

X = np.linspace(-6, 6, 2401)


def gap(k, x=X):
    """The largest distance between x·σ(kx) and GELU."""
    return np.abs(x * expit(k * x) - x * ndtr(x)).max()


def golden(low=1.5, high=2.0):
    part = (math.sqrt(5) - 1) / 2
    for _ in range(30):
        a, b = high - part * (high - low), low + part * (high - low)
        low, high = (low, b) if gap(a) < gap(b) else (a, high)
    return (low + high) / 2


def balanced(k):
    """The highest less the deepest difference, for positive x; 0 at the best k."""
    x = X[X > 0]
    difference = x * expit(k * x) - x * ndtr(x)
    return difference.max() + difference.min()


def by_search(steps):
    return min(steps, key=gap)


RIGHT = {
    "two decimals": 1.77,
    "three decimals": 1.773,
    "four decimals": 1.7729,
    "hundredths": by_search(np.arange(1.5, 2, 0.01)),
    "hundredths as whole numbers": min(range(150, 200), key=lambda h: gap(h / 100)) / 100,
    "thousandths": by_search(np.linspace(1.7, 1.85, 151)),
    "golden section": golden(),
    "minimize_scalar": minimize_scalar(gap, bounds=(1.5, 2), method="bounded").x,
    "the two extremes balanced": brentq(balanced, 1.6, 1.95),
    "a wide grid of x": minimize_scalar(
        lambda k: gap(k, np.linspace(-20, 20, 4001)), bounds=(1.5, 2), method="bounded"
    ).x,
    "a coarse grid of x": minimize_scalar(
        lambda k: gap(k, np.arange(-8, 8, 0.01)), bounds=(1.5, 2), method="bounded"
    ).x,
    "x of one sign, for the distance is even": min(
        np.arange(1.5, 2, 0.002), key=lambda k: gap(k, np.linspace(0, 5, 501))
    ),
    "an argmin": np.arange(160, 190)[np.argmin([gap(k / 100) for k in range(160, 190)])] / 100,
    "Fraction": Fraction(177, 100),
    "Decimal": Decimal("1.77"),
    "mpf": mpmath.mpf("1.773"),
    "float32": np.float32(1.77293),
    "float16": np.float16(1.773),
    "long double": np.longdouble("1.77293"),
    "a 0-d array": np.array(1.773),
    "rounded by numpy": np.round(golden(), 2),
}

WRONG = {
    "one decimal": 1.8,
    "a hundredth low": 1.76,
    "a hundredth high": 1.78,
    "the 1.7 of old tables": 1.7,
    "1.75": 1.75,
    "least squares on an even grid": minimize_scalar(
        lambda k: ((X * expit(k * X) - X * ndtr(X)) ** 2).sum(), bounds=(1.5, 2), method="bounded"
    ).x,
    "least mean distance": minimize_scalar(
        lambda k: np.abs(X * expit(k * X) - X * ndtr(X)).mean(), bounds=(1.5, 2), method="bounded"
    ).x,
    "weighted by the density": minimize_scalar(
        lambda k: (np.exp(-(X**2) / 2) * np.abs(X * expit(k * X) - X * ndtr(X))).sum(),
        bounds=(1.5, 2),
        method="bounded",
    ).x,
    "the switch alone": minimize_scalar(
        lambda k: np.abs(expit(k * X) - ndtr(X)).max(), bounds=(1.5, 2), method="bounded"
    ).x
    + 0.001,
    "x up to 1": minimize_scalar(
        lambda k: gap(k, np.linspace(-1, 1, 801)), bounds=(1.4, 2), method="bounded"
    ).x,
    "the distance without its size": minimize_scalar(
        lambda k: (X * expit(k * X) - X * ndtr(X)).max(), bounds=(1.5, 3), method="bounded"
    ).x,
    "the distance itself": gap(1.773),
    "the place in the list": int(np.argmin([gap(k) for k in np.arange(1.5, 2, 0.001)])),
    "the end of the grid": 2.0,
    "the other end": 1.5,
    "√π": math.sqrt(math.pi) + 0.01,
    "√3": math.sqrt(3),
    "the inverse": 1 / 1.773,
    "as a percentage": 177.3,
    "a pair": (1.773, 0.0139),
    "text": "1.77",
    "the sign turned": -1.773,
}

GRID = "the distance is largest near 0.9 and 2.4, which lie on this grid too"
RANGE = "the best k lies in this range too"
PRODUCT = "product = np.array([np.{}).max() for c in candidates])"
BEFORE = PRODUCT.format("abs(x * sigmoid(c * x) - exact")

SAME = {
    "x = np.arange(0.01, 8, 0.01) → x = np.arange(-0.99, 8, 0.01)": GRID,
    "x = np.arange(0.01, 8, 0.01) → x = np.arange(-0.01, 8, 0.01)": GRID,
    "x = np.arange(0.01, 8, 0.01) → x = np.arange(0.01, 9, 0.01)": GRID,
    "x = np.arange(0.01, 8, 0.01) → x = np.arange(0.01, 7, 0.01)": GRID,
    "x = np.arange(0.01, 8, 0.01) → x = np.arange(1.01, 8, 0.01)": (
        "0.9 is just outside, but the distance is flat there: k moves by 0.002 alone"
    ),
    "candidates = np.arange(1.5, 2, 0.001) → candidates = np.arange(0.5, 2, 0.001)": RANGE,
    "candidates = np.arange(1.5, 2, 0.001) → candidates = np.arange(-1.5, 2, 0.001)": RANGE,
    "candidates = np.arange(1.5, 2, 0.001) → candidates = np.arange(1.5, 3, 0.001)": RANGE,
    f"{BEFORE} → {PRODUCT.format('square(x * sigmoid(c * x) - exact')}": (
        "the square is least where the size is"
    ),
    f"{BEFORE} → {PRODUCT.format('abs(exact - x * sigmoid(c * x)')}": "a distance has no sign",
}
