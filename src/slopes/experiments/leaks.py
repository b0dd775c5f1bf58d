"""Training with leaks of several sizes, and what keeps a SELU signal where it belongs."""

from functools import cache

import numpy as np

from ..data import digits
from ..functions import leaky_relu, rrelu, selu
from ..networks import SGD, Adam, Bend, Network, accuracy, fit, mean_squared_error, scaled
from .learning import train_digits


@cache
def leaky_run(leak, lr, *, seed):
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
def clipped_run(leak, lr, *, seed):
    """Return test accuracy and the share of layer 2 that is never positive, gradients clipped."""
    x, y, x_test, y_test = digits()
    network = Network([64, 64, 64, 10], leaky_relu.using(alpha=leak), seed=seed)
    fit(network, x, y, optimizer=SGD(lr, 0.9), epochs=10, seed=seed, clip_norm=1.0)
    network.forward(x)
    silent = float(np.mean((network.bends[1].z <= 0).all(0)))
    return accuracy(network, x_test, y_test), silent


@cache
def narrow_run(leak, *, seed):
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
def planted_run(leak, below, *, seed):
    """Return how many of 32 units of layer 1, silenced by their bias, open for an input again."""
    x, y, _, _ = digits()
    network = Network([64, 64, 64, 10], leaky_relu.using(alpha=leak), seed=seed)
    network.forward(x)
    dense, bend = network.dense[0], network.bends[0]
    dense.b[::2] -= bend.z.max(0)[::2] + below
    fit(network, x, y, optimizer=SGD(0.1), epochs=10, seed=seed)
    network.forward(x)
    return int((bend.z > 0).any(0)[::2].sum())


class DrawnLeak(Bend):
    """RReLU as a layer: new leaks with each number in training, their mean in evaluation."""

    training = True

    def __init__(self, seed):
        self.draws, self.f = np.random.default_rng(seed), rrelu

    def forward(self, z):
        """Return f(z), with leaks drawn anew in training, and keep z for the way back."""
        drawn = rrelu.using(seed=int(self.draws.integers(2**32)))
        self.f = drawn if self.training else rrelu
        return super().forward(z)


@cache
def lottery_run(*, seed):
    """Return test accuracy with leaks drawn in training, with fixed ones, and the share of images
    that get another answer when the drawing network is asked twice with its lots still on."""
    x, y, x_test, y_test = digits()
    right = []
    for make in (lambda: Bend(rrelu), lambda: DrawnLeak(seed)):
        network = Network([64, 64, 64, 10], "identity", seed=seed)
        network.layers = [make() if type(part) is Bend else part for part in network.layers]
        fit(network, x, y, optimizer=SGD(0.1), epochs=8, seed=seed)
        right.append(accuracy(network, x_test, y_test))
    first, second = (network.forward(x_test).argmax(1) for _ in range(2))
    return right[1], right[0], float(np.mean(first != second))


def dropout(h, share, rng):
    """Return h with that share of its values set to 0 at random, the others made larger."""
    keep = rng.random(h.shape) >= share
    return np.where(keep, h / (1 - share), 0)


def alpha_dropout(h, share, rng):
    """Return h with that share of its values set to SELU's lowest, then moved and scaled back."""
    keep, low = rng.random(h.shape) >= share, float(selu(-np.inf))
    scale = 1 / np.sqrt((1 - share) * (1 + share * low**2))
    return scale * (np.where(keep, h, low) - share * low)


@cache
def carried(gain=1.0, *, drop=None, share=0.0, skip=False, depth=40, width=256, seed=0):
    """Return mean and variance of a standard normal signal after that many layers of SELU.

    drop: dropout or alpha_dropout, of that share, behind each layer; skip: x + f(x W) for f(x W).
    """
    rng = np.random.default_rng(seed)
    h, start = rng.normal(size=(width, width)), scaled(gain=gain)
    for _ in range(depth):
        out = selu(h @ start(rng, width, width))
        out = drop(out, share, rng) if drop else out
        h = h + out if skip else out
    return float(h.mean()), float(h.var())
