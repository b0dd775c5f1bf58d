"""Smooth functions on MNIST-1D, and what becomes of a network when its function is exchanged."""

from functools import cache

import numpy as np

from ..activation import Activation
from ..data import load
from ..functions import gelu
from ..networks import Adam, Network, accuracy, fit

BOTTOM = -0.7517915246935645  # where GELU is lowest


def flat_gelu(x):
    """Return GELU with its dip filled in: level, at its lowest value, left of the bottom."""
    return gelu.body(np.maximum(x, BOTTOM))


flat_gelu = Activation(
    flat_gelu,
    r"\mathrm{GELU}(\max(x, b))",
    r"\mathrm{GELU}'(x)\,[x > b]",
    slope=lambda x: np.where(x > BOTTOM, gelu.slope(x), 0.0),
)


@cache
def train_mnist1d(f, seed=0):
    """Return a network, two hidden layers of 64 units of f trained on MNIST-1D, and its accuracy.

    Eight epochs of Adam at rate 0.003 from He's start; the accuracy is on the 1,250 test examples.
    """
    x, y, x_test, y_test = load("mnist1d")
    network = Network([40, 64, 64, 10], f, seed=seed)
    fit(network, x, y, optimizer=Adam(0.003), epochs=8, batch=100, seed=seed)
    return network, accuracy(network, x_test, y_test)


def logits(network, f, x):
    """Return the outputs of a network whose activation function has been exchanged for f."""
    for dense in network.dense[:-1]:
        x = f(dense.forward(x))
    return network.dense[-1].forward(x)


def exchanged(f, seed=0):
    """Return by how much the logits of a GELU network move at most, and the share of changed
    answers, when f takes the place of GELU after training."""
    x = load("mnist1d")[2]
    network, _ = train_mnist1d(gelu, seed)
    before, after = logits(network, gelu, x), logits(network, f, x)
    changed = np.mean(before.argmax(1) != after.argmax(1))
    return float(np.abs(after - before).max()), float(changed)
