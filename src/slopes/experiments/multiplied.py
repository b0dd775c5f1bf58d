"""A gradient that has vanished, multiplied back: what an optimizer can mend, and what not."""

from dataclasses import dataclass
from functools import cache

import numpy as np

from ..data import digits
from ..networks import (
    SGD,
    Adam,
    BatchNorm,
    Network,
    accuracy,
    cross_entropy,
    fit,
    gradient_norms,
    scaled,
)
from .signals import build, rms


class Rescaled:
    """Steps of one size for every layer: the gradient divided by its root mean square."""

    def __init__(self, lr):
        self.lr = lr

    def step(self, parameters):
        """Move every parameter against its gradient."""
        for _, value, gradient in parameters:
            value -= self.lr * gradient / rms(gradient)


OPTIMIZERS = {"SGD": SGD, "rescaled": Rescaled, "Adam": Adam}


@dataclass(frozen=True)
class Told:
    """What a network reads after training, and layer by layer what told two images apart before."""

    accuracy: float
    apart: tuple  # standard deviation of a unit's output over the images, mean of the units


def multiplied_back(how="rescaled", *, depth=5, gain=1.0, lr=0.01, epochs=20, norm=False, seed=0):
    """Return the Told of a sigmoid network of that many hidden layers, trained on the digits.

    how: a name in OPTIMIZERS. norm: put a BatchNorm in front of every sigmoid.
    """
    return _trained(how, depth, gain, lr, epochs, norm, seed)


@cache  # of what the settings are, in whatever order they were named
def _trained(how, depth, gain, lr, epochs, norm, seed):
    x, y, *new = digits()
    sizes, made = [64] * (depth + 1) + [10], BatchNorm if norm else None
    network = Network(sizes, "sigmoid", init=scaled(gain), norm=made, seed=seed)
    network.forward(x)
    apart = tuple(float(bend.h.std(0).mean()) for bend in network.bends)
    fit(network, x, y, optimizer=OPTIMIZERS[how](lr), epochs=epochs, batch=64, seed=seed)
    return Told(accuracy(network, *new), apart)


def _speed(network):
    """Return the size of dL/dW on all training digits beside that of W, of each Dense layer."""
    x, y, *_ = digits()
    network.backward(cross_entropy(network.forward(x), y)[1])
    return np.divide(gradient_norms(network), [rms(layer.W) for layer in network.dense])


@cache
def speeds(f, scale, *, depth=8, seed=0):
    """Return the size of dL/dW beside that of W in each hidden layer, before any training.

    All layers are 64 units wide and see the digits. Times the learning rate it is the update ratio
    of the first step.
    """
    network = build([64] * (depth + 1) + [10], f, scale, np.random.default_rng(seed))
    return tuple(_speed(network)[:depth].tolist())


@cache
def moving_layers(f, scale, *, depth=8, lr=0.1, epochs=15, seed=0):
    """Return the update ratios lr · size of dL/dW / size of W, a row before training and an epoch.

    A column is a hidden layer of 64 units; the gradient is that of all training digits.
    """
    network = build([64] * (depth + 1) + [10], f, scale, np.random.default_rng(seed))
    rows, x, y = [_speed(network)], *digits()[:2]
    watched = {"speed": _speed}
    history = fit(network, x, y, optimizer=SGD(lr), epochs=epochs, seed=seed, watch=watched)
    return lr * np.array([*rows, *history.watched["speed"]])[:, :depth]


@cache
def predicted_factor(f, scale, *, depth=20, width=256, seed=0):
    """Return what a layer of gradient_flow's network multiplies a gradient by, from its slopes.

    It is the gain times the root mean square slope, the geometric mean over the layers that the
    gradient passes on its way from the last activation layer to the first.
    """
    rng = np.random.default_rng(seed)
    network = build([width] * (depth + 1), f, scale, rng)
    network.forward(rng.normal(size=(64, width)))
    slopes = [rms(bend.f.derivative(bend.z)) for bend in network.bends[:-1]]
    gains = [rms(layer.W) * width**0.5 for layer in network.dense[1:-1]]
    return float(np.exp(np.mean(np.log(np.multiply(slopes, gains)))))
