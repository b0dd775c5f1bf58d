"""Facts about a function, measured from the function alone: nothing here is typed in.

Works for any Activation, also one written a minute ago. Means are over z ~ N(0, 1), by
Gauss–Legendre quadrature on short panels whose edges include every kink that was found.
"""

from dataclasses import dataclass
from functools import cache

import numpy as np

REACH = 12.0  # N(0, 1) beyond ±12 weighs less than 1e-32


@dataclass(frozen=True)
class Facts:
    """What was measured of one activation function."""

    infimum: float
    supremum: float
    steepest: float  # the largest slope
    steepest_at: float  # where; ±inf if it is a limit, nan if it is taken on a whole stretch
    least_slope: float
    monotone: bool
    kinks: tuple  # where the slope or the value jumps
    mean: float  # E f(z)
    second_moment: float  # E f(z)²
    slope_second_moment: float  # E f′(z)²
    flat_share: float  # P(f′(z) = 0)

    @property
    def zero_centred(self):
        """Whether the output has mean zero for centred inputs."""
        return abs(self.mean) < 1e-12

    @property
    def forward_gain(self):
        """What to scale weights by so that the size of the signal is kept."""
        return 1 / np.sqrt(self.second_moment)

    @property
    def backward_gain(self):
        """What to scale weights by so that the size of the gradient is kept."""
        return 1 / np.sqrt(self.slope_second_moment) if self.slope_second_moment else np.inf


def measure(f):
    """Return the Facts of an elementwise Activation, seen between −12 and 12 and far out."""
    return _measure(f, f._slope)


@cache
def _measure(f, _slope):  # a new derivative makes new facts
    x = np.linspace(-REACH, REACH, 24 * 64 + 1)
    far = np.array([-np.inf, -1e8, -1e4, -100, -30, 30, 100, 1e4, 1e8, np.inf])
    values = np.concatenate([f(x), f(far)])
    slopes = np.concatenate([f.derivative(x), f.derivative(far)])
    kinks = tuple(sorted({*_breaks(f, x), *_breaks(f.derivative, x)}))
    top_at, top = _peak(f.derivative, x)
    nodes, weights = _normal_quadrature(kinks)
    y, slope = f(nodes), f.derivative(nodes)
    return Facts(
        infimum=float(values.min()),
        supremum=float(values.max()),
        steepest=top,
        steepest_at=top_at,
        least_slope=float(slopes.min()),
        monotone=bool((np.diff(f(x)) >= 0).all() or (np.diff(f(x)) <= 0).all()),
        kinks=kinks,
        mean=float(weights @ y),
        second_moment=float(weights @ y**2),
        slope_second_moment=float(weights @ slope**2),
        flat_share=float(weights @ (slope == 0)),
    )


def gain(f, direction="forward"):
    """Return what to scale weights by to keep the signal ("forward") or the gradient ("backward").

    Exact for a layer whose pre-activations are N(0, 1).
    """
    if direction not in ("forward", "backward"):
        raise ValueError(f"direction: expected forward or backward, got {direction!r}")
    return float(getattr(measure(f), f"{direction}_gain"))


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
    end, limit = max(limits.items(), key=lambda pair: pair[1])
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


def _normal_quadrature(kinks):
    edges = np.unique([*np.arange(-REACH, REACH + 0.25, 0.5), *kinks])
    t, w = np.polynomial.legendre.leggauss(20)
    half, centre = np.diff(edges) / 2, (edges[1:] + edges[:-1]) / 2
    nodes = (centre[:, None] + half[:, None] * t).ravel()
    weights = (half[:, None] * w).ravel() * np.exp(-(nodes**2) / 2) / np.sqrt(2 * np.pi)
    return nodes, weights
