"""The same functions in PyTorch and Keras, and the points in which the three differ.

DIFFERENCES holds those points by name; each is measured when it is called. `torch` (with its usual
short names nn and F) and `keras` are the libraries themselves: imported from here, one that is
missing is missed in a sentence.
"""

from . import (  # noqa: F401  they register themselves
    function_differences,
    network_differences,
    slope_differences,
    training_differences,
)
from .differences import DIFFERENCES, Difference, slope_in_torch
from .functions import (
    DEFAULTS,
    FIXED,
    KERAS,
    TORCH,
    call,
    keras_function,
    load_keras,
    load_torch,
    torch_function,
    versions,
)
from .torch_watch import Watch, watch

__all__ = [
    "DEFAULTS",
    "DIFFERENCES",
    "FIXED",
    "KERAS",
    "TORCH",
    "Difference",
    "Watch",
    "call",
    "keras_function",
    "load_keras",
    "load_torch",
    "slope_in_torch",
    "torch_function",
    "versions",
    "watch",
]


def __getattr__(name):
    if name == "keras":
        return load_keras()
    if name in ("torch", "nn", "F"):
        torch = load_torch()
        return {"torch": torch, "nn": torch.nn, "F": torch.nn.functional}[name]
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
