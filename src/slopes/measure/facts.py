"""Facts about a function, measured from the function alone: nothing here is typed in.

Works for any Activation, also one written a minute ago. Means are over z ~ N(0, σ²), by
Gauss–Legendre quadrature on short panels whose edges include every kink that was found.
"""

from dataclasses import dataclass
from functools import cache

import numpy as np

from ..activation import Activation, get
from ..arguments import above_0
from .search import FAR, breaks, peak, roots

REACH = 12.0  # N(0, 1) beyond ±12 weighs less than 1e-32
GRID = np.linspace(-REACH, REACH, 24 * 64 + 1)
EVERYWHERE = np.array([-np.inf, *np.sort(-FAR.ravel()), *GRID, *np.sort(FAR.ravel()), np.inf])


@dataclass(frozen=True)
class Facts:
    """What was measured of one activation function."""

    infimum: float
    supremum: float
    steepest: float  # the largest slope
    steepest_at: float  # where; ±inf if far out, nan if it is taken on a whole stretch
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

    >>> measure("sigmoid").steepest
    0.25
    """
    return _measure(_elementwise(f))


@cache
def _measure(f):
    one, bends = moments(f), _regular(f)
    with np.errstate(all="ignore"):  # a body just written may overflow far out
        y, slope, everywhere = f(GRID), f.derivative(GRID), f(EVERYWHERE)
        top_at, top = peak(f.derivative, GRID)
        highest, lowest = peak(f, GRID)[1], -peak(lambda v: -f(v), GRID)[1]
        least = -peak(lambda v: -f.derivative(v), GRID)[1]
    rounding = 8 * np.finfo(float).eps * np.maximum(np.abs(y[2:]), np.abs(y[:-2]))
    return Facts(
        infimum=lowest,
        supremum=highest,
        steepest=top,
        steepest_at=top_at,
        least_slope=least,
        monotone=_rising(everywhere) or _rising(-everywhere),
        convex=bool((y[2:] - 2 * y[1:-1] + y[:-2] >= -rounding).all()),
        kinks=bends,
        slope_roots=roots(f.derivative, GRID, slope, bends),
        mean=one.mean,
        second_moment=one.second,
        slope_second_moment=one.slope_second,
        flat_share=one.flat_share,
    )


def moments(f, sigma=1.0):
    """Return the Moments of an elementwise Activation for inputs of N(0, sigma²).

    >>> round(moments("relu", sigma=2.0).second, 12)  # half of 2²
    2.0
    """
    return _moments(_elementwise(f), above_0("sigma", sigma))


@cache
def _moments(f, sigma):
    nodes, weights = _normal_quadrature(_regular(f), sigma)
    with np.errstate(all="ignore"):
        y, slope = f(nodes), f.derivative(nodes)
    undefined = nodes[np.isnan(y) | np.isnan(slope)]
    if undefined.size:
        raise ValueError(
            f"f: expected numbers for N(0, {sigma}²), got nan of {f} at {undefined[0]}"
        )
    return Moments(*(float(weights @ v) for v in (y, y**2, slope**2, slope == 0)))


def gain(f, direction="forward", sigma=1.0):
    """Return what to scale weights by to keep the signal ("forward") or the gradient ("backward").

    Exact for a layer whose pre-activations are N(0, sigma²).

    >>> round(gain("relu") ** 2, 12)
    2.0
    >>> round(gain("gelu", "backward"), 4)
    1.4811
    """
    found = moments(f, sigma)
    roots = {"forward": found.second / sigma**2, "backward": found.slope_second}
    if direction not in roots:
        raise ValueError(f"direction: expected forward or backward, got {direction!r}")
    return float(_inverse_root(roots[direction]))


def _elementwise(f):
    f = get(f) if isinstance(f, str) else f
    if not isinstance(f, Activation) or not f.elementwise:
        raise TypeError(f"f: expected an Activation of one number, got {f!r}")
    return f


def _inverse_root(value):
    return 1 / np.sqrt(value) if value else np.inf


@cache
def kinks(f):
    """Return where the value or the slope of an Activation jumps, between −12 and 12.

    >>> kinks(get("relu6"))
    (0.0, 6.0)
    """
    f = _elementwise(f)
    with np.errstate(all="ignore"):
        return tuple(sorted({*breaks(f, GRID), *breaks(f.derivative, GRID)}))


@cache
def _regular(f):
    """Return the kinks of f, of which values and slopes must be finite between −12 and 12."""
    found = kinks(f)
    x = np.array([*GRID, *(k + side for k in found for side in (-1e-12, 1e-12))])
    for what, g in (("value", f), ("slope", f.derivative)):
        with np.errstate(all="ignore"):
            y = g(x)
        usual = np.abs(y[: GRID.size])
        sound = np.abs(y) <= 1000 * np.max(usual[np.isfinite(usual)], initial=1)
        if not sound.all():
            at, came = x[~sound][0], y[~sound][0]
            expected = f"a finite {what} wherever x is from −12 to 12"
            raise ValueError(f"f: expected {expected}, got {came:.4g} of {f} at x = {at:.6g}")
    return found


def _rising(y):
    y = y[~np.isnan(y)]
    return bool(((y[1:] >= y[:-1]) | np.isclose(y[1:], y[:-1], rtol=1e-14, atol=0)).all())


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
