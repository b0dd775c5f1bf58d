"""The functions once more, as formulas that take complex numbers: for the complex step.

Where a function is put together from pieces, the real part chooses the piece.
"""

import numpy as np
from mp_reference import SELU_ALPHA, SELU_SCALE
from scipy.special import erf

ALPHA, SCALE = float(SELU_ALPHA), float(SELU_SCALE)


def sigmoid(z):
    return 1 / (1 + np.exp(-z))


def softplus(z):
    return np.log(1 + np.exp(z))


def sided(left, right, at=0):
    """Return the function that is right(z) beyond a point, else left(z)."""
    return lambda z: np.where(z.real > at, right(z), left(z))


def clipped(low, high, inside=lambda z: z, right=None):
    """Return the function that is inside(z) between two points, flat on the left, and right(z)."""
    flat = (lambda z: inside(high) + 0 * z) if right is None else right
    return sided(sided(lambda z: inside(low) + 0 * z, inside, low), flat, high)


def leaky(alpha):
    return sided(lambda z: alpha * z, lambda z: z)


TWINS = {
    "step": lambda z: (z.real > 0) + 0 * z,
    "identity": lambda z: z,
    "sigmoid": sigmoid,
    "log_sigmoid": lambda z: -softplus(-z),
    "tanh": np.tanh,
    "softsign": sided(lambda z: z / (1 - z), lambda z: z / (1 + z)),
    "relu": leaky(0),
    "leaky_relu": leaky(0.01),
    "prelu": leaky(0.25),
    "rrelu": leaky(11 / 48),
    "relu_squared": sided(lambda z: 0 * z, lambda z: z * z),
    "exponential": np.exp,
    "elu": sided(np.expm1, lambda z: z),
    "celu": sided(np.expm1, lambda z: z),
    "selu": sided(lambda z: SCALE * ALPHA * np.expm1(z), lambda z: SCALE * z),
    "xielu": sided(
        lambda z: 0.8 * (np.expm1(z) - z) + z / 2,
        lambda z: 0.8 * z * z + z / 2,
    ),
    "softplus": softplus,
    "silu": lambda z: z * sigmoid(z),
    "quick_gelu": lambda z: z * sigmoid(1.702 * z),
    "gelu": lambda z: z / 2 * (1 + erf(z / np.sqrt(2))),
    "gelu_tanh": lambda z: z / 2 * (1 + np.tanh(np.sqrt(2 / np.pi) * (z + 0.044715 * z**3))),
    "mish": lambda z: z * np.tanh(softplus(z)),
    "relu6": clipped(0, 6),
    "hard_tanh": clipped(-1, 1),
    "hard_sigmoid": clipped(-3, 3, lambda z: (z + 3) / 6),
    "hard_silu": clipped(-3, 3, lambda z: z * (z + 3) / 6, right=lambda z: z),
}
