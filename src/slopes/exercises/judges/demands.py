"""What a task may demand beyond right values: what they come from, all digits of a computation."""

import builtins
import contextlib
import dis
import types
from unittest import mock

import numpy as np

from ..words import number
from .base import Wrong, call, listed
from .quantities import numbers
from .reading import as_numbers

LIBRARIES = ("slopes", "numpy", "scipy", "torch")


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
    """Return a question to a function: None, or the sentence that it uses one of these names.

    A name may be a sign of arithmetic, such as "%".
    """

    def ask(answer):
        used = sorted(called(answer) & set(names))
        return f"Your function uses {listed(used)}; the task asks to do without" if used else None

    return ask


def by_sums_and_bends():
    """Return a question: does a function use what cuts a line into pieces without any bend?"""
    cuts = "% // divmod mod remainder fmod modf floor floor_divide ceil round around rint trunc fix"
    picks = "where select piecewise choose searchsorted digitize interp interp1d make_interp_spline"
    waves = "sin cos arcsin arccos asin acos"
    return without(*f"{cuts} {picks} {waves}".split())


def called(function, seen=()):
    """Return the names of what a function, and the functions that it calls, may call; and signs.

    A variable counts only where it holds something that can be called; an attribute always does.
    What the functions of a LIBRARY do is not followed.
    """
    for inner in ("func", "pyfunc", "__wrapped__", "__func__"):  # of partial, np.vectorize, …
        function = getattr(function, inner, function)
    if not hasattr(function, "__code__"):  # an object that can be called
        function = type(function).__dict__.get("__call__")
    if not isinstance(function, types.FunctionType) or function in seen:
        return set()
    if str(function.__module__).partition(".")[0] in LIBRARIES:
        return set()
    names, read, codes = set(), set(), [function.__code__]
    for code in codes:
        codes += [c for c in code.co_consts if isinstance(c, types.CodeType)]
        for step in dis.get_instructions(code):
            if step.opname in ("LOAD_GLOBAL", "LOAD_NAME", "LOAD_DEREF", "LOAD_CLASSDEREF"):
                read.add(step.argval)
            elif step.opname == "BINARY_OP":
                names.add(step.argrepr.rstrip("="))
            elif step.opname in ("LOAD_ATTR", "LOAD_METHOD", "IMPORT_NAME", "IMPORT_FROM"):
                names.add(step.argval)
    known = vars(builtins) | function.__globals__ | enclosed(function)
    for name in read & known.keys():
        if callable(thing := known[name]):
            names |= {name, str(getattr(thing, "__name__", ""))} | called(thing, (*seen, function))
    return names


def enclosed(function):
    """Return the variables of outer functions that a function uses, with what they hold."""
    held = {}
    for name, cell in zip(function.__code__.co_freevars, function.__closure__ or (), strict=True):
        with contextlib.suppress(ValueError):  # nothing yet
            held[name] = cell.cell_contents
    return held


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
