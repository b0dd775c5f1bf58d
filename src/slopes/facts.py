"""Facts about a function, measured from the function alone: nothing here is typed in.

Works for any Activation, also one written a minute ago. Means are over z ~ N(0, σ²), by
Gauss–Legendre quadrature on short panels whose edges include every kink that was found.
"""

from dataclasses import dataclass
from functools import cache

import numpy as np

from .activation import Activation, get

REACH = 12.0  # N(0, 1) beyond ±12 weighs less than 1e-32
FAR = np.array([-np.inf, -1e8, -1e4, -100, -30, 30, 100, 1e4, 1e8, np.inf])


@dataclass(frozen=True)
class Facts:
    """What was measured of one activation function."""

    infimum: float
    supremum: float
    steepest: float  # the largest slope
    steepest_at: float  # where; ±inf if it is a limit, nan if it is taken on a whole stretch
    least_slope: float
    monotone: bool
    convex: bool
    kinks: tuple  # where the slope or the value jumps
    slope_roots: tuple  # where the slope is 0 but not on a whole stretch
    mean: float  # E f(z), z ~ N(0, 1)
    second_moment: float  # E f(z)²
    slope_second_moment: float  # E f′(z)²
    flat_share: float  # P(f′(z) = 0)

    @property
    def bounded(self):
        """Whether all values lie between two finite numbers."""
        return bool(np.isfinite([self.infimum, self.supremum]).all())

    @property
    def zero_centred(self):
        """Whether the output has mean zero for centred inputs."""
        return abs(self.mean) < 1e-12

    @property
    def forward_gain(self):
        """What to scale weights by so that the size of the signal is kept."""
        return _inverse_root(self.second_moment)

    @property
    def backward_gain(self):
        """What to scale weights by so that the size of the gradient is kept."""
        return _inverse_root(self.slope_second_moment)


@dataclass(frozen=True)
class Moments:
    """Means of a function and of its slope over z ~ N(0, σ²)."""

    mean: float
    second: float
    slope_second: float
    flat_share: float


def measure(f):
    """Return the Facts of an elementwise Activation, seen between −12 and 12 and far out.

    >>> measure(get("sigmoid")).steepest
    0.25
    """
    return _measure(_elementwise(f), f.slope)


@cache
def _measure(f, _slope):  # a new derivative makes new facts, here and below
    x = np.linspace(-REACH, REACH, 24 * 64 + 1)
    with np.errstate(all="ignore"):  # a body just written may overflow far out
        y, far = f(x), f(FAR)
        slope, far_slope = f.derivative(x), f.derivative(FAR)
        kinks = _kinks(f, f.slope)
        top_at, top = _peak(f.derivative, x)
        lowest, highest = -_peak(lambda v: -f(v), x)[1], _peak(f, x)[1]
        least = -_peak(lambda v: -f.derivative(v), x)[1]
    rounding = 8 * np.finfo(float).eps * np.maximum(np.abs(y[2:]), np.abs(y[:-2]))
    one = moments(f)
    return Facts(
        infimum=float(np.nanmin([lowest, *far])),
        supremum=float(np.nanmax([highest, *far])),
        steepest=top,
        steepest_at=top_at,
        least_slope=float(np.nanmin([least, *far_slope])),
        monotone=bool((np.diff(y) >= 0).all() or (np.diff(y) <= 0).all()),
        convex=bool((y[2:] - 2 * y[1:-1] + y[:-2] >= -rounding).all()),
        kinks=kinks,
        slope_roots=_roots(f.derivative, x, slope, kinks),
        mean=one.mean,
        second_moment=one.second,
        slope_second_moment=one.slope_second,
        flat_share=one.flat_share,
    )


def moments(f, sigma=1.0):
    """Return the Moments of an elementwise Activation for inputs of N(0, sigma²)."""
    if not 0 < sigma < np.inf:
        raise ValueError(f"sigma: expected a number above 0, got {sigma!r}")
    return _moments(_elementwise(f), f.slope, sigma)


