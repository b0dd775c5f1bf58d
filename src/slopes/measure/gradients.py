"""Is a derivative right? The numerical slope, and the check of a function or a whole network."""

from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from ..activation import Activation
from .facts import kinks

REACH = 2.0**-9  # of the smallest difference quotient, twice over


def central_difference(f, x, h=2.0**-17):
    """Return (f(x + h) − f(x − h)) / 2h at each x: its error falls as h².

    >>> bool(abs(central_difference(np.sin, 1.0) - np.cos(1.0)) < 1e-10)
    True
    """
    above, below = x + h, x - h
    return (f(above) - f(below)) / (above - below)


def richardson(f, x, h=1 / 8, levels=4):
    """Return the slope extrapolated to a step of 0 from central differences at h, h/2, h/4, …

    Each level takes out one more power of h² from the error. f must be smooth within h of x.

    >>> bool(abs(richardson(np.sin, 1.0) - np.cos(1.0)) < 1e-13)
    True
    """
    return _extrapolated(f, np.asarray(x, dtype=np.float64), h, levels)[0]


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
    return np.imag(f(np.asarray(x, dtype=np.float64) + 1j * h)) / h


def numerical_derivative(f, x):
    """Return df/dx at each x, measured: Richardson's extrapolation, begun at five sizes of step.

    Each point keeps the size whose last two extrapolations agree best. At a kink the result is
    the mean of the two one-sided slopes.

    >>> slope = numerical_derivative(np.tanh, [0.0, 1.0])
    >>> bool(np.allclose(slope, 1 - np.tanh([0.0, 1.0]) ** 2, rtol=1e-11))
    True
    """
    x = np.asarray(x, dtype=np.float64)
    best, doubt = np.full(x.shape, np.nan), np.full(x.shape, np.inf)
    for h in 2.0 ** -np.arange(2, 12, 2):
        slope, spread = _extrapolated(f, x, h, levels=4)
        best, doubt = np.where(spread < doubt, slope, best), np.minimum(spread, doubt)
    return best[()]


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

    >>> from slopes import tanh
    >>> bool(gradcheck(tanh))
    True
    >>> wrong = Activation(np.tanh, "tanh x", "1 − x²", slope=lambda x: 1 - x**2)
    >>> gradcheck(wrong, at=2.0)
    tanh: at x = 2 the derivative gives -3, but the slope measured there is 0.0706508
    """
    if not isinstance(f, Activation):
        raise TypeError(f"f: expected an Activation, which owns its derivative, got {f!r}")
    x = np.linspace(-5, 5, 400) if at is None else np.atleast_1d(np.asarray(at, np.float64))
    if not (x.size and np.isfinite(x).all()):
        raise ValueError(f"at: expected finite points, got {at!r}")
    x = x[(np.abs(x[:, None] - np.array(kinks(f))) > REACH).all(1)]
    if not x.size:
        raise ValueError(f"at: {f} has a kink at every point given, so no slope to check")
    return _verdict(
        f.name, [f"x = {v:.6g}" for v in x], f.derivative(x), numerical_derivative(f, x), tolerance
    )


def check_gradients(network, x, y, loss, *, entries=10, tolerance=1e-6, seed=0):
    """Return a Gradcheck of every parameter's gradient, at randomly chosen entries of each.

    >>> from slopes.networks import Network
    >>> from slopes.networks import mean_squared_error
    >>> network = Network([2, 3, 1], "tanh")
    >>> bool(check_gradients(network, [[1.0, 2.0]], [[0.5]], mean_squared_error))
    True
    """
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
