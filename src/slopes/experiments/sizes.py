"""How the size of a signal, and of a gradient, comes through layers: by gain, width and data."""

from dataclasses import dataclass
from functools import cache, partial

import numpy as np

from ..activation import get
from ..data import digits
from ..measure import gain as gain_of
from ..networks import (
    Bend,
    Dense,
    Network,
    Stack,
    lsuv,
    orthogonal,
    pytorch_default,
    scaled,
    variance_scaling,
)


@cache
def sizes_of_inputs(f, gain=None, *, start=1.0, depth=50, width=256, batch=64, seed=0):
    """Return the mean square of the pre-activations z, a row a layer and a column an input.

    gain: by default the one that f's own mean square asks for; start: the first mean square.
    """
    f, rng = get(f), np.random.default_rng(seed)
    gain = gain_of(f) if gain is None else gain
    z, found = np.sqrt(start) * rng.normal(size=(batch, width)), []
    for _ in range(depth):
        found.append(np.mean(z**2, axis=1))
        z = f(z) @ rng.normal(0, gain / np.sqrt(width), (width, width))
    sizes = np.array(found)
    sizes.flags.writeable = False
    return sizes


def sizes_of_sums(f, gain=None, **settings):
    """Return the mean square of the pre-activations z of each layer, over all inputs together."""
    return tuple(sizes_of_inputs(f, gain, **settings).mean(axis=1).tolist())


@cache
def left_by_default(f="relu", *, layers=10, width=256, batch=64, seed=0):
    """Return what PyTorch's default, biases and all, leaves: of z, and of its differences.

    Sizes of z after so many layers over those of the first, and of z less its mean over inputs.
    """
    f, rng = get(f), np.random.default_rng(seed)
    first = z = rng.normal(size=(batch, width))
    for _ in range(layers):
        W, b = pytorch_default(rng, width, width), rng.uniform(-1, 1, width) / np.sqrt(width)
        z = f(z) @ W + b
    whole, differing = np.mean(z**2) / np.mean(first**2), z.var(0).mean() / first.var(0).mean()
    return float(np.sqrt(whole)), float(np.sqrt(differing))


@dataclass(frozen=True)
class Kept:
    """What is left of a mean square from end to end: of the signal, and of the gradient."""

    signal: tuple  # of z of every layer, the first one 1
    gradient: tuple  # at z of every layer, the last one 1


@cache
def through_widths(widths, mode="fan_in", f="relu", *, batch=64, seed=0):
    """Return what is Kept through hidden layers of these widths, started with that fan."""
    rng = np.random.default_rng(seed)
    start = partial(variance_scaling, scale=gain_of(f) ** 2, mode=mode)
    bends = [Bend(f) for _ in widths[1:]]
    layers = []
    for bend, n, m in zip(bends, widths[:-1], widths[1:], strict=True):
        layers += [bend, Dense(n, m, rng=rng, init=start)]
    z, signal = rng.normal(size=(batch, widths[0])), [1.0]
    first = np.mean(z**2)
    for layer in layers:
        z = layer.forward(z)
        signal += [float(np.mean(z**2) / first)] if isinstance(layer, Dense) else []
    upstream, gradient = rng.normal(size=z.shape), [1.0]
    end = np.mean(upstream**2)
    for layer in reversed(layers):
        upstream = layer.backward(upstream)
        gradient += [float(np.mean(upstream**2) / end)] if isinstance(layer, Bend) else []
    return Kept(tuple(signal), tuple(reversed(gradient)))


@dataclass(frozen=True)
class Asked:
    """Layer by layer, on digits that the start has not seen, of z."""

    spread: tuple  # standard deviation over units and inputs together
    apart: tuple  # share of the mean square that differs between inputs
    gradient: float  # rms at the first layer over that at the last


@cache
def asked(f, start="lsuv", *, depth=30, width=128, seed=0):
    """Return what a start makes of the digits: "lsuv", "gain" (computed) or "between".

    "between" is LSUV that asks for a spread between the inputs, and centres each unit.
    """
    x, rng = digits()[0], np.random.default_rng(seed)
    init = scaled(gain_of(f)) if start == "gain" else orthogonal
    network = Network([64] + [width] * depth + [10], f, init=init, seed=seed)
    order = rng.permutation(len(x))
    if start == "lsuv":
        lsuv(network, x[order[:256]])
    elif start == "between":
        spread_between(network, x[order[:256]])
    network.forward(x[order[256:512]])
    sums = [bend.z for bend in network.bends]
    upstream = rng.normal(size=(256, width))
    inner = network.layers[1:-1]  # from z of the first layer to h of the last
    end = np.sqrt(np.mean((upstream * network.bends[-1].f.derivative(sums[-1])) ** 2))
    first = np.sqrt(np.mean(Stack(*inner).backward(upstream) ** 2))
    return Asked(
        tuple(float(z.std()) for z in sums),
        tuple(float(np.mean(z.var(0)) / np.mean(z**2)) for z in sums),
        float(first / end),
    )


def spread_between(network, x):
    """Let every unit of a network have mean 0 over the inputs x, and a layer spread 1 between."""
    h = x
    for layer in network.layers:
        if isinstance(layer, Dense):
            layer.W /= np.sqrt(np.mean((h @ layer.W).var(0)))
            layer.b[:] = -(h @ layer.W).mean(0)
        h = layer.forward(h)
