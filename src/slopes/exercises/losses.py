"""The loss of a batch of logits by log-sum-exp, and the shares that underflow on the other way."""

import numpy as np


def picked(p, labels):
    """Return of each row what stands at its label."""
    return p[np.arange(len(labels)), labels]


def each_loss(logits, labels):
    """Return the cross-entropy of each row, by log-sum-exp."""
    below = logits - logits.max(1, keepdims=True)
    return np.log(np.exp(below).sum(1)) - picked(below, labels)


def mean_loss(logits, labels):
    """Return the mean cross-entropy of the rows."""
    return float(each_loss(logits, labels).mean())


def shares(logits, top):
    """Return softmax of each row, with `top` taken away before the exponential."""
    e = np.exp(logits - top)
    return e / e.sum(1, keepdims=True)
