"""The judge of a function of one variable, point by point."""

import numpy as np

from ..sandbox import quietly
from ..words import number, numbers_apart
from .base import FunctionJudge, NotAttempted, Wrong, call, must_be_function
from .overflow import TOLD, hidden, shown
from .reading import as_numbers, plain

WARNINGS = {"overflow": "overflows", "divide by zero": "divides by zero"}


class function_of_x(FunctionJudge):
    """Judges a function of one variable, which takes an array of any shape, at the points `at`.

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
        self.also = [self.rank, *[self.warning] * no_warnings, *[self.other_dtype] * keeps_dtype]
        self.also += also
        low, high = self.at.min(), self.at.max()
        self.span = span or ((low, high) if high - low <= 40 else (-8, 8))
        self.praise = f"Your function gives the right {noun} at all {self.at.size} points."

    def values(self, answer):
        must_be_function(answer, ["x"])
        try:
            return [self.given(answer, self.at)]
        except Wrong as error:
            raise self.explained(answer, error) from None

    def given(self, answer, at):
        """Return the values of an answer at an array of points, in its shape; may raise Wrong."""
        x = at.copy()
        given = as_numbers(call(answer, x))
        many = f"an array of {x.size} numbers" if x.ndim == 1 else f"an array of shape {x.shape}"
        if not np.array_equal(x, at, equal_nan=True):
            raise Wrong("Your function changes its argument in place; let it work on a copy of x")
        if given.ndim == 0 != x.ndim:
            raise Wrong(
                f"Given {many}, your function gives one number, {number(given)}; "
                "it must give one for each"
            )
        if given.shape != x.shape:
            raise Wrong(f"Given {many}, your function gives an array of shape {given.shape}")
        return given

    def explained(self, answer, error):
        """Return the reason why the function fails for an array: what it does for one number."""
        if "raises" not in str(error):
            return error
        alone, failures = np.empty(self.at.shape), []
        for x in sorted(self.at.flat, key=easy_first):
            try:
                with quietly():
                    value = call(answer, float(x), where=f"At x = {number(x)} your function")
                alone[self.at == x] = as_numbers(value)
            except (Wrong, ValueError) as failure:
                failures.append(failure)
        if failures:
            return error if len(failures) == self.at.size else failures[0]
        return Wrong(
            self.fault([alone])
            or f"Your function works for one number at a time but not for an array. For if and "
            f"else write `np.where(condition, a, b)`, for max `np.maximum`, for math.exp "
            f"`np.exp` ({error})"
        )

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

    def rank(self, answer):
        """A sentence about an array of two dimensions, or None."""
        x, true = (np.stack([v.ravel(), v.ravel()[::-1]]) for v in (self.at, *self.truth))
        but = "Right for a row of numbers, but not for an array of two dimensions"
        try:
            with quietly():
                given = self.given(answer, x)
        except Wrong as error:
            return f"{but}. {error}"
        return None if self.close(given, true).all() else f"{but}: its values are others there"

    def warning(self, answer):
        """A sentence about a warning that numpy gives on the way, or None."""
        if not (shown(answer, self.at) or hidden(answer, self.at)):
            return None
        for x in sorted(self.at.flat, key=easy_first):
            at = np.array([x])
            seen = shown(answer, at)
            said = seen or hidden(answer, at)
            if said:
                does = next((WARNINGS[w] for w in WARNINGS if said.startswith(w)), "warns")
                silent = "; silencing the warning does not mend it" * (TOLD and not seen)
                return (
                    f"At x = {number(x, 6)} your formula {does} on the way (numpy: {said}){silent}"
                )
        return "On the way numpy warns of your formula"

    def other_dtype(self, answer):
        dtype = np.asarray(plain(call(answer, self.at.astype(np.float32)))).dtype
        if dtype != np.float32:
            return f"Given float32 numbers, your function answers in {dtype}; keep the dtype of x"
        return None

    def curve(self, answer, right):
        """The answer and the truth over the span, and the point that the sentence names."""
        x = np.linspace(*self.span, 241)
        try:
            given = as_numbers(call(answer, x.copy())) * np.ones_like(x)
            i = self.worst(self.values(answer)[0])
        except (Wrong, NotAttempted, ValueError):
            return None
        true = self.true(x)
        with np.errstate(invalid="ignore"):
            if not (right or np.nanmax(np.abs(given - true), initial=0) > 0.01 * np.ptp(true)):
                return None  # wrong, but not in the picture
        points = [] if i is None else [float(self.at.flat[i])]
        columns = {"x": x, "yours": given, "true": true}
        return {k: v.tolist() for k, v in columns.items()} | {"noun": self.noun, "at": points}


def easy_first(x):
    """Sort key: points that one can work out in one's head come first: 0, 1, -1, 2, …"""
    return x != np.round(x), 2 * x != np.round(2 * x), abs(x), x < 0
