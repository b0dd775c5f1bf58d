"""Losses, each with its gradient: a pair (mean loss, dL/d(outputs)).

Both cross-entropies take logits. Their gradients come from the small probabilities themselves,
never from 1 − p, so they stay exact where the network is all but certain.
"""

import numpy as np

from .arguments import reals
from .functions.sigmoidal import log_sigmoid, sigmoid


def cross_entropy(logits, labels):
    """Return the mean softmax cross-entropy and its gradient, (p − y) / batch.

    logits: (batch, classes); labels: (batch,) class numbers.

    >>> loss, gradient = cross_entropy([[0.0, 0.0]], [1])
    >>> round(float(loss), 4), gradient
    (0.6931, array([[ 0.5, -0.5]]))
    """
    logits = _floats("logits", logits)
    own = _places(labels, logits)  # of the label's entry in every column of margin
    margin = logits.T.copy()  # (classes, batch): numpy is quicker along columns
    margin -= margin.take(own)  # 0 at the label
    top = margin.max(0)
    e = np.exp(margin - top)
    e.put(own, 0)
    others = np.add.reduce(e)
    rest = others + np.expm1(-top)  # Σ exp(margin − top) is 1 + rest
    loss = top + np.log1p(rest)
    gradient = e / ((1 + rest) * len(logits))
    gradient.put(own, -np.add.reduce(gradient))
    return np.add.reduce(loss) / len(logits), gradient.T


def binary_cross_entropy(logits, targets):
    """Return the mean binary cross-entropy from logits and its gradient, (p − y) / size.

    >>> loss, gradient = binary_cross_entropy([0.0], [1.0])
    >>> round(float(loss), 4), gradient
    (0.6931, array([-0.5]))
    """
    logits, targets = _alike("logits", logits, targets)
    loss = -(targets * log_sigmoid(logits) + (1 - targets) * log_sigmoid(-logits))
    error = (1 - targets) * sigmoid(logits) - targets * sigmoid(-logits)
    return loss.mean(), error / np.size(logits)


def mean_squared_error(outputs, targets):
    """Return the mean of (output − target)² and its gradient.

    >>> loss, gradient = mean_squared_error([1.0, 3.0], [0.0, 3.0])
    >>> float(loss), gradient
    (0.5, array([1., 0.]))
    """
    outputs, targets = _alike("outputs", outputs, targets)
    error = outputs - targets
    return np.mean(error**2), 2 * error / np.size(error)


def _places(labels, logits):
    """Return the place of every label in logits.T, read row by row."""
    labels = reals("labels", labels)
    if logits.ndim != 2 or not logits.size:
        raise ValueError(f"logits: expected (batch, classes), got shape {logits.shape}")
    if labels.dtype.kind not in "iu" or labels.shape != logits.shape[:1]:
        came = f"{labels.dtype} of shape {labels.shape}"
        raise ValueError(f"labels: expected {len(logits)} class numbers, got {came}")
    try:
        columns = np.arange(len(labels))
        return np.ravel_multi_index((labels.astype(np.intp), columns), logits.T.shape)
    except ValueError:
        expected = f"class numbers from 0 to {logits.shape[1] - 1}"
        came = f"{labels.min()} to {labels.max()}"
        raise ValueError(f"labels: expected {expected}, got {came}") from None


def _alike(argument, outputs, targets):
    outputs, targets = _floats(argument, outputs), reals("targets", targets)
    if targets.shape != outputs.shape:
        expected = f"the shape of the {argument}, {outputs.shape}"
        raise ValueError(f"targets: expected {expected}, got {targets.shape}")
    if not outputs.size:
        raise ValueError(f"{argument}: expected at least one, got shape {outputs.shape}")
    return outputs, targets.astype(outputs.dtype, copy=False)


def _floats(argument, value):
    array = reals(argument, value)
    return array if array.dtype.kind == "f" else array.astype(np.float64)
