"""Squashing functions: sigmoid, its logarithm, tanh and softsign."""

import numpy as np

from ..activation import activation
from . import _exact as exact


@activation(
    r"\frac{1}{1 + e^{-x}}",
    r"\sigma(x)\,\sigma(-x)",
    year=1986,
    paper="Rumelhart, Hinton & Williams, Learning representations by back-propagating errors",
)
def sigmoid(x):
    """Return the logistic function of x, a number between 0 and 1."""
    e = np.exp(x)
    top = np.minimum(e, 1)
    return top - top * (top / (1 + e))  # top/(1 + e) with a rounding less; never inf/inf


@sigmoid.defderivative
def sigmoid(x):
    e = np.exp(-np.abs(x))
    return exact.over_square(e)  # e/(1 + e)² = σ(x)·σ(−x); σ·(1 − σ) loses all digits in the tail


@activation(
    r"-\ln(1 + e^{-x})",
    r"\sigma(-x)",
    year=2013,
    paper="Mikolov, Sutskever, Chen, Corrado & Dean, Distributed representations of words and "
    "phrases and their compositionality",
)
def log_sigmoid(x):
    """Return the logarithm of sigmoid(x), finite where sigmoid itself rounds to 0."""
    return np.minimum(x, -np.log1p(np.exp(exact.at_most(-x, 40))))


@log_sigmoid.defderivative
def log_sigmoid(x):
    return sigmoid.body(-x)


@activation(
    r"\tanh x",
    r"\frac{1}{\cosh^2 x}",
    year=1998,
    paper="LeCun, Bottou, Orr & Müller, Efficient BackProp",
)
def tanh(x):
    """Return the hyperbolic tangent of x, a number between −1 and 1."""
    return np.tanh(x)


@tanh.defderivative
def tanh(x):
    z = -2.0 * np.abs(x)
    e = np.exp(z)
    slope = 4.0 * exact.over_square(e)  # four times the sigmoid's slope at 2x
    return exact.mend(slope, z, lambda at: exact.halves(4.0, z[at]))


@activation(
    r"\frac{x}{1 + |x|}",
    r"\frac{1}{(1 + |x|)^2}",
    year=1993,
    paper="Elliott, A better activation function for artificial neural networks",
)
def softsign(x):
    """Return x/(1 + |x|), a number between −1 and 1 that nears its ends slowly."""
    a = exact.at_most(np.abs(x), exact.MAX)
    return np.copysign(a / (1 + a), x)


@softsign.defderivative
def softsign(x):
    a = exact.at_most(np.abs(x), exact.MAX)
    total, lost = exact.total(1, a)
    return (1 - 2 * (lost / total)) / total / total  # never 1/total², which overflows
