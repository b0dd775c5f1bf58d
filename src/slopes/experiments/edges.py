"""Training at both sides of the edge of chaos, and with weights that keep every length."""

from functools import cache

import numpy as np

from ..data import digits
from ..networks import SGD, Network, accuracy, fit, orthogonal, scaled


@cache
def edge_run(
    f="tanh", weight=1.0, bias=0.05, *, depth=30, lr=0.03, epochs=3, orthogonally=False, seed=0
):
    """Return the test accuracy of that many hidden layers of 64 units, trained on the digits.

    weights N(0, weight²/64), or weight times an orthogonal matrix; biases N(0, bias²); SGD. nan
    where the loss overflows.
    """
    rng = np.random.default_rng(seed)

    def start(rng, fan_in, fan_out):
        make = orthogonal if orthogonally else (lambda *at, gain: scaled(gain)(*at))
        return make(rng, fan_in, fan_out, gain=weight)

    network = Network([64] + [64] * depth + [10], f, init=start, last_init=scaled(1.0), seed=rng)
    for dense in network.dense[:-1]:
        dense.b[:] = rng.normal(0, bias, dense.b.shape)
    x, y, x_test, y_test = digits()
    try:
        fit(network, x, y, optimizer=SGD(lr), epochs=epochs, seed=seed)
    except FloatingPointError:
        return np.nan
    return accuracy(network, x_test, y_test)
