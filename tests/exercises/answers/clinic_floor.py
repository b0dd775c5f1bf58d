"""Answers to clinic-floor: right ones in many forms, wrong ones that nobody registered."""

import math
from fractions import Fraction

import numpy as np

from slopes import log_softmax, softmax
from slopes.networks import cross_entropy

FLOORS = [math.log(math.e + k - 1) - 1 for k in (10, 1000)]


def lowest(k):
    return float(cross_entropy(np.eye(k)[:1], np.array([0]))[0])


RIGHT = {
    "rounded": (1.46, 5.91),
    "derived": tuple(FLOORS),
    "a list": FLOORS,
    "an array": np.array(FLOORS),
    "float32": np.array(FLOORS, np.float32),
    "measured": (lowest(10), lowest(1000)),
    "by softmax": tuple(-math.log(softmax(np.eye(k)[0])[0]) for k in (10, 1000)),
    "by log-softmax": tuple(-log_softmax(np.eye(k)[0])[0] for k in (10, 1000)),
    "another form": tuple(math.log(1 + (k - 1) / math.e) for k in (10, 1000)),
    "named as on the page": {"ten": 1.46, "thousand": 5.91},
    "by the number of classes": {10: 1.46, 1000: 5.91},
    "a dictionary": {"10": 1.461, "1000": 5.9095},
    "Fractions": (Fraction(1461, 1000), Fraction(59095, 10000)),
    "from sums": tuple(np.log(np.exp(np.eye(k)[0]).sum()) - 1 for k in (10, 1000)),
}
WRONG = {
    "one number": 1.46,
    "the wrong sum": (math.log(10 * math.e), math.log(1000 * math.e)),
    "guessing less one": (math.log(10) - 1, math.log(1000) - 1),
    "one": (1, 1),
    "a third less": (0.97, 3.94),
    "shares of guessing": (0.6346, 0.8555),
    "ten times": (14.6, 59.1),
    "bits": (2.108, 8.526),
    "with twos": (math.log(2 + 9) - 1, math.log(2 + 999) - 1),
    "sure of the wrong": tuple(math.log(math.e + k - 1) for k in (10, 1000)),
    "infinite": (math.inf, math.inf),
    "nan": (math.nan, math.nan),
    "three numbers": (1.46, 5.91, 0),
}
SAME = dict.fromkeys(
    [
        "ten, thousand = (np.log(np.e + k - 1) - 1 for k in (10, 1000))"
        " → ten, thousand = (np.log(np.e + k - 1) - 1 for k in (10, 1001))",
        "ten, thousand = (np.log(np.e + k - 1) - 1 for k in (10, 1000))"
        " → ten, thousand = (np.log(np.e + k - 1) - 1 for k in (10, 999))",
    ],
    "to two decimals, which are asked for, one class more or fewer of a thousand changes nothing",
)
