"""Training with leaks of several sizes."""

from functools import cache

import numpy as np

from ..data import digits
from ..functions import leaky_relu
from ..networks import SGD, Adam, Network, accuracy, fit, mean_squared_error
from .learning import train_digits


@cache
def leaky_run(leak, lr, seed):
    """Return the Run of two hidden layers on the digits: five epochs, momentum 0.9."""
    fitted = float(np.sqrt(2 / (1 + leak**2)))
    with np.errstate(over="ignore", invalid="ignore"):
        return train_digits(
            leaky_relu.using(alpha=leak),
            fitted,
            depth=2,
            lr=lr,
            momentum=0.9,
            epochs=5,
            seed=seed,
        )


@cache
def clipped_run(leak, lr, seed):
    """Return test accuracy and the share of layer 2 that is never positive, gradients clipped."""
    x, y, x_test, y_test = digits()
    network = Network([64, 64, 64, 10], leaky_relu.using(alpha=leak), seed=seed)
    fit(network, x, y, optimizer=SGD(lr, 0.9), epochs=10, seed=seed, clip_norm=1.0)
    network.forward(x)
    silent = float(np.mean((network.bends[1].z <= 0).all(0)))
    return accuracy(network, x_test, y_test), silent


@cache
def narrow_run(leak, seed):
    """Return the error of ten hidden layers, three units each, fitted to sin 2t."""
    t = np.linspace(-2, 2, 200)[:, None]
    network = Network([1] + [3] * 10 + [1], leaky_relu.using(alpha=leak), seed=seed)
    fit(
        network,
        t,
        np.sin(2 * t),
        loss=mean_squared_error,
        optimizer=Adam(0.02),
        epochs=60,
        batch=50,
    )
    return float(mean_squared_error(network.forward(t), np.sin(2 * t))[0])


@cache
def planted_run(leak, below, seed):
    """Return how many of 32 units of layer 1, silenced by their bias, open for an input again."""
    x, y, _, _ = digits()
    network = Network([64, 64, 64, 10], leaky_relu.using(alpha=leak), seed=seed)
    network.forward(x)
    dense, bend = network.dense[0], network.bends[0]
    dense.b[::2] -= bend.z.max(0)[::2] + below
    fit(network, x, y, optimizer=SGD(0.1), epochs=10, seed=seed)
    network.forward(x)
    return int((bend.z > 0).any(0)[::2].sum())
