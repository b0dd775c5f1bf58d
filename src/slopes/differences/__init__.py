"""The points in which the definitions of PyTorch, Keras and this library differ, measured.

DIFFERENCES holds them by name; each is measured when it is called.
"""

from . import functions, networks  # noqa: F401  they register themselves
from .difference import DIFFERENCES, Difference, slope_in_torch

__all__ = ["DIFFERENCES", "Difference", "slope_in_torch"]
