"""The judge of a function of several arguments, case by case."""

import copy

import numpy as np

from ..words import kind, numbers_apart, value
from .base import FunctionJudge, NotAttempted, Wrong, call, listed, missing, must_be_function
from .reading import as_numbers, plain


class function_of(FunctionJudge):
    """Judges a function of several arguments, which are named, on a list of cases.

    A case is a tuple of arguments, numbers, arrays or lists of arrays; `truth` is the right
    function of them. Where it returns a tuple, `parts` are the names of what it returns. The
    tolerance leaves room for float32; `rows` lets a vector come as a matrix of one row; `also` is a
    list of further questions, functions of the answer that return None or a sentence.
    """

    def __init__(
        self,
        *names,
        cases,
        truth,
        tolerance=1e-6,
        noun="value",
        parts=None,
        relative=False,
        rows=False,
        also=(),
    ):
        self.names, self.cases, self.noun, self.parts = names, list(cases), noun, parts
        self.tolerance, self.relative, self.also = tolerance, relative, also
        self.rows, self.truth = rows, None
        self.truth = self.values(truth)
        self.praise = f"Your function is right in each of the {len(self.cases)} cases."

    def values(self, answer):
        must_be_function(answer, self.names)
        values = []
        for case in self.cases:
            given, kept = copy.deepcopy(case), self.inputs(case)
            try:
                result = call(answer, *given, where=f"For {kept} your function")
            except Wrong as error:
                if "truth value of an array" not in str(error):
                    raise
                raise Wrong(
                    f"{error}. An `if`, `and` or `max` wants one truth value, and an array has "
                    "many: write `np.where(condition, a, b)`, `&`, `np.maximum`"
                ) from None
            if not same(given, case):
                raise Wrong(
                    f"For {kept} your function changes its argument in place; copy it first"
                )
            try:
                for thing in self.split(result):
                    array = as_numbers(thing, f"For {kept} your function gives")
                    if self.truth is not None and cut_short(thing, self.truth[len(values)]):
                        raise Wrong(
                            f"For {kept} your function gives an array of whole numbers, and what "
                            "stands behind the point is lost: write 0.0 for 0 (np.vectorize takes "
                            "its type from the first value)"
                        )
                    values.append(array if ordered(thing) else self.fitted(array, len(values)))
            except Wrong as error:
                if self.parts or "that is no array" not in str(error) or not ordered(result):
                    raise
                one = "one array" if self.truth[len(values)].ndim else "one number"
                things = f"{kind(result)} of {len(result)} things"
                raise Wrong(f"Your function returns {things}; {one} is expected") from None
        return values

    def fitted(self, array, i):
        """Return an array that holds one number as this number, and a row as a vector if `rows`."""
        ndim = array.ndim if self.truth is None else self.truth[i].ndim
        if ndim == 0 and array.size == 1:
            return array.reshape(())
        return array[0] if self.rows and ndim == 1 and array.shape[:-1] == (1,) else array

    def split(self, result):
        if self.parts is None or missing(result):
            return [result]
        if not ordered(result):
            array = call(plain, result)
            result = list(array) if type(array) is np.ndarray and array.ndim else result
        if not ordered(result) or len(result) != len(self.parts):
            many = f" of length {len(result)}" if ordered(result) else ""
            raise Wrong(
                f"Your function must return {len(self.parts)} things, {listed(self.parts)}; "
                f"it returns {kind(result)}{many}"
            )
        empty = [part for part, r in zip(self.parts, result, strict=True) if missing(r)]
        if empty:
            verb = "is" if len(empty) == 1 else "are"
            raise NotAttempted(f"In what you return, {listed(empty)} {verb} still to be filled in")
        return result

    def fault(self, values):
        parts = self.parts or [None]
        for i, (given, true) in enumerate(zip(values, self.truth, strict=True)):
            case, part = self.inputs(self.cases[i // len(parts)]), parts[i % len(parts)]
            gives = f"For {case} your function gives " + f"{part} = " * bool(part)
            but = f"but {part or 'the ' + self.noun}"
            if given.shape != true.shape:
                return f"{gives}{shape(given)}, {but} is {shape(true)}"
            wrong = np.argwhere(~self.close(given, true))
            if not len(wrong):
                continue
            pair = numbers_apart(given, true) if true.ndim == 0 else (value(given), value(true))
            if true.size <= 8 and pair[0] != pair[1]:
                return f"{gives}{pair[0]}, {but} is {pair[1]}"
            j = tuple(map(int, wrong[0]))
            pair = numbers_apart(given[j], true[j])
            return f"{gives}{pair[0]} at {list(j)}, {but} there is {pair[1]}"
        return None

    def inputs(self, case):
        return ", ".join(f"{n} = {value(v)}" for n, v in zip(self.names, case, strict=True))


def cut_short(thing, true):
    """Whether an array of whole numbers holds the right ones, without what is behind the point."""
    whole = isinstance(thing, np.ndarray) and thing.dtype.kind in "iu"
    return whole and np.array_equal(thing, np.trunc(true)) and not np.array_equal(thing, true)


def ordered(result):
    return isinstance(result, tuple | list)


def same(these, those):
    """Whether two arguments, or lists of them, are equal."""
    if ordered(these):
        return len(these) == len(those) and all(map(same, these, those))
    return np.array_equal(these, those)


def shape(array):
    return f"an array of shape {array.shape}" if array.ndim else "one number"
