"""Random starts for a weight matrix of shape (fan_in, fan_out): the scale is what matters.

An initializer is a function of (rng, fan_in, fan_out).
"""

import math

import numpy as np

from ..arguments import above_0, expect, generator, number, whole
from ..measure import gain

# The variance of N(0, 1) cut off at ±2.
CUT = 1 - 4 * math.exp(-2) / math.sqrt(2 * math.pi) / math.erf(math.sqrt(2))


def variance_scaling(rng, fan_in, fan_out, *, scale=1.0, mode="fan_in", distribution="normal"):
    """Return a (fan_in, fan_out) matrix with variance scale / fan, fan chosen by the mode.

    distribution: normal, uniform, or truncated, a normal drawn anew beyond two deviations.

    >>> W = variance_scaling(np.random.default_rng(0), 400, 100, scale=2, mode="fan_avg")
    >>> W.shape, round(float(W.var() * 250), 1)
    ((400, 100), 2.0)
    """
    generator(rng), whole("fan_in", fan_in), whole("fan_out", fan_out)
    fans = {"fan_in": fan_in, "fan_out": fan_out, "fan_avg": (fan_in + fan_out) / 2}
    known = isinstance(mode, str) and mode in fans
    expect(known, "mode", f"one of {', '.join(fans)}", mode)
    known = isinstance(distribution, str) and distribution in ("normal", "uniform", "truncated")
    expect(known, "distribution", "normal, uniform or truncated", distribution)
    variance = above_0("scale", scale) / fans[mode]
    if distribution == "normal":
        return rng.normal(0, np.sqrt(variance), (fan_in, fan_out))
    if distribution == "uniform":
        return rng.uniform(-1, 1, (fan_in, fan_out)) * np.sqrt(3 * variance)
    return _truncated(rng, (fan_in, fan_out)) * np.sqrt(variance / CUT)


def glorot(rng, fan_in, fan_out, distribution="normal"):
    """Return Glorot's start: variance 1 / fan_avg (Glorot & Bengio, 2010).

    >>> round(float(glorot(np.random.default_rng(0), 300, 100).var() * 200), 1)
    1.0
    """
    return variance_scaling(rng, fan_in, fan_out, mode="fan_avg", distribution=distribution)


def he(rng, fan_in, fan_out, distribution="normal"):
    """Return He's start: variance 2 / fan_in (He, Zhang, Ren & Sun, arXiv:1502.01852).

    >>> round(float(he(np.random.default_rng(0), 300, 100).var() * 300), 1)
    2.0
    """
    return variance_scaling(rng, fan_in, fan_out, scale=2, distribution=distribution)


def lecun(rng, fan_in, fan_out, distribution="normal"):
    """Return LeCun's start: variance 1 / fan_in (LeCun, Bottou, Orr & Müller, 1998).

    >>> round(float(lecun(np.random.default_rng(0), 300, 100).var() * 300), 1)
    1.0
    """
    return variance_scaling(rng, fan_in, fan_out, distribution=distribution)


def pytorch_default(rng, fan_in, fan_out):
    """Return what torch.nn.Linear starts from: uniform, variance 1 / (3 fan_in).

    >>> bool(abs(pytorch_default(np.random.default_rng(0), 100, 50)).max() <= 0.1)  # 1 / √100
    True
    """
    return variance_scaling(rng, fan_in, fan_out, scale=1 / 3, distribution="uniform")


def orthogonal(rng, fan_in, fan_out, gain=1.0):
    """Return gain times a random matrix whose rows, or columns if they are fewer, are orthonormal.

    Saxe, McClelland & Ganguli, arXiv:1312.6120.

    >>> W = orthogonal(np.random.default_rng(0), 5, 3)
    >>> bool(np.allclose(W.T @ W, np.eye(3)))
    True
    """
    whole("fan_in", fan_in), whole("fan_out", fan_out), above_0("gain", gain)
    q, r = np.linalg.qr(generator(rng).normal(size=(max(fan_in, fan_out), min(fan_in, fan_out))))
    q *= np.sign(np.diag(r))  # without this, QR's own choice of signs would not be uniform
    return gain * (q if fan_in >= fan_out else q.T)


def constant(value):
    """Return the initializer that sets every weight to value.

    >>> constant(0.5)(np.random.default_rng(0), 1, 2)
    array([[0.5, 0.5]])
    """
    value = number("value", value)
    return lambda rng, fan_in, fan_out: np.full(
        (whole("fan_in", fan_in), whole("fan_out", fan_out)), value
    )


def scaled(gain):
    """Return the initializer with standard deviation gain / √fan_in.

    >>> round(float(scaled(gain=3.0)(np.random.default_rng(0), 400, 100).std() * 20), 1)
    3.0
    """
    gain = above_0("gain", gain)
    return lambda rng, fan_in, fan_out: variance_scaling(rng, fan_in, fan_out, scale=gain**2)


def for_activation(f, direction="forward"):
    """Return the initializer that keeps the signal through f ("forward"), or the gradient
    ("backward"), at the size it has; f: any Activation, its gain is measured.

    The size that is kept is 1. Of some functions, such as GELU, layers drive any other size
    further away from 1 (pull(f) > 1): in deep networks it explodes or fades all the same.

    >>> start = for_activation("relu")
    >>> round(float(start(np.random.default_rng(0), 400, 100).var() * 400), 1)  # as he
    2.0
    """
    measured = gain(f, direction)
    if not np.isfinite(measured):
        raise ValueError(f"f: {f} passes no {direction} signal that weights could keep")
    return scaled(measured)


def lsuv(network, x):
    """Divide each weight matrix by the spread of the sums that it makes of the batch x; return it.

    Layer by layer, in place, so that pre-activations have standard deviation 1 over units and
    examples together: layer-sequential unit variance, meant for a start with orthogonal weights
    (Mishkin & Matas, arXiv:1511.06422).

    >>> from slopes.networks import Network
    >>> network, x = Network([8, 8, 8], "relu", init=orthogonal), np.eye(8)
    >>> round(float(lsuv(network, x).forward(x).std()), 12)
    1.0
    """
    h = x
    for layer in network.layers:
        if "W" in layer.learns:
            spread = float(layer.forward(h).std())
            if not spread > 0:
                raise ValueError("x: expected a batch of which each layer makes sums that differ")
            layer.W /= spread
        h = layer.forward(h)
    return network


def _truncated(rng, shape):
    z = rng.normal(size=shape)
    while (beyond := np.abs(z) > 2).any():
        z[beyond] = rng.normal(size=np.count_nonzero(beyond))
    return z
