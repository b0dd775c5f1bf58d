"""Ways back that do more than go back, and what becomes of a random one."""

from functools import cache

import numpy as np

from ..data import digits
from ..networks import SGD, Dense, Network, accuracy, cross_entropy, fit
from .wrong import EXAMPLES, network_with


class Eager(Dense):
    """Moves its weights as soon as it has their gradient, and sends back over the moved ones."""

    lr = 0.1

    def backward(self, upstream):
        super().backward(upstream)
        self.W -= self.lr * self.dW
        self.b -= self.lr * self.db
        return upstream @ self.W.T


class Patient(Eager):
    """Moves its weights at once too, but sends back over those that the signal met."""

    def backward(self, upstream):
        back = Dense.backward(self, upstream)
        self.W -= self.lr * self.dW
        self.b -= self.lr * self.db
        return back


@cache
def eager_run(f="relu", lr=0.1, *, eager=True, epochs=10, seed=0):
    """Return the share of new digits read; 0 where the loss ceased to be finite."""
    x, y, x_new, y_new = digits()
    kind, rng = Eager if eager else Patient, np.random.default_rng(seed)
    network, _ = network_with("none", f, dense=kind, seed=seed)
    for dense in network.dense:
        dense.lr = lr
    for _ in range(epochs):
        order = rng.permutation(len(x))
        for start in range(0, len(x), EXAMPLES):
            now = order[start : start + EXAMPLES]
            with np.errstate(over="ignore", invalid="ignore"):
                value, gradient = cross_entropy(network.forward(x[now]), y[now])
                network.backward(gradient)
            if not np.isfinite(value):
                return 0.0
    return accuracy(network, x_new, y_new)


@cache
def feedback_run(f="relu", *, epochs=20, seed=0):
    """Return (angles, accuracy): between its gradient and the true one, before and after epochs.

    The way back goes over fixed random weights; the angle, in degrees, is that of the gradient of
    all hidden layers, over 256 images.
    """
    x, y, x_new, y_new = digits()
    network, _ = network_with("random weights", f, seed=seed)
    angles = [feedback_angle(network, f, x[:256], y[:256])]
    study = {"optimizer": SGD(0.1), "epochs": epochs, "batch": EXAMPLES, "seed": seed}
    watched = {"angle": lambda now: feedback_angle(now, f, x[:256], y[:256])}
    angles += fit(network, x, y, watch=watched, **study).watched["angle"]
    return tuple(angles), accuracy(network, x_new, y_new)


def feedback_angle(network, f, x, y):
    """Return the angle between what a network's way back gives its hidden layers and the truth.

    The last layer, to which nothing comes over other weights, is left out.
    """
    twin = Network([d.takes for d in network.dense] + [network.dense[-1].gives], f)
    for own, dense in zip(twin.dense, network.dense, strict=True):
        own.W[:], own.b[:] = dense.W, dense.b
    both = []
    for each in (network, twin):
        each.backward(cross_entropy(each.forward(x), y)[1])
        both.append(np.concatenate([g.ravel() for *_, g in each.parameters()[:-2]]))
    cosine = both[0] @ both[1] / np.linalg.norm(both[0]) / np.linalg.norm(both[1])
    return float(np.degrees(np.arccos(cosine)))
