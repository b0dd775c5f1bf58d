"""A gradient that has vanished, multiplied back: what an optimizer can mend, and what not."""

from dataclasses import dataclass
from functools import cache

import numpy as np

from ..data import digits
from ..networks import SGD, Adam, BatchNorm, Bend, Dense, Network, accuracy, fit, scaled
from .signals import rms


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


@cache
def multiplied_back(how="rescaled", *, depth=5, gain=1.0, lr=0.01, epochs=20, norm=False, seed=0):
    """Return the Told of a sigmoid network of that many hidden layers, trained on the digits.

    how: a name in OPTIMIZERS. norm: put a BatchNorm in front of every sigmoid.
    """
    x, y, *new = digits()
    rng, layers = np.random.default_rng(seed), []
    for fan_in in [64] * depth:
        layers += [Dense(fan_in, 64, rng=rng, init=scaled(gain))]
        layers += [BatchNorm(64)] * norm + [Bend("sigmoid")]
    network = Network.of(*layers, Dense(64, 10, rng=rng, init=scaled(gain)))
    network.forward(x)
    apart = tuple(float(bend.h.std(0).mean()) for bend in network.bends)
    fit(network, x, y, optimizer=OPTIMIZERS[how](lr), epochs=epochs, batch=64, seed=seed)
    return Told(accuracy(network, *new), apart)
