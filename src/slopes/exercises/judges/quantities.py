"""The judge of numbers: of one, or of several in a tuple or a dictionary."""

import numpy as np

from ..words import kind, number
from .base import Judge, Wrong, call, listed
from .reading import as_array, number_in

ORDINALS = ["first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth"]


class numbers(Judge):
    """Judges one number, or several in a tuple or a dictionary; says which is too high or too low.

    The tolerance is absolute unless `relative`. The truth is not given away. `percent=False` where
    a number 100 times too large is no percentage; `whole=True` where the task asks for whole ones;
    `digits` are those in which a right answer is praised.
    """

    def __init__(
        self, truth, tolerance=1e-9, *, relative=False, percent=True, whole=False, digits=4
    ):
        self.keys = list(truth) if isinstance(truth, dict) else None
        self.single = np.ndim(truth) == 0 and self.keys is None
        self.tolerance, self.relative = tolerance, relative
        self.percent, self.whole, self.digits = percent, whole, digits
        given = [truth] if self.single else list(truth.values() if self.keys else truth)
        self.truth = [np.asarray(number_in(v, "The truth"), dtype=float) for v in given]
        told = listed([self.accepted(v) for v in self.truth])
        self.praise = f"{told[0].upper()}{told[1:]} {'is' if self.single else 'are'} right."

    def accepted(self, true):
        """The number in words, as a range where the tolerance can be seen."""
        margin = self.tolerance * (abs(true) if self.relative else 1)
        if margin <= 0.01 * (abs(true) or 1):
            return number(true, self.digits)
        ends = f"{number(true - margin)} to {number(true + margin)}"
        return f"{number(true, 3)} ({ends} counts)"

    def values(self, answer):
        if self.single:
            return [number_in(answer, self.name(0))]
        if self.keys and isinstance(answer, dict):
            lost = [k for k in self.keys if k not in answer]
            if lost:
                raise Wrong(f"Your answer lacks {lost[0]!r}; it needs {listed(self.keys)}")
            answer = [answer[k] for k in self.keys]
        if not isinstance(answer, list | tuple):
            array = np.array(0) if isinstance(answer, dict) else call(as_array, answer)
            if not array.ndim:
                raise Wrong(f"Your answer is {kind(answer)}, where {self.form()} is expected")
            answer = list(array[0] if array.ndim == 2 and len(array) == 1 else array)
        if len(answer) != len(self.truth):
            raise Wrong(f"Your answer is of length {len(answer)}, where {self.form()} is expected")
        beside = not all(isinstance(a, bool | np.bool) for a in answer)  # a z > 0 among numbers
        kinds = "biuf" if beside else "iuf"
        return [number_in(a, self.name(i), kinds) for i, a in enumerate(answer)]

    def form(self):
        named = f", or a dictionary with {listed(self.keys)}," if self.keys else ""
        return f"a tuple of {len(self.truth)} numbers{named}"

    def name(self, i):
        if self.single:
            return "Your number"
        return f"Your {self.keys[i]!r}" if self.keys else f"Your {ORDINALS[i]} number"

    def fault(self, values):
        for i, (given, true) in enumerate(zip(values, self.truth, strict=True)):
            if not self.close(given, true):
                return f"{self.name(i)}, {number(given, 6)}, {self.direction(given, true)}"
        return None

    def resembles(self, values, mistaken):
        """Whether the values are those of a known mistake: by its own size, to 1 %, where wrong."""
        return all(
            self.close(given, true)
            if self.close(mistake, true)
            else self.close(given, mistake) and abs(given - mistake) <= 0.01 * abs(mistake)
            for given, mistake, true in zip(values, mistaken, self.truth, strict=True)
        )

    def direction(self, given, true):
        if self.whole and given != np.round(given):
            return "is not whole; a whole number is asked for"
        if self.percent and 0 < true <= 1 and self.close(given / 100, true):
            return "is 100 times too large: give a fraction, not a percentage"
        if self.percent and 1 < true <= 100 and self.close(given * 100, true):
            return "is 100 times too small; perhaps a percentage is asked for, not a fraction"
        if given * true < 0:
            return "has the wrong sign"
        far = abs(given) > 10 * abs(true) or 10 * abs(given) < abs(true)
        near = abs(given - true) <= 0.1 * abs(true)
        size = "far too" if far and true else "a little too" if near else "too"
        return f"is {size} {'high' if given > true else 'low'}"
