"""What becomes of units that start as copies of one another."""

from dataclasses import dataclass
from functools import cache

import numpy as np

from ..data import digits
from ..networks import SGD, Network, accuracy, constant, cross_entropy, fit, he, scaled


@dataclass(frozen=True)
class Copies:
    """Trained on the digits from such a start: what it reads, and what is left of its units."""

    accuracy: float
    distinct: tuple  # units of each hidden layer that differ from one another, after training
    moved: tuple  # largest |dL/dW| of each layer at the start, the last layer at the end
    loss: tuple  # of each epoch


@cache
def copies(
    hidden=0.1, last="random", *, layers=1, f="relu", noise=0.0, bias=0.0, epochs=10, lr=0.1, seed=0
):
    """Return the Copies of a network whose weights start from one number, or from "random" ones.

    hidden, last: that number, for the hidden layers and for the last; noise is added to the hidden
    ones, N(0, noise²).
    """
    x, y, x_test, y_test = digits()
    hidden, last = (he if each == "random" else constant(each) for each in (hidden, last))
    network = Network([64] * (layers + 1) + [10], f, init=hidden, last_init=last, seed=seed)
    rng = np.random.default_rng([seed, 1])
    for dense in network.dense[:-1]:
        dense.W += noise * rng.normal(size=dense.W.shape)
        dense.b += bias
    network.backward(cross_entropy(network.forward(x[:64]), y[:64])[1])
    moved = tuple(float(np.abs(dense.dW).max()) for dense in network.dense)
    history = fit(network, x, y, optimizer=SGD(lr), epochs=epochs, batch=64, seed=seed)
    distinct = tuple(distinct_units(dense.W) for dense in network.dense[:-1])
    return Copies(accuracy(network, x_test, y_test), distinct, moved, tuple(history.loss))


def distinct_units(W):
    """Return how many columns of W differ by more than rounding.

    >>> distinct_units(np.array([[1.0, 1.0, 2.0], [0.0, 0.0, 0.0]]))
    2
    """
    size = np.abs(W).max() or 1.0
    return len(np.unique(np.round(W / size, 9) + 0.0, axis=1).T)


@cache
def first_parted(gain, *, seed=0):
    """Return how many of 64 tanh units get a first gradient, on the digits, that no other gets."""
    x, y, *_ = digits()
    network = Network([64, 64, 10], "tanh", init=scaled(gain=gain), seed=seed)
    network.backward(cross_entropy(network.forward(x[:64]), y[:64])[1])
    return len(np.unique(network.dense[0].dW, axis=1).T)


@cache
def first_losses(last, *, epochs=5, lr=0.1, seed=0):
    """Return the loss before training, that of each epoch, and what is read in the end.

    Two hidden ReLU layers of 64 units on the digits; the last layer's He weights times last.
    """
    x, y, x_test, y_test = digits()
    network = Network([64, 64, 64, 10], "relu", init=he, seed=seed)
    network.dense[-1].W *= last
    before = float(cross_entropy(network.forward(x), y)[0])
    history = fit(network, x, y, optimizer=SGD(lr), epochs=epochs, batch=64, seed=seed)
    return before, tuple(history.loss), accuracy(network, x_test, y_test)
