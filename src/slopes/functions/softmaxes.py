"""Softmax and its logarithm: functions of a whole vector, so their derivative is a matrix."""

import numpy as np

from ..activation import VectorActivation, activation, distance_to_largest

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
    # a shift of all changes nothing
    away = upstream - np.take_along_axis(upstream, largest(x), -1)
    return y * (away - (away * y).sum(-1, keepdims=True))


@softmax.defjacobian
def softmax(x):
    y, rest = shares(x)
    jacobian = -y[..., :, None] * y[..., None, :]
    np.einsum("...ii->...i", jacobian)[...] = y * rest
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
    y, rest = shares(x)
    top = largest(x)
    own = np.take_along_axis(upstream, top, -1)
    others = without(upstream, top).sum(-1, keepdims=True)
    return np.where(
        np.arange(x.shape[-1]) == top, rest * own - y * others, upstream - y * (own + others)
    )


@log_softmax.defjacobian
def log_softmax(x):
    y, rest = shares(x)
    jacobian = np.repeat(-y[..., None, :], x.shape[-1], -2)
    np.einsum("...ii->...i", jacobian)[...] = rest
    return jacobian


def shares(x):
    """Return y = softmax(x) and 1 − y, neither as a difference of nearly equal numbers."""
    e, others = exponentials(*distance_to_largest(x))
    rest = np.where(e == 1, others, 1 + others - e)
    return e / (1 + others), rest / (1 + others)


def largest(x):
    """Return the place of the largest entry along the last axis, which is kept."""
    return x.argmax(-1)[..., None]


def without(x, place):
    """Return a copy of x with 0 in that place of the last axis."""
    x = x.copy()
    np.put_along_axis(x, place, 0.0, -1)
    return x


def exponentials(shifted, rest):
    """Return e^(x − max x), whose largest is 1, and the sum of all the others but that one.

    The rounding error of x − max x, which exp would amplify, is carried along as rest.
    """
    e = np.exp(shifted)
    e += e * rest
    return e, without(e, largest(shifted)).sum(-1, keepdims=True)