@cache
def _moments(f, slope, sigma):
    nodes, weights = _normal_quadrature(_kinks(f, slope), sigma)
    y, slope = f(nodes), f.derivative(nodes)
    return Moments(*(float(weights @ v) for v in (y, y**2, slope**2, slope == 0)))


def gain(f, direction="forward", sigma=1.0):
    """Return what to scale weights by to keep the signal ("forward") or the gradient ("backward").

    Exact for a layer whose pre-activations are N(0, sigma²).

    >>> round(gain("relu") ** 2, 12)
    2.0
    >>> round(gain("gelu", "backward"), 4)
    1.4811
    """
    found = moments(get(f) if isinstance(f, str) else f, sigma)
    roots = {"forward": found.second / sigma**2, "backward": found.slope_second}
    if direction not in roots:
        raise ValueError(f"direction: expected forward or backward, got {direction!r}")
    return float(_inverse_root(roots[direction]))


def _elementwise(f):
    if not isinstance(f, Activation) or not f.elementwise:
        raise TypeError(f"f: expected an Activation of one number, got {f!r}")
    return f


def _inverse_root(value):
    return 1 / np.sqrt(value) if value else np.inf


@cache
def _kinks(f, _slope):
    x = np.linspace(-REACH, REACH, 24 * 64 + 1)
    return tuple(sorted({*_breaks(f, x), *_breaks(f.derivative, x)}))


def _breaks(g, x):
    """Return where g jumps: every interval is halved over and over, towards its larger change."""
    low, high = x[:-1], x[1:]
    for _ in range(60):
        middle = low + (high - low) / 2
        left = np.abs(g(middle) - g(low)) >= np.abs(g(high) - g(middle))
        low, high = np.where(left, low, middle), np.where(left, middle, high)
    jumps = np.abs(g(high) - g(low)) > 1e-6
    return [float(v) for v in np.unique(np.round((low + high)[jumps] / 2, 12) + 0.0)]


def _peak(g, x):
    """Return where g is largest (±inf: in the limit; nan: on a whole stretch) and how large."""
    limits = {end: float(g(end)) for end in (-np.inf, np.inf)}
    end, limit = max(limits.items(), key=lambda pair: (pair[1] == pair[1], pair[1]))
    for zoom in range(12):
        y = g(x)
        best = int(np.argmax(y))
        if zoom == 0 and limit > y[best]:
            return end, limit
        if zoom == 0 and np.count_nonzero(y == y[best]) > 1:
            return np.nan, float(y[best])
        around, x = x, np.linspace(x[max(best - 1, 0)], x[min(best + 1, len(x) - 1)], 65)
    level = around[np.isclose(y, y[best], rtol=0, atol=1e-15)]
    return float(np.round(level.mean(), 6) + 0.0), float(y[best])


def _roots(g, x, y, kinks):
    """Return where g is 0 between values that are not, kinks left out, by bisection."""
    low, high = x[:-1][y[:-1] * y[1:] < 0], x[1:][y[:-1] * y[1:] < 0]
    for _ in range(60):
        middle = low + (high - low) / 2
        same = g(middle) * g(low) > 0
        low, high = np.where(same, middle, low), np.where(same, high, middle)
    touched = x[1:-1][(y[1:-1] == 0) & (y[:-2] != 0) & (y[2:] != 0)]
    found = np.concatenate([high, touched])
    return tuple(float(v) for v in np.sort(found) if not np.isclose(v, kinks, atol=1e-9).any())


def _normal_quadrature(kinks, sigma):
    end = REACH * sigma
    fine = np.arange(-40, 40.25, 0.5)  # where functions bend, whatever the spread of the inputs
    edges = np.unique([*np.linspace(-end, end, 49), *fine[np.abs(fine) < end], *kinks])
    edges = edges[np.abs(edges) <= end]
    t, w = np.polynomial.legendre.leggauss(20)
    half, centre = np.diff(edges) / 2, (edges[1:] + edges[:-1]) / 2
    nodes = (centre[:, None] + half[:, None] * t).ravel()
    density = np.exp(-((nodes / sigma) ** 2) / 2) / (np.sqrt(2 * np.pi) * sigma)
    return nodes, (half[:, None] * w).ravel() * density
