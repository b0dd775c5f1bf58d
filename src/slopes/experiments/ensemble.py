"""Many networks of one shape that learn side by side, in float32: every array has their axes first.

Weights are (rates, seeds, in, out), activations (rates, seeds, batch, out): np.matmul multiplies
the last two axes, and all that was written for one network holds for all of them at once.
"""

from itertools import pairwise

import numpy as np

from ..arguments import expect
from .quick import QUICK

BATCH, MOMENTUM, BETAS, EPS = 32, 0.9, (0.9, 0.999), 1e-8


class Ensemble:
    """For each rate, and for each seed, a network of its own; those of one seed start alike.

    starts: a Network a seed, from which the weights and biases are taken. All weights lie in one
    array, so that an optimizer's step is a line or two; layers are windows into it.

    >>> from slopes.networks import Network
    >>> starts = [Network([2, 4, 1], "tanh", seed=seed) for seed in range(3)]
    >>> nets = Ensemble(starts, "tanh", rates=[0.1, 0.01])
    >>> nets.forward(np.ones((3, 5, 2), np.float32)).shape  # a batch of 5 for each seed
    (2, 3, 5, 1)
    """

    def __init__(self, starts, f, rates):
        expect(f in QUICK, "f", f"one of {', '.join(QUICK)}", f)
        self.f, self.rates = QUICK[f], np.float32(rates)[:, None, None]
        flat = [np.concatenate([v.ravel() for _, v, _ in net.parameters()]) for net in starts]
        self.weights = np.repeat(np.float32(flat)[None], len(rates), axis=0)
        self.gradient, self.steps, self.memory = np.zeros_like(self.weights), 0, []
        sizes = [starts[0].dense[0].takes] + [dense.gives for dense in starts[0].dense]
        self.layers, self.slopes_of = (
            self._windows(a, sizes) for a in (self.weights, self.gradient)
        )

    @staticmethod
    def _windows(flat, sizes):
        """Return (W, b) of each layer, as windows into the one array."""
        found, at = [], 0
        for fan_in, fan_out in pairwise(sizes):
            middle, end = at + fan_in * fan_out, at + (fan_in + 1) * fan_out
            W = flat[..., at:middle].reshape(*flat.shape[:2], fan_in, fan_out)
            b = flat[..., middle:end].reshape(*flat.shape[:2], 1, fan_out)
            found, at = [*found, (W, b)], end
        return found

    def forward(self, x):
        """Return the outputs, and keep what the way back needs; x is (seeds, batch, features)."""
        self.h, self.bends = [x], []
        for W, b in self.layers[:-1]:
            h, slope = self.f(self.h[-1] @ W + b)
            self.h.append(h)
            self.bends.append(slope)
        W, b = self.layers[-1]
        return self.h[-1] @ W + b

    def backward(self, upstream):
        """Fill the gradient from dL/d(outputs), last layer first."""
        for k in reversed(range(len(self.layers))):
            (W, _), (dW, db) = self.layers[k], self.slopes_of[k]
            np.matmul(self.h[k].swapaxes(-1, -2), upstream, out=dW)
            upstream.sum(-2, keepdims=True, out=db)
            if k:
                upstream = upstream @ W.swapaxes(-1, -2)
                upstream *= self.bends[k - 1]

    def sgd(self, share):
        """Take a step with momentum; share: of the rate, as the schedule has it."""
        if not self.memory:
            self.memory = [np.zeros_like(self.weights)]
        (velocity,) = self.memory
        velocity *= MOMENTUM
        self.gradient *= np.float32(share) * self.rates
        velocity += self.gradient
        self.weights -= velocity

    def adam(self, share):
        """Take a step of Adam (Kingma & Ba)."""
        if not self.memory:
            self.memory = [np.zeros_like(self.weights) for _ in range(2)]
        self.steps += 1
        (m, v), (first, second), g = self.memory, BETAS, self.gradient
        first_share, second_share = (1 - beta**self.steps for beta in BETAS)
        m *= first
        m += (1 - first) * g
        g *= g
        g *= 1 - second
        v *= second
        v += g
        np.sqrt(v / np.float32(second_share), out=g)
        g += EPS
        np.divide(m, g, out=g)
        g *= np.float32(share / first_share) * self.rates
        self.weights -= g

    def chosen(self, rate):
        """Return an ensemble of the networks with that rate alone, for reading outputs."""
        other = object.__new__(Ensemble)
        other.f, one = self.f, slice(rate, rate + 1)
        other.layers = [(W[one], b[one]) for W, b in self.layers]
        return other


def upstream_of(outputs, targets):
    """Return dL/d(outputs): of cross-entropy with several outputs, of the squared error with one.

    targets: 1 in the place of the right class and 0 elsewhere, or the number itself.
    """
    if targets.shape[-1] == 1:
        return (outputs - targets) * np.float32(2 / outputs.shape[-2])
    share = np.exp(outputs - outputs.max(-1, keepdims=True))
    share /= share.sum(-1, keepdims=True)
    return (share - targets) * np.float32(1 / outputs.shape[-2])


def error(outputs, targets):
    """Return the error in per cent: of answers that are wrong, or of the variance not explained.

    An answer that is not finite is wrong; of the variance 200 is the most that is counted, twice
    the error of telling everyone the mean.
    """
    if targets.shape[-1] == 1:
        return np.fmin(100 * np.mean((outputs - targets) ** 2, axis=(-1, -2)), 200)
    right = outputs.argmax(-1) == targets.argmax(-1)
    return 100 * np.mean(~(right & np.isfinite(outputs).all(-1)), axis=-1)


def train(ensemble, x, y, batches, optimizer):
    """Train every network, its rate falling to 0 along half a cosine.

    x, y: (seeds, examples, …); batches: (steps, seeds, batch), which examples each step takes.
    """
    own, step = np.arange(len(x))[:, None], {"sgd": ensemble.sgd, "adam": ensemble.adam}[optimizer]
    with np.errstate(over="ignore", invalid="ignore"):  # some rates are too large for some
        for k, chosen in enumerate(batches):
            upstream = upstream_of(ensemble.forward(x[own, chosen]), y[own, chosen])
            ensemble.backward(upstream)
            step(0.5 * (1 + np.cos(np.pi * k / len(batches))))
    return ensemble
