"""Neurons that are built of steps, and how they learn."""

from functools import cache

import numpy as np

from ..activation import Activation
from ..data import gates
from ..functions import sigmoid, step
from ..networks import SGD, Network, binary_cross_entropy, fit


def pretended_step(x):
    """Return 1 where x is positive and 0 elsewhere."""
    return x > 0


pretend = Activation(pretended_step, r"[x > 0]", r"\sigma'(x)", slope=sigmoid.derivative)


@cache
def xor_learned(f, width, *, seed):
    """Return whether a network with one hidden layer of f has every answer of XOR right."""
    x, targets = gates()
    y = targets["xor"][:, None]
    network = Network([2, width, 1], f, seed=seed)
    fit(network, x, y, loss=binary_cross_entropy, optimizer=SGD(2.0), epochs=200, seed=seed)
    return bool(np.array_equal(step(network.forward(x)), y))
