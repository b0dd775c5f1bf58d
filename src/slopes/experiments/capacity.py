"""What networks can hold and learn: narrow places, hidden entries, a curve, real data."""

from functools import cache

import numpy as np

from ..data import load
from ..functions import identity, relu
from ..networks import (
    Adam,
    Bend,
    Dense,
    Network,
    accuracy,
    fit,
    he,
    lecun,
    mean_squared_error,
    scaled,
)


@cache
def narrow_place(f, seed, width=2):
    """Return the accuracy on the digits of 32 ReLUs, then width units of f, then 32 ReLUs."""
    x, y, x_test, y_test = load("digits")
    rng = np.random.default_rng(seed)
    pinch = Dense(32, width, rng=rng, init=lecun if f == "identity" else he)
    before = [Dense(64, 32, rng=rng), Bend("relu"), pinch, Bend(f)]
    after = [Dense(width, 32, rng=rng), Bend("relu"), Dense(32, 10, rng=rng)]
    network = Network.of(*before, *after)
    fit(network, x, y, optimizer=Adam(0.01), epochs=8, seed=seed)
    return accuracy(network, x_test, y_test)


@cache
def missing_entries(layers, seed, size=20, steps=2000):
    """Return the error on the hidden entries of a table of rank 1, as a share of their size.

    One or two straight layers without biases are trained on about two fifths of the entries.
    """
    rng = np.random.default_rng(seed)
    table = np.outer(rng.normal(size=size), rng.normal(size=size))
    seen = rng.random(table.shape) < 0.4
    network = Network([size] * (layers + 1), identity, init=scaled(gain=0.05), seed=rng)
    for _ in range(steps):
        error = (network.forward(np.eye(size)) - table) * seen
        network.backward(error)
        for layer in network.dense:
            layer.W -= 0.02 * layer.dW
    missed = (network.forward(np.eye(size)) - table)[~seen]
    return float(np.sqrt((missed**2).sum() / (table[~seen] ** 2).sum()))


@cache
def learned_error(units, seed):
    """Return the largest error on sin 3x from 0 to 2 of that many ReLUs, trained with Adam.

    The kinks start at random places of the interval.
    """
    x, rng = np.linspace(0, 2, 256)[:, None], np.random.default_rng(seed)
    network, y = Network([1, units, 1], relu, seed=rng), np.sin(3 * x)
    network.dense[0].b[:] = -network.dense[0].W[0] * rng.uniform(0, 2, units)
    fit(network, x, y, loss=mean_squared_error, optimizer=Adam(0.01), epochs=200, seed=seed)
    return float(np.abs(network.forward(x) - y).max())


@cache
def bent_and_straight(name, seed, steps=600):
    """Return the test accuracy with a hidden layer of 32 ReLUs, and without a hidden layer."""
    x, y, x_test, y_test = load(name, seed=seed, test=0.5)
    found, epochs = [], round(steps / -(-len(x) // 32))  # about so many steps of 32 examples
    for hidden in ([32], []):
        network = Network([x.shape[1], *hidden, len(np.unique(y))], relu, seed=seed)
        fit(network, x, y, optimizer=Adam(0.03), epochs=epochs, batch=32, seed=seed)
        found.append(accuracy(network, x_test, y_test))
    return tuple(found)
