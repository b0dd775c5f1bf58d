"""Judges of chapter 16: of a choice of lines with a fault, and of a ratio of widths."""

from .choices import choice
from .quantities import numbers


class lines(choice):
    """Judges a choice of lines that are at fault; what it says does not call the learner wrong."""

    def fault(self, chosen):
        told = super().fault(chosen)
        if told and told.startswith("So far right"):
            more = len(self.right) - len(chosen)
            return f"So far right; {more} more {'line has' if more == 1 else 'lines have'} a fault"
        return told


class settling(numbers):
    """Judges the number; near the k at which the mean square is a half, it says so."""

    def direction(self, given, true):
        told = super().direction(given, true)
        if 2.6 <= given <= 2.85:
            told += ": there the mean square is about a half; the size is its root"
        return told
