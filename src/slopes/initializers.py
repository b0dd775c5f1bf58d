"""Random starts for a weight matrix of shape (fan_in, fan_out): the scale is what matters."""

import numpy as np


def variance_scaling(rng, fan_in, fan_out, *, scale=1.0, mode="fan_in", distribution="normal"):
    """Return a (fan_in, fan_out) matrix with variance scale / fan, fan chosen by the mode."""
    fans = {"fan_in": fan_in, "fan_out": fan_out, "fan_avg": (fan_in + fan_out) / 2}
    if mode not in fans:
        raise ValueError(f"mode: expected one of {', '.join(fans)}, got {mode!r}")
    variance = scale / fans[mode]
    if distribution == "normal":
        return rng.normal(0, np.sqrt(variance), (fan_in, fan_out))
    if distribution == "uniform":
        return rng.uniform(-1, 1, (fan_in, fan_out)) * np.sqrt(3 * variance)
    raise ValueError(f"distribution: expected normal or uniform, got {distribution!r}")


def glorot(rng, fan_in, fan_out):
    """Return Glorot's normal start: variance 1 / fan_avg (Glorot & Bengio, 2010)."""
    return variance_scaling(rng, fan_in, fan_out, mode="fan_avg")


def he(rng, fan_in, fan_out):
    """Return He's normal start: variance 2 / fan_in (He, Zhang, Ren & Sun, arXiv:1502.01852)."""
    return variance_scaling(rng, fan_in, fan_out, scale=2)


def lecun(rng, fan_in, fan_out):
    """Return LeCun's normal start: variance 1 / fan_in (LeCun, Bottou, Orr & Müller, 1998)."""
    return variance_scaling(rng, fan_in, fan_out)


def pytorch_default(rng, fan_in, fan_out):
    """Return what torch.nn.Linear starts from: uniform, variance 1 / (3 fan_in)."""
    return variance_scaling(rng, fan_in, fan_out, scale=1 / 3, distribution="uniform")


def gain(g):
    """Return the initializer with standard deviation g / √fan_in."""
    return lambda rng, fan_in, fan_out: variance_scaling(rng, fan_in, fan_out, scale=g * g)
