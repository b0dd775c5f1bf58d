"""What a few runs can tell: how often all of them agree where there is a difference, and none."""

from functools import cache

import numpy as np

from ..activation import get
from .smooth import train_mnist1d


@cache
def read_by(f, runs, *, seed=0):
    """Return the test accuracy of that many networks of f on MNIST-1D, one a seed, in points."""
    return tuple(100 * train_mnist1d(get(f), seed=seed + k)[1] for k in range(runs))


def agreed(leads):
    """Return the share of rows in which every lead is above 0, or every lead below."""
    leads = np.asarray(leads)
    return float(np.mean((leads > 0).all(1) | (leads < 0).all(1)))


def between_equals(read, n, *, seed, draws=4000):
    """Return how often one of two sides wins n of n comparisons, both drawn from the same runs."""
    rng = np.random.default_rng(seed)
    drawn = rng.permuted(np.tile(read, (draws, 1)), axis=1)
    return agreed(drawn[:, :n] - drawn[:, n : 2 * n])


def between(these, those, n, *, seed, draws=4000):
    """Return how often one side wins n of n comparisons of runs with the same start."""
    leads, rng = np.subtract(these, those), np.random.default_rng(seed)
    return agreed(rng.permuted(np.tile(leads, (draws, 1)), axis=1)[:, :n])
