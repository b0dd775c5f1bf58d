"""What a task may demand beyond right values: what they come from, all digits of a computation."""

import types
from unittest import mock

import numpy as np

from ..words import number
from .base import Wrong, call, listed
from .quantities import numbers
from .reading import as_numbers


def built_on(f, x):
    """Return a question for `also`: do the values at x come from the Activation f?

    They do if all change while f, or what the answer's module calls so, is another function. No x
    is 0, where a form may hold whatever f is.
    """

    def other(x):
        return 0.3 + np.arctan(x) / 8

    def question(answer):
        names = getattr(answer, "__globals__", {})
        own = {f.__name__: other} if names.get(f.__name__, f) is not f else {}
        before = call(answer, x.copy())
        with mock.patch.object(f, "body", other), mock.patch.dict(names, own):
            try:
                after = call(answer, x.copy())
            except Wrong:
                return None
        kept = np.equal(as_numbers(before), as_numbers(after))
        if not kept.any():
            return None
        where = "" if kept.all() else f" also at x = {number(x[kept][0])}"
        only = f"the task asks to build them from `{f.__name__}` only"
        return f"The values are right, but {only}{where and ',' + where}"

    return question


def without(*names):
    """Return a question to a function: None, or the sentence that it calls one of these names."""

    def ask(answer):
        used = sorted(called(answer) & set(names))
        return f"Your function calls {listed(used)}; the task asks to do without" if used else None

    return ask


def called(function, seen=()):
    """Return the names in a function's code and in that of the functions which it calls."""
    for inner in ("func", "pyfunc", "__wrapped__", "__func__"):  # of partial, np.vectorize, …
        function = getattr(function, inner, function)
    if not hasattr(function, "__code__"):  # an object that can be called
        function = type(function).__dict__.get("__call__")
    if not isinstance(function, types.FunctionType) or function in seen:
        return set()
    names, codes = set(), [function.__code__]
    for code in codes:
        names.update(code.co_names, code.co_freevars)
        codes += [c for c in code.co_consts if isinstance(c, types.CodeType)]
    cells = zip(function.__code__.co_freevars, function.__closure__ or (), strict=True)
    known = function.__globals__ | {name: cell.cell_contents for name, cell in cells}
    for thing in [known[name] for name in names & known.keys()]:
        names |= {str(getattr(thing, "__name__", ""))} | called(thing, (*seen, function))
    return names


class computed(numbers):
    """Judges numbers of a computation by the decimals that they have: by half of the last.

    `decimals` are the fewest that will do; from six on a number is one in full.
    """

    def __init__(self, truth, decimals):
        self.decimals = range(decimals, 6)
        super().__init__(truth, tolerance=0.5 * 0.1**decimals)

    def accepted(self, true):
        return number(true)

    def close(self, given, true):
        has = (d for d in self.decimals if np.abs(np.round(given, d) - given) < 1e-8)
        return np.abs(given - true) <= max(0.5 * 0.1 ** next(has, 6), 1e-6) + 1e-9
