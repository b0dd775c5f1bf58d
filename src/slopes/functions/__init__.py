"""The activation functions, one module a family; importing them fills the registry, in order."""

# isort: off
from . import linear, sigmoidal, rectifiers, smooth, softmaxes

__all__ = ["linear", "rectifiers", "sigmoidal", "smooth", "softmaxes"]
