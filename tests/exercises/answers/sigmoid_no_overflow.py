"""Answers to sigmoid-no-overflow: right ones in many forms, wrong ones that nobody registered."""

import math
import threading
import warnings
from decimal import Decimal
from fractions import Fraction
from functools import partial, wraps

import numpy as np

from slopes import log_sigmoid, sigmoid


def two_halves(x):
    out = np.empty_like(x)
    left = x < 0
    e = np.exp(x[left])
    out[left] = e / (1 + e)
    out[~left] = 1 / (1 + np.exp(-x[~left]))
    return out


def with_where(x):
    e = np.exp(-np.abs(x))
    return np.where(x < 0, e, 1) / (1 + e)


def exp_alone(x, cut):
    below = np.exp(np.minimum(x, 0))
    return np.where(x < cut, below, 1 / (1 + np.exp(-np.maximum(x, cut))))


def single(v):
    return 1 / (1 + math.exp(-v)) if v > 0 else math.exp(v) / (1 + math.exp(v))


def loop(x):
    out = np.zeros(np.shape(x))
    for i, v in np.ndenumerate(x):
        out[i] = single(v)
    return out


def in_decimals(x):
    decimals = [Decimal(float(v)) for v in np.ravel(x)]
    return np.array([1 / (1 + (-d).exp()) for d in decimals], dtype=object).reshape(np.shape(x))


def in_fractions(x):
    return np.array([Fraction(single(v)) for v in np.ravel(x)]).reshape(np.shape(x))


def by_where_argument(x):
    e = np.exp(x, where=x < 0, out=np.exp(-np.abs(x)))
    return np.divide(e, 1 + e, where=x < 0, out=1 / (1 + e))


class Sigmoid:
    """Keeps the part below 0, as some write it."""

    def __call__(self, x):
        low = np.minimum(x, 0)
        return np.exp(low - np.log(np.exp(low) + np.exp(low - x)))


def general(x, sharpness):
    return np.exp(-np.logaddexp(0, -sharpness * x))


def clipped(x, bound):
    return 1 / (1 + np.exp(-np.clip(x, -bound, bound)))


def under_errstate(x):
    with np.errstate(over="ignore", invalid="ignore"):
        return 1 / (1 + np.exp(-x))


def under_a_filter(x):
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        return 1 / (1 + np.exp(-x))


def with_seterr(x):
    before = np.seterr(all="ignore")
    try:
        return 1 / (1 + np.exp(-x))
    finally:
        np.seterr(**before)


@np.errstate(all="ignore")
def decorated(x):
    return 1 / (1 + np.exp(-x))


def from_numpy_by_name():
    from numpy import errstate, exp

    @wraps(exp)
    def silent(x):
        with errstate(over="ignore"):
            return 1 / (1 + exp(-x))

    return lambda x: silent(x)


def warnings_by_name():
    from warnings import catch_warnings, filterwarnings

    def silent(x):
        with catch_warnings():
            filterwarnings("ignore")
            return 1 / (1 + np.exp(-x))

    return silent


def mended_after(x):
    with np.errstate(all="ignore"):
        return np.nan_to_num(np.exp(x) / (1 + np.exp(x)), nan=1.0)


