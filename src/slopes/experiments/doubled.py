"""What eight feed-forward blocks make of the size of a signal, where the bend is a product."""

from functools import cache

import numpy as np

from ..activation import Gate, get
from ..functions import sigmoid
from ..measure import moments

FACTORS = {
    "glu": "sigmoid",
    "bilinear": "identity",
    "reglu": "relu",
    "geglu": "gelu",
    "swiglu": "silu",
}


def block_gain(f):
    """Return the gain of the last weights with which a block keeps a signal of size 1.

    For a gate of two independent normal numbers the mean of the square is that of its factor.
    """
    return moments(FACTORS.get(get(f).name, f)).second ** -0.5


@cache
def through_blocks(f, start=1.0, norm=False, *, gain=None, depth=8, width=256, inputs=64, seed=0):
    """Return the size (rms) of each input, a column, at the start and after each block of f.

    All inputs have exactly the size `start`. A block is weights, f, weights; a gate has weights for
    each of its two inputs. norm: what comes into a block is divided by its size first (RMSNorm).
    gain: of the last weights, block_gain(f) by default; those before f have gain 1.
    """
    f, rng = get(f), np.random.default_rng(seed)
    gain = block_gain(f) if gain is None else gain
    x = rng.normal(size=(inputs, width))
    x *= start / _sizes(x)
    found = [_sizes(x)]

    def weighed(x, gain=1.0):
        return x @ rng.normal(0, gain / np.sqrt(width), (width, width))

    for _ in range(depth):
        x = x / _sizes(x) if norm else x
        x = weighed(f(*[weighed(x) for _ in range(1 + isinstance(f, Gate))]), gain)
        found.append(_sizes(x))
    sizes = np.array(found)[..., 0]
    sizes.setflags(write=False)
    return sizes


def clamped_unit(a, b, limit=7.0, alpha=1.702):
    """Return what gpt-oss computes of gate a and value b: (b + 1) · a σ(alpha a), both clamped.

    Its configuration says "silu", and the code never asks.

    >>> round(float(clamped_unit(1.0, 1.0)), 3)
    1.692
    """
    a, b = np.minimum(a, limit), np.clip(b, -limit, limit)
    return (b + 1) * a * sigmoid(alpha * a)


def _sizes(x):
    return np.sqrt(np.mean(x**2, axis=1, keepdims=True))


def border(f, gain=None):
    """Return the size that a block of a gate keeps: what is smaller fades, what is larger explodes.

    gain: of the last weights. Found by halving; the widths are taken to be endless.

    >>> round(border("swiglu"), 6)
    1.0
    """
    factor = get(FACTORS[get(f).name])
    gain = block_gain(f) if gain is None else gain
    low, high = 1e-6, 1e6
    while high / low > 1 + 1e-12:
        middle = np.sqrt(low * high)
        # from one block to the next: size² becomes gain² · E factor(size · n)² · size²
        grows = gain**2 * moments(factor, middle).second > 1
        low, high = (low, middle) if grows else (middle, high)
    return float(low)
