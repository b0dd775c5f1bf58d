"""How a network starts, and what comes of it: the digits and MNIST-1D, by one plain loop."""

from dataclasses import dataclass
from functools import cache, partial

import numpy as np

from ..data import load
from ..networks import SGD, Network, accuracy, fit, he


def of_size(size):
    """Return the initializer whose weights have that standard deviation, whatever the fan-in.

    >>> round(float(of_size(0.01)(np.random.default_rng(0), 300, 400).std()), 4)
    0.01
    """
    return lambda rng, fan_in, fan_out: rng.normal(0, size, (fan_in, fan_out))


@dataclass(frozen=True)
class Lesson:
    """A trained network, its test accuracy after each epoch, and how many answers it knows."""

    network: Network
    accuracy: tuple
    answers: int


def lesson(f="relu", size=None, *, data="digits", layers=1, width=16, epochs=10, rate=0.1, seed=0):
    """Return the Lesson of a network with that many layers in between, taught by plain steps.

    size: the standard deviation of its first weights; None is He's start. Weights and order of the
    examples come from one generator, batches hold 32.
    """
    return _lesson(f, size, data, layers, width, epochs, rate, seed)  # however it is called: once


@cache
def _lesson(f, size, data, layers, width, epochs, rate, seed):
    x, y, x_test, y_test = load(data)
    rng, start = np.random.default_rng(seed), he if size is None else of_size(size)
    network = Network([x.shape[1], *[width] * layers, 10], f, init=start, seed=rng)
    how = {"optimizer": SGD(rate), "epochs": epochs, "batch": 32, "seed": rng}
    how["watch"] = {"test": partial(accuracy, x=x_test, y=y_test)}
    watched = fit(network, x, y, **how).watched["test"]
    return Lesson(network, tuple(watched), len(np.unique(network.predict(x_test))))
