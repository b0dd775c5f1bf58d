"""Backward passes with a mistake in them: what training makes of them, and what a check sees."""

from dataclasses import dataclass
from functools import cache
from itertools import pairwise

import numpy as np

from ..arguments import expect
from ..data import digits
from ..measure import check_gradients
from ..networks import SGD, Bend, Dense, Network, accuracy, cross_entropy, fit, he, scaled

STARTS = {"tanh": scaled(gain=1.0), "relu": he}
EXAMPLES = 64  # of a batch


class Unturned(Dense):
    """Its way back takes W where Wᵀ is meant, wherever the shapes let it."""

    def backward(self, upstream):
        right = super().backward(upstream)
        return upstream @ self.W if self.takes == self.gives else right


class Slopeless(Bend):
    """Its way back forgets the slope."""

    def backward(self, upstream):
        return upstream


class SlopeAtOutput(Bend):
    """Its way back takes the slope at h, what came out, where z is meant."""

    def backward(self, upstream):
        return upstream * self.f.derivative(self.h)


class Biasless(Dense):
    """Its way back leaves no gradient of the bias."""

    def backward(self, upstream):
        right = super().backward(upstream)
        self.db[:] = 0
        return right


class Stale(Dense):
    """Its way forth keeps the input of the batch before, where there was one of that shape."""

    def forward(self, x):
        z, before = super().forward(x), getattr(self, "before", None)
        self.before = self.x
        self.x = before if np.shape(before) == self.x.shape else self.x
        return z


class Feedback(Dense):
    """Its way back goes over weights of its own, random and fixed, in place of Wᵀ."""

    def __init__(self, fan_in, fan_out, *, rng, init=he):
        super().__init__(fan_in, fan_out, rng=rng, init=init)
        self.B = init(rng.spawn(1)[0], fan_in, fan_out)

    def backward(self, upstream):
        super().backward(upstream)
        return upstream @ self.B.T


def summed(outputs, targets):
    """Return the mean loss of a batch, and the gradient of the sum."""
    value, gradient = cross_entropy(outputs, targets)
    return value, len(gradient) * gradient


BUGS = {  # name -> what makes it
    "none": {},
    "W, not Wᵀ": {"dense": Unturned},
    "random weights": {"dense": Feedback},
    "no slope": {"bend": Slopeless},
    "slope at h": {"bend": SlopeAtOutput},
    "no bias gradient": {"dense": Biasless},
    "sum, not mean": {"loss": summed},
    "input of the batch before": {"dense": Stale},
}


def network_with(bug, f="tanh", *, sizes=(64, 64, 64, 64, 10), dense=Dense, seed=0):
    """Return a network of those sizes whose way back has the bug, and its loss."""
    expect(bug in BUGS, "bug", " or ".join(BUGS), bug)
    parts = {"dense": dense, "bend": Bend, "loss": cross_entropy, **BUGS[bug]}
    rng, layers = np.random.default_rng(seed), []
    for takes, gives in pairwise(sizes):
        layers += [parts["dense"](takes, gives, rng=rng, init=STARTS.get(f, he)), parts["bend"](f)]
    return Network.of(*layers[:-1]), parts["loss"]


@cache
def wrong_run(bug, f="tanh", *, epochs=10, seed=0):
    """Return the share of new digits that a network reads, trained on that way back.

    It is 0 where the loss ceased to be finite. All batches are full: where a shorter one came,
    the input of the batch before would not fit, and the bug would be right for once.
    """
    x, y, x_new, y_new = digits()
    full = len(x) // EXAMPLES * EXAMPLES
    x, y = x[:full], y[:full]
    network, loss = network_with(bug, f, seed=seed)
    study = {"optimizer": SGD(0.1), "epochs": epochs, "batch": EXAMPLES, "seed": seed}
    try:
        fit(network, x, y, loss=loss, **study)
    except FloatingPointError:
        return 0.0
    return accuracy(network, x_new, y_new)


@dataclass(frozen=True)
class Checked:
    """What two checks see of a bug: the angle in degrees, and the worst relative error."""

    angle: float
    error: float


@cache
def wrong_gradient(bug, f="tanh", *, batches=2, seed=0):
    """Return what the checks see on a fresh network, at the last of that many batches."""
    x, y, *_ = digits()
    gradients = []
    for which in ("none", bug):
        network, loss = network_with(which, f, seed=seed)
        for i in range(batches):
            now = slice(EXAMPLES * i, EXAMPLES * (i + 1))
            if i < batches - 1:
                network.forward(x[now])
        if which == bug:
            checked = check_gradients(network, x[now], y[now], loss, seed=seed)
        network.backward(loss(network.forward(x[now]), y[now])[1])
        gradients.append(np.concatenate([g.ravel() for *_, g in network.parameters()]))
    right, found = gradients
    cosine = right @ found / np.linalg.norm(right) / np.linalg.norm(found)
    return Checked(float(np.degrees(np.arccos(np.clip(cosine, -1, 1)))), checked.error)
