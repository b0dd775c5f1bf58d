"""Losses, each with its gradient: a pair (mean loss, dL/d(outputs))."""

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


def binary_cross_entropy(logits, targets):
    """Return the mean binary cross-entropy from logits and its gradient, (p − y) / size."""
    targets = _like(targets, logits)
    loss = -(targets * log_sigmoid(logits) + (1 - targets) * log_sigmoid(-logits))
    return loss.mean(), (sigmoid(logits) - targets) / np.size(logits)


def mean_squared_error(outputs, targets):
    """Return the mean of (output − target)² and its gradient."""
    error = outputs - _like(targets, outputs)
    return np.mean(error**2), 2 * error / np.size(error)


def _labels(labels, logits):
    labels = np.asarray(labels)
    classes = logits.shape[1]
    if labels.dtype.kind not in "iu" or labels.shape != logits.shape[:1]:
        came = f"{labels.dtype} of shape {labels.shape}"
        raise ValueError(f"labels: expected {len(logits)} class numbers, got {came}")
    if labels.size and not (labels.min() >= 0 and labels.max() < classes):
        came = f"{labels.min()} to {labels.max()}"
        raise ValueError(f"labels: expected class numbers from 0 to {classes - 1}, got {came}")
    return labels


def _like(targets, outputs):
    targets = np.asarray(targets)
    if targets.shape != np.shape(outputs):
        expected = f"the shape of the outputs, {np.shape(outputs)}"
        raise ValueError(f"targets: expected {expected}, got {targets.shape}")
    return targets
