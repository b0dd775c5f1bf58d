"""The loop that joins a network, a loss and an optimizer."""

import math
from dataclasses import dataclass, field
from functools import partial

import numpy as np

from ..arguments import above_0, expect, finite, matching, seeded, whole
from ..progress import progress
from .losses import cross_entropy
from .network import Stack
from .optimizers import clip_by_norm, clip_by_value, global_norm


@dataclass
class History:
    """The loss of every epoch, and whatever else was watched.

    norms: where gradients are clipped, the norm of all of them as one vector at every step, before.
    """

    loss: list = field(default_factory=list)
    norms: list = field(default_factory=list)
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

    >>> from slopes.data import gates
    >>> from slopes.networks import SGD, Network
    >>> x, targets = gates()
    >>> y, network = targets["xor"].astype(int), Network([2, 8, 2], seed=0)
    >>> history = fit(network, x, y, optimizer=SGD(0.5), epochs=200)
    >>> len(history.loss), accuracy(network, x, y)
    (200, 1.0)
    """
    x, y = finite("x", x), finite("y", y)
    examples, targets = (len(part) if part.ndim else 0 for part in (x, y))
    if not examples == targets > 0:
        came = f"{targets} for {examples}"
        raise ValueError(f"y: expected one target for each example, got {came}")
    expect(isinstance(network, Stack), "network", "a Network", network)
    expect(callable(loss), "loss", "a function of outputs and targets", loss)
    expect(hasattr(optimizer, "step"), "optimizer", "one such as SGD(0.1)", optimizer)
    named = watch is None or (isinstance(watch, dict) and all(map(callable, watch.values())))
    expect(named, "watch", "functions of the network by name", watch)
    batch, epochs, rng = whole("batch", batch), whole("epochs", epochs, 0), seeded(seed)
    clips = []
    if clip_value is not None:
        clips.append(partial(clip_by_value, limit=above_0("clip_value", clip_value)))
    if clip_norm is not None:
        clips.append(partial(clip_by_norm, limit=above_0("clip_norm", clip_norm)))
    history = History(watched={name: [] for name in watch or {}})
    for _ in progress(range(epochs), "epoch"):
        order = rng.permutation(len(x))
        batches = [order[i : i + batch] for i in range(0, len(x), batch)]
        losses = []
        for chosen in batches:
            with np.errstate(over="ignore", invalid="ignore"):  # reported by layer
                value, norm = _step(network, x[chosen], y[chosen], loss, optimizer, clips)
            losses.append(value)
            if clips:
                history.norms.append(norm)
        history.loss.append(float(np.mean(losses)))
        for name, measure in (watch or {}).items():
            history.watched[name].append(measure(network))
    return history


def _step(network, x, y, loss, optimizer, clips):
    """Train the network on one batch; return its loss and the norm of its gradient before."""
    value, gradient = loss(network.forward(x), y)
    if not math.isfinite(value):
        raise FloatingPointError(f"the loss is {value}: {_first_broken(network)}")
    network.backward(gradient)
    parameters = network.parameters()
    norm = global_norm(parameters) if clips else None
    for clip in clips:
        clip(parameters)
    optimizer.step(parameters)
    return value, norm


def accuracy(network, x, y):
    """Return the share of examples whose class the network predicts.

    y: (batch,) class numbers. Outputs that are not finite are no right answer to any of them.

    >>> from slopes.networks import Network
    >>> accuracy(Network([2, 1], last_init=lambda rng, n, m: np.ones((n, m))), [[1.0, 2.0]], [1])
    1.0
    """
    found = network.predict(x)
    return float(np.mean((found == matching("y", y, "the predictions", found)) & (found >= 0)))


def _first_broken(network):
    for name, value, _ in network.parameters():
        if not np.isfinite(value).all():
            return f"the weights of {' '.join(name.split()[:2])} are no longer finite"
    return "the outputs overflow although every weight is finite"
