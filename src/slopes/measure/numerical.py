"""Slopes that are measured, from values alone."""

from itertools import pairwise

import numpy as np

from ..arguments import real


def central_difference(f, x, h=2.0**-17):
    """Return (f(x + h) − f(x − h)) / 2h at each x: its error falls as h².

    >>> bool(abs(central_difference(np.sin, 1.0) - np.cos(1.0)) < 1e-10)
    True
    """
    x = real("x", x).astype(np.float64)
    above, below = x + h, x - h
    return (f(above) - f(below)) / (above - below)


def richardson(f, x, h=1 / 8, levels=4):
    """Return the slope extrapolated to a step of 0 from central differences at h, h/2, h/4, …

    Each level takes out one more power of h² from the error. f must be smooth within h of x.

    >>> bool(abs(richardson(np.sin, 1.0) - np.cos(1.0)) < 1e-13)
    True
    """
    return _extrapolated(f, real("x", x).astype(np.float64), h, levels)[0]


def _extrapolated(f, x, h, levels):
    """Return Richardson's slope and how far it is from that of one level less."""
    row, finest = [central_difference(f, x, h / 2**k) for k in range(levels)], None
    for order in range(1, levels):
        finest = row[-1]
        row = [fine + (fine - coarse) / (4**order - 1) for coarse, fine in pairwise(row)]
    return row[0], np.inf if finest is None else np.abs(row[0] - finest)


def complex_step(f, x, h=1e-30):
    """Return Im f(x + ih) / h: no difference is taken, so no digits are lost whatever h is.

    Only for a formula that is analytic: abs, maximum, minimum and comparisons drop the imaginary
    part without a word, so the functions of this library, which use them, refuse complex numbers.

    >>> bool(complex_step(np.sin, 1.0) == np.cos(1.0))
    True
    """
    return np.imag(f(real("x", x).astype(np.float64) + 1j * h)) / h


def numerical_derivative(f, x):
    """Return df/dx at each x, measured: Richardson's extrapolation, from five sizes.

    Each point keeps the size of step whose last two extrapolations agree best.
    At a kink the result is the mean of the two one-sided slopes.

    >>> slope = numerical_derivative(np.tanh, [0.0, 1.0])
    >>> bool(np.allclose(slope, 1 - np.tanh([0.0, 1.0]) ** 2, rtol=1e-11))
    True
    """
    x = real("x", x).astype(np.float64)
    best, doubt = np.full(x.shape, np.nan), np.full(x.shape, np.inf)
    for h in 2.0 ** -np.arange(2, 12, 2):
        slope, spread = _extrapolated(f, x, h, levels=4)
        best = np.where(spread < doubt, slope, best)
        doubt = np.minimum(spread, doubt)
    return best[()]
