"""What Adam remembers of one gradient that was far too long."""

from functools import cache

import numpy as np

from ..arguments import above_0, expect, whole
from ..data import digits
from ..networks import Adam, Network, clip_by_norm, fit


class Spiked(Adam):
    """Adam, to whom one step's gradients come many times too large; clipped, if there is a limit.

    >>> w, gradient = np.array([1.0]), np.array([2.0])
    >>> Spiked(at=0, size=1000).step([("w", w, gradient)])
    >>> gradient
    array([2000.])
    """

    def __init__(self, lr=1e-3, *, at, size, limit=None):
        super().__init__(lr)
        self.at, self.size, self.limit = whole("at", at, 0), above_0("size", size), limit

    def step(self, parameters):
        """Take the step that Adam takes, after the spike and after the clip."""
        if self.steps == self.at:
            for _, _, gradient in parameters:
                gradient *= self.size
        if self.limit:
            clip_by_norm(parameters, self.limit)
        super().step(parameters)


def steps_of_adam(gradients, limit=None, long=1_000_000):
    """Return the steps, in learning rates, that one weight takes after long gradients of 1.

    limit: to what each gradient is cut first.

    >>> steps_of_adam([1, 100, 1]).round(3)
    array([1.   , 3.287, 2.989])
    """
    optimizer, w = Adam(1.0), np.zeros(1)
    optimizer.steps, optimizer.memory["w"] = long, [np.ones(1), np.ones(1)]
    path = [0.0]
    for gradient in gradients:
        cut = gradient if limit is None else np.clip(gradient, -limit, limit)
        optimizer.step([("w", w, np.array([float(cut)]))])
        path.append(float(w[0]))
    return -np.diff(path)


def steps_until_half(size, limit=None):
    """Return after how many further steps Adam is back at half its speed, gradients 1 again."""
    expect(size > 3, "size", "a spike above 3", size)
    steps = steps_of_adam([size, *[1.0] * 20_000], limit)
    slow = np.flatnonzero(steps < 0.5)
    return int(slow[-1]) + 1 if slow.size else 0


@cache
def spiked(size=1000, limit=None, *, at=42, epochs=12, seed=0):
    """Return the training loss by epoch of a network whose gradient was once so many times too
    long: two layers on the digits, Adam, 22 steps an epoch.
    """
    x, y, *_ = digits()
    network = Network([64, 64, 10], seed=seed)
    optimizer = Spiked(at=at, size=size, limit=limit)
    return tuple(fit(network, x, y, optimizer=optimizer, epochs=epochs, seed=seed).loss)
