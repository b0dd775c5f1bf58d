"""Ready-made judges: each looks at an answer and returns None, or the sentence why it is wrong."""

from .base import Judge, NotAttempted, Wrong, call, must_be_function
from .of_cases import function_of
from .of_x import function_of_x
from .values import choice, custom, numbers

__all__ = [
    "Judge",
    "NotAttempted",
    "Wrong",
    "call",
    "choice",
    "custom",
    "function_of",
    "function_of_x",
    "must_be_function",
    "numbers",
]
