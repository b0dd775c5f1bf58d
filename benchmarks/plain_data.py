"""Verdicts and figures as plain data, for files of what was measured."""

import math

import numpy as np


def as_stored(verdict):
    """Return a verdict as plain data."""
    figures = plain(verdict.figures)
    return {"ruling": verdict.ruling, "finding": verdict.finding, "figures": figures}


def plain(value):
    """Return figures as JSON takes them: to six digits, keys as text, arrays as lists."""
    if isinstance(value, dict):
        return {str(key): plain(each) for key, each in value.items()}
    if isinstance(value, list | tuple | np.ndarray | range):
        return [plain(each) for each in value]
    if isinstance(value, str | bool | int | None):
        return value
    try:
        number = float(value)
    except TypeError:
        return str(value)
    return float(f"{number:.6g}") if math.isfinite(number) else str(number)
