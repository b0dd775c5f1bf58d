"""Smooth relatives of ReLU."""

import numpy as np

from ..activation import activation
from .sigmoidal import sigmoid


@activation(
    r"\ln(1 + e^{x})",
    r"\sigma(x)",
    year=2000,
    paper="Dugas, Bengio, Bélisle, Nadeau & Garcia, Incorporating second-order functional "
    "knowledge for better option pricing",
)
def softplus(x):
    """Return ln(1 + e^x), a ReLU with its corner rounded off."""
    return np.maximum(x, 0) + np.log1p(np.exp(-np.abs(x)))


@softplus.defderivative
def softplus(x):
    return sigmoid(x)
