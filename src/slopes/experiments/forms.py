"""Networks that compute the same in four forms, and how fast each of them learns."""

from functools import cache

import numpy as np

from ..activation import Activation
from ..data import digits
from ..functions import sigmoid, tanh
from ..networks import SGD, Network, accuracy, fit, scaled


def raised_tanh(x):
    """Return 1 + tanh(x)."""
    return 1 + np.tanh(x)


def lowered_sigmoid(x):
    """Return σ(x) − ½."""
    return 0.5 * np.tanh(x / 2)


RAISED = Activation(raised_tanh, r"1 + \tanh x", r"\frac{1}{\cosh^2 x}", slope=tanh.slope)
LOWERED = Activation(
    lowered_sigmoid, r"\sigma(x) - \tfrac12", r"\sigma(x)\,\sigma(-x)", slope=sigmoid.slope
)
FORMS = {  # by name (f, stretch, height, centre): f(x) = centre + height · tanh(x / stretch)
    "tanh": (tanh, 1, 1, 0),
    "1 + tanh": (RAISED, 1, 1, 1),
    "σ − ½": (LOWERED, 2, 0.5, 0),
    "σ": (sigmoid, 2, 0.5, 0.5),
}


def rewrite(network, form):
    """Return a network with another of FORMS that computes the same with it."""
    f, stretch, height, centre = FORMS[form]
    sizes = [len(network.dense[0].W), *(len(layer.b) for layer in network.dense)]
    other = Network(sizes, f)
    for i, (old, new) in enumerate(zip(network.dense, other.dense, strict=True)):
        s = stretch if i < len(network.dense) - 1 else 1  # no bend after the last
        new.W[:], new.b[:] = s * old.W, s * old.b
        if i > 0:  # what arrives is centre + height · tanh
            new.W /= height
            new.b -= centre * new.W.sum(0)
    return other


@cache
def race(form, lr, *, epochs=10, batch=50, seed=0):
    """Return the loss of each epoch and the test accuracy of a tanh network, rewritten to a form.

    Two hidden layers of 64 units, gain 1, on the digits; every form starts as the same function.
    Batches of 50 leave 48 of the 1,348 images for the last; of 64 they would leave 4, and one step
    on four images can undo an off-centre network just before its accuracy is read.
    """
    x, y, x_test, y_test = digits()
    start = Network([64, 64, 64, 10], tanh, init=scaled(gain=1.0), seed=seed)
    network = rewrite(start, form)
    history = fit(network, x, y, optimizer=SGD(lr), epochs=epochs, batch=batch, seed=seed)
    return tuple(history.loss), accuracy(network, x_test, y_test)


@cache
def average_miss(form, *, lr=0.05, steps=300, sets=20, seed=0):
    """Return the statistical bias of a form: how far the mean of its fits is from the truth.

    A root mean square over the grid. Each fit is to 40 noisy points of a sine, by a network of 8
    hidden units that starts as the same function in every form.
    """
    start = rewrite(Network([1, 8, 1], tanh, init=scaled(gain=1.5), seed=seed), form)
    rng, f = np.random.default_rng(seed), FORMS[form][0]
    x = rng.uniform(-1, 1, (sets, 40, 1))
    y = np.sin(3 * x) + 0.3 * rng.normal(size=x.shape)
    (V, W), (a, b) = ([np.stack([p] * sets) for p in each] for each in _numbers(start))
    for _ in range(steps):
        z = x @ V + a
        h = f(z)
        off = (h @ W + b - y) / 40
        back = off @ _turned(W) * f.derivative(z)
        W -= lr * _turned(h) @ off
        b -= lr * off.sum(1, keepdims=True)
        V -= lr * _turned(x) @ back
        a -= lr * back.sum(1, keepdims=True)
    grid = np.linspace(-1, 1, 50)[:, None]
    mean = (f(grid @ V + a) @ W + b).mean(0)
    return float(np.sqrt(np.mean((mean - np.sin(3 * grid)) ** 2)))


def _numbers(network):
    """The weights and the biases of a network, the biases as rows."""
    return [d.W for d in network.dense], [d.b[None] for d in network.dense]


def _turned(tables):
    return np.swapaxes(tables, -1, -2)
