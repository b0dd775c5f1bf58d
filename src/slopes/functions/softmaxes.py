"""Softmax and its logarithm: functions of a whole vector, so their derivative is a matrix."""

import numpy as np

from ..activation import VectorActivation, activation

BRIDLE = "Bridle, Probabilistic interpretation of feedforward classification network outputs"


@activation(
    r"\frac{e^{x_i}}{\sum_j e^{x_j}}",
    r"\operatorname{diag}(y) - y\,y^\top",
    year=1990,
    paper=BRIDLE,
    kind=VectorActivation,
)
def softmax(x):
    """Return positive numbers that sum to 1 along the axis, in the order of x."""
    e, others = exponentials(*distance_to_largest(x))
    return e / (1 + others)


@softmax.defbackward
def softmax(x, upstream):
    y = softmax(x)
    return y * (upstream - (upstream * y).sum(-1, keepdims=True))


@softmax.defjacobian
def softmax(x):
    e, others = exponentials(*distance_to_largest(x))
    y = e / (1 + others)
    rest = np.where(e == 1, others, 1 + others - e)  # 1 − y, times the sum, without cancellation
    jacobian = -y[..., :, None] * y[..., None, :]
    np.einsum("...ii->...i", jacobian)[...] = y * (rest / (1 + others))
    return jacobian


@activation(
    r"x_i - \ln \sum_j e^{x_j}",
    r"I - \mathbf{1}\,y^\top,\ y = \operatorname{softmax}(x)",
    year=1990,
    paper=BRIDLE,
    kind=VectorActivation,
)
def log_softmax(x):
    """Return the logarithm of softmax(x), exact also for the entry that is almost certain."""
    shifted, rest = distance_to_largest(x)
    _, others = exponentials(shifted, rest)
    return shifted + (rest - np.log1p(others))


@log_softmax.defbackward
def log_softmax(x, upstream):
    return upstream - softmax(x) * upstream.sum(-1, keepdims=True)


@log_softmax.defjacobian
def log_softmax(x):
    return np.eye(x.shape[-1]) - softmax(x)[..., None, :]


def exponentials(shifted, rest):
    """Return e^(x − max x), whose largest is 1, and the sum of all the others but that one.

    The rounding error of x − max x, which exp would amplify, is carried along as rest.
    """
    e = np.exp(shifted)
    e += e * rest
    others = e.copy()
    np.put_along_axis(others, np.argmax(shifted, -1)[..., None], 0.0, -1)
    return e, others.sum(-1, keepdims=True)


def distance_to_largest(x):
    """Return x − max x along the last axis as a rounded difference and what rounding cut off."""
    top = x.max(-1, keepdims=True)
    with np.errstate(over="ignore", invalid="ignore"):  # a distance beyond float64 is −inf
        shifted = x - top
        back = shifted - x
        rest = (x - (shifted - back)) - (top + back)
    return shifted, np.where(np.isfinite(shifted), rest, 0.0)
