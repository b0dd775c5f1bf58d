"""Slopes that are wrong, measured with an error, or pretended."""

import numpy as np

from ..activation import Activation
from ..data import moons
from ..functions import sigmoid, silu, tanh
from ..networks import SGD, Network, fit, mean_squared_error
from .learning import train_digits
from .neurons import pretend


def with_slope(f, slope, name=None):
    """Return an Activation with the values of f and another slope, right or wrong."""
    twin = Activation(f.body, f.formula, "", slope=slope)
    twin.name = name or f.name
    return twin


SUSPECTS = {  # three networks that differ in nothing but the slope they use
    "A": with_slope(silu, sigmoid, "A"),  # half of the product rule is forgotten
    "B": with_slope(silu, silu.derivative, "B"),
    "C": with_slope(silu, lambda x: np.abs(silu.derivative(x)), "C"),  # the sign is dropped
}


def suspect_runs(name, seeds=range(3)):
    """Return the training runs of a suspect: two hidden layers on the digits, 10 passes."""
    return [train_digits(SUSPECTS[name], depth=2, lr=0.1, epochs=10, seed=s) for s in seeds]


def slope_errors(formula, dtype=np.float64, points=201):
    """Return steps h, halved over and over, and the rms error of a formula for the slope of tanh.

    formula(f, x, h) is computed in the dtype, at points between −2 and 2.
    """
    x = np.linspace(-2, 2, points).astype(dtype)
    steps = 2.0 ** -np.arange(1, np.finfo(dtype).nmant + 1)
    slopes = np.array([formula(np.tanh, x, dtype(h)) for h in steps], np.float64)
    error = slopes - tanh.derivative(x.astype(np.float64))
    return steps, np.sqrt((error**2).mean(axis=1))


def forward_quotient(f, x, h):
    """Return the slope of the line from x to x + h."""
    return (f(x + h) - f(x)) / h


def central_quotient(f, x, h):
    """Return the slope of the line from x − h to x + h."""
    return (f(x + h) - f(x - h)) / (2 * h)


def falling_shares(passes, seed, networks=40, length=0.1):
    """Return how often a move against the pretended slope, and a random one, lowers the loss.

    Shares of so many networks of 8 hidden steps after so many passes over 200 points of moons;
    the hidden layer moves by that length.
    """
    rng, down = np.random.default_rng(seed), np.zeros(2)
    for _ in range(networks):
        x, y = moons(200, seed=int(rng.integers(1e9)))
        y = y[:, None].astype(float)
        network = Network([2, 8, 1], pretend, seed=rng)
        hidden = network.dense[0]
        hidden.b[:] = rng.normal(size=8)
        fit(network, x, y, loss=mean_squared_error, optimizer=SGD(0.1), epochs=passes)
        loss, upstream = mean_squared_error(network.forward(x), y)
        network.backward(upstream)
        kept = np.vstack([hidden.W, hidden.b])
        for i, move in enumerate([np.vstack([hidden.dW, hidden.db]), rng.normal(size=(3, 8))]):
            moved = kept - length * move / np.linalg.norm(move)
            hidden.W[:], hidden.b[:] = moved[:2], moved[2]
            down[i] += mean_squared_error(network.forward(x), y)[0] < loss
    return down / networks
