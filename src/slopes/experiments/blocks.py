"""Deep stacks of blocks, with and without a skip and a norm: what flows, and what is learnt."""

from dataclasses import dataclass
from functools import cache

import numpy as np

from ..data import digits
from ..networks import (
    SGD,
    BatchNorm,
    Bend,
    Dense,
    DyT,
    LayerNorm,
    Network,
    Residual,
    RMSNorm,
    accuracy,
    constant,
    cross_entropy,
    fit,
    he,
    scaled,
)
from .signals import rms

NORMS = {"batch": BatchNorm, "layer": LayerNorm, "rms": RMSNorm, "dyt": DyT}


def block(width, *, rng, f="relu", norm=None, skip=None, post=False, weights_first=False, init=he):
    """Return the layers of one block.

    Without a skip: weights, norm, bend. With one, x + skip · branch(x), where the branch is norm,
    bend, weights (or weights, bend); post: the norm stands behind the sum.
    """
    dense, bend = Dense(width, width, rng=rng, init=init), Bend(f)
    normed = [NORMS[norm](width)] if norm else []
    if skip is None:
        return [dense, *normed, bend]
    branch = [dense, bend] if weights_first else [bend, dense]
    if post:
        return [Residual(*branch, scale=skip), *normed]
    return [Residual(*normed, *branch, scale=skip)]


@dataclass(frozen=True)
class BlockFlow:
    """At the start and after every block: size of the signal, mean cosine between different inputs;
    and size of the gradient at the same places."""

    forward: tuple
    cosine: tuple
    backward: tuple

    @property
    def grown(self):
        """What all blocks together multiply the gradient by."""
        return self.backward[0] / self.backward[-1]


@cache
def block_flow(*, depth=50, width=64, batch=64, seed=0, **kind):
    """Return the BlockFlow of an untrained stack of blocks, of what kind says (see block)."""
    rng = np.random.default_rng(seed)
    blocks = [block(width, rng=rng, **kind) for _ in range(depth)]
    h, passed = rng.normal(size=(batch, width)), []
    forward, cosine = [rms(h)], [_cosine(h)]
    for layers in blocks:
        for layer in layers:
            h = layer.forward(h)
        passed.append(layers)
        forward.append(rms(h))
        cosine.append(_cosine(h))
    upstream = rng.normal(size=(batch, width))
    backward = [rms(upstream)]
    for layers in reversed(passed):
        for layer in reversed(layers):
            upstream = layer.backward(upstream)
        backward.append(rms(upstream))
    return BlockFlow(tuple(forward), tuple(cosine), tuple(reversed(backward)))


@dataclass(frozen=True)
class BlockRun:
    """Test accuracy and training accuracy, nan if the loss overflowed; and at the start the size of
    the gradient of the first block's weights over that of the last one's."""

    accuracy: float
    ratio: float
    trained: float


@cache
def block_run(*, lr=0.1, depth=40, width=64, epochs=2, gain=2**0.5, seed=0, **kind):
    """Return the BlockRun of a stack of blocks between two plain layers, trained on the digits.

    gain: of the weights in the blocks; He's by default, 0 for branches that start at 0. Blocks with
    a norm in the branch end in one more norm, as they do in transformers.
    """
    rng = np.random.default_rng(seed)
    kind["init"] = scaled(gain) if gain else constant(0)
    layers = [Dense(64, width, rng=rng)]
    for _ in range(depth):
        layers += block(width, rng=rng, **kind)
    norm = NORMS.get(kind.get("norm"))
    if norm and kind.get("skip") and not kind.get("post"):  # what was added up ends in a norm
        layers.append(norm(width))
    network = Network.of(*layers, Dense(width, 10, rng=rng))
    x, y, x_test, y_test = digits()
    with np.errstate(over="ignore", invalid="ignore"):
        network.backward(cross_entropy(network.forward(x[:64]), y[:64])[1])
        first, last = (rms(network.dense[at].dW) for at in (1, -2))
        try:
            fit(network, x, y, optimizer=SGD(lr), epochs=epochs, seed=seed)
            right, trained = accuracy(network, x_test, y_test), accuracy(network, x, y)
        except FloatingPointError:
            right = trained = np.nan
    return BlockRun(right, first / last if last else np.nan, trained)


def _cosine(h):
    """Return the mean cosine between different rows."""
    with np.errstate(invalid="ignore"):
        unit = h / np.linalg.norm(h, axis=1, keepdims=True)
    n = len(h)
    return float((np.square(unit.sum(0)).sum() - n) / (n * (n - 1)))
