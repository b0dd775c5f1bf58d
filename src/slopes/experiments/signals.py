"""What an untrained network does to a signal on its way up and to a gradient on its way down."""

from dataclasses import dataclass
from functools import cache

import numpy as np

from ..activation import get
from ..data import digits
from ..networks import (
    BatchNorm,
    Bend,
    Dense,
    Network,
    Residual,
    Stack,
    constant,
    dead_fraction,
    glorot,
    he,
    lecun,
    orthogonal,
    pytorch_default,
    scaled,
)

STARTS = {
    "he": he,
    "glorot": glorot,
    "lecun": lecun,
    "orthogonal": orthogonal,
    "pytorch": pytorch_default,
}


@dataclass(frozen=True)
class Flow:
    """Root mean square of the signal (forward) and of the gradient (backward) at every layer."""

    forward: tuple
    backward: tuple
    mean: tuple  # of the signal

    @property
    def factor(self):
        """What the gradient is multiplied by on its way through one layer (geometric mean)."""
        return (self.backward[0] / self.backward[-1]) ** (1 / (len(self.backward) - 1))


@cache
def gradient_flow(f, scale=1.0, *, depth=20, width=256, batch=64, seed=0):
    """Return the Flow through an untrained network of that depth, weights N(0, scale²/fan_in).

    depth counts the weight matrices; the Flow has an entry for each activation layer between two.
    scale is a number, an initializer, or the name of a start: "he" or "pytorch" (with its random
    biases).

    >>> gradient_flow("relu", "he").factor > 0.95 > 0.5 > gradient_flow("relu", "pytorch").factor
    True
    """
    rng = np.random.default_rng(seed)
    network = build([width] * (depth + 1), f, scale, rng)
    x, upstream = rng.normal(size=(2, batch, width))
    return flow(network, x, upstream)


def flow(network, x, upstream):
    """Return the Flow through any network: of a batch x, and of upstream on its way back.

    It has an entry for each activation layer: its output, and dL/dz at its inputs z.

    >>> network = Network([4, 8, 8, 2], seed=0)
    >>> len(flow(network, np.ones((1, 4)), np.ones((1, 2))).backward)
    2
    """
    network.forward(x)
    network.backward(upstream)
    bends = network.bends
    return Flow(
        tuple(rms(bend.h) for bend in bends),
        tuple(rms(bend.f.backward(bend.z, bend.upstream)) for bend in bends),
        tuple(float(bend.h.mean()) for bend in bends),
    )


@cache
def born_dead(width, depth, *, f="relu", trials=1000, inputs=100, seed=0):
    """Return the share of He-initialised networks, biases 0, whose output ignores every input.

    depth counts the hidden layers, all of that width, and so is the input.
    """
    rng, f = np.random.default_rng(seed), get(f)
    dead = 0
    for _ in range(trials):
        h = rng.normal(size=(inputs, width))
        for _ in range(depth):
            h = f(h @ he(rng, width, width))
        dead += not h.any()
    return dead / trials


def born_dead_bound(width, depth):
    """Return 1 − (1 − 2^−width)^depth, the bound of Lu et al. (arXiv:1903.06733)."""
    return -np.expm1(depth * np.log1p(-(0.5**width)))


@dataclass(frozen=True)
class Deaths:
    """Layer by layer: the share of dead units, and how far the units vary between the inputs."""

    dead: tuple
    spread: tuple


@cache
def dead_at_start(f="relu", scale="he", *, depth=10, width=256, seed=0):
    """Return the Deaths of an untrained network of that many hidden layers, shown the digits."""
    network = build([64] + [width] * depth + [10], f, scale, np.random.default_rng(seed))
    dead = dead_fraction(network, digits()[0])
    return Deaths(tuple(dead), tuple(float(b.h.std(0).mean()) for b in network.bends))


@cache
def norm_spread(width, depth, *, f="relu", trials=100, seed=0):
    """Return the variance, over He-initialised networks, of ln ‖h‖² after that many layers.

    For ReLU about 5 depth / width (Hanin & Nica, arXiv:1812.05994); networks born dead are left
    out.
    """
    rng, f = np.random.default_rng(seed), get(f)
    h = rng.normal(size=(trials, 1, width))
    for _ in range(depth):
        weights = rng.normal(0, np.sqrt(2 / width), (trials, width, width))
        h = f(h @ weights)
    size = (h**2).sum((1, 2))
    return float(np.var(np.log(size[size > 0])))


@cache
def batchnorm_growth(f="relu", *, depth=40, width=256, batch=128, seed=0):
    """Return what BatchNorm before f multiplies the gradient's variance by in each layer.

    For ReLU about π / (π − 1) = 1.467 (Yang et al., arXiv:1902.08129). One layer more is below:
    the first, whose inputs share no mean, does not count.
    """
    rng = np.random.default_rng(seed)
    layers = [Dense(width, width, rng=rng), BatchNorm(width), Bend(f)]
    for _ in range(depth):
        layers += [Dense(width, width, rng=rng), BatchNorm(width), Bend(f)]
    Network.of(*layers).forward(rng.normal(size=(batch, width)))
    upstream = rng.normal(size=(batch, width))
    return (rms(Stack(*layers[3:]).backward(upstream)) / rms(upstream)) ** (2 / depth)


@cache
def residual_growth(
    scale=1.0, *, f="relu", depth=100, width=128, batch=32, start="he", bend_first=False, seed=0
):
    """Return what depth layers multiply a gradient by: x + scale · f(x W), or f(x W) if scale is
    None; bend_first: x + scale · f(x) W, or f(x) W. start "zero" starts every branch from 0."""
    rng = np.random.default_rng(seed)
    init = constant(0) if start == "zero" else STARTS[start]
    layers = []
    for _ in range(depth):
        block = [Dense(width, width, rng=rng, init=init), Bend(f)]
        block = block[::-1] if bend_first else block
        layers += block if scale is None else [Residual(*block, scale=scale)]
    network = Network.of(*layers)
    network.forward(rng.normal(size=(batch, width)))
    upstream = rng.normal(size=(batch, width))
    return rms(network.backward(upstream)) / rms(upstream)


def build(sizes, f, scale, rng):
    """Return a Network whose weights start as scale says: a gain, an initializer, or a name."""
    if isinstance(scale, str) and scale not in STARTS:
        raise ValueError(f"scale: expected a number or one of {', '.join(STARTS)}, got {scale!r}")
    named = isinstance(scale, str)
    start = STARTS[scale] if named else scale if callable(scale) else scaled(gain=scale)
    network = Network(sizes, f, init=start, seed=rng)
    if scale == "pytorch":
        for layer in network.dense:
            layer.b[:] = rng.uniform(-1, 1, layer.b.shape) / np.sqrt(len(layer.W))
    return network


def rms(values):
    """Return the root of the mean square."""
    return float(np.sqrt(np.mean(values**2)))
