"""Slopes: activation functions and the gradients they pass."""

import importlib

from . import functions  # noqa: F401  (fills the registry)
from .activation import REGISTRY, Activation, activation, get

globals().update(REGISTRY)

LAZY = {  # loaded when first used, so that `import slopes` needs numpy alone
    "Explorer": "explorer",
    "check": "exercises",
    "Network": "layers",
    "Dense": "layers",
    "source": "tables",
}
MODULES = {
    *(
        "composite",
        "data",
        "diagnostics",
        "drawings",
        "exercises",
        "experiments",
        "explorer",
        "facts",
    ),
    *("folklore", "gradcheck", "initializers", "layers", "losses", "normalization", "optimizers"),
    *("peers", "plots", "sweep", "tables", "torch_hooks", "training"),
}

__all__ = ["REGISTRY", "Activation", "activation", "get", *REGISTRY]


def __getattr__(name):
    if name in LAZY:
        return getattr(importlib.import_module(f".{LAZY[name]}", __name__), name)
    if name in MODULES:
        return importlib.import_module(f".{name}", __name__)
    raise AttributeError(f"module 'slopes' has no attribute {name!r}")


def __dir__():
    return sorted({*globals(), *LAZY, *MODULES})
