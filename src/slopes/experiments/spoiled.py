"""What a single nan does to a network, and levels too few for what a layer passes on."""

from dataclasses import dataclass
from functools import cache

import numpy as np

from ..activation import Activation, get
from ..data import digits, load
from ..networks import BatchNorm, Network, cross_entropy
from .rounding import quantise
from .signals import rms
from .smooth import train_mnist1d

hiding_relu = Activation(
    lambda x: np.where(x > 0, x, 0.0),
    r"x\,[x > 0]",
    r"[x > 0]",
    slope=lambda x: np.where(x > 0, 1.0, 0.0),
)


@dataclass(frozen=True)
class Spoiled:
    """How far a nan went: the rows of the outputs that have one, the loss, shares of gradients."""

    rows: tuple  # which rows of the batch
    layers: tuple  # of each activation layer, which values are nan: (batch, units)
    loss: float
    first: float  # share of the first layer's weights whose gradient is nan
    all: float  # share of all weights


@cache
def one_pixel(f="relu", *, norm=False, row=5, pixel=20, seed=0):
    """Return the Spoiled of a fresh network that reads 64 digits, one of which has one nan pixel.

    f: an Activation or its name; norm: with a BatchNorm before each activation.
    """
    x, y, *_ = digits()
    batch, labels = x[:64].copy(), y[:64]
    batch[row, pixel] = np.nan
    network = Network([64, 64, 64, 10], f, norm=BatchNorm if norm else None, seed=seed)
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
