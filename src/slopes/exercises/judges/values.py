"""Judges of plain answers: numbers, a choice among options, and whatever a chapter can judge."""

import contextlib
import re

import numpy as np

from ..words import kind, number
from .base import Judge, NotAttempted, Wrong, call, listed, missing

ORDINALS = ["first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth"]


class numbers(Judge):
    """Judges one number, or several in a tuple or a dictionary; says which is too high or too low.

    The tolerance is absolute unless `relative`. The truth is not given away. `percent=False` where
    a number 100 times too large is no percentage.
    """

    def __init__(self, truth, tolerance=1e-9, *, relative=False, percent=True):
        self.keys = list(truth) if isinstance(truth, dict) else None
        self.single = np.ndim(truth) == 0 and self.keys is None
        self.tolerance, self.relative, self.percent = tolerance, relative, percent
        given = [truth] if self.single else list(truth.values() if self.keys else truth)
        self.truth = [np.asarray(number_in(v, "The truth"), dtype=float) for v in given]
        self.whole = all(type(v) is int for v in given)
        told = listed([self.accepted(v) for v in self.truth])
        self.praise = f"{told[0].upper()}{told[1:]} {'is' if self.single else 'are'} right."

    def accepted(self, true):
        """The number in words, as a range where the tolerance can be seen."""
        margin = self.tolerance * (abs(true) if self.relative else 1)
        if margin <= 0.01 * (abs(true) or 1):
            return number(true)
        return f"a number from {number(true - margin)} to {number(true + margin)}"

    def values(self, answer):
        if self.single:
            return [number_in(answer, self.name(0))]
        if self.keys and isinstance(answer, dict):
            lost = [k for k in self.keys if k not in answer]
            if lost:
                raise Wrong(f"Your answer lacks {lost[0]!r}; it needs {listed(self.keys)}")
            answer = [answer[k] for k in self.keys]
        alone = isinstance(answer, np.ndarray) and answer.ndim == 0
        if alone or not isinstance(answer, list | tuple | np.ndarray):
            raise Wrong(f"Your answer is {kind(answer)}, where {self.form()} is expected")
        if len(answer) != len(self.truth):
            raise Wrong(f"Your answer is of length {len(answer)}, where {self.form()} is expected")
        return [number_in(a, self.name(i)) for i, a in enumerate(answer)]

    def form(self):
        return (
            f"a dictionary with {listed(self.keys)}"
            if self.keys
            else (f"a tuple of {len(self.truth)} numbers")
        )

    def name(self, i):
        if self.single:
            return "Your number"
        return f"Your {self.keys[i]!r}" if self.keys else f"Your {ORDINALS[i]} number"

    def fault(self, values):
        for i, (given, true) in enumerate(zip(values, self.truth, strict=True)):
            if not self.close(given, true):
                return f"{self.name(i)}, {number(given, 6)}, {self.direction(given, true)}"
        return None

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


def number_in(thing, name):
    """Return `thing` as a float array without dimensions; raise Wrong, or NotAttempted if empty."""
    if missing(thing):
        raise NotAttempted(f"{name} is still to be filled in.")
    if type(thing) is int and abs(thing) >= 2**1024:
        raise Wrong(f"{name} has more than 308 digits, too many for a float")
    what, array = kind(thing), np.array("")
    with contextlib.suppress(Wrong):
        if not isinstance(thing, list | tuple):
            array = call(np.asarray, thing)
        if array.ndim == 0 and array.dtype.kind == "O":  # a Fraction, a Decimal
            array = call(lambda: np.asarray(float(thing)))
    if array.ndim or array.dtype.kind not in "iuf":
        what = f"an array of shape {array.shape}" if array.ndim else what
        raise Wrong(f"{name} is {what}, where a plain number is expected")
    if np.isnan(array):
        raise Wrong(f"{name} is nan, which is no number")
    return array.astype(float)


class choice(Judge):
    """Judges a choice: `right` is a key or several, `options` says of each wrong key why it is.

    Case, order and blanks do not matter: "b", "A, C", ["c", "a"].
    """

    def __init__(self, right, options):
        self.right = {right.lower()} if isinstance(right, str) else {k.lower() for k in right}
        self.options = {key.lower(): why for key, why in options.items()}
        if both := self.right & set(self.options):
            raise ValueError(f"options: {sorted(both)} are right; give a reason to wrong keys only")
        self.truth = self.right
        self.mistakes = {why: key for key, why in options.items()}
        self.praise = (
            f"{listed(sorted(self.right))} {'is' if len(self.right) == 1 else 'are'} right."
        )

    def values(self, answer):
        keys = sorted(self.right | set(self.options))
        if isinstance(answer, str):
            plain = answer.strip().lower()
            words = [w for w in re.split(r"[,;\s]+|\band\b", plain) if w]
            one_letter_each = len(words) == 1 and plain not in keys and max(map(len, keys)) == 1
            answer = [plain] if plain in keys else list(plain) if one_letter_each else words
        elif type(answer) is int:
            answer = [answer]
        if not isinstance(answer, list | tuple | set | frozenset):
            raise Wrong(f"Your answer is {kind(answer)}; choose among {listed(keys)}, in quotes")
        if not answer or any(map(missing, answer)):
            raise NotAttempted(f"Choose among {listed(keys)}.")
        chosen = {str(a).strip().lower() for a in answer}
        strange = sorted(chosen - set(keys))
        if strange:
            raise Wrong(f"{strange[0]!r:.40} is not among the options {listed(keys)}")
        return chosen

    def agree(self, these, those):
        return these == those

    def fault(self, chosen):
        for key in sorted(chosen - self.right):
            return self.options[key]
        if len(chosen) < len(self.right):
            more = len(self.right) - len(chosen)
            return f"So far right, but {more} more {'belongs' if more == 1 else 'belong'} to it"
        return None


class custom(Judge):
    """Judges by a function of the answer that returns None where it is right, else why it is wrong.

    It may call the learner's function as often as it needs, through `call` where a failure should
    be told with the case at hand.
    """

    def __init__(self, judge, praise="That is it."):
        self.judge, self.praise = judge, praise

    def __call__(self, answer):
        return self.judge(answer)

    def recognised(self, answer, mistakes):
        return None
