"""Gated units: one input decides how much of the other passes. In a network each has its weights.

Derivatives are pairs: with respect to a, which makes the factor, then to the value b. A body or a
slope is the formula itself, on float64 blocks.
"""

from ..activation import Gate, activation
from .rectifiers import relu
from .sigmoidal import sigmoid
from .smooth import gelu, silu

SHAZEER = "Shazeer, GLU variants improve transformer"


@activation(
    r"\sigma(a)\,b",
    r"\sigma'(a)\,b,\quad \sigma(a)",
    year=2016,
    paper="Dauphin, Fan, Auli & Grangier, Language modeling with gated convolutional networks",
    kind=Gate,
)
def glu(a, b):
    """Return b times sigmoid(a): the first argument makes the gate.

    PyTorch and Keras split one array in two, and gate with its second half.
    """
    return sigmoid.body(a) * b


@glu.defderivative
def glu(a, b):
    return sigmoid.slope(a) * b, sigmoid.body(a)


@activation(
    r"a\,b",
    r"b,\quad a",
    year=2007,
    paper="Mnih & Hinton, Three new graphical models for statistical language modelling",
    kind=Gate,
)
def bilinear(a, b):
    """Return b times a: a product without any function."""
    return a * b


@bilinear.defderivative
def bilinear(a, b):
    return b, a


@activation(r"\max(0, a)\,b", r"[a > 0]\,b,\quad \max(0, a)", year=2020, paper=SHAZEER, kind=Gate)
def reglu(a, b):
    """Return b times relu(a)."""
    return relu.body(a) * b


@reglu.defderivative
def reglu(a, b):
    return relu.slope(a) * b, relu.body(a)


@activation(
    r"a\,\Phi(a)\,b",
    r"(\Phi(a) + a\,\varphi(a))\,b,\quad a\,\Phi(a)",
    year=2020,
    paper=SHAZEER,
    kind=Gate,
)
def geglu(a, b):
    """Return b times gelu(a)."""
    return gelu.body(a) * b


@geglu.defderivative
def geglu(a, b):
    return gelu.slope(a) * b, gelu.body(a)


@activation(
    r"a\,\sigma(a)\,b",
    r"\sigma(a)\,(1 + a\,\sigma(-a))\,b,\quad a\,\sigma(a)",
    year=2020,
    paper=SHAZEER,
    kind=Gate,
)
def swiglu(a, b):
    """Return b times silu(a)."""
    return silu.body(a) * b


@swiglu.defderivative
def swiglu(a, b):
    return silu.slope(a) * b, silu.body(a)
