"""What sick networks are made of: losses, steps and layers with a mistake that raises nothing."""

import numpy as np

from ..functions import softmax
from ..networks import SGD, Layer, cross_entropy
from .rounding import to_bfloat16


def softmax_twice(outputs, labels):
    """Cross-entropy, which takes a softmax itself, of outputs that have been through one."""
    shares = softmax(outputs)
    loss, gradient = cross_entropy(shares, labels)
    return loss, softmax.backward(outputs, gradient)


def broadcast_error(outputs, targets):
    """Mean squared error where targets are (n,) and outputs (n, 1): numpy makes (n, n) of it."""
    error = outputs - targets[:, 0]
    return np.mean(error**2), 2 * error.mean(1, keepdims=True) / len(error)


def weighted(weights):
    """Return the cross-entropy in which an example counts as much as the weight of its class."""

    def loss(logits, labels):
        share = weights[labels]
        own = -np.log(softmax(logits)[np.arange(len(labels)), labels])
        return np.mean(share * own), share[:, None] * cross_entropy(logits, labels)[1]

    return loss


class Unreset(SGD):
    """Gradient descent by a program that never sets the gradients back to 0."""

    def change(self, lr, name, gradient):
        """Return the rate times the sum of all gradients so far."""
        (total,) = self.remembered(name, gradient, count=1)
        total += gradient
        return lr * total


class Coarse(SGD):
    """Gradient descent on weights that are kept in bfloat16."""

    def step(self, parameters):
        """Move every parameter, and round it."""
        super().step(parameters)
        for _, value, _ in parameters:
            value[...] = to_bfloat16(value)


class Dropout(Layer):
    """Sets half of its inputs to 0 while training, and doubles the others."""

    training = True

    def __init__(self, seed):
        self.rng, self.mask = np.random.default_rng(seed), 1.0

    def forward(self, x):
        """Return what the mask keeps, doubled; after training all of it."""
        self.mask = 2.0 * (self.rng.random(x.shape) >= 0.5) if self.training else 1.0
        return x * self.mask

    def backward(self, upstream):
        """Return what the mask lets back."""
        return upstream * self.mask
