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
    "numerical_derivative",
    "richardson",
    "slope_range",
    "summary",
]
