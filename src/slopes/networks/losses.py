"""Losses, each with its gradient: a pair (mean loss, dL/d(outputs)).

They are computed in float64; the gradient has the dtype of the outputs, and what exceeds a dtype is
inf. Both cross-entropies take logits. Their gradients come from the small probabilities themselves,
never from 1 − p, so they stay exact where the network is all but certain.
"""

import numpy as np

from ..activation import decided, distance_to_largest, result_dtype
from ..arguments import real
from ..functions import log_sigmoid, sigmoid, tanh

quiet = np.errstate(over="ignore", invalid="ignore")


@quiet
def cross_entropy(logits, labels):
    """Return the mean softmax cross-entropy and its gradient, (p − y) / batch.

    logits: (batch, classes); labels: (batch,) class numbers.

    >>> loss, gradient = cross_entropy([[0.0, 0.0]], [1])
    >>> round(float(loss), 4), gradient
    (0.6931, array([[ 0.5, -0.5]]))
    """
    logits, dtype = _outputs("logits", logits)
    classes = _classes(labels, logits)
    label = np.arange(len(logits)), classes
    finite = np.isfinite(logits).all()
    z, rest = distance_to_largest(logits if finite else decided(logits))
    e = np.exp(z)
    e += e * rest  # what rounding cut off z
    own, e[label] = e[label], 0
    others = e.sum(1)
    total = others + own
    behind = np.log(total) - rest[label] - z[label]
    loss = np.where(own == 1, np.log1p(others), behind)
    gradient = e / (total * len(logits))[:, None]
    gradient[label] = -gradient.sum(1)
    return loss.mean(), gradient.astype(dtype)


@quiet
def binary_cross_entropy(logits, targets):
    """Return the mean binary cross-entropy from logits and its gradient, (p − y) / size.

    targets: from 0 to 1, in the shape of the logits.

    >>> loss, gradient = binary_cross_entropy([0.0], [1.0])
    >>> round(float(loss), 4), gradient
    (0.6931, array([-0.5]))
    """
    logits, targets, dtype = _alike("logits", logits, targets)
    for outside in targets[~((targets >= 0) & (targets <= 1))]:
        raise ValueError(f"targets: expected numbers from 0 to 1, got {outside}")
    loss = -(_share(targets, log_sigmoid(logits)) + _share(1 - targets, log_sigmoid(-logits)))
    far = (1 - targets) * sigmoid(logits) - targets * sigmoid(-logits)
    error = np.where(abs(logits) < 1, (0.5 - targets) + 0.5 * tanh(logits / 2), far)
    return loss.mean(), (error / np.size(logits)).astype(dtype)


@quiet
def mean_squared_error(outputs, targets):
    """Return the mean of (output − target)² and its gradient.

    >>> loss, gradient = mean_squared_error([1.0, 3.0], [0.0, 3.0])
    >>> float(loss), gradient
    (0.5, array([1., 0.]))
    """
    outputs, targets, dtype = _alike("outputs", outputs, targets)
    error = outputs - targets
    return np.mean(error**2), (2 * error / np.size(error)).astype(dtype)


def _share(weight, value):
    """Return weight · value, which is 0 where the weight is, even if the value is infinite."""
    return np.multiply(weight, value, where=weight != 0, out=np.zeros_like(value))


def _outputs(argument, value):
    """Return value as float64, and the dtype that its gradient is to have."""
    array = real(argument, value)
    if not array.size:
        raise ValueError(f"{argument}: expected at least one, got shape {array.shape}")
    return array.astype(np.float64), result_dtype(array)


def _alike(argument, outputs, targets):
    outputs, dtype = _outputs(argument, outputs)
    targets = real("targets", targets)
    if targets.shape != outputs.shape:
        expected = f"the shape of the {argument}, {outputs.shape}"
        raise ValueError(f"targets: expected {expected}, got {targets.shape}")
    return outputs, targets.astype(np.float64), dtype


def _classes(labels, logits):
    """Return the labels, which must be one class number for each row of the logits."""
    labels = real("labels", labels)
    if logits.ndim != 2:
        raise ValueError(f"logits: expected (batch, classes), got shape {logits.shape}")
    if labels.dtype.kind not in "iu" or labels.shape != logits.shape[:1]:
        came = f"{labels.dtype} of shape {labels.shape}"
        raise ValueError(f"labels: expected {len(logits)} class numbers, got {came}")
    classes = logits.shape[1]
    if not (labels.min() >= 0 and labels.max() < classes):
        came = f"{labels.min()} to {labels.max()}"
        raise ValueError(f"labels: expected class numbers from 0 to {classes - 1}, got {came}")
    return labels
