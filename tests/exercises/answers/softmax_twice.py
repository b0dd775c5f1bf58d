"""Answers to softmax-twice: the share e/(e + 9) and its loss, counted and run, and other counts."""

import math
from decimal import Decimal
from fractions import Fraction

import mpmath
import numpy as np
from scipy.special import log_softmax as scipy_log_softmax
from scipy.special import logsumexp

from slopes import log_softmax, softmax

SHARE = math.e / (math.e + 9)
LOSS = math.log(1 + 9 / math.e)
FIRST = np.array([1.0] + 9 * [0.0])


def of(share):
    return share, -math.log(share)


def run():
    e = [math.exp(v) for v in FIRST]
    return e[0] / sum(e), math.log(sum(e)) - 1


RIGHT = {
    "two decimals": (0.23, 1.46),
    "three decimals": (0.232, 1.461),
    "the loss to two, the share to three": (0.232, 1.46),
    "by hand": of(SHARE),
    "one over a sum": of(1 / (1 + 9 * math.exp(-1))),
    "log-sum-exp": (math.exp(1 - logsumexp(FIRST)), logsumexp(FIRST) - 1),
    "softmax": of(softmax(FIRST)[0]),
    "softmax, twice": of(softmax(softmax(100 * FIRST))[0]),
    "log_softmax": (np.exp(log_softmax(FIRST)[0]), -log_softmax(FIRST)[0]),
    "scipy's": (np.exp(scipy_log_softmax(FIRST))[0], -scipy_log_softmax(FIRST)[0]),
    "another class": of(softmax(np.eye(10)[7])[7]),
    "the largest": of(softmax(FIRST).max()),
    "loops": run(),
    "a dictionary": {"share": SHARE, "loss": LOSS},
    "a dictionary in another order": {"loss": LOSS, "share": SHARE},
    "a list": [SHARE, LOSS],
    "an array": np.array([SHARE, LOSS]),
    "Fractions": (Fraction(232, 1000), Fraction(1461, 1000)),
    "Decimals": (
        Decimal(1).exp() / (Decimal(1).exp() + 9),
        (Decimal(1).exp() + 9).ln() - 1,
    ),
    "mpf": (mpmath.e / (mpmath.e + 9), mpmath.log(mpmath.e + 9) - 1),
    "float32": (np.float32(SHARE), np.float32(LOSS)),
    "float16": np.array([SHARE, LOSS], np.float16),
    "long double": (np.longdouble(SHARE), np.longdouble(LOSS)),
    "0-d arrays": (np.array(SHARE), np.array(LOSS)),
    "an object array": np.array([SHARE, LOSS], dtype=object),
}

WRONG = {
    "100 classes": of(math.e / (math.e + 99)),
    "eight others": of(math.e / (math.e + 8)),
    "the share of another class": of(1 / (math.e + 9)),
    "without the 1": (math.e / 9, -math.log(math.e / 9)),
    "e over 10": of(math.e / 10),
    "the others as −1": of(math.e / (math.e + 9 / math.e)),
    "tanh's ends": of(math.e**2 / (math.e**2 + 9)),
    "a percentage": (23.2, 1.461),
    "the share as loss": (SHARE, SHARE),
    "the loss of guessing": (SHARE, math.log(10)),
    "the loss of a sure answer": (SHARE, 0.0),
    "less than guessing by 1": (SHARE, math.log(10) - 1),
    "the squared error": (SHARE, (1 - SHARE) ** 2),
    "e to the power": (SHARE, math.exp(-SHARE)),
    "the right share, ln 9": (SHARE, math.log(9)),
    "log(e + 9)": (SHARE, math.log(math.e + 9)),
    "the loss of ten": (SHARE, 10 * LOSS),
    "a tenth": (SHARE, LOSS / 10),
    "one decimal": (0.2, 1.5),
    "the loss to one decimal": (SHARE, 1.5),
    "the share a little high": (0.24, LOSS),
    "the share a little low": (0.22, LOSS),
    "the loss a little high": (SHARE, 1.47),
    "the loss a little low": (SHARE, 1.45),
    "the share alone": SHARE,
    "three numbers": (SHARE, LOSS, 10),
    "text": ("0.232", "1.461"),
    "ten shares": softmax(FIRST),
    "a half and ln 2": (0.5, math.log(2)),
}

SAME = {}
