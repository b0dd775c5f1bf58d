"""What a layer makes of the size of a signal, and whether a size that is off comes back."""

from ..arguments import above_0
from .facts import gain, moments


def next_size(f, size, weights=None):
    """Return the mean square of the sums one layer on, where it is `size` and normal here.

    weights: their gain; by default the one that keeps the size 1.

    >>> round(next_size("relu", 4.0), 9)
    4.0
    """
    weights = gain(f) if weights is None else above_0("weights", weights)
    return weights**2 * moments(f, above_0("size", size) ** 0.5).second


def pull(f, step=1e-3):
    """Return how much of a small error of the size is left one layer on, with f's own gain.

    Below 1 a size that is off comes back to 1; at 1 it stays where it is; above 1 it runs away.

    >>> round(pull("relu"), 6), pull("tanh") < 1 < pull("gelu")
    (1.0, True)
    """
    return (next_size(f, 1 + step) - next_size(f, 1 - step)) / (2 * step)
