"""The activation functions, one module a family; importing them fills the registry, in order."""

# isort: off
from . import linear, sigmoidal, rectifiers, exponential, smooth, hard, softmaxes, gates

__all__ = [
    "exponential",
    "gates",
    "hard",
    "linear",
    "rectifiers",
    "sigmoidal",
    "smooth",
    "softmaxes",
]
