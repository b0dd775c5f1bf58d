"""Products of many random factors: of numbers, and of the lengths that random layers leave."""

from functools import cache

import numpy as np

from ..activation import get


@cache
def lengths(width, *, f="identity", gain=1.0, depth=50, trials=2000, seed=0):
    """Return ‖h‖² after each layer, from 1, a row a trial; fresh weights N(0, gain²/width).

    The sum of normal weights times h is normal, of standard deviation gain ‖h‖/√width, whatever
    the direction of h. So a layer's outputs are drawn from its length, and no matrix is needed.
    """
    rng, f = np.random.default_rng(seed), get(f)
    square = np.ones((trials, 1))
    kept = [square]
    for _ in range(depth):
        z = gain * np.sqrt(square / width) * rng.normal(size=(trials, width))
        square = (f(z) ** 2).sum(1, keepdims=True)
        kept.append(square)
    return np.hstack(kept)
