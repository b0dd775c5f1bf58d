"""Answers to softplus-tail: forms that are right to twelve digits, and forms that almost are."""

import math
from functools import partial

import mpmath
import numpy as np
from scipy.special import log1p, log_expit

from slopes import relu, softplus


def by_halves(x):
    out = np.empty_like(x)
    left = x < 0
    out[left] = np.log1p(np.exp(x[left]))
    out[~left] = x[~left] + np.log1p(np.exp(-x[~left]))
    return out


def one_by_one(x):
    out = [max(v, 0) + math.log1p(math.exp(-abs(v))) for v in x.ravel()]
    return np.array(out).reshape(x.shape)


def many_digits(v):
    with mpmath.workdps(330):
        return mpmath.log1p(mpmath.exp(v))


def kahan(x):
    """ln(1 + e) by the ratio of two rounded numbers."""
    e = np.exp(-np.abs(x))
    u = 1 + e
    d = u - 1
    log = np.where(d == 0, e, np.log(u) * e / np.where(d == 0, 1, d))
    return np.maximum(x, 0) + log


def three_parts(x):
    middle = np.clip(x, -40, 40)
    return np.where(
        x < -40, np.exp(np.minimum(x, 0)), np.where(x > 40, x, np.log1p(np.exp(middle)))
    )


class Softplus:
    def __call__(self, x):
        return np.log1p(np.exp(-np.abs(x))) + x * (x > 0)


RIGHT = {
    "logaddexp": lambda x: np.logaddexp(0, x),
    "logaddexp, turned": lambda x: np.logaddexp(x, np.zeros_like(x)),
    "partial": partial(np.logaddexp, 0.0),
    "by halves": by_halves,
    "one by one": one_by_one,
    "np.vectorize": np.vectorize(
        lambda v: v + math.log1p(math.exp(-v)) if v > 0 else math.log1p(math.exp(v))
    ),
    "mpf": np.vectorize(many_digits, otypes=[object]),
    "the ratio of rounded numbers": kahan,
    "three parts": three_parts,
    "an object with __call__": Softplus(),
    "log_expit": lambda x: -log_expit(-x),
    "ReLU and log1p": lambda x: relu(x) + log1p(np.exp(-np.abs(x))),
    "half the sum": lambda x: (x + np.abs(x)) / 2 + np.log1p(np.exp(-np.abs(x))),
    "two minima": lambda x: (
        np.maximum(x, 0) + np.log1p(np.exp(np.minimum(x, 0) - np.maximum(x, 0)))
    ),
    "x less the mirror image": lambda x: np.where(
        x > 0, x + np.log1p(np.exp(-np.abs(x))), np.log1p(np.exp(-np.abs(x)))
    ),
    "artanh": lambda x: (
        np.maximum(x, 0) + 2 * np.arctanh(np.exp(-np.abs(x)) / (2 + np.exp(-np.abs(x))))
    ),
    "x right of 26": lambda x: np.where(x > 26, x, np.logaddexp(0, x)),
    "e^x left of −29": lambda x: np.where(x < -29, np.exp(np.minimum(x, 0)), np.logaddexp(0, x)),
    "the library's": softplus,
    "long double": lambda x: np.logaddexp(np.longdouble(0), x.astype(np.longdouble)),
    "a list": lambda x: list(np.logaddexp(0, x)),
    "an object array": lambda x: np.logaddexp(0, x).astype(object),
    "logaddexp2": lambda x: np.log(2) * np.logaddexp2(0, x / np.log(2)),
    "in place on a copy": lambda x: np.add(
        np.maximum(x, 0), np.log1p(np.exp(-np.abs(x))), out=x.copy()
    ),
}

WRONG = {
    "log of the sum, by halves": lambda x: np.where(
        x > 0, x + np.log(1 + np.exp(-np.abs(x))), np.log(1 + np.exp(np.minimum(x, 0)))
    ),
    "as in books": lambda x: np.log(1 + np.exp(x)),
    "a tiny number added": lambda x: np.maximum(x, 0) + np.log(1 + np.exp(-np.abs(x)) + 1e-300),
    "cut at −30": lambda x: np.maximum(x, 0) + np.log1p(np.exp(-np.minimum(np.abs(x), 30))),
    "e^x left of −10": lambda x: np.where(x < -10, np.exp(np.minimum(x, 0)), np.logaddexp(0, x)),
    "e^x left of −5": lambda x: np.where(x < -5, np.exp(np.minimum(x, 0)), np.logaddexp(0, x)),
    "two terms left of −7": lambda x: np.where(
        x < -7,
        np.exp(np.minimum(x, 0)) - np.exp(2 * np.minimum(x, 0)) / 2,
        np.logaddexp(0, x),
    ),
    "three terms left of −5": lambda x: np.where(
        x < -5,
        sum((-1) ** (k + 1) * np.exp(k * np.minimum(x, 0)) / k for k in (1, 2, 3)),
        np.logaddexp(0, x),
    ),
    "the bug left of −3 only down to −19": lambda x: np.where(
        (x > -19) & (x < -3), np.log(1 + np.exp(np.minimum(x, 0))), np.logaddexp(0, x)
    ),
    "x right of 10": lambda x: np.where(x > 10, x, np.logaddexp(0, x)),
    "x right of 23": lambda x: np.where(x > 23, x, np.logaddexp(0, x)),
    "0 left of −100": lambda x: np.where(x < -100, 0, np.logaddexp(0, x)),
    "0 left of −500": lambda x: np.where(x < -500, 0, np.logaddexp(0, x)),
    "in float32": lambda x: np.logaddexp(np.float32(0), x.astype(np.float32)),
    "clipped to ±50": lambda x: np.logaddexp(0, np.clip(x, -50, 50)),
    "clipped to ±500": lambda x: np.logaddexp(0, np.clip(x, -500, 500)),
    "log1p of e^x, silenced": np.errstate(all="ignore")(
        lambda x: np.where(x > 30, x, np.log1p(np.exp(x)))
    ),
    "log1p of e^x, nan made x": lambda x: np.where(np.isinf(np.exp(x)), x, np.log1p(np.exp(x))),
    "the sign turned": lambda x: -np.logaddexp(0, x),
    "the mirror image": lambda x: np.logaddexp(0, -x),
    "base 2": lambda x: np.logaddexp2(0, x),
    "softplus less ln 2": lambda x: np.logaddexp(0, x) - np.log(2),
    "sigmoid": lambda x: np.exp(-np.logaddexp(0, -x)),
    "x squared in the root": lambda x: (x + np.sqrt(x**2 + 4)) / 2,
    "in place": lambda x: np.logaddexp(0, x, out=x),
    "for one number": lambda x: max(x, 0) + math.log1p(math.exp(-abs(x))),
    "log1p without the size": lambda x: np.maximum(x, 0) + np.log1p(np.exp(np.minimum(-x, 0))),
    "ten digits": lambda x: np.logaddexp(0, x) * (1 + 1e-10),
    "a constant more": lambda x: np.logaddexp(0, x) + 1e-16,
    "e^−|x| left of 0": lambda x: np.maximum(x, 0) + np.exp(-np.abs(x)),
}

SAME = {}
