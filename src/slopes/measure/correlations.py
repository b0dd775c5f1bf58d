"""What an endlessly wide layer does to the size of one signal and to the angle between two.

Weights are N(0, weight²/width), biases N(0, bias²): then pre-activations are normal numbers, those
of two inputs are correlated, and all that a layer does to them are two means.
"""

from functools import cache

import numpy as np

from ..activation import get
from ..arguments import above_0, expect, number
from .facts import moments

Z = np.linspace(-8, 8, 161)  # N(0, 1) beyond ±8 weighs less than 2e-15
DENSITY = np.exp(-(Z**2) / 2) / np.exp(-(Z**2) / 2).sum()
LAYERS = 1000  # after which a size that has not come to rest is taken as it is
LARGE, SMALL = 1e6, 1e-12  # sizes at which a signal counts as gone


def product_mean(f, cosine, sigma=1.0):
    """Return the mean of f(u) f(v), where u and v are N(0, sigma²) with that correlation.

    Right to three digits: f may have kinks anywhere.

    >>> round(product_mean("identity", 0.5), 6), round(product_mean("relu", 1.0), 3)
    (0.5, 0.5)
    """
    f, sigma, c = get(f), above_0("sigma", sigma), number("cosine", cosine)
    expect(-1 <= c <= 1, "cosine", "a number from −1 to 1", cosine)
    u = sigma * Z
    v = c * u[:, None] + np.sqrt(1 - c * c) * u
    return float(DENSITY @ (f(u) * (f(v) @ DENSITY)))


@cache
def settled_size(f, weight, bias=0.0):
    """Return the mean square of the pre-activations deep in the network: what the layers settle at.

    0 or inf where the signal dies out or grows without end.

    >>> round(settled_size("tanh", 2.0, 0.0), 3) > 0 == settled_size("tanh", 0.9, 0.0)
    True
    """
    f, size = get(f), 1.0
    for _ in range(LAYERS):
        before, size = size, weight**2 * float(DENSITY @ f(np.sqrt(size) * Z) ** 2) + bias**2
        if abs(size - before) < 1e-10 * size:
            return size
        if not SMALL < size < LARGE:
            return 0.0 if size < 1 else np.inf
    return size


def error_factor(f, weight, bias=0.0, size=None):
    """Return what a layer multiplies the mean square of a small difference by, χ.

    Below 1 two inputs grow alike, above 1 apart. size: the mean square of the pre-activations; by
    default what it settles at.

    >>> round(error_factor("relu", 2.0, size=1.0), 9)
    2.0
    """
    size = settled_size(f, weight, bias) if size is None else size
    size = min(max(size, SMALL), LARGE)
    return weight**2 * moments(f, np.sqrt(size)).slope_second


def edge_weight(f, bias=0.0, *, low=0.5, high=3.0):
    """Return the weight at which χ is 1, the edge of chaos, for biases of that size.

    >>> round(edge_weight("tanh", 0.3), 3)
    1.396
    """
    for _ in range(30):
        middle = (low + high) / 2
        low, high = (low, middle) if error_factor(f, middle, bias) > 1 else (middle, high)
    return (low + high) / 2


def cosine_map(f, cosine, weight, bias=0.0, size=None):
    """Return the cosine of two pre-activations one layer further on, where both have that size.

    >>> round(cosine_map("tanh", 1.0, 1.5, 0.1), 6)
    1.0
    """
    size = settled_size(f, weight, bias) if size is None else size
    size = min(max(size, SMALL), LARGE)
    sigma = np.sqrt(size)
    alike = DENSITY @ get(f)(sigma * Z) ** 2
    return float(
        (weight**2 * product_mean(f, cosine, sigma) + bias**2) / (weight**2 * alike + bias**2)
    )


@cache
def stairs(f, cosine, weight, bias=0.0, *, layers=30):
    """Return the cosine of two inputs after 0, 1, … layers, once their size has settled.

    >>> [round(c, 2) for c in stairs("relu", 0.0, 2**0.5, layers=2)]
    [0.0, 0.32, 0.49]
    """
    found = [float(cosine)]
    for _ in range(layers):
        found.append(min(1.0, cosine_map(f, found[-1], weight, bias)))
    return tuple(found)
