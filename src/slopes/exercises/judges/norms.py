"""What norms send back, right and with a slip, and the cases on which they are told apart."""

import numpy as np


def arrived(seed, *shape):
    """Return a random x, off centre, and a gradient of the same shape."""
    rng = np.random.default_rng(seed)
    return rng.normal(size=shape) * rng.uniform(0.5, 5) + rng.normal(), rng.normal(size=shape)


def root(x, axis):
    return np.sqrt(np.mean(x**2, axis, keepdims=True))


def rms_back(x, upstream, axis=1, power=1):
    """Return dL/dx of x over its own root mean square along an axis."""
    z = x / root(x, axis)
    return (upstream - z * (upstream * z).mean(axis, keepdims=True)) / root(x, axis) ** power


def norm_back(x, upstream, axis=0, ddof=0, mean=True, part=True, power=1):
    """Return dL/dx of (x − mean) / spread along an axis."""
    s = x.std(axis, ddof=ddof, keepdims=True)
    z = (x - x.mean(axis, keepdims=True)) / s
    d = upstream - (upstream.mean(axis, keepdims=True) if mean else 0)
    back = (d - (z * (upstream * z).mean(axis, keepdims=True) if part else 0)) / s**power
    return back.round(12)  # of a batch of two nothing is left: 0, and not 2e-16


def kept_small(x, upstream, small=1e-5):
    """Return what BatchNorm sends back with a small number under the root."""
    s = np.sqrt(x.var(0) + small)
    z, d = (x - x.mean(0)) / s, upstream - upstream.mean(0)
    return (d - z * (d * z).mean(0)) / s


SHAPES = (3, 4), (1, 5), (6, 3), (4, 4), (2, 9), (32, 6)
CASES = [arrived(seed, *shape) for seed, shape in enumerate(SHAPES)]
CASES.insert(0, (np.array([[3.0, 4.0]]), np.array([[1.0, 0.0]])))
