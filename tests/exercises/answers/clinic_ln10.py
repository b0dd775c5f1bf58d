"""Answers to clinic-ln10: right ones in many forms, wrong ones that nobody registered."""

import math
from fractions import Fraction

import numpy as np

from slopes.networks import cross_entropy


def measured():
    return tuple(float(cross_entropy(np.zeros((1, k)), np.array([0]))[0]) for k in (2, 10, 1000))


RIGHT = {
    "rounded": (0.69, 2.3, 6.91),
    "by numpy": tuple(np.log([2, 10, 1000])),
    "an array": np.log([2, 10, 1000]),
    "by math": [math.log(k) for k in (2, 10, 1000)],
    "minus the logarithm of the share": tuple(-np.log([1 / 2, 1 / 10, 1 / 1000])),
    "measured": measured(),
    "three times ln 10": (math.log(2), math.log(10), 3 * math.log(10)),
    "named as on the page": {"two": 0.69, "ten": 2.3, "thousand": 6.91},
    "by the number of classes": {2: 0.69, 10: 2.3, 1000: 6.91},
    "a dictionary": {"2": 0.693, "10": 2.303, "1000": 6.908},
    "Fractions": (Fraction(693, 1000), Fraction(2303, 1000), Fraction(6908, 1000)),
    "float32": np.log(np.array([2, 10, 1000], np.float32)),
    "from log2": tuple(np.log2([2, 10, 1000]) * np.log(2)),
}
WRONG = {
    "one number": 2.3,
    "zeros but one": (0, 2.3, 0),
    "two numbers": (0.69, 2.3),
    "ten times": (6.93, 23.03, 69.08),
    "in percent": (69, 230, 691),
    "a hundred classes for a thousand": (0.69, 2.3, 4.61),
    "k ln k": (1.39, 23.03, 6907.8),
    "ln k over k": (0.347, 0.2303, 0.0069),
    "one class fewer": (0, 2.197, 6.907),
    "one class more": (1.0986, 2.398, 6.909),
    "roots": (1.414, 3.162, 31.62),
    "infinite": (math.inf, math.inf, math.inf),
    "nan": (math.nan, 2.3, 6.91),
    "a text": ("0.69", "2.30", "6.91"),
}
SAME = dict.fromkeys(
    [
        "two, ten, thousand = np.log([2, 10, 1000]) → two, ten, thousand = np.log([2, 10, 1001])",
        "two, ten, thousand = np.log([2, 10, 1000]) → two, ten, thousand = np.log([2, 10, 999])",
    ],
    "to two decimals, which are asked for, one class more or fewer of a thousand changes nothing",
)
