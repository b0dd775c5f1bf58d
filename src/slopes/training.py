"""Losses with their gradients, stochastic gradient descent, and the loop that joins them."""

from dataclasses import dataclass, field

import numpy as np

from .functions.sigmoidal import log_sigmoid, sigmoid
from .functions.softmaxes import log_softmax, softmax


def cross_entropy(logits, labels):
    """Return the mean softmax cross-entropy and its gradient, (p − y) / batch.

    logits: (batch, classes); labels: (batch,) class numbers.
    """
    rows, labels = np.arange(len(logits)), _labels(labels, logits)
    gradient = softmax(logits)
    gradient[rows, labels] -= 1
    return -log_softmax(logits)[rows, labels].mean(), gradient / len(labels)


def _labels(labels, logits):
    labels, classes = np.asarray(labels), logits.shape[-1]
    if labels.dtype.kind not in "iu" or labels.shape != logits.shape[:1]:
        came = f"{labels.dtype} of shape {labels.shape}"
        raise ValueError(f"labels: expected {len(logits)} class numbers, got {came}")
    if labels.size and not 0 <= labels.min() <= labels.max() < classes:
        came = f"{labels.min()} to {labels.max()}"
        raise ValueError(f"labels: expected class numbers from 0 to {classes - 1}, got {came}")
    return labels


def binary_cross_entropy(logits, targets):
    """Return the mean binary cross-entropy from logits and its gradient, (p − y) / size."""
    loss = -(targets * log_sigmoid(logits) + (1 - targets) * log_sigmoid(-logits))
    return loss.mean(), (sigmoid(logits) - targets) / np.size(logits)


def mean_squared_error(outputs, targets):
    """Return the mean of (output − target)² and its gradient."""
    error = outputs - targets
    return np.mean(error**2), 2 * error / np.size(error)


class SGD:
    """Stochastic gradient descent, with momentum if asked for."""

    def __init__(self, lr, momentum=0.0):
        self.lr, self.momentum, self.velocity = lr, momentum, {}

    def step(self, parameters):
        """Move every parameter, in place, against its gradient."""
        for name, value, gradient in parameters:
            velocity = self.momentum * self.velocity.get(name, 0.0) - self.lr * gradient
            self.velocity[name] = velocity
            value += velocity


@dataclass
class History:
    """The loss of every epoch."""

    loss: list = field(default_factory=list)


def fit(network, x, y, *, loss=cross_entropy, optimizer, epochs, batch=64, seed=0):
    """Train the network in place, batches drawn by the seed; return its History.

    Training stops with FloatingPointError, naming the layer, as soon as the loss is not finite.
    """
    x, y = np.asarray(x), np.asarray(y)
    if not len(x) == len(y) > 0:
        raise ValueError(f"y: expected one target for each example, got {len(y)} for {len(x)}")
    for name, value, least in (("batch", batch, 1), ("epochs", epochs, 0)):
        if not value >= least:
            raise ValueError(f"{name}: expected a whole number from {least} on, got {value!r}")
    rng = np.random.default_rng(seed)
    history = History()
    for _ in range(epochs):
        order, losses = rng.permutation(len(x)), []
        for start in range(0, len(x), batch):
            pick = order[start : start + batch]
            with np.errstate(over="ignore", invalid="ignore"):  # reported below, by layer
                value, gradient = loss(network.forward(x[pick]), y[pick])
                if not np.isfinite(value):
                    raise FloatingPointError(f"the loss is {value}: {_first_broken(network)}")
                network.backward(gradient)
                optimizer.step(network.parameters())
            losses.append(value)
        history.loss.append(float(np.mean(losses)))
    return history


def accuracy(network, x, y):
    """Return the share of examples whose largest output is the label."""
    return float(np.mean(network.predict(x) == y))


def _first_broken(network):
    for i, layer in enumerate(network.dense, start=1):
        if not (np.isfinite(layer.W).all() and np.isfinite(layer.b).all()):
            return f"the weights of layer {i} are no longer finite"
    return "the outputs overflow although every weight is finite"
