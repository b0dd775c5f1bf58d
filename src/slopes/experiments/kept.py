"""What a network learns whose weights are kept in few digits, and its gradients in 16 bits."""

from dataclasses import dataclass
from functools import cache

import numpy as np

from ..data import digits
from ..networks import SGD, Network, accuracy, cross_entropy, fit
from .rounding import to_bfloat16, to_bfloat16_at_random

WAYS_TO_KEEP = ("float32", "float16", "bfloat16", "bfloat16, float32 copy", "bfloat16, at random")
WAYS_TO_KEEP += ("bfloat16, Kahan",)


def _float16(x):
    return x.astype(np.float16).astype(np.float32)


class Kept:
    """Descent whose weights are rounded after each step, as a narrow format keeps them.

    stored: what rounds them. copy: steps are taken on a float32 copy, and its rounded image is what
    the network computes with. kahan: what rounding took is kept in the same format and added to the
    next step. moved: the share of the weights that each step has changed. done, asked: by step, the
    moves along the steps that were asked for, and the squares of these steps, summed.
    """

    def __init__(self, lr, stored, copy=False, kahan=False, optimizer=SGD):
        self.optimizer, self.stored = optimizer(lr), stored
        self.copies, self.lost = ({} if copy else None), ({} if kahan else None)
        self.moved, self.done, self.asked = [], [], []

    def step(self, parameters):
        """Move every weight against its gradient, as far as its format can hold the move."""
        self.optimizer.steps += 1
        moved, done, asked = [], 0.0, 0.0
        for name, value, gradient in parameters:
            step = -self.optimizer.change(self.optimizer.lr, name, gradient)
            narrow = self._after(name, value, step)
            moved.append((narrow != value).ravel())
            done += float((step * (narrow - value)).sum())
            asked += float((step * step).sum())
            value[...] = narrow
        self.moved.append(float(np.mean(np.concatenate(moved))))
        self.done.append(done)
        self.asked.append(asked)

    def _after(self, name, value, step):
        if self.lost is not None:
            step = step - self.lost.get(name, 0)
            narrow = self.stored(value + step)
            self.lost[name] = self.stored((narrow - value) - step)
            return narrow
        start = value if self.copies is None else self.copies.get(name, value)
        wide = start + step
        if self.copies is not None:
            self.copies[name] = wide
        return self.stored(wide)


@dataclass(frozen=True)
class Learned:
    """What came of a run: the share read of the test digits, and by epoch the loss and the share of
    the weights that a step has moved; of the way that all steps asked for, the share that was done.
    """

    accuracy: float
    loss: tuple
    moved: tuple
    done: float


def kept_in(way, *, lr=0.003, epochs=60, seed=0, optimizer=SGD):
    """Return the Learned of two hidden layers of 64 ReLU units whose weights are kept in that way.

    way: one of WAYS_TO_KEEP. Activations and gradients are float32 in all; an epoch has 22 steps.
    optimizer: SGD or Adam.
    """
    return _kept_in(way, lr, epochs, seed, optimizer)


@cache
def _kept_in(way, lr, epochs, seed, optimizer):
    x, y, *new = digits()
    rng = np.random.default_rng(seed)
    network = Network([64, 64, 64, 10], dtype=np.float32, seed=rng)
    draws = np.random.default_rng(seed)
    narrow = {
        "float32": lambda w: w,
        "float16": _float16,
        "bfloat16, at random": lambda w: to_bfloat16_at_random(w, draws),
    }.get(way, to_bfloat16)
    for _, value, _ in network.parameters():
        value[...] = narrow(value)
    how = {"copy": way.endswith("copy"), "kahan": way.endswith("Kahan")}
    descent = Kept(lr, narrow, **how, optimizer=optimizer)
    history = fit(network, x, y, optimizer=descent, epochs=epochs, batch=64, seed=seed)
    moved = np.reshape(descent.moved, (epochs, -1)).mean(1)
    done = sum(descent.done) / sum(descent.asked)
    return Learned(accuracy(network, *new), tuple(history.loss), tuple(moved.tolist()), done)


@dataclass(frozen=True)
class Small:
    """Shares of the entries of a gradient: that a format turns into 0, that lose digits, or inf."""

    zero: float
    short: float  # below the smallest number that has all its digits, zeros among them
    infinite: float


def small_gradients(kind=np.float16, scale=1.0, *, epochs=20, depth=2, seed=0):
    """Return the Small of the gradients of the weights of a network that has learned the digits.

    kind: the format; scale: the factor on the loss; all numbers are computed in float64 first.
    """
    gradient = scale * _late_gradient(epochs, depth, seed)
    with np.errstate(over="ignore"):
        narrow = gradient.astype(kind)
    small = np.abs(gradient) < np.finfo(kind).tiny
    parts = narrow == 0, small, np.isinf(narrow)
    return Small(*(float(np.mean(part[gradient != 0])) for part in parts))


@cache
def _late_gradient(epochs, depth, seed):
    x, y, *_ = digits()
    network = Network([64] * (depth + 1) + [10], seed=seed)
    fit(network, x, y, optimizer=SGD(0.1), epochs=epochs, batch=64, seed=seed)
    network.backward(cross_entropy(network.forward(x[:64]), y[:64])[1])
    return np.concatenate([gradient.ravel() for _, _, gradient in network.parameters()])
