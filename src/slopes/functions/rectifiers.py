"""Rectifiers: straight on the right, silent or leaking on the left.

At a kink the derivative is the slope on its left: ReLU'(0) = 0.
"""

import numpy as np

from ..activation import FeatureLeak, RandomLeak, activation


@activation(
    r"\max(0, x)",
    r"[x > 0]",
    year=2010,
    paper="Nair & Hinton, Rectified linear units improve restricted Boltzmann machines",
    exact=True,
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


@activation(
    r"\max(0, x) + \alpha \min(0, x)",
    r"[x > 0] + \alpha\,[x \le 0]",
    year=2015,
    paper="He, Zhang, Ren & Sun, Delving deep into rectifiers: surpassing human-level performance "
    "on ImageNet classification",
    kind=FeatureLeak,
)
def prelu(x, *, alpha=0.25):
    """Pass what is positive, and of the rest a learnt share alpha, for all or for each feature."""
    return np.maximum(x, 0) + np.where(alpha == 0, 0, alpha * np.minimum(x, 0))


@prelu.defderivative
def prelu(x, *, alpha=0.25):
    return (x > 0) + alpha * (x <= 0)


@prelu.defpartial("alpha")
def prelu(x, *, alpha=0.25):
    return np.minimum(x, 0)


@activation(
    r"\max(0, x) + \alpha \min(0, x),\ \alpha \sim U(l, u)",
    r"[x > 0] + \alpha\,[x \le 0]",
    year=2015,
    paper="Xu, Wang, Chen & Li, Empirical evaluation of rectified activations in convolutional "
    "network",
    positive=["lower", "upper"],
    kind=RandomLeak,
)
def rrelu(x, leak, *, lower=1 / 8, upper=1 / 3):
    """Pass what is positive, let a random share of the rest through; its mean when not training."""
    return np.maximum(x, 0) + leak * np.minimum(x, 0)


@rrelu.defderivative
def rrelu(x, leak, *, lower=1 / 8, upper=1 / 3):
    return (x > 0) + leak * (x <= 0)


@activation(
    r"\max(0, x)^2",
    r"2 \max(0, x)",
    year=2021,
    paper="So, Mańke, Liu, Dai, Shazeer & Le, Primer: searching for efficient transformers for "
    "language modeling",
)
def relu_squared(x):
    """Return the square of what is positive, 0 for the rest."""
    return np.square(np.maximum(x, 0))


@relu_squared.defderivative
def relu_squared(x):
    return 2 * np.maximum(x, 0)
