"""A recurrent network with its way back through time by hand, and how far back it can learn."""

from dataclasses import dataclass
from functools import cache

import numpy as np

from ..activation import get
from ..networks import SGD, Dense, Layer, Network, accuracy, fit, orthogonal, scaled
from .signals import rms

MATRICES = {
    "Gaussian": scaled,
    "orthogonal": lambda gain: lambda rng, n, m: orthogonal(rng, n, m, gain=gain),
    "identity": lambda gain: lambda rng, n, m: gain * np.eye(n),
}


class Recurrent(Layer):
    """One layer used at every step: h ← f(x U + h W + b), from h = 0; its output is the last h.

    x has shape (batch, steps, features). The way back runs from the last step to the first; each
    weight was used at every step, so its gradient is the sum over the steps.

    >>> layer = Recurrent(1, 4, rng=np.random.default_rng(0))
    >>> layer.forward(np.ones((2, 10, 1))).shape, layer.backward(np.ones((2, 4))).shape
    ((2, 4), (2, 10, 1))
    >>> len(layer.reached)  # dL/dh before the first step, after it, …, after the last
    11
    """

    learns = ("U", "W", "b")

    def __init__(self, takes, gives, f="tanh", *, rng, start=None):
        self.takes, self.gives, self.f = takes, gives, get(f)
        self.U = scaled(1.0)(rng, takes, gives)
        self.W = (start or scaled(1.0))(rng, gives, gives)
        self.b = np.zeros(gives)
        self.dU, self.dW, self.db = map(np.zeros_like, (self.U, self.W, self.b))

    def forward(self, x, h=0.0):
        """Return the state after the last step; keep every step's numbers for the way back."""
        self.x, self.z, self.h = x, [], [np.zeros((len(x), self.gives)) + h]
        for t in range(x.shape[1]):
            self.z.append(x[:, t] @ self.U + self.h[t] @ self.W + self.b)
            self.h.append(self.f(self.z[t]))
        return self.h[-1]

    def backward(self, upstream):
        """Return dL/dx; leave the gradients, and dL/dh of every step in reached."""
        self.dU[:], self.dW[:], self.db[:] = 0, 0, 0
        dx, self.reached = np.zeros_like(self.x), [upstream]
        for t in reversed(range(self.x.shape[1])):
            dz = self.f.backward(self.z[t], upstream)
            self.dU += self.x[:, t].T @ dz
            self.dW += self.h[t].T @ dz
            self.db += dz.sum(0)
            dx[:, t], upstream = dz @ self.U.T, dz @ self.W.T
            self.reached.insert(0, upstream)
        return dx


@dataclass(frozen=True)
class Profile:
    """Step by step: the root mean square of the gradient, and of the slope that it met."""

    gradient: tuple  # before the first step, after it, …, after the last, where it is 1
    slope: tuple

    @property
    def left(self):
        """What is left of the gradient on its way back through all steps."""
        return self.gradient[0]


@cache
def profile(matrix="Gaussian", gain=1.0, *, f="tanh", inputs=1.0, units=64, steps=50, seed=0):
    """Return the Profile of an untrained recurrent layer; matrix: a name in MATRICES.

    inputs: the size of what every unit receives from outside at each step, at random. The first
    state is random, of size 1.
    """
    rng = np.random.default_rng(seed)
    layer = Recurrent(units, units, f, rng=rng, start=MATRICES[matrix](gain))
    h, x = rng.normal(size=(8, units)), inputs * rng.normal(size=(8, steps, units))
    layer.forward(x, h)
    upstream = rng.normal(size=(8, units))
    layer.backward(upstream / rms(upstream))
    slopes = [rms(layer.f.derivative(z)) for z in layer.z]
    return Profile(tuple(map(rms, layer.reached)), tuple(slopes))


def first_bit(steps, examples, rng):
    """Return sequences whose first number is 1 or −1, the rest noise of size 0.3; and which."""
    x = 0.3 * rng.normal(size=(examples, steps, 1))
    y = rng.integers(0, 2, examples)
    x[:, 0, 0] = 2 * y - 1
    return x, y


@dataclass(frozen=True)
class Memory:
    """What a recurrent network learned to recall: the share of right answers to new sequences."""

    recalled: float
    left_before: float  # of a gradient, from the last step to the first, before the training
    largest: float  # norm of a gradient in training, before it was clipped to 1


@cache
def remember(steps, matrix="Gaussian", gain=1.0, *, units=32, updates=100, lr=0.1, seed=0):
    """Return the Memory of a tanh network trained to tell, after the last step, the first bit."""
    rng = np.random.default_rng(seed)
    recurrent = Recurrent(1, units, rng=rng, start=MATRICES[matrix](gain))
    network = Network.of(recurrent, Dense(units, 2, rng=rng, init=scaled(1.0)))
    x, y = first_bit(steps, 64 * updates, rng)
    recurrent.forward(x[:64])
    recurrent.backward(rng.normal(size=(64, units)))
    left = rms(recurrent.reached[1]) / rms(recurrent.reached[-1])
    history = fit(network, x, y, optimizer=SGD(lr), epochs=1, batch=64, seed=seed, clip_norm=1.0)
    recalled = accuracy(network, *first_bit(steps, 1000, rng))
    return Memory(recalled, left, max(history.norms))
