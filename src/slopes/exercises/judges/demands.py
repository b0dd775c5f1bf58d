"""What a task may demand beyond right values: what they come from, all digits of a computation."""

import types
from unittest import mock

import numpy as np

from .base import Wrong, call, listed
from .quantities import numbers


def built_on(f, x):
    """Return a question for `also`: do the values at x come from the Activation f?

    They do if they change while f, or what the answer's module calls so, is another function.
    """

    def other(x):
        return 0.5 + np.arctan(x) / 4

    def question(answer):
        names = getattr(answer, "__globals__", {})
        own = {f.__name__: other} if names.get(f.__name__, f) is not f else {}
        before = call(answer, x.copy())
        with mock.patch.object(f, "body", other), mock.patch.dict(names, own):
            try:
                after = call(answer, x.copy())
            except Wrong:
                return None
        if np.array_equal(before, after):
            return f"The values are right, but the task asks to build them from `{f.__name__}` only"
        return None

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
    """Judges numbers of a computation: a rounded one by the tolerance, one in full to 1e-6."""

    def close(self, given, true):
        rounded = np.abs(np.round(given, 5) - given) < 1e-8
        return super().close(given, true) & (rounded | (np.abs(given - true) < 1e-6))
