"""Hard versions: straight lines between corners, cheap on any device.

At a corner the derivative is the slope on its left.
"""

import numpy as np

from ..activation import activation

MOBILENET = "Howard, Sandler, Chu, Chen et al., Searching for MobileNetV3"


@activation(
    r"\min(\max(0, x), 6)",
    r"[0 < x \le 6]",
    year=2010,
    paper="Krizhevsky, Convolutional deep belief networks on CIFAR-10",
    exact=True,
)
def relu6(x):
    """Pass what lies between 0 and 6, clip the rest."""
    return np.clip(x, 0, 6)


@relu6.defderivative
def relu6(x):
    return (x > 0) & (x <= 6)


@activation(
    r"\min(\max(-1, x), 1)",
    r"[-1 < x \le 1]",
    year=2011,
    paper="Collobert, Weston, Bottou, Karlen, Kavukcuoglu & Kuksa, Natural language processing "
    "(almost) from scratch",
    exact=True,
)
def hard_tanh(x):
    """Pass what lies between −1 and 1, clip the rest."""
    return np.clip(x, -1, 1)


@hard_tanh.defderivative
def hard_tanh(x):
    return (x > -1) & (x <= 1)


@activation(
    r"\frac{\min(\max(0, x + 3), 6)}{6}",
    r"\frac{1}{6}\,[-3 < x \le 3]",
    year=2019,
    paper=MOBILENET,
)
def hard_sigmoid(x):
    """Return the line (x + 3)/6, clipped to lie between 0 and 1."""
    return np.clip(x + 3, 0, 6) / 6  # x/6 + 0.5 would lose every digit beside −3


@hard_sigmoid.defderivative
def hard_sigmoid(x):
    return ((x > -3) & (x <= 3)) / 6


@activation(
    r"x\,\frac{\min(\max(0, x + 3), 6)}{6}",
    r"\frac{2x + 3}{6}\,[-3 < x \le 3] + [x > 3]",
    year=2019,
    paper=MOBILENET,
    aliases=["hard_swish"],
)
def hard_silu(x):
    """Return x times hard_sigmoid(x)."""
    return np.maximum(x, -3) * (np.clip(x + 3, 0, 6) / 6)


@hard_silu.defderivative
def hard_silu(x):
    return (x > -3) * (2 * np.clip(x, -3, 3) + 3) / 6 - 0.5 * (x > 3)  # 9/6 at 3, then 1
