"""The exercises of chapter 08: gates that open by degrees, and their tails."""

import numpy as np

from ..functions import silu, softplus
from .core import exercise
from .judges import function_of, function_of_x, numbers

DIP = -1.2784645427610737  # where SiLU is lowest; its value there is DIP + 1

exercise(
    "silu-dip-scaled",
    stars=1,
    chapter="08",
    judge=numbers({"at": DIP / 4, "value": (DIP + 1) / 4}, tolerance=0.0005),
    wrong={
        "The place is right; the dip also becomes shallower": (DIP / 4, DIP + 1),
        "The depth is right; the dip also moves": (DIP, (DIP + 1) / 4),
        "That is the dip for β = 1": (DIP, DIP + 1),
        "You multiplied by 4: a larger β makes the picture smaller": (4 * DIP, 4 * DIP + 4),
        "The dip lies on the left of 0 and below it: both signs are minus": (
            -DIP / 4,
            -(DIP + 1) / 4,
        ),
        "Your two numbers are swapped: the place comes first": ((DIP + 1) / 4, DIP / 4),
    },
)

exercise(
    "relu-squared-doubled",
    stars=1,
    chapter="08",
    judge=numbers(2.0**32, tolerance=0.002, relative=True),
    wrong={
        "That would be ReLU, which hands a factor on as it is; here each layer squares it": 2,
        "That is 2 to the power 5: you doubled five times. Each layer squares the factor": 32,
        "That multiplies by 4 in each layer; only the first layer receives a factor of 2": 1024,
        "That is what one layer does; there are five": 4,
        "That is what four layers do; there are five": 2.0**16,
        "That is what six layers do; there are five": 2.0**64,
    },
)


def density(x):
    """Return the density of N(0, 1), the slope of Φ."""
    return np.exp(-(x**2) / 2) / np.sqrt(2 * np.pi)


exercise(
    "gelu-bend",
    stars=2,
    chapter="08",
    judge=function_of_x(
        lambda x: density(x) * (2 - x**2),
        [-40, -10, -6, *np.linspace(-4, 4, 33), -1.9, -0.01, 0.1, 2.6, 6, 10, 40],
        tolerance=1e-6,
        noun="second derivative",
        span=(-4, 4),
    ),
    wrong={
        "One φ is missing: Φ(x) and x·φ(x) each bring one": lambda x: density(x) * (1 - x**2),
        "The slope of φ is −x·φ(x), with a minus sign": lambda x: density(x) * (2 + x**2),
        "φ has a slope of its own: the product rule has one more term": lambda x: 2 * density(x),
        "The slope of φ is −x·φ(x); times the x in front that makes x²": (
            lambda x: density(x) * (2 - x)
        ),
        "The sign is turned: at 0 the slope of GELU grows": lambda x: density(x) * (x**2 - 2),
        "φ is the density with its 1/√(2π)": lambda x: np.exp(-(x**2) / 2) * (2 - x**2),
    },
)


def clipped(x):
    """Return softplus with x itself above 20, as a well-known implementation does."""
    return np.where(x > 20, x, np.log1p(np.exp(np.minimum(x, 20))))


exercise(
    "softplus-tail",
    stars=2,
    chapter="08",
    judge=function_of_x(
        softplus,
        [-700, -500, -300, -100, *np.arange(-50, 50.5, 0.5), -0.01, 0.1, 100, 300, 709, 710, 1000],
        tolerance=1e-12,
        relative=True,
        no_warnings=True,
        span=(-6, 6),
    ),
    wrong={
        "The bug is still there: 1 + 10⁻¹⁸ is rounded to 1, and its logarithm is 0": (
            lambda x: np.maximum(x, 0) + np.log(1 + np.exp(-np.abs(x)))
        ),
        "The published form never overflows; in yours e^x is infinite from x = 710 on": (
            lambda x: np.log1p(np.exp(x))
        ),
        "overflows": lambda x: np.where(
            x > 0, x + np.log1p(np.exp(-np.abs(x))), np.log1p(np.exp(x))
        ),
        "The part max(x, 0) is gone: on the right softplus grows like x": (
            lambda x: np.log1p(np.exp(-np.abs(x)))
        ),
        "Beyond 20 softplus is a little more than x, and beyond −20 a little more than 0": clipped,
        "That is ReLU; softplus is rounded at the corner": lambda x: np.maximum(x, 0),
        "`np.expm1` is e^x − 1; the logarithm of 1 + a small number is `np.log1p`": (
            lambda x: np.maximum(x, 0) + np.expm1(-np.abs(x))
        ),
    },
)


def entropy(p):
    """Return −p ln p − (1 − p) ln(1 − p)."""
    return -p * np.log(p) - (1 - p) * np.log(1 - p)


exercise(
    "softplus-minus-silu",
    stars=2,
    chapter="08",
    judge=function_of(
        "p",
        cases=[(p,) for p in (0.5, 0.25, 0.9, 0.01, 0.999, 0.1, 0.4, 0.6, 0.75, 1e-6, 1 - 1e-6)],
        truth=entropy,
        tolerance=1e-6,
        noun="difference",
    ),
    wrong={
        "That is one half of it: 1 − p has a term too": lambda p: -p * np.log(p),
        "That is the other half: p has a term too": lambda p: -(1 - p) * np.log(1 - p),
        "The sign is turned: softplus lies above SiLU": lambda p: -entropy(p),
        "The shape is right, the unit is not: use the natural logarithm": (
            lambda p: entropy(p) / np.log(2)
        ),
        "That is softplus alone, −ln(1 − p); take x·p off": lambda p: -np.log(1 - p),
        "That is p(1 − p), the slope of σ": lambda p: p * (1 - p),
        "You put p in the place of x; express x by p first": lambda p: softplus(p) - silu(p),
        "x is the logarithm of p/(1 − p), and not p/(1 − p)": (
            lambda p: -np.log(1 - p) - p * p / (1 - p)
        ),
    },
)

exercise(
    "quick-gelu-constant",
    stars=3,
    chapter="08",
    judge=numbers(1.77293, tolerance=0.005),
    wrong={
        "That is the k for which σ(kx) comes closest to Φ(x); here x multiplies the difference": (
            1.702
        ),
        "That k gives σ(kx) the slope of Φ at 0": np.sqrt(8 / np.pi),
        "That k gives the logistic distribution the variance of N(0, 1)": np.pi / np.sqrt(3),
        "That is the k of least squares for x of N(0, 1); the question is the largest gap": 1.712,
        "That is SiLU itself": 1,
    },
)
