"""What is asked of arguments: each check returns the value, or says what came instead.

needed asks the same of packages that the library does without until they are used.
"""

import inspect
import math
import numbers
import sys
from contextlib import contextmanager

import numpy as np


def expect(holds, argument, expected, value):
    """Raise ValueError unless it holds: what was expected of the argument, and what came."""
    if not holds:
        raise ValueError(f"{argument}: expected {expected}, got {short(value)}")


def whole(argument, value, least=1):
    """Return value as an int, which must be from least on."""
    holds = isinstance(value, numbers.Integral) and not _truth(value) and value >= least
    expect(holds, argument, f"a whole number from {least} on", value)
    expect(value < 2**31, argument, "a whole number below 2**31", value)
    return int(value)


def number(argument, value, expected="a finite number", holds=lambda value: True):
    """Return value as a float, which must be finite and such that holds(value)."""
    try:
        real = float(value) if isinstance(value, numbers.Real) and not _truth(value) else math.nan
    except OverflowError:
        real = math.inf
    expect(math.isfinite(real) and holds(real), argument, expected, value)
    return real


def above_0(argument, value):
    """Return value as a float above 0."""
    return number(argument, value, "a number above 0", lambda value: value > 0)


def from_0(argument, value):
    """Return value as a float from 0 on."""
    return number(argument, value, "a number from 0 on", lambda value: value >= 0)


def share(argument, value):
    """Return value as a float from 0 on and below 1."""
    return number(argument, value, "a number from 0 to below 1", lambda value: 0 <= value < 1)


def array(argument, value):
    """Return value as a plain array, which has no mask: one that would be lost is refused."""
    loaded = sys.modules.get("numpy.ma")  # by whoever has masked arrays
    if loaded and _holds(value, loaded.MaskedArray):
        plain = f"numbers without a mask, such as {argument}.filled(0)"
        raise TypeError(f"{argument}: expected {plain}, got {short(value)}")
    try:
        return np.asarray(value)
    except Exception as error:  # rows of several lengths, an __array__ that fails
        kind = ValueError if isinstance(error, ValueError) else TypeError
        raise kind(f"{argument}: expected an array, got {short(value)}: {error}") from None


def _holds(value, kind):
    """Return whether value is of that kind, or a list, however deep, with one that is."""
    if isinstance(value, (list, tuple)):
        return any(_holds(each, kind) for each in value)
    return isinstance(value, kind)


def real(argument, value):
    """Return value as an array of real numbers."""
    plain = value if type(value) is np.ndarray else array(argument, value)
    kind, size = plain.dtype.kind, plain.dtype.itemsize
    if kind in "biu" or (kind == "f" and size <= 8):
        return plain if plain.dtype.isnative else plain.astype(plain.dtype.newbyteorder("="))
    if plain.dtype.name == "bfloat16":
        return plain
    expected = "real numbers (bool, integers, float16, float32, float64)"
    raise TypeError(f"{argument}: expected {expected}, got {plain.dtype} from {short(value)}")


def matching(argument, value, other, x):
    """Return value as an array of real numbers in the shape of x."""
    value = real(argument, value)
    if value.shape != x.shape:
        raise ValueError(f"{argument}: expected the shape of {other}, {x.shape}, got {value.shape}")
    return value


def finite(argument, value):
    """Return value as an array of real numbers without nan and inf."""
    found = real(argument, value)
    broken = found[~np.isfinite(found)]
    if broken.size:
        raise ValueError(f"{argument}: expected finite numbers, got {broken[0]}")
    return found


def float_type(dtype):
    """Return the dtype of weights: float16, float32 or float64; None stands for float64."""
    try:
        found = np.dtype(dtype)
    except TypeError:
        found = None
    known = (np.float16, np.float32, np.float64)
    expect(found in known, "dtype", "float16, float32 or float64", dtype)
    return found


def generator(rng):
    """Return rng, which must be a random generator of numpy's."""
    known = (np.random.Generator, np.random.RandomState)
    expect(isinstance(rng, known), "rng", "one such as np.random.default_rng(0)", rng)
    return rng


def seeded(seed):
    """Return the random generator of that seed."""
    try:
        return np.random.default_rng(seed)
    except (TypeError, ValueError):
        expect(False, "seed", "a whole number from 0 on", seed)


def declared(body):
    """Return the parameters of a formula, all that are given by name or have a number by default.

    >>> declared(lambda x, *, alpha=0.1: alpha * x)
    {'alpha': 0.1}
    """
    if isinstance(body, np.ufunc):  # its keywords, such as where, are none of the formula's
        return {}
    found = {
        p.name: p.default
        for p in inspect.signature(body).parameters.values()
        if p.kind is p.KEYWORD_ONLY or isinstance(p.default, numbers.Real)
    }
    for name, default in found.items():
        if default is inspect.Parameter.empty:
            raise ValueError(f"{name}: expected a default where {body.__name__} is defined")
    return found


def short(value):
    text = repr(value)
    return text if len(text) <= 60 else text[:57] + "..."


def _truth(value):
    return isinstance(value, (bool, np.bool_))


class Missing(ModuleNotFoundError):
    """A package that is not there; a notebook shows the sentence alone, without a traceback."""

    def _render_traceback_(self):
        return [str(self)]


@contextmanager
def needed(*requirements, otherwise=""):
    """Import in a with block: where a package is missing, the error names what to install.

    otherwise: what else can be done, as the end of the sentence.

    >>> with needed("slopes[plots]"):
    ...     import no_such_package
    Traceback (most recent call last):
    slopes.arguments.Missing: no_such_package is missing here: pip install "slopes[plots]"
    """
    try:
        yield
    except ModuleNotFoundError as error:
        package = (error.name or "").partition(".")[0]
        if package in ("", "slopes"):
            raise
        install = " ".join(f'"{requirement}"' for requirement in requirements)
        message = f"{package} is missing here: pip install {install}{otherwise}"
        raise Missing(message, name=error.name) from None
