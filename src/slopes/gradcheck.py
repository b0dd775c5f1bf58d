"""Is a derivative right? The numerical slope, and the check of a function or a whole network."""

from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from .activation import Activation
from .facts import measure

REACH = 2.0**-9  # of the smallest difference quotient, twice over


def numerical_derivative(f, x):
    """Return df/dx at each x, measured: central differences, extrapolated to a step of zero.

    Richardson's extrapolation over four halvings of the step, begun at five sizes; each point
    keeps the size whose last two extrapolations agree best. At a kink the result is the mean of
    the two one-sided slopes.
    """
    x = np.asarray(x, dtype=np.float64)
    best, doubt = np.full(x.shape, np.nan), np.full(x.shape, np.inf)
    for h in 2.0 ** -np.arange(2, 12, 2):
        row = [_central(f, x, h / 2**k) for k in range(4)]
        for order in (1, 2, 3):
            previous = row
            row = [fine + (fine - coarse) / (4**order - 1) for coarse, fine in pairwise(row)]
        spread = np.abs(row[0] - previous[1])
        best, doubt = np.where(spread < doubt, row[0], best), np.minimum(spread, doubt)
    return best[()]


def _central(f, x, h):
    above, below = x + h, x - h
    return (f(above) - f(below)) / (above - below)


@dataclass(frozen=True)
class Gradcheck:
    """What a gradient check found: the worst relative error, and where it was."""

    name: str
    error: float
    at: object
    analytic: float
    numerical: float
    tolerance: float

    def __bool__(self):
        return bool(self.error <= self.tolerance)

    def __repr__(self):
        if self:
            return f"{self.name}: the derivative is right (worst relative error {self.error:.1e})"
        return (
            f"{self.name}: at {self.at} the derivative gives {self.analytic:.6g}, "
            f"but the slope measured there is {self.numerical:.6g}"
        )


def gradcheck(f, at=None, *, tolerance=1e-8):
    """Return a Gradcheck of f.derivative against the measured slope of f; it is true if they agree.

    at: points to check, by default 400 between −5 and 5. Points within 0.002 of a kink or a jump
    are left out: there the slopes on the two sides differ.
    """
    if not isinstance(f, Activation):
        raise TypeError(f"f: expected an Activation, which owns its derivative, got {f!r}")
    x = np.linspace(-5, 5, 400) if at is None else np.atleast_1d(np.asarray(at, np.float64))
    if not (x.size and np.isfinite(x).all()):
        raise ValueError(f"at: expected finite points, got {at!r}")
    kinks = np.array(measure(f).kinks)
    x = x[(np.abs(x[:, None] - kinks) > REACH).all(1)]
    if not x.size:
        raise ValueError(f"at: {f} has a kink at every point given, so no slope to check")
    return _verdict(
        f.name, [f"x = {v:.6g}" for v in x], f.derivative(x), numerical_derivative(f, x), tolerance
    )


def check_gradients(network, x, y, loss, *, entries=10, tolerance=1e-6, seed=0):
    """Return a Gradcheck of every parameter's gradient, at randomly chosen entries of each."""
    rng = np.random.default_rng(seed)
    network.backward(loss(network.forward(x), y)[1])
    where, analytic, measured = [], [], []
    for name, value, gradient in network.parameters():
        for flat in rng.permutation(value.size)[:entries]:
            entry = tuple(int(i) for i in np.unravel_index(flat, value.shape))
            where.append(f"{name}{list(entry)}")
            analytic.append(gradient[entry])
            measured.append(_slope_of_loss(network, x, y, loss, value, entry))
    return _verdict("network", where, np.array(analytic), np.array(measured), tolerance)


def _slope_of_loss(network, x, y, loss, value, entry, h=1e-5):
    kept, losses = value[entry], []
    for moved in (kept + h, kept - h):
        value[entry] = moved
        losses.append(loss(network.forward(x), y)[0])
    value[entry] = kept
    return (losses[0] - losses[1]) / (2 * h)


def _verdict(name, where, analytic, measured, tolerance):
    error = np.abs(analytic - measured) / np.maximum(np.abs(measured), 0.01)
    error = np.where(np.isnan(error), np.inf, error)
    worst = int(np.argmax(error))
    return Gradcheck(
        name,
        float(error[worst]),
        where[worst],
        float(analytic[worst]),
        float(measured[worst]),
        tolerance,
    )
