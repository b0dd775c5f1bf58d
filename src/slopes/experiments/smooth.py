"""Smooth functions on MNIST-1D, and what becomes of a network when its function is exchanged."""

from functools import cache

import numpy as np

from ..activation import Activation
from ..data import load
from ..functions import gelu, relu
from ..networks import Adam, Network, accuracy, fit

BOTTOM = -0.7517915246935645  # where GELU is lowest
LOWEST = float(gelu(BOTTOM))
KNOTS = np.arange(-4, 4.5, 0.5)  # the corners of the GELU made of straight pieces
HEIGHTS = np.array([*gelu(KNOTS[:-1]), 4.0]) * (KNOTS > -4)
RISES = np.array([0.0, *np.diff(HEIGHTS) / 0.5, 1.0])  # its slopes, from the far left on


def flat_gelu(x):
    """Return GELU with its dip filled in: level, at its lowest value, left of the bottom."""
    return gelu.body(np.maximum(x, BOTTOM))


def clipped_gelu(x):
    """Return GELU without what is below zero."""
    return np.maximum(gelu.body(x), 0)


def pieced_gelu(x):
    """Return GELU in straight pieces: corners every half from −4 to 4, lines between them."""
    return np.interp(x, KNOTS, HEIGHTS) + np.maximum(x - 4, 0)


def raised_gelu(x):
    """Return GELU moved up until nothing of it is below zero."""
    return gelu.body(x) - LOWEST


def lowered_relu(x):
    """Return ReLU moved down by 0.4, which is its mean for inputs N(0, 1)."""
    return relu.body(x) - 0.4


flat_gelu = Activation(
    flat_gelu,
    r"\mathrm{GELU}(\max(x, b))",
    r"\mathrm{GELU}'(x)\,[x > b]",
    slope=lambda x: np.where(x > BOTTOM, gelu.slope(x), 0.0),
)
clipped_gelu = Activation(
    clipped_gelu,
    r"\max(\mathrm{GELU}(x), 0)",
    r"\mathrm{GELU}'(x)\,[x > 0]",
    slope=lambda x: np.where(x > 0, gelu.slope(x), 0.0),
)
raised_gelu = Activation(
    raised_gelu,
    r"\mathrm{GELU}(x) - \mathrm{GELU}(b)",
    r"\mathrm{GELU}'(x)",
    slope=gelu.slope,
)
lowered_relu = Activation(lowered_relu, r"\max(0, x) - 0.4", r"[x > 0]", slope=relu.slope)
pieced_gelu = Activation(
    pieced_gelu,
    r"\mathrm{GELU}\ \text{at}\ \dots, -\tfrac12, 0, \tfrac12, \dots\ \text{joined by lines}",
    r"\text{the slope of the line}",
    slope=lambda x: RISES[np.searchsorted(KNOTS, x)],
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
    network, _ = train_mnist1d(gelu, seed=seed)
    before, after = logits(network, gelu, x), logits(network, f, x)
    changed = np.mean(before.argmax(1) != after.argmax(1))
    return float(np.abs(after - before).max()), float(changed)
