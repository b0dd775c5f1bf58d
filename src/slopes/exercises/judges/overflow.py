"""Hears where a formula overflows, whether or not the answer silences numpy's warnings."""

import contextlib
import pathlib
import sys
import warnings
from unittest import mock

import numpy as np

from ..sandbox import quietly
from .base import Wrong, call

try:
    from numpy._core import _ufunc_config as SETTINGS
except ImportError:
    SETTINGS = None

SLOPES = pathlib.Path(__file__).parents[2]
HEARD = []  # kinds of warnings, in the order of their coming
ALOUD = dict.fromkeys(("over", "divide", "invalid"), "call")
ALOUD["call"] = lambda kind, _: HEARD.append(kind)


class Loud(np.ndarray):
    """An array that runs the ufuncs of a learner's code aloud, and so are their results."""

    def __array_ufunc__(self, ufunc, method, *inputs, out=None, **how):
        if out is not None:
            how["out"] = tuple(map(soft, out))
        silent, inputs = library(sys._getframe(1).f_code), [*map(soft, inputs)]
        with contextlib.nullcontext() if silent else np.errstate(**ALOUD):
            result = getattr(ufunc, method)(*inputs, **how)
        if not (TOLD or silent) and method == "__call__":
            HEARD.extend(seen(inputs, result))
        return loud(result)

    def __array_function__(self, function, types, arguments, how):
        return loud(super().__array_function__(function, types, arguments, how))


def told():
    """Whether the processor tells numpy of an overflow; in a browser, there is none that would."""
    heard = []
    with np.errstate(over="call", call=lambda *_: heard.append(True)):
        np.exp(np.array([1000.0]))
    return bool(heard)


TOLD = told()


def seen(inputs, result):
    """Return what numpy would warn of, by the numbers that went in and came out."""
    if not isinstance(result, np.ndarray | np.floating) or result.dtype.kind != "f":
        return []
    numbers = [given for given in map(np.asarray, inputs) if given.dtype.kind in "biuf"]
    finite = np.all(np.broadcast_arrays(*map(np.isfinite, numbers), result)[:-1], axis=0)
    known = ~np.any(np.broadcast_arrays(*map(np.isnan, numbers), result)[:-1], axis=0)
    found = {"overflow": np.isinf(result) & finite, "invalid value": np.isnan(result) & known}
    return [kind for kind, places in found.items() if places.any()]


def loud(result):
    """Return an array as a Loud one, and everything else as it is."""
    return result.view(Loud) if isinstance(result, np.ndarray) else result


def soft(thing):
    """Return a Loud array as a plain one, and everything else as it is."""
    return thing.view(np.ndarray) if isinstance(thing, Loud) else thing


def library(code):
    """Whether code belongs to an installed library or to this one, exercises aside."""
    file = pathlib.Path(code.co_filename)
    if SLOPES in file.parents:  # itself in a folder of packages where it is installed
        return SLOPES / "exercises" not in file.parents or code.co_filename == __file__
    return "-packages" in code.co_filename


def shown(answer, x):
    """Return the first warning of numpy that calling answer(x) shows, or None."""
    with warnings.catch_warnings(record=True) as caught, np.errstate(all="warn", under="ignore"):
        warnings.simplefilter("always")
        with quietly():
            call(answer, x.copy())
    return str(caught[0].message) if caught else None


def hidden(answer, x):
    """Return what numpy would warn of if the answer did not silence it, or None."""
    HEARD.clear()
    with unsilenced(), np.errstate(**ALOUD, under="ignore"), quietly():
        for given in (x.copy(), loud(x.copy())):
            with contextlib.suppress(Wrong):  # it may refuse a Loud array
                call(answer, given)
    return f"{HEARD[0]} encountered" if HEARD else None


def unsilenced():
    """Return a context in which errstate and seterr leave a learner's plain arrays aloud.

    Where numpy keeps its settings in another way, only Loud arrays stay so.
    """
    make = getattr(SETTINGS, "_make_extobj", None)

    def made(**how):  # what errstate and seterr set is set for a library alone
        frame = sys._getframe(1)
        decorated = getattr(frame.f_locals.get("func"), "__code__", None)
        return make(**how) if library(decorated or frame.f_back.f_code) else make()

    return mock.patch.object(SETTINGS, "_make_extobj", made) if make else contextlib.nullcontext()
