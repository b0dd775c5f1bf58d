"""The differences of every kind: who imports this loads them all."""

from . import (  # noqa: F401  they register themselves
    function_differences,
    network_differences,
    slope_differences,
    training_differences,
)
from .differences import DIFFERENCES as DIFFERENCES
