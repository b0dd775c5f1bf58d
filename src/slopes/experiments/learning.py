"""What training does: to the digits, to units that die, to a gradient that is clipped."""

from dataclasses import dataclass
from functools import cache

import numpy as np

from ..data import digits
from ..networks import (
    SGD,
    Adam,
    accuracy,
    clip_by_norm,
    clip_by_value,
    cross_entropy,
    dead_fraction,
    fit,
    one_sign_fraction,
)
from .signals import build


@dataclass(frozen=True)
class Run:
    """What came of one training run: its losses, its test accuracy, its units that died."""

    loss: tuple
    accuracy: float
    dead: tuple


@cache
def train_digits(
    f, scale="he", *, depth=5, width=64, lr=0.1, momentum=0.0, epochs=20, adam=False, seed=0
):
    """Return the Run of a network with that many hidden layers, trained on the digits.

    A run whose loss ceases to be finite ends there, with accuracy nan and every unit counted dead.
    """
    x, y, x_test, y_test = digits()
    rng = np.random.default_rng(seed)
    network = build([64] + [width] * depth + [10], f, scale, rng)
    optimizer = Adam(lr) if adam else SGD(lr, momentum)
    try:
        history = fit(network, x, y, optimizer=optimizer, epochs=epochs, batch=64, seed=seed)
    except FloatingPointError:
        return Run((np.nan,), np.nan, (1.0,) * depth)
    return Run(
        tuple(history.loss), accuracy(network, x_test, y_test), tuple(dead_fraction(network, x))
    )


@cache
def one_sign_share(f, scale="he", *, batch=1, draws=10, seed=0):
    """Return the share of units, in the third of four layers, whose weight gradient has one sign.

    A fresh network of 64 units a layer on the digits; the mean over that many batches.
    """
    x, y, *_ = digits()
    rng = np.random.default_rng(seed)
    network, shares = build([64, 64, 64, 64, 10], f, scale, rng), []
    for _ in range(draws):
        pick = rng.choice(len(x), batch, replace=False)
        network.backward(cross_entropy(network.forward(x[pick]), y[pick])[1])
        shares.append(one_sign_fraction(network, layer=2))
    return float(np.mean(shares))


@dataclass(frozen=True)
class Clipping:
    """The cosine between a gradient before and after it was clipped: each entry, the whole, or each
    array of weights for itself."""

    by_value: float
    by_norm: float
    by_array: float


@cache
def clipping(limit=1.0, *, f="relu", scale=2.0, depth=8, width=64, seed=0):
    """Return the Clipping of one exploding gradient on the digits, at that limit."""
    x, y, *_ = digits()
    network = build([64] + [width] * depth + [10], f, scale, np.random.default_rng(seed))
    cosines = []
    for clip in (clip_by_value, clip_by_norm, _clip_each):
        network.backward(cross_entropy(network.forward(x[:64]), y[:64])[1])
        before = _flat(network)
        clip(network.parameters(), limit)
        after = _flat(network)
        cosines.append(float(before @ after / np.linalg.norm(before) / np.linalg.norm(after)))
    return Clipping(*cosines)


def _clip_each(parameters, limit):
    for one in parameters:
        clip_by_norm([one], limit)


def _flat(network):
    return np.concatenate([gradient.ravel() for _, _, gradient in network.parameters()])
