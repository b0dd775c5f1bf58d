"""What a single nan does to a network, and levels too few for what a layer passes on."""

from dataclasses import dataclass
from functools import cache

import numpy as np

from ..activation import get
from ..data import digits, load
from ..networks import BatchNorm, Bend, Network, cross_entropy
from .rounding import on_shared_powers, quantise
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
CUT = 0.999  # the share of the values that a range reaches which is cut


@dataclass(frozen=True)
class Levels:
    """What a network loses whose layers pass on few levels, and how uneven what they pass is."""

    read: float  # of 100 test examples, in full precision
    lost: dict  # bits -> points of 100 of the accuracy
    cut: dict  # the same, where the range ends at the quantile CUT
    shared: float  # the same for E2M1 with a power of two for 32 neighbours
    peak: float  # the largest value beside the size of all, the mean of the layers
    cut_peak: float  # the quantile CUT beside it
    ranges: tuple  # of each layer's values on the training set
    cut_ranges: tuple


@cache
def on_levels(f, *, seed=0):
    """Return the Levels of a network trained on MNIST-1D whose activations are quantised after it.

    f: an Activation or its name. The levels of a layer reach from the smallest to the largest value
    that it gave on the training set, or to the quantile CUT of these values.
    """
    network, before = train_mnist1d(get(f), seed=seed)
    x, _, new, y = load("mnist1d")
    network.forward(x)
    seen = [bend.h for bend in network.bends]
    full = tuple((float(h.min()), float(h.max())) for h in seen)
    cut = tuple((float(h.min()), float(np.quantile(h, CUT))) for h in seen)

    def lost(put):
        h = new
        for dense, bend, *ends in zip(network.dense, network.bends, full, cut, strict=False):
            h = put(bend.f(dense.forward(h)), *ends)
        return float(100 * (before - np.mean(network.dense[-1].forward(h).argmax(1) == y)))

    return Levels(
        100 * before,
        {b: lost(lambda h, ends, _, b=b: quantise(h, b, *ends)) for b in BITS},
        {b: lost(lambda h, _, ends, b=b: quantise(h, b, *ends)) for b in BITS},
        lost(lambda h, *_: on_shared_powers(h)),
        float(np.mean([np.abs(h).max() / rms(h) for h in seen])),
        float(np.mean([np.quantile(np.abs(h), CUT) / rms(h) for h in seen])),
        full,
        cut,
    )
