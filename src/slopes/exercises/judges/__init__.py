"""Ready-made judges: each looks at an answer and returns None, or the sentence why it is wrong."""

from .base import Judge, NotAttempted, Wrong, call, custom, must_be_function
from .choices import choice
from .curves import function_of_x
from .demands import built_on, by_sums_and_bends, computed, without
from .functions import function_of
from .quantities import numbers

__all__ = [
    "Judge",
    "NotAttempted",
    "Wrong",
    "built_on",
    "by_sums_and_bends",
    "call",
    "choice",
    "computed",
    "custom",
    "function_of",
    "function_of_x",
    "must_be_function",
    "numbers",
    "without",
]
