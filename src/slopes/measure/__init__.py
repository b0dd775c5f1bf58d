"""What can be found out about a function without being told."""

from .facts import Facts, Moments, gain, kinks, measure, moments
from .gradients import (
    Gradcheck,
    central_difference,
    check_gradients,
    complex_step,
    gradcheck,
    numerical_derivative,
    richardson,
)
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
    "check_gradients",
    "choosing",
    "complex_step",
    "elementwise",
    "gain",
    "gradcheck",
    "initialization",
    "interval",
    "kinks",
    "measure",
    "moments",
    "next_size",
    "numerical_derivative",
    "pull",
    "richardson",
    "slope_range",
    "summary",
]