RIGHT = {
    "minimum above, −|x| below": lambda x: np.exp(np.minimum(x, 0)) / (1 + np.exp(-np.abs(x))),
    "with logaddexp": lambda x: np.exp(-np.logaddexp(0, -x)),
    "in logarithms": lambda x: np.exp(np.minimum(x, 0) - np.log1p(np.exp(-np.abs(x)))),
    "softplus taken from x": lambda x: np.exp(x - np.logaddexp(0, x)),
    "in two halves": two_halves,
    "np.where of what is safe": with_where,
    "np.where of two safe branches": lambda x: np.where(
        x > 0,
        1 / (1 + np.exp(-np.maximum(x, 0))),
        np.exp(np.minimum(x, 0)) / (1 + np.exp(np.minimum(x, 0))),
    ),
    "np.piecewise": lambda x: np.piecewise(
        x,
        [x < 0],
        [lambda v: np.exp(v) / (1 + np.exp(v)), lambda v: 1 / (1 + np.exp(-v))],
    ),
    "from the odds": lambda x: np.exp(-np.maximum(-x, 0)) / (np.exp(-np.abs(x)) + 1),
    "with powers of e": lambda x: np.e ** np.minimum(x, 0) / (1 + np.e ** -np.abs(x)),
    "with exp2": lambda x: np.exp(np.minimum(x, 0)) / (1 + np.exp2(-np.abs(x) / np.log(2))),
    "with tanh of half of |x|": lambda x: (
        np.exp(np.minimum(x, 0)) * (1 + np.tanh(np.abs(x) / 2)) / 2
    ),
    "half of x up, half down": lambda x: np.exp(x / 2) / (np.exp(x / 2) + np.exp(-x / 2)),
    "a loop with math": loop,
    "vectorized": np.vectorize(single, otypes=[float]),
    "a list": lambda x: loop(x).tolist(),
    "Decimals": in_decimals,
    "Fractions": in_fractions,
    "out and where": by_where_argument,
    "an object that can be called": Sigmoid(),
    "partial": partial(general, sharpness=1),
    "long double": lambda x: 1 / (1 + np.exp(-x.astype(np.longdouble))),
    "long double, given back as float": lambda x: (
        1 / (1 + np.exp(-x.astype(np.longdouble)))
    ).astype(float),
    "by the library": lambda x: sigmoid(x),
    "by the library's logarithm": lambda x: np.exp(log_sigmoid(x)),
}


def silenced_in_a_thread(x):
    values = []

    def work():
        with np.errstate(all="ignore"):
            values.append(1 / (1 + np.exp(-x)))

    thread = threading.Thread(target=work)
    thread.start()
    thread.join()
    return values[0]


WRONG = {
    "silenced in a thread": silenced_in_a_thread,
    "under errstate": under_errstate,
    "under a filter of warnings": under_a_filter,
    "with seterr": with_seterr,
    "decorated with errstate": decorated,
    "errstate imported by name": from_numpy_by_name(),
    "the filter imported by name": warnings_by_name(),
    "nan mended after": mended_after,
    "the odds": lambda x: np.exp(np.minimum(x, 0)),
    "clipped at 30": partial(clipped, bound=30),
    "clipped at 700": partial(clipped, bound=699),
    "clipped at 709": lambda x: np.where(x < -709, 0, 1 / (1 + np.exp(-np.clip(x, -690, 709)))),
    "the tail cut off": lambda x: np.where(x < -40, 0.0, 1 / (1 + np.exp(-np.maximum(x, -40)))),
    **{f"exp alone below {cut}": partial(exp_alone, cut=cut) for cut in (-19.5, -22, -24, -25)},
    "1 above 20": lambda x: np.where(x > 20, 1.0, with_where(x)),
    "1 above 25": lambda x: np.where(x > 25, 1.0, with_where(x)),
    "1 − the other side": lambda x: np.where(
        x > 0, 1 / (1 + np.exp(-np.abs(x))), 1 - 1 / (1 + np.exp(-np.abs(x)))
    ),
    "a tiny number against zero": lambda x: 1 / (1 + np.exp(-np.maximum(x, -700)) + 1e-12),
    "the hard sigmoid": lambda x: np.clip(x / 6 + 0.5, 0, 1),
    "half of the tanh": lambda x: (1 + np.tanh(x)) / 2,
    "the sign turned": lambda x: np.exp(-np.maximum(x, 0)) / (1 + np.exp(-np.abs(x))),
    "in float32": lambda x: np.exp(-np.logaddexp(0, -x.astype(np.float32))),
    "minus |x| above": lambda x: np.exp(-np.abs(x)) / (1 + np.exp(-np.abs(x))),
    "the softplus": lambda x: np.logaddexp(0, x),
    "its logarithm": lambda x: -np.logaddexp(0, -x),
    "a row of numbers": lambda x: [single(v) for v in x],
    "one number": lambda x: single(x),
    "exp in long form, right but it overflows": lambda x: np.exp(x - np.log(1 + np.exp(x))),
    "divided by infinity": lambda x: 1 / (1 + np.power(np.e, -x)),
}
SAME = {}
