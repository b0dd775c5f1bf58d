"""The loop that joins a network, a loss and an optimizer."""

from dataclasses import dataclass, field

import numpy as np

from .losses import binary_cross_entropy, cross_entropy, mean_squared_error
from .optimizers import SGD, Adam, clip_by_norm, clip_by_value
from .progress import progress

__all__ = [
    "SGD",
    "Adam",
    "History",
    "accuracy",
    "binary_cross_entropy",
    "clip_by_norm",
    "clip_by_value",
    "cross_entropy",
    "fit",
    "mean_squared_error",
]


@dataclass
class History:
    """The loss of every epoch, and whatever else was watched."""

    loss: list = field(default_factory=list)
    watched: dict = field(default_factory=dict)


def fit(
    network,
    x,
    y,
    *,
    loss=cross_entropy,
    optimizer,
    epochs,
    batch=64,
    seed=0,
    clip_value=None,
    clip_norm=None,
    watch=None,
):
    """Train the network in place, batches drawn by the seed; return its History.

    watch: functions of the network by name, called after every epoch. Training stops with
    FloatingPointError, naming the layer, as soon as the loss is not finite.
    """
    x, y = np.asarray(x), np.asarray(y)
    if not len(x) == len(y) > 0:
        raise ValueError(f"y: expected one target for each example, got {len(y)} for {len(x)}")
    for name, value, least in (("batch", batch, 1), ("epochs", epochs, 0)):
        if not value >= least:
            raise ValueError(f"{name}: expected a whole number from {least} on, got {value!r}")
    rng = np.random.default_rng(seed)
    history = History(watched={name: [] for name in watch or {}})
    for _ in progress(range(epochs), "epoch"):
        order, losses = rng.permutation(len(x)), []
        for start in range(0, len(x), batch):
            pick = order[start : start + batch]
            with np.errstate(over="ignore", invalid="ignore"):  # reported below, by layer
                value, gradient = loss(network.forward(x[pick]), y[pick])
                if not np.isfinite(value):
                    raise FloatingPointError(f"the loss is {value}: {_first_broken(network)}")
                network.backward(gradient)
                parameters = network.parameters()
                if clip_value is not None:
                    clip_by_value(parameters, clip_value)
                if clip_norm is not None:
                    clip_by_norm(parameters, clip_norm)
                optimizer.step(parameters)
            losses.append(value)
        history.loss.append(float(np.mean(losses)))
        for name, measure in (watch or {}).items():
            history.watched[name].append(measure(network))
    return history


def accuracy(network, x, y):
    """Return the share of examples whose class the network predicts."""
    return float(np.mean(network.predict(x) == y))


def _first_broken(network):
    for name, value, _ in network.parameters():
        if not np.isfinite(value).all():
            return f"the weights of {' '.join(name.split()[:2])} are no longer finite"
    return "the outputs overflow although every weight is finite"
