"""Functions with an exponential on the left: e^x itself, ELU, CELU, SELU and xIELU."""

import numpy as np

from ..activation import activation
from . import _constants as c
from . import _exact as exact
from ._roots import excess, near_pivots, near_root


@activation(
    r"e^{x}",
    r"e^{x}",
    year=1972,
    paper="Nelder & Wedderburn, Generalized linear models",
)
def exponential(x):
    """Return e^x."""
    return np.exp(x)


@exponential.defderivative
def exponential(x):
    return np.exp(x)


@activation(
    r"\max(0, x) + \alpha\,(e^{\min(0, x)} - 1)",
    r"[x > 0] + \alpha\,e^{x}\,[x \le 0]",
    year=2015,
    paper="Clevert, Unterthiner & Hochreiter, Fast and accurate deep network learning by "
    "exponential linear units (ELUs)",
    positive=["alpha"],
)
def elu(x, *, alpha=1.0):
    """Pass what is positive, bend the rest towards −alpha."""
    return np.maximum(x, 0) + alpha * np.expm1(np.minimum(x, 0))


@elu.defderivative
def elu(x, *, alpha=1.0):
    left = np.minimum(x, 0)
    bent = exact.mend(alpha * np.exp(left), left, lambda at: exact.halves(alpha, left[at]))
    return np.where(x > 0, 1, bent)


@activation(
    r"\max(0, x) + \alpha\,(e^{\min(0, x)/\alpha} - 1)",
    r"e^{\min(0, x)/\alpha}",
    year=2017,
    paper="Barron, Continuously differentiable exponential linear units",
    positive=["alpha"],
)
def celu(x, *, alpha=1.0):
    """Pass what is positive, bend the rest towards −alpha, with no kink whatever alpha is."""
    left = np.minimum(x, 0)
    bent = alpha * np.expm1(left / alpha)
    return np.maximum(x, 0) + np.where(left > -1e-17 * alpha, left, bent)  # x/alpha may underflow


@celu.defderivative
def celu(x, *, alpha=1.0):
    high, low = exact.quotient(np.minimum(x, 0), alpha)
    e = np.exp(high)
    return e + e * low


@activation(
    r"\lambda \max(0, x) + \lambda\alpha\,(e^{\min(0, x)} - 1)",
    r"\lambda\,[x > 0] + \lambda\alpha\,e^{x}\,[x \le 0]",
    year=2017,
    paper="Klambauer, Unterthiner, Mayr & Hochreiter, Self-normalizing neural networks",
)
def selu(x):
    """Return the ELU whose two constants keep N(0, 1) at mean 0 and variance 1."""
    right, left = np.clip(x, 0, exact.MAX), np.expm1(np.minimum(x, 0))
    return exact.times(c.SELU_SCALE, right) + exact.times(c.SELU_SCALE_ALPHA, left)


@selu.defderivative
def selu(x):
    left = exact.times(c.SELU_SCALE_ALPHA, np.exp(np.minimum(x, 0)))
    return np.where(x > 0, c.SELU_SCALE[0], left)


@activation(
    r"\alpha_p x^2 + \beta x \text{ for } x > 0,\quad "
    r"\alpha_n (e^{x} - 1 - x) + \beta x \text{ for } x \le 0",
    r"2 \alpha_p x + \beta \text{ for } x > 0,\quad "
    r"\alpha_n (e^{x} - 1) + \beta \text{ for } x \le 0",
    year=2024,
    paper="Huang & Schlag, Deriving activation functions using integration",
    positive=["alpha_p", "alpha_n"],
)
def xielu(x, *, alpha_p=0.8, alpha_n=0.8, beta=0.5):
    """Return the integral of an ELU-like slope, a parabola on the right; the paper fixes β."""
    right, left = np.maximum(x, 0), np.minimum(x, 0)
    return right * (alpha_p * right + beta) + near_pivots(left, alpha_n, beta)


@xielu.defderivative
def xielu(x, *, alpha_p=0.8, alpha_n=0.8, beta=0.5):
    left = near_root(np.minimum(x, 0), alpha_n, beta)
    return np.where(x > 0, 2 * alpha_p * x + beta, left)


@xielu.defpartial("alpha_p")
def xielu(x, *, alpha_p=0.8, alpha_n=0.8, beta=0.5):
    return np.square(np.maximum(x, 0))


@xielu.defpartial("alpha_n")
def xielu(x, *, alpha_p=0.8, alpha_n=0.8, beta=0.5):
    return excess(np.minimum(x, 0))


@xielu.defpartial("beta")
def xielu(x, *, alpha_p=0.8, alpha_n=0.8, beta=0.5):
    return x
