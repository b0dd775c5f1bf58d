"""What a single nan does to a network, and levels too few for what a layer passes on."""

from dataclasses import dataclass
from functools import cache

import numpy as np

from ..activation import get
from ..data import digits, load
from ..networks import BatchNorm, Bend, Network, cross_entropy
from .rounding import quantise
from .signals import rms
from .smooth import train_mnist1d


class HidingRelu(Bend):
    """ReLU chosen by a comparison, forth and back: what is no number becomes 0.

    >>> layer = HidingRelu("relu")
    >>> layer.forward(np.array([[-1.0, 2.0, np.nan]]))
    array([[0., 2., 0.]])
    """

    def forward(self, z):
        """Return z where it is above 0, else 0, and keep z for the way back."""
        self.z, self.h = z, np.where(z > 0, z, 0.0)
        return self.h

    def backward(self, upstream):
        """Return upstream where z was above 0, else 0."""
        self.upstream = upstream
        return np.where(self.z > 0, upstream, 0.0)


@dataclass(frozen=True)
class Spoiled:
    """How far a nan went: the rows of the outputs that have one, the loss, shares of gradients."""

    rows: tuple  # which rows of the batch
    layers: tuple  # of each activation layer, which values are nan: (batch, units)
    loss: float
    first: float  # share of the first layer's weights whose gradient is nan
    all: float  # share of all weights


def hiding_network(*, seed=0):
    """Return a network of two hidden layers of 64 units for the digits, with HidingRelu."""
    layers = Network([64, 64, 64, 10], seed=seed).layers
    hiding = (HidingRelu("relu") if isinstance(layer, Bend) else layer for layer in layers)
    return Network.of(*hiding)


@cache
def one_pixel(how="ReLU", *, row=5, pixel=20, seed=0):
    """Return the Spoiled of a fresh network that reads 64 digits, one of which has one nan pixel.

    how: "ReLU", "with BatchNorm" before each, or "by np.where", which is a hiding_network.
    """
    x, y, *_ = digits()
    batch, labels = x[:64].copy(), y[:64]
    batch[row, pixel] = np.nan
    norm = BatchNorm if how == "with BatchNorm" else None
    hides = how == "by np.where"
    usual = Network([64, 64, 64, 10], norm=norm, seed=seed)
    network = hiding_network(seed=seed) if hides else usual
    outputs = network.forward(batch)
    loss, upstream = cross_entropy(outputs, labels)
    network.backward(upstream)
    broken = [np.isnan(gradient).ravel() for _, _, gradient in network.parameters()]
    return Spoiled(
        tuple(np.flatnonzero(np.isnan(outputs).any(1)).tolist()),
        tuple(np.isnan(bend.h) for bend in network.bends),
        float(loss),
        float(broken[0].mean()),
        float(np.concatenate(broken).mean()),
    )


BITS = (2, 3, 4, 5, 6, 8)
LEVELLED = {"tanh": "tanh", "relu6": "ReLU6", "relu": "ReLU", "gelu": "GELU"}
LEVELLED["relu_squared"] = "ReLU²"


@dataclass(frozen=True)
class Levels:
    """What a network loses whose layers pass on few levels, and how uneven what they pass is."""

    lost: dict  # bits -> points of 100 of the accuracy
    peak: float  # the largest value beside the size of all, the mean of the layers
    ranges: tuple  # of each layer's values on the training set


@cache
def on_levels(f, *, seed=0):
    """Return the Levels of a network trained on MNIST-1D whose activations are quantised after it.

    f: an Activation or its name. The levels of a layer reach from the smallest to the largest value
    that it gave on the training set.
    """
    network, before = train_mnist1d(get(f), seed=seed)
    x, _, new, y = load("mnist1d")
    network.forward(x)
    ranges = tuple((float(bend.h.min()), float(bend.h.max())) for bend in network.bends)
    peak = float(np.mean([np.abs(bend.h).max() / rms(bend.h) for bend in network.bends]))
    lost = {}
    for bits in BITS:
        h = new
        for dense, bend, ends in zip(network.dense, network.bends, ranges, strict=False):
            h = quantise(bend.f(dense.forward(h)), bits, *ends)
        read = np.mean(network.dense[-1].forward(h).argmax(1) == y)
        lost[bits] = float(100 * (before - read))
    return Levels(lost, peak, ranges)
