"""Reads numbers from whatever an answer gives: arrays, lists, fractions, tensors, long doubles."""

import contextlib
import re
import sys

import numpy as np

from ..sandbox import TimeUp
from ..words import kind, raised
from .base import NotAttempted, Nothing, Wrong, call, missing


def as_array(thing):
    """Return a copy of `thing` as an array: of float64 where its entries can be made floats."""
    try:
        array = np.array(thing if isinstance(thing, list | tuple) else plain(thing))
    except Exception:  # perhaps a list of tensors
        array = np.array(plain(thing))
    if array.dtype == object and all(hasattr(type(v), "__float__") for v in array.flat):
        array = np.array([float(v) for v in array.flat]).reshape(array.shape)  # a Fraction, an mpf
    if array.dtype.kind != "f":
        return array
    with np.errstate(all="ignore"):  # a long double may lie beyond the range of float64
        return array.astype(np.float64)


def plain(thing):
    """Return tensors, also those in a list, as numpy arrays, and masked entries as nan."""
    if isinstance(thing, list | tuple):
        return [plain(entry) for entry in thing]
    if isinstance(thing, np.ma.MaskedArray):
        return thing.astype(float).filled(np.nan)
    if isinstance(thing, getattr(sys.modules.get("torch"), "Tensor", ())):
        thing = thing.detach().cpu()
        return (thing.double() if thing.is_floating_point() else thing).numpy()
    return thing


def as_numbers(result, where="Your function gives"):
    """Return `result` as an array of real numbers; raise Wrong, or NotAttempted if it is empty."""
    if missing(result):
        raise Nothing("Your function returns nothing yet: return your own in place of ...")
    try:
        array = as_array(result)
    except TimeUp:
        raise
    except BaseException as error:
        raise Wrong(f"{where} {kind(result)} that is no array: it raises {raised(error)}") from None
    if array.dtype.kind == "c":
        raise Wrong(f"{where} complex numbers instead of real ones")
    if array.dtype.kind not in "biuf":
        what = kind(result) + " without numbers" * (type(result) in (np.ndarray, list, tuple))
        raise Wrong(f"{where} {what} instead of numbers")
    return array.astype(np.float64, copy=False)


def number_in(thing, name, kinds="iuf"):
    """Return `thing` as a float array without dimensions; raise Wrong, or NotAttempted if empty.

    With a b in `kinds`, True is 1 and False is 0.
    """
    if missing(thing):
        raise NotAttempted(f"{name} is still to be filled in.")
    if type(thing) is int and abs(thing) >= 2**1024:
        raise Wrong(f"{name} has more than 308 digits, too many for a float")
    what, array = kind(thing), np.array("")
    with contextlib.suppress(Wrong):
        if not isinstance(thing, list | tuple):
            array = call(as_array, thing)
        if array.size == 1 and array.dtype.kind in kinds:  # what a root finder returns
            array = array.reshape(())
    if array.ndim or array.dtype.kind not in kinds:
        what = f"an array of shape {array.shape}" if array.ndim else what
        comma = type(thing) in (str, tuple) and re.fullmatch(r"\(?-?\d+, ?\d+\)?", str(thing))
        point = "; Python writes a decimal number with a point, 0.5" if comma else ""
        raise Wrong(f"{name} is {what}, where a plain number is expected{point}")
    if np.isnan(array):
        raise Wrong(f"{name} is nan, which is no number")
    return array.astype(float)
