"""Seeded studies that chapters and claims share; each returns a plain record.

Every study takes its seed and is cached: a chapter and the claim that it settles run it once.
"""

from dataclasses import dataclass
from functools import cache

import numpy as np

from .activation import get
from .data import digits
from .diagnostics import dead_fraction
from .initializers import gain, he, pytorch_default
from .layers import Network
from .training import SGD, accuracy, fit

STARTS = {"he": he, "pytorch": pytorch_default}


@dataclass(frozen=True)
class Flow:
    """Root mean square of the signal (forward) and of the gradient (backward) at every layer."""

    forward: tuple
    backward: tuple

    @property
    def factor(self):
        """What the gradient is multiplied by on its way through one layer (geometric mean)."""
        return (self.backward[0] / self.backward[-1]) ** (1 / (len(self.backward) - 1))


@cache
def gradient_flow(f, scale=1.0, *, depth=20, width=256, batch=64, seed=0):
    """Return the Flow through an untrained network of that depth, weights N(0, scale²/fan_in).

    depth counts the weight matrices; the Flow has an entry for each activation layer between two.
    scale is a number, or the name of a start: "he" or "pytorch" (with its random biases).
    """
    rng = np.random.default_rng(seed)
    network = _network([width] * (depth + 1), f, scale, rng)
    network.forward(rng.normal(size=(batch, width)))
    upstream, backward = rng.normal(size=(batch, width)), []
    for layer in reversed(network.layers):
        upstream = layer.backward(upstream)
        if layer in network.bends:
            backward.append(_rms(upstream))
    return Flow(tuple(_rms(b.h) for b in network.bends), tuple(reversed(backward)))


@dataclass(frozen=True)
class Run:
    """What came of one training run: its losses, its test accuracy, its units that died."""

    loss: tuple
    accuracy: float
    dead: tuple


@cache
def train_digits(f, scale="he", *, depth=5, width=64, lr=0.1, momentum=0.0, epochs=20, seed=0):
    """Return the Run of a network with that many hidden layers, trained on the digits.

    A run whose loss ceases to be finite ends there, with accuracy nan and every unit counted dead.
    """
    x, y, x_test, y_test = digits()
    rng = np.random.default_rng(seed)
    network = _network([64] + [width] * depth + [10], f, scale, rng)
    try:
        history = fit(
            network, x, y, optimizer=SGD(lr, momentum), epochs=epochs, batch=64, seed=seed
        )
    except FloatingPointError:
        return Run((np.nan,), np.nan, (1.0,) * depth)
    return Run(
        tuple(history.loss), accuracy(network, x_test, y_test), tuple(dead_fraction(network, x))
    )


@cache
def born_dead(width, depth, *, f="relu", trials=1000, inputs=100, seed=0):
    """Return the share of He-initialised networks, biases 0, whose output ignores every input.

    depth counts the hidden layers, all of that width, and so is the input.
    """
    rng = np.random.default_rng(seed)
    dead = 0
    for _ in range(trials):
        h = rng.normal(size=(inputs, width))
        for _ in range(depth):
            h = get(f)(h @ he(rng, width, width))
        dead += not h.any()
    return dead / trials


def _network(sizes, f, scale, rng):
    start = STARTS[scale] if isinstance(scale, str) else gain(scale)
    network = Network(sizes, f, init=start, seed=rng)
    if scale == "pytorch":
        for layer in network.dense:
            layer.b[:] = rng.uniform(-1, 1, layer.b.shape) / np.sqrt(len(layer.W))
    return network


def _rms(values):
    return float(np.sqrt(np.mean(values**2)))
