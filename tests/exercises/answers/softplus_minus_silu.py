"""Answers to softplus-minus-silu: the entropy of a coin, and what is like it."""

import math
from decimal import Decimal
from fractions import Fraction
from functools import partial

import mpmath
import numpy as np
from scipy.integrate import quad
from scipy.special import entr, logit, rel_entr, xlogy

from slopes import silu, softplus


def with_names(p):
    heads, tails = p, 1 - p
    return -(heads * math.log(heads) + tails * math.log(tails))


def in_decimals(p):
    p = Decimal(p)
    return -p * p.ln() - (1 - p) * (1 - p).ln()


def as_fraction(p):
    return Fraction(with_names(p))


class Coin:
    def __call__(self, p):
        return sum(-q * math.log(q) for q in (p, 1 - p))


RIGHT = {
    "with names": with_names,
    "less than a fair coin's": lambda p: math.log(2) - sum(rel_entr([p, 1 - p], 0.5)),
    "entr": lambda p: entr(p) + entr(1 - p),
    "xlogy": lambda p: -xlogy(p, p) - xlogy(1 - p, 1 - p),
    "log1p": lambda p: -p * np.log(p) - (1 - p) * np.log1p(-p),
    "p times the odds": lambda p: -math.log(1 - p) - p * math.log(p / (1 - p)),
    "the mean surprise": lambda p: p * math.log(1 / p) + (1 - p) * math.log(1 / (1 - p)),
    "a product of powers": lambda p: -math.log(p**p * (1 - p) ** (1 - p)),
    "in bits, turned back": lambda p: (
        math.log(2) * -(p * math.log2(p) + (1 - p) * math.log2(1 - p))
    ),
    "by way of x": lambda p: softplus(logit(p)) - silu(logit(p)),
    "softplus of x less p·x": lambda p: np.logaddexp(0, logit(p)) - p * logit(p),
    "a dot product": lambda p: -np.dot([p, 1 - p], np.log([p, 1 - p])),
    "an integral of the odds": lambda p: quad(lambda q: -logit(q), 0, p)[0],
    "an object with __call__": Coin(),
    "partial": partial(lambda log, p: -p * log(p) - (1 - p) * log(1 - p), math.log),
    "np.vectorize": np.vectorize(with_names),
    "Decimal": in_decimals,
    "Fraction": as_fraction,
    "mpf": lambda p: -mpmath.mpf(p) * mpmath.log(p) - (1 - p) * mpmath.log(mpmath.mpf(1) - p),
    "float32": lambda p: np.float32(with_names(p)),
    "long double": lambda p: (
        -(np.longdouble(p) * np.log(np.longdouble(p)) + (1 - p) * np.log1p(-np.longdouble(p)))
    ),
    "a 0-d array": lambda p: np.array(with_names(p)),
}

WRONG = {
    "a sign lost": lambda p: -p * np.log(p) + (1 - p) * np.log(1 - p),
    "the brackets lost": lambda p: -p * np.log(p) - 1 - p * np.log(1 - p),
    "p both times": lambda p: -2 * p * np.log(p),
    "crossed": lambda p: -p * np.log(1 - p) - (1 - p) * np.log(p),
    "the smaller half doubled": lambda p: -2 * min(p, 1 - p) * np.log(min(p, 1 - p)),
    "the logarithm of the product": lambda p: -np.log(p * (1 - p)),
    "the sum of softplus and SiLU": lambda p: -np.log(1 - p) + p * logit(p),
    "SiLU alone": lambda p: p * logit(p),
    "the odds": lambda p: logit(p),
    "a parabola of the same height": lambda p: 4 * np.log(2) * p * (1 - p),
    "a root": lambda p: np.log(2) * 2 * np.sqrt(p * (1 - p)),
    "a power that comes close": lambda p: np.log(2) * (4 * p * (1 - p)) ** 0.75,
    "Gini's 2p(1 − p)": lambda p: 2 * p * (1 - p),
    "in base 10": lambda p: -p * np.log10(p) - (1 - p) * np.log10(1 - p),
    "halved": lambda p: with_names(p) / 2,
    "the largest value": lambda p: math.log(2),
    "the loss of a sure answer": lambda p: -np.log(max(p, 1 - p)),
    "clipped at 0.05": lambda p: with_names(min(max(p, 0.05), 0.95)),
    "clipped at 0.001": lambda p: with_names(min(max(p, 0.002), 0.995)),
    "for p above one half": lambda p: with_names(p) if p >= 0.5 else 0.0,
    "for p below one half": lambda p: with_names(p) if p <= 0.5 else np.log(2),
    "the exponential": lambda p: math.exp(with_names(p)),
    "x as the argument": lambda p: np.log(1 + np.exp(p)) - p / (1 + np.exp(p)),
    "three digits": lambda p: round(with_names(p), 3),
    "both halves": lambda p: (-p * np.log(p), -(1 - p) * np.log(1 - p)),
    "text": lambda p: "entropy",
    "a short series": lambda p: math.log(2) - (1 - 2 * p) ** 2 / 2 - (1 - 2 * p) ** 4 / 12,
}

SAME = {}
