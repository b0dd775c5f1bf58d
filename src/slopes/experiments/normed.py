"""A network with BatchNorm, asked in training mode and after it, in mixed order and sorted."""

from dataclasses import dataclass
from functools import cache, partial

import numpy as np

from ..data import digits
from ..networks import SGD, BatchNorm, Network, fit

BATCH = 45  # of the 449 test images: ten batches, none of one image


@dataclass(frozen=True)
class Modes:
    """The share of test digits read: with the running means; with those of each batch, mixed and
    sorted by class; and sorted, class by class."""

    evaluated: float
    mixed: float
    by_class: float
    classes: tuple


@cache
def normed_network(*, momentum=0.1, batch=64, epochs=5, lr=0.1, seed=0):
    """Return a network trained on the digits: 64-64-64-10, BatchNorm before each ReLU."""
    norm = partial(BatchNorm, momentum=momentum)
    network = Network([64, 64, 64, 10], norm=norm, seed=seed)
    x, y, *_ = digits()
    fit(network, x, y, optimizer=SGD(lr), epochs=epochs, batch=batch, seed=seed)
    return network


def read_in_training_mode(network, x, batch=BATCH):
    """Return the class read of every row, batch by batch, each normalised by itself.

    What BatchNorm remembers is as before: a pass that only looks must not train.
    """
    norms = [layer for layer in network.walk() if isinstance(layer, BatchNorm)]
    kept = [(norm.mean.copy(), norm.variance.copy()) for norm in norms]
    parts = [network.forward(x[i : i + batch]).argmax(1) for i in range(0, len(x), batch)]
    for norm, (mean, variance) in zip(norms, kept, strict=True):
        norm.mean[:], norm.variance[:] = mean, variance
    return np.concatenate(parts)


@cache
def two_modes(*, momentum=0.1, batch=64, epochs=5, seed=0):
    """Return the Modes of a trained network with BatchNorm, shown the test digits in tens."""
    network = normed_network(momentum=momentum, batch=batch, epochs=epochs, seed=seed)
    *_, x, y = digits()
    order = np.argsort(y, kind="stable")
    found = read_in_training_mode(network, x[order])
    right = found == y[order]
    return Modes(
        float(np.mean(network.predict(x) == y)),
        float(np.mean(read_in_training_mode(network, x) == y)),
        float(np.mean(right)),
        tuple(float(right[y[order] == k].mean()) for k in range(10)),
    )
