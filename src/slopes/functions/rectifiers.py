"""Rectifiers: straight on the right, silent or leaking on the left.

At a kink the derivative is the slope on its left: ReLU'(0) = 0.
"""

import numpy as np

from ..activation import activation


@activation(
    r"\max(0, x)",
    r"[x > 0]",
    year=2010,
    paper="Nair & Hinton, Rectified linear units improve restricted Boltzmann machines",
)
def relu(x):
    """Pass what is positive, silence the rest."""
    return np.maximum(x, 0)


@relu.defderivative
def relu(x):
    return x > 0


@activation(
    r"\max(0, x) + \alpha \min(0, x)",
    r"[x > 0] + \alpha\,[x \le 0]",
    year=2013,
    paper="Maas, Hannun & Ng, Rectifier nonlinearities improve neural network acoustic models",
)
def leaky_relu(x, *, alpha=0.01):
    """Pass what is positive, let a share alpha of the rest through."""
    return np.maximum(x, 0) + (alpha * np.minimum(x, 0) if alpha else 0)


@leaky_relu.defderivative
def leaky_relu(x, *, alpha=0.01):
    return (x > 0) + alpha * (x <= 0)
