"""Answers to keras-scale: right ones in many forms, wrong ones that nobody registered."""

from decimal import Decimal
from fractions import Fraction

import numpy as np

from answers import made
from slopes import gelu
from slopes.measure import gain, moments


def by_rule():
    nodes, weights = np.polynomial.hermite_e.hermegauss(60)
    return float(weights.sum() / (weights @ gelu(nodes) ** 2))


def by_sampling():
    return 1 / np.mean(gelu(np.random.default_rng(1).normal(size=2_000_000)) ** 2)


def by_a_sum():
    z = np.linspace(-9, 9, 20_001)
    bell = np.exp(-(z**2) / 2)
    return bell.sum() / np.sum(bell * gelu(z) ** 2)


RIGHT = {
    "four digits": 2.3517,
    "two digits": 2.35,
    "by the gain": made(lambda: gain("gelu") ** 2),
    "by the moments": made(lambda: 1 / moments("gelu").second),
    "by a rule": made(by_rule),
    "by sampling": made(by_sampling),
    "by a sum": made(by_a_sum),
    "an array": np.array([2.352]),
    "float32": np.float32(2.3517),
    "a Fraction": Fraction(2352, 1000),
    "a Decimal": Decimal("2.352"),
    "rounded up": 2.36,
}
WRONG = {
    "rounded": 2.4,
    "one digit": 2.3,
    "half of it": 1.1759,
    "twice": 4.7034,
    "with a sign": -2.3517,
    "in percent": 235.17,
    "the fourth power": 12.23,
    "the mean of GELU": 0.2821,
    "tanh's": 2.536,
    "for the tails": 3,
    "ReLU by its deviation": 2.934,
}
SAME = dict.fromkeys(
    [
        "z = np.random.default_rng(0).normal(size=1000000)"
        f" → z = np.random.default_rng({seed}).normal(size={size})"
        for seed, size in ((1, 1000000), (0, 1000001), (0, 999999))
    ],
    "other random numbers, or one more of them, give the same to a hundredth",
)
