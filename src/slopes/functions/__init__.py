"""The activation functions, one module a family; importing them fills the registry, in order."""

# isort: off
from . import linear, sigmoidal, rectifiers, exponential, smooth, hard, softmaxes, gates  # noqa: F401
from ..activation import REGISTRY

globals().update(REGISTRY)
__all__ = list(REGISTRY)
