"""The same functions in PyTorch and Keras, and the points in which the three differ.

DIFFERENCES holds those points by name; each is measured when it is called.
"""

from . import function_differences, network_differences  # noqa: F401  they register themselves
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
    "watch",
]
