"""Training on inputs that are off centre."""

from functools import cache

from ..data import digits
from ..networks import SGD, Network, fit, he, scaled

SHIFT_STARTS = {"tanh": scaled(gain=1.0), "relu": he, "sigmoid": scaled(gain=4.0)}


SHIFT_RATES = (0.03, 0.1, 0.3, 1.0, 3.0)


@cache
def loss_when_shifted(f, start, shift, lr, seed):
    """Return the last loss of three epochs on the digits, all inputs moved by the shift.

    One hidden layer of 64 units, biases 0 at the start.
    """
    x, y, *_ = digits()
    network = Network([64, 64, 10], f, init=start, seed=seed)
    return fit(network, x + shift, y, optimizer=SGD(lr), epochs=3, batch=50, seed=seed).loss[-1]
