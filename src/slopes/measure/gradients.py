"""Is a derivative right? The numerical slope, and the check of a function or a whole network."""

import copy
from dataclasses import dataclass, replace
from itertools import pairwise

import numpy as np

from ..activation import Activation
from ..arguments import real
from .facts import kinks

REACH = 2.0**-9  # of the smallest difference quotient, twice over


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


@dataclass(frozen=True)
class Gradcheck:
    """What a gradient check found: the worst relative error, and where it was."""

    name: str
    error: float
    at: object
    analytic: float
    numerical: float
    tolerance: float
    kinks: tuple = ()  # what was left out: there the slopes on the two sides differ

    def __bool__(self):
        return bool(self.error <= self.tolerance)

    def __repr__(self):
        if self:
            left_out = f"; left out, at a kink: {', '.join(self.kinks)}" if self.kinks else ""
            error = f"worst relative error {self.error:.1e}"
            return f"{self.name}: the derivative is right ({error}){left_out}"
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
    if not isinstance(f, Activation) or not f.elementwise:
        raise TypeError(f"f: expected an Activation of one number, with its derivative, got {f!r}")
    x = np.linspace(-5, 5, 400) if at is None else np.atleast_1d(real("at", at)).astype(np.float64)
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

    It is made in float64 on a copy, whatever the weights are. Entries within reach of a kink, where
    the slopes on the two sides differ, as those of a unit of ReLU, are left out and named.

    >>> from slopes.networks import Network, mean_squared_error
    >>> network = Network([2, 3, 1], "tanh")
    >>> bool(check_gradients(network, [[1.0, 2.0]], [[0.5]], mean_squared_error))
    True
    """
    rng, network = np.random.default_rng(seed), _in_float64(network)
    here, gradient = loss(network.forward(x), y)
    network.backward(gradient)
    where, analytic, measured, kinks = [], [], [], []
    for name, value, gradient in network.parameters():
        for flat in rng.permutation(value.size)[:entries]:
            entry = tuple(int(i) for i in np.unravel_index(flat, value.shape))
            slope, bent = _slope_of_loss(lambda: loss(network.forward(x), y)[0], here, value, entry)
            (kinks if bent else where).append(f"{name}{list(entry)}")
            if not bent:
                analytic.append(gradient[entry])
                measured.append(slope)
    if not where:
        raise ValueError("x: expected a slope of the loss to check, got a kink at every entry")
    least = max(0.01, 1e-3 * abs(here))  # of a large loss, rounding leaves no more to see
    found = _verdict("network", where, np.array(analytic), np.array(measured), tolerance, least)
    return replace(found, kinks=tuple(kinks))


def _in_float64(network):
    """Return a copy of the network with weights in float64."""
    twin = copy.deepcopy(network)
    for layer in twin.walk():
        for name in [n for key in layer.learns for n in (key, f"d{key}")]:
            setattr(layer, name, getattr(layer, name).astype(np.float64))
        if hasattr(layer, "dtype"):
            layer.dtype = np.dtype(np.float64)
    return twin


def _slope_of_loss(loss, here, value, entry):
    """Return the slope of the loss with respect to one entry, and whether a kink is in reach.

    With a smaller step the slopes of the two sides stay apart where a kink is at the entry; where
    it is beside it, their mean changes.
    """
    kept, slopes, apart = value[entry], [], []
    for h in (1e-5, 2.5e-6):
        sides = []
        for step in (h, -h):
            value[entry] = kept + step
            sides.append((loss() - here) / step)
        slopes.append(sum(sides) / 2)
        apart.append(abs(sides[0] - sides[1]))
    value[entry] = kept
    rounding = 1e-9 * max(1, abs(here))
    moved = abs(slopes[0] - slopes[1]) > rounding + 1e-7 * abs(slopes[0])
    return slopes[0], moved or apart[1] > apart[0] / 2 + rounding


def _verdict(name, where, analytic, measured, tolerance, least=0.01):
    error = np.abs(analytic - measured) / np.maximum(np.abs(measured), least)
    error = np.where(np.isnan(error), np.inf, error)
    worst = int(np.argmax(error))
    found = (float(each[worst]) for each in (error, analytic, measured))
    return Gradcheck(name, next(found), where[worst], *found, tolerance)
