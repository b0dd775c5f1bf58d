"""Squashing functions: sigmoid, its logarithm, and tanh."""

import numpy as np

from ..activation import activation


@activation(
    r"\frac{1}{1 + e^{-x}}",
    r"\sigma(x)\,\sigma(-x)",
    year=1986,
    paper="Rumelhart, Hinton & Williams, Learning representations by back-propagating errors",
)
def sigmoid(x):
    """Return the logistic function of x, a number between 0 and 1."""
    return np.exp(np.minimum(x, 0)) / (1 + np.exp(-np.abs(x)))


@sigmoid.defderivative
def sigmoid(x):
    e = np.exp(-np.abs(x))
    return e / (1 + e * (2 + e))  # σ(x)·σ(−x); σ·(1 − σ) would lose every digit in the tail


@activation(r"-\ln(1 + e^{-x})", r"\sigma(-x)")
def log_sigmoid(x):
    """Return the logarithm of sigmoid(x), finite where sigmoid itself rounds to 0."""
    return np.minimum(x, 0) - np.log1p(np.exp(-np.abs(x)))


@log_sigmoid.defderivative
def log_sigmoid(x):
    return np.exp(np.minimum(-x, 0)) / (1 + np.exp(-np.abs(x)))


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
    e = np.exp(-2 * np.minimum(np.abs(x), 1000))  # beyond 1000 the slope is 0 in any float
    return 4 * e / (1 + e * (2 + e))  # four times the sigmoid's slope at 2x
