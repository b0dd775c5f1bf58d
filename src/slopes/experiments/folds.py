"""How many straight pieces ReLUs make: with weights set by hand, and with random ones."""

from functools import cache

import numpy as np

from ..functions import relu
from ..networks import Network


def fold_network(folds):
    """Return a network of that many layers of 2 ReLUs whose weights fold [0, 1] each time."""
    network = Network([1] + [2] * folds + [1])
    for i, layer in enumerate(network.dense):
        layer.W[:] = 1 if i == 0 else [[2], [-4]]
        layer.b[:] = [0, -0.5] if i < folds else 0
    return network


def pieces(network, x):
    """Return how many straight pieces the network has along x: the runs of equal slope."""
    ones = np.ones_like(network.forward(np.asarray(x)[:, None]))
    slope = network.backward(ones)[:, 0]
    return 1 + int((np.abs(np.diff(slope)) > 1e-9 * np.abs(slope).max()).sum())


@cache
def random_pieces(layers, width, *, seed):
    """Return the pieces from −3 to 3 of a network with He's start and biases N(0, 1)."""
    rng = np.random.default_rng(seed)
    network = Network([1] + [width] * layers + [1], relu, seed=rng)
    for layer in network.dense:
        layer.b[:] = rng.normal(size=layer.b.shape)
    return pieces(network, np.linspace(-3, 3, 6_001))
