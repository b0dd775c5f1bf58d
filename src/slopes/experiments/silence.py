"""ReLU units that rest, that die and that come back, on the digits."""

from dataclasses import dataclass
from functools import cache

import numpy as np

from ..data import digits, load
from ..networks import (
    SGD,
    Bend,
    Dense,
    Network,
    accuracy,
    cross_entropy,
    dead_fraction,
    fit,
    he,
    pytorch_default,
)


@dataclass(frozen=True)
class Fading:
    """Epoch by epoch, from before the first: how many images open each unit, what is right."""

    open: tuple  # of arrays, a share for every unit of layer 2
    accuracy: tuple

    @property
    def dead(self):
        """The number of units that no image opens, after every epoch."""
        return tuple(int(np.sum(share == 0)) for share in self.open)


@cache
def fading(lr, *, momentum=0.9, epochs=10, seed=0):
    """Return the Fading of two hidden layers of 64 units, trained at that rate."""
    x, y, x_test, y_test = digits()
    network = Network([64, 64, 64, 10], seed=seed)

    def opened(net):
        net.forward(x)
        return (net.bends[1].z > 0).mean(0)

    def right(net):
        return accuracy(net, x_test, y_test)

    before = opened(network), right(network)
    watch, steps = {"open": opened, "right": right}, SGD(lr, momentum)
    watched = fit(network, x, y, optimizer=steps, epochs=epochs, seed=seed, watch=watch).watched
    return Fading((before[0], *watched["open"]), (before[1], *watched["right"]))


@cache
def dead_by_inputs(centred, *, lr=0.3, momentum=0.9, epochs=10, seed=0):
    """Return the dead shares of both layers after training, from pixels of mean 0 or from 0 up."""
    x, y, *_ = digits()
    x = x if centred else x - x.min(0)
    x = x / np.sqrt(np.mean(x**2))
    network = Network([64, 64, 64, 10], seed=seed)
    fit(network, x, y, optimizer=SGD(lr, momentum), epochs=epochs, seed=seed)
    return dead_fraction(network, x)


@dataclass(frozen=True)
class Burial:
    """What became of 32 units that were shut for every image: their first gradient, who is back."""

    gradient: float
    back: int


@cache
def buried(layer, below, *, lr=0.1, momentum=0.0, weight_decay=0.0, seed=0):
    """Return the Burial of every other unit of layer 1 or 2, whose largest z is made −below.

    The bias does it, before ten epochs of training.
    """
    x, y, *_ = digits()
    network = Network([64, 64, 64, 10], seed=seed)
    network.forward(x)
    dense, bend = network.dense[layer - 1], network.bends[layer - 1]
    dense.b[::2] -= bend.z.max(0)[::2] + below
    network.backward(cross_entropy(network.forward(x), y)[1])
    gradient = max(np.abs(dense.dW[:, ::2]).max(), np.abs(dense.db[::2]).max())
    optimizer = SGD(lr, momentum, weight_decay)
    fit(network, x, y, optimizer=optimizer, epochs=10, seed=seed)
    network.forward(x)
    return Burial(float(gradient), int((bend.z > 0).any(0)[::2].sum()))


class Priced(Bend):
    """A ReLU layer that pays for what it puts out: price · h, summed over the units."""

    def __init__(self, price):
        super().__init__("relu")
        self.price = price

    def backward(self, upstream):
        """Return (upstream + what the price adds for each example of the batch) · f′(z)."""
        return super().backward(upstream + self.price / len(self.h))


@dataclass(frozen=True)
class Sparse:
    """A network trained at a price: what is right, the zeros, the dead, what two images share.

    same, other: of the units that one or the other of two images opens, the share that both open,
    for images of one class and of two, mean over all pairs of test images.
    """

    accuracy: float
    zeros: float
    dead: float
    same: float
    other: float


@cache
def priced(price, data="digits", *, seed=0):
    """Return the network and the Sparse of two hidden layers of 64 units that pay this price."""
    x, y, x_test, y_test = load(data)
    rng, layers = np.random.default_rng(seed), []
    for width in (x.shape[1], 64):
        layers += [Dense(width, 64, rng=rng), Priced(price)]
    network = Network.of(*layers, Dense(64, 10, rng=rng))
    fit(network, x, y, optimizer=SGD(0.03, 0.9), epochs=10, seed=seed)
    dead = float(np.mean(dead_fraction(network, x)))
    right = accuracy(network, x_test, y_test)
    opened = np.hstack([bend.h > 0 for bend in network.bends])
    return network, Sparse(right, float(1 - opened.mean()), dead, *_shared(opened, y_test))


def _shared(opened, y):
    """Return the mean share of common open units, for pairs of one class and of two."""
    opened = opened.astype(float)
    both, count = opened @ opened.T, opened.sum(1)
    share = both / np.maximum(count[:, None] + count - both, 1)
    same = y[:, None] == y
    pairs = same & ~np.eye(len(y), dtype=bool)
    return float(share[pairs].mean()), float(share[~same].mean())


@dataclass(frozen=True)
class Depths:
    """Dead units of ten layers before training, and what their last tells of the input.

    spread: the part of layer 10 that differs between images, from 0 to 1. blind: its share of
    units that are shut for every image, or open for every image.
    """

    dead: tuple
    spread: float
    blind: float


def ten_layers(weights, biases, *, seed=0):
    """Return an untrained network, ten hidden layers of 256 units, by the size of its numbers.

    weights: "He", or "small" as in torch.nn.Linear. biases: "zero", or "random" as there.
    """
    rng = np.random.default_rng(seed)
    init = {"He": he, "small": pytorch_default}[weights]
    network = Network([64] + [256] * 10 + [10], init=init, seed=rng)
    for dense in network.dense if biases == "random" else []:
        dense.b[:] = rng.uniform(-1, 1, dense.b.shape) / np.sqrt(len(dense.W))
    return network


@cache
def dead_in_ten(weights, biases, *, seed=0):
    """Return the Depths of ten_layers(weights, biases) on the digits."""
    network = ten_layers(weights, biases, seed=seed)
    dead = tuple(dead_fraction(network, digits()[0]))
    h, z = network.bends[-1].h, network.bends[-1].z
    blind = (z <= 0).all(0).mean() + (z > 0).all(0).mean()
    spread = np.sqrt(h.var(0).sum() / (h**2).mean(0).sum())
    return Depths(dead, float(spread), float(blind))
