"""The slope of a formula, found while it is computed: automatic differentiation, forward."""

import numpy as np
from numpy.lib.mixins import NDArrayOperatorsMixin

LN2, LN10 = np.log(2), np.log(10)

# The slope of each function of one number, at x.
ONE = {
    np.arccos: lambda x: -1 / np.sqrt(1 - x**2),
    np.arccosh: lambda x: 1 / np.sqrt(x**2 - 1),
    np.arcsin: lambda x: 1 / np.sqrt(1 - x**2),
    np.arcsinh: lambda x: 1 / np.sqrt(x**2 + 1),
    np.arctan: lambda x: 1 / (1 + x**2),
    np.arctanh: lambda x: 1 / (1 - x**2),
    np.cbrt: lambda x: 1 / (3 * np.cbrt(x) ** 2),
    np.cos: lambda x: -np.sin(x),
    np.cosh: np.sinh,
    np.exp: np.exp,
    np.exp2: lambda x: LN2 * np.exp2(x),
    np.expm1: np.exp,
    np.log: lambda x: 1 / x,
    np.log10: lambda x: 1 / (LN10 * x),
    np.log1p: lambda x: 1 / (1 + x),
    np.log2: lambda x: 1 / (LN2 * x),
    np.negative: lambda x: -1.0,
    np.positive: lambda x: 1.0,
    np.reciprocal: lambda x: -1 / x**2,
    np.sin: np.cos,
    np.sinh: np.cosh,
    np.sqrt: lambda x: 0.5 / np.sqrt(x),
    np.square: lambda x: 2 * x,
    np.tan: lambda x: 1 + np.tan(x) ** 2,
    np.tanh: lambda x: 1 - np.tanh(x) ** 2,
}
# The slopes of each function of two numbers, at a and b: in a, and in b.
TWO = {
    np.add: (lambda a, b: 1.0, lambda a, b: 1.0),
    np.arctan2: (lambda a, b: b / (a**2 + b**2), lambda a, b: -a / (a**2 + b**2)),
    np.divide: (lambda a, b: 1 / b, lambda a, b: -a / b**2),
    np.hypot: (lambda a, b: a / np.hypot(a, b), lambda a, b: b / np.hypot(a, b)),
    np.logaddexp: (
        lambda a, b: np.exp(a - np.logaddexp(a, b)),
        lambda a, b: np.exp(b - np.logaddexp(a, b)),
    ),
    np.multiply: (lambda a, b: b, lambda a, b: a),
    np.power: (lambda a, b: b * np.power(a, b - 1), lambda a, b: np.log(a) * np.power(a, b)),
    np.subtract: (lambda a, b: 1.0, lambda a, b: -1.0),
}
FLAT = [np.ceil, np.floor, np.heaviside, np.rint, np.sign, np.trunc]
TRUTH = [np.less, np.less_equal, np.greater, np.greater_equal, np.equal, np.not_equal]


class Dual(NDArrayOperatorsMixin):
    """Numbers and their slopes, on which numpy computes as on numbers.

    At a kink it is the slope on the left, as in the library.
    """

    def __init__(self, value, slope):
        self.value, self.slope = value, slope

    def __array_ufunc__(self, ufunc, method, *given, **more):
        values, slopes = zip(*map(_parts, given), strict=True)
        value = ufunc(*values)
        if ufunc in FLAT or ufunc in TRUTH:
            return value
        if ufunc in (np.maximum, np.minimum):
            return Dual(value, _chosen(ufunc, values, slopes))
        if ufunc is np.absolute:
            at_0 = -abs(slopes[0])
            return Dual(value, np.where(values[0] == 0, at_0, np.sign(values[0]) * slopes[0]))
        rules = [ONE[ufunc]] if ufunc in ONE else TWO[ufunc]
        parts = [
            rule(*values) * slope
            for rule, slope in zip(rules, slopes, strict=True)
            if slope is not None
        ]
        return Dual(value, sum(parts))

    def __array_function__(self, function, types, given, more):
        if function is not np.where:
            low, high = given[1:]
            return np.minimum(np.maximum(given[0], low), high)  # np.clip
        (holds, *values), (_, *slopes) = zip(*map(_parts, given), strict=True)
        slopes = [0.0 if slope is None else slope for slope in slopes]
        return Dual(np.where(holds, *values), np.where(holds, *slopes))


def _parts(given):
    return (given.value, given.slope) if isinstance(given, Dual) else (given, None)


def _chosen(ufunc, values, slopes):
    """The slope of the larger or the smaller of two; where they are equal, that on the left."""
    (a, b), (da, db) = values, (0.0 if slope is None else slope for slope in slopes)
    larger, left = (a > b, np.minimum) if ufunc is np.maximum else (a < b, np.maximum)
    return np.where(a == b, left(da, db), np.where(larger, da, db))


def slope_of(body):
    """The slope of a formula of x, as a formula of x."""

    def slope(x, **parameters):
        found = body(Dual(x, np.ones_like(x)), **parameters)
        return found.slope if isinstance(found, Dual) else np.zeros_like(x)

    return slope


def lifted(f):
    """A function of the library that takes numbers with their slopes as well."""

    def both(x):
        if isinstance(x, Dual):
            return Dual(f(x.value), f.derivative(x.value) * x.slope)
        return f(x)

    return both
