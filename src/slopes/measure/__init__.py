"""What can be found out about a function without being told."""

from .correlations import cosine_map, edge_weight, error_factor, product_mean, settled_size, stairs
from .facts import Facts, Moments, gain, kinks, measure, moments
from .gradients import Gradcheck, check_backward, check_gradients, gradcheck
from .numerical import central_difference, complex_step, numerical_derivative, richardson
from .sizes import next_size, pull
from .tables import (
    Table,
    as_text,
    choosing,
    elementwise,
    initialization,
    interval,
    slope_range,
    summary,
)

__all__ = [
    "Facts",
    "Gradcheck",
    "Moments",
    "Table",
    "as_text",
    "central_difference",
    "check_backward",
    "check_gradients",
    "choosing",
    "complex_step",
    "cosine_map",
    "edge_weight",
    "elementwise",
    "error_factor",
    "gain",
    "gradcheck",
    "initialization",
    "interval",
    "kinks",
    "measure",
    "moments",
    "next_size",
    "numerical_derivative",
    "product_mean",
    "pull",
    "richardson",
    "settled_size",
    "slope_range",
    "stairs",
    "summary",
]
