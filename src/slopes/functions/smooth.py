"""Smooth relatives of ReLU: softplus, and x times a soft switch.

GELU and its two approximations are, like SiLU, x·s(x) with s(x) + s(−x) = 1: known from the left
half alone, f(x) = max(x, 0) − |x|·s(−|x|) and f′(x) = 1 − f′(−x).
"""

import numpy as np

from ..activation import activation
from . import _exact as exact
from .sigmoidal import sigmoid

HENDRYCKS = "Hendrycks & Gimpel, Gaussian error linear units (GELUs)"


@activation(
    r"\ln(1 + e^{x})",
    r"\sigma(x)",
    year=2000,
    paper="Dugas, Bengio, Bélisle, Nadeau & Garcia, Incorporating second-order functional "
    "knowledge for better option pricing",
)
def softplus(x):
    """Return ln(1 + e^x), a ReLU with its corner rounded off."""
    return np.maximum(x, np.log1p(np.exp(exact.at_most(x, 40))))  # beyond 40 it is x


@softplus.defderivative
def softplus(x):
    return sigmoid.body(x)


@activation(
    r"x\,\sigma(x)",
    r"\sigma(x)\,(1 + x\,\sigma(-x))",
    year=2016,
    paper=HENDRYCKS,
    aliases=["swish"],
)
def silu(x):
    """Return x times sigmoid(x)."""
    return exact.mend(x / (1 + np.exp(-x)), x, lambda at: exact.far_silu(x[at]))


@silu.defderivative
def silu(x):
    near = exact.at_most(x, 50)  # where this comes out as exactly 1
    e = np.exp(near)
    return exact.mend(exact.silu_slope(near, e), x, lambda at: exact.far_silu_slope(x[at]))


@activation(
    r"x\,\sigma(1.702\,x)",
    r"\sigma(1.702\,x)\,(1 + 1.702\,x\,\sigma(-1.702\,x))",
    year=2016,
    paper=HENDRYCKS,
)
def quick_gelu(x):
    """Return x times sigmoid(1.702 x), the cheaper of the two approximations to GELU."""
    a = exact.at_most(np.abs(x), 900)
    return np.maximum(x, 0) - exact.logistic_tail(a, *exact.quick_exponent(a))


@quick_gelu.defderivative
def quick_gelu(x):
    high, low = exact.quick_exponent(exact.at_most(np.abs(x), 900))
    e = np.exp(-high)
    away = (high - exact.SILU_ROOT[0]) + (low - exact.SILU_ROOT[1])
    factor = exact.silu_factor(high, e, away)
    return exact.reflect(x, exact.logistic_slope(factor - factor * low, high, e))


@activation(
    r"x\,\Phi(x)",
    r"\Phi(x) + x\,\varphi(x)",
    year=2016,
    paper=HENDRYCKS,
)
def gelu(x):
    """Return x times the share of N(0, 1) that lies below x."""
    return np.maximum(x, 0) - exact.normal_tail(exact.at_most(np.abs(x), 40))


@gelu.defderivative
def gelu(x):
    return exact.reflect(x, exact.normal_slope(exact.at_most(np.abs(x), 40)))


@activation(
    r"\frac{x}{2} \left(1 + \tanh\!\left(\sqrt{2/\pi}\,(x + 0.044715\,x^3)\right)\right)",
    r"\sigma(2u) + 2 x\,u'\,\sigma(2u)\,\sigma(-2u),\ u = \sqrt{2/\pi}\,(x + 0.044715\,x^3)",
    year=2016,
    paper=HENDRYCKS,
)
def gelu_tanh(x):
    """Return x·sigmoid(2u), the closer of the two approximations to GELU."""
    a = exact.at_most(np.abs(x), 25)
    return np.maximum(x, 0) - exact.logistic_tail(a, *exact.tanh_exponent(a))


@gelu_tanh.defderivative
def gelu_tanh(x):
    a = exact.at_most(np.abs(x), 25)
    high, low = exact.tanh_exponent(a)
    e = np.exp(-high)
    factor = exact.tanh_factor(a, e)
    return exact.reflect(x, exact.logistic_slope(factor - factor * low, high, e))


@activation(
    r"x \tanh(\ln(1 + e^{x}))",
    r"\frac{e^{x}\,\left((e^{x} + 2)(n + 2) + 4x(1 + e^{x})\right)}{(n + 2)^2},"
    r"\ n = e^{2x} + 2e^{x}",
    year=2019,
    paper="Misra, Mish: a self regularized non-monotonic activation function",
)
def mish(x):
    """Return x·tanh(softplus(x))."""
    e = np.exp(exact.at_most(x, 40))
    n = e * e + 2 * e
    return exact.mend(x * (n / (n + 2)), x, lambda at: exact.far_silu(x[at]))


@mish.defderivative
def mish(x):
    near = exact.at_most(x, 41)  # where this comes out as exactly 1
    e = np.exp(near)
    return exact.mend(exact.mish_slope(near, e), x, lambda at: exact.far_silu_slope(x[at]))
