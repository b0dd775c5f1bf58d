"""What is tried against a gradient that explodes or vanishes, each remedy by itself."""

from dataclasses import dataclass
from functools import cache

import numpy as np

from ..data import digits
from ..networks import (
    SGD,
    BatchNorm,
    Network,
    accuracy,
    cross_entropy,
    fit,
    gradient_norms,
    scaled,
)
from .signals import STARTS


@dataclass(frozen=True)
class Remedy:
    """What a remedy did: the accuracy that came of it, and the gradient before the first step.

    accuracy is nan where the loss ceased to be finite. gradient: the root mean square of dL/dW of
    the first layer; ratio: that over the same of the last hidden layer. norms: the gradient's
    length at every step, before it was clipped; empty without clipping.
    """

    accuracy: float
    gradient: float
    ratio: float
    norms: tuple


@cache
def remedy(
    start,
    *,
    lr,
    warm_up=0,
    clip_norm=None,
    clip_value=None,
    norm=False,
    depth=10,
    width=64,
    epochs=8,
    seed=0,
):
    """Return the Remedy of a ReLU network with that many hidden layers, trained on the digits.

    start: a gain, or the name of a start. warm_up: steps over which the rate grows to lr. norm:
    whether each layer has a BatchNorm before its bend.
    """
    x, y, x_test, y_test = digits()
    layers, made = [x.shape[1], *[width] * depth, 10], BatchNorm if norm else None
    init = STARTS[start] if isinstance(start, str) else scaled(start)
    network = Network(layers, init=init, norm=made, seed=seed)
    network.backward(cross_entropy(network.forward(x[:64]), y[:64])[1])
    sizes = gradient_norms(network)[:-1]
    rate = (lambda step: lr * min(1, (step + 1) / warm_up)) if warm_up else lr
    cuts = {"clip_norm": clip_norm, "clip_value": clip_value}
    right, lengths = np.nan, ()
    try:
        history = fit(network, x, y, optimizer=SGD(rate), epochs=epochs, seed=seed, **cuts)
        right, lengths = accuracy(network, x_test, y_test), tuple(history.norms)
    except FloatingPointError:
        pass
    return Remedy(right, sizes[0], sizes[0] / sizes[-1], lengths)
