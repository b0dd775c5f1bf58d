"""The judge of a function of one variable, point by point."""

import contextlib
import sys
import warnings
from unittest import mock

import numpy as np

from ..sandbox import quietly
from ..words import kind, number, numbers_apart
from .base import FunctionJudge, NotAttempted, Wrong, as_numbers, call, must_be_function

WARNINGS = {"overflow": "overflows", "divide by zero": "divides by zero"}


class function_of_x(FunctionJudge):
    """Judges a function of one variable, which takes an array, at the points `at`.

    `truth` is the right function; `tolerance` is absolute unless `relative`; `noun` is what a value
    is called ("slope"); `no_warnings` asks for a formula that never overflows; `keeps_dtype` for
    float32 in, float32 out; `also` is a list of further questions, functions of the answer that
    return None or a sentence; `span` is the interval of the picture.
    """

    def __init__(
        self,
        truth,
        at,
        tolerance=1e-6,
        noun="value",
        *,
        relative=False,
        no_warnings=False,
        keeps_dtype=False,
        also=(),
        span=None,
    ):
        self.true, self.at, self.noun = truth, np.asarray(at, dtype=float), noun
        self.tolerance, self.relative = tolerance, relative
        self.truth = [np.asarray(truth(self.at), dtype=float)]
        self.also = [self.warning] * no_warnings + [self.other_dtype] * keeps_dtype + [*also]
        low, high = self.at.min(), self.at.max()
        self.span = span or ((low, high) if high - low <= 40 else (-8, 8))
        self.praise = f"Your function gives the right {noun} at all {self.at.size} points."

    def values(self, answer):
        must_be_function(answer, ["x"])
        x = self.at.copy()
        try:
            result = call(answer, x)
        except Wrong as error:
            self.explain(answer, error)
        given = as_numbers(result)
        many = f"an array of {x.size} numbers" if x.ndim == 1 else f"an array of shape {x.shape}"
        if not np.array_equal(x, self.at, equal_nan=True):
            raise Wrong("Your function changes its argument in place; let it work on a copy of x")
        if isinstance(result, list | tuple):
            raise Wrong(f"Your function gives {kind(result)}, where {many} is expected")
        if given.ndim == 0 != x.ndim:
            raise Wrong(
                f"Given {many}, your function gives one number, {number(given)}; "
                "it must give one for each"
            )
        if given.shape != x.shape:
            raise Wrong(f"Given {many}, your function gives an array of shape {given.shape}")
        return [given]

    def explain(self, answer, error):
        """Raise Wrong: the function fails for an array; say whether it works for single numbers."""
        failures = {}
        for x in sorted(self.at, key=easy_first):
            try:
                with quietly():
                    call(answer, float(x), where=f"At x = {number(x)} your function")
            except Wrong as failure:
                failures[x] = failure
        if not failures:
            raise Wrong(
                f"Your function works for one number at a time but not for an array. For if and "
                f"else write `np.where(condition, a, b)`, for max `np.maximum`, for math.exp "
                f"`np.exp` ({error})"
            )
        raise error if len(failures) == self.at.size else next(iter(failures.values()))

    def fault(self, values):
        i = self.worst(values[0])
        if i is None:
            return None
        given, true = numbers_apart(values[0].flat[i], self.truth[0].flat[i])
        given += " (not a number)" * (given == "nan")
        x = number(self.at.flat[i], 6)
        return f"At x = {x} your function gives {given}, but the {self.noun} there is {true}"

    def worst(self, given):
        """The index of the easiest point where it is nan, else where it is clearly wrong."""
        (true,) = self.truth
        wrong = ~self.close(given, true)
        with np.errstate(invalid="ignore", over="ignore"):
            error = np.where(wrong, np.abs(given - true), 0)
        if np.isnan(error).any():
            wrong &= np.isnan(error)
        else:
            visible = 0.1 * np.ptp(true[np.isfinite(true)])
            wrong &= error >= min(0.2 * error.max(), visible)
        return min(np.flatnonzero(wrong), key=lambda i: easy_first(self.at.flat[i]), default=None)

    def warning(self, answer):
        """A sentence about a warning that numpy gives on the way, or None."""
        for x in sorted(self.at.flat, key=easy_first):
            said = warned(answer, x, unsilenced())
            if said:
                does = next((WARNINGS[w] for w in WARNINGS if said.startswith(w)), "warns")
                silent = "; silencing the warning does not mend it" * (not warned(answer, x))
                return (
                    f"At x = {number(x, 6)} your formula {does} on the way (numpy: {said}){silent}"
                )
        return None

    def other_dtype(self, answer):
        dtype = as_numbers(call(answer, self.at.astype(np.float32))).dtype
        if dtype != np.float32:
            return f"Given float32 numbers, your function answers in {dtype}; keep the dtype of x"
        return None

    def curve(self, answer):
        """The answer and the truth over the span, and the point that the sentence names."""
        x = np.linspace(*self.span, 241)
        try:
            given = as_numbers(call(answer, x.copy())) * np.ones_like(x)
            i = self.worst(self.values(answer)[0])
        except (Wrong, NotAttempted, ValueError):
            return None
        points = [] if i is None else [float(self.at.flat[i])]
        columns = {"x": x, "yours": given, "true": self.true(x)}
        return {k: v.tolist() for k, v in columns.items()} | {"noun": self.noun, "at": points}


def warned(answer, x, context=None):
    """What numpy warns of first when the answer is called with x in the context, or None."""
    with warnings.catch_warnings(record=True) as caught, np.errstate(all="warn", under="ignore"):
        warnings.simplefilter("always")
        with context or contextlib.nullcontext(), quietly():
            call(answer, np.array([x]))
    return str(caught[0].message) if caught else None


@contextlib.contextmanager
def unsilenced():
    """A context in which the usual ways to silence a warning do nothing, but for the library's."""
    errstate = np.errstate

    @contextlib.contextmanager
    def idle(*_, **__):
        yield []

    def nothing(*_, **__):
        return np.geterr()

    def but_for_the_library(**how):
        caller = sys._getframe(1).f_globals.get("__name__", "")
        ours = caller.startswith("slopes.") and not caller.startswith("slopes.exercises.")
        return errstate(**how) if ours else idle()

    with (
        mock.patch.multiple(np, errstate=but_for_the_library, seterr=nothing),
        mock.patch.multiple(
            warnings, catch_warnings=idle, filterwarnings=nothing, simplefilter=nothing
        ),
    ):
        yield


def easy_first(x):
    """Sort key: points that one can work out in one's head come first: 0, 1, -1, 2, …"""
    return x != np.round(x), 2 * x != np.round(2 * x), abs(x), x < 0
