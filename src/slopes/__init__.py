"""Slopes: activation functions and the gradients they pass."""

import importlib

from . import functions  # noqa: F401  (fills the registry)
from .activation import REGISTRY, Activation, activation, get, source
from .proof import watch

__version__ = "0.1.0"

globals().update(REGISTRY)
watch()

LAZY = {"Explorer": "figures", "check": "exercises", "Said": "folklore"}  # loaded when first used
ROOMS = ["data", "exercises", "experiments", "figures", "folklore", "measure", "networks", "peers"]

__all__ = ["REGISTRY", "Activation", "activation", "get", "source", *REGISTRY]


def __getattr__(name):
    if name in LAZY:
        return getattr(importlib.import_module(f".{LAZY[name]}", __name__), name)
    if name in ROOMS:
        return importlib.import_module(f".{name}", __name__)
    raise AttributeError(f"module 'slopes' has no attribute {name!r}")


def __dir__():
    return sorted({*globals(), *LAZY, *ROOMS})
