"""Answers to honest-error: the mean calibration error of honest networks, drawn and computed."""

import math
from decimal import Decimal
from fractions import Fraction

import mpmath
import numpy as np

from answers import made


def errors_of(share, right, bins=10):
    """The calibration errors of many networks, one a row, bin by bin."""
    place, gap = np.floor(bins * share), share - right
    return sum(np.abs((gap * (place == b)).sum(1)) for b in range(bins)) / share.shape[1]


def drawn(answers=100, repetitions=1000, seed=0, low=0.5):
    rng = np.random.default_rng(seed)
    share = rng.uniform(low, 1, (repetitions, answers))
    return share, rng.uniform(size=share.shape) < share


def honest(bins=10, **how):
    return errors_of(*drawn(**how), bins).mean()


def one_by_one():
    errors = []
    for share, right in zip(*drawn(repetitions=300, seed=1), strict=True):
        error = 0
        for low in (0.5, 0.6, 0.7, 0.8, 0.9):
            here = (share >= low) & (share < low + 0.1)
            error += here.mean() * abs(share[here].mean() - right[here].mean())
        errors.append(error)
    return sum(errors) / len(errors)


def with_one_coin_at_a_time():
    generator, errors = np.random.RandomState(3), []
    for _ in range(150):
        sums = dict.fromkeys(range(5, 10), 0.0)
        for share, coin in generator.rand(100, 2):
            share = 0.5 + share / 2
            sums[int(share * 10)] += share - (coin < share)
        errors.append(sum(map(abs, sums.values())) / 100)
    return sum(errors) / len(errors)


def by_bincount():
    errors = []
    for share, right in zip(*drawn(repetitions=500, seed=2), strict=True):
        place = (10 * share).astype(int)
        errors.append(abs(np.bincount(place, share) - np.bincount(place, right)).sum() / 100)
    return np.mean(errors)


def of_the_normal():
    """A bin's gap is nearly normal: √(2/π) times its deviation, in five bins."""
    variances = [np.mean(s * (1 - s)) for s in np.split((np.arange(5000) + 0.5) / 1e4 + 0.5, 5)]
    return sum(math.sqrt(2 / math.pi * 20 * v) for v in variances) / 100


def largest_bin():
    share, right = drawn()
    place, gap = np.floor(10 * share), share - right
    return np.mean(
        np.max([np.abs((gap * (place == b)).sum(1)) / (place == b).sum(1) for b in range(5, 10)], 0)
    )


RIGHT = {
    "two decimals": 0.07,
    "three decimals": 0.070,
    "four decimals": 0.0702,
    "a thousand repetitions": made(honest),
    "another seed": made(lambda: honest(seed=5)),
    "four thousand repetitions": made(lambda: honest(seed=1, repetitions=4000)),
    "one by one": made(one_by_one),
    "one coin at a time": made(with_one_coin_at_a_time),
    "np.bincount": made(by_bincount),
    "the normal distribution": of_the_normal(),
    "five bins in use": made(
        lambda: (
            (lambda share, right: errors_of(2 * share - 1, 2 * right - 1, 5))(*drawn()).mean() / 2
        )
    ),
    "rounded": made(lambda: round(float(honest(seed=4)), 3)),
    "a mean of means": made(lambda: np.mean([honest(repetitions=200, seed=s) for s in (7, 8)])),
    "the median network": made(lambda: np.median(errors_of(*drawn(seed=9)))),
    "Fraction": Fraction(7, 100),
    "Decimal": Decimal("0.0702"),
    "mpf": mpmath.mpf("0.0702"),
    "float32": np.float32(0.0702),
    "float16": np.float16(0.07),
    "long double": np.longdouble("0.0702"),
    "a 0-d array": np.array(0.0702),
    "an object array": np.array(Fraction(7, 100)),
}

WRONG = {
    "625 answers": made(lambda: honest(answers=625, repetitions=100)),
    "200 answers": made(lambda: honest(answers=200, repetitions=300)),
    "50 answers": made(lambda: honest(answers=50)),
    "20 answers": made(lambda: honest(answers=20)),
    "two bins": made(lambda: honest(2)),
    "5 bins between 0 and 1": made(lambda: honest(5)),
    "20 bins": made(lambda: honest(20)),
    "100 bins": made(lambda: honest(100)),
    "shares from 0 on": made(lambda: honest(low=0.0)),
    "shares near 1": made(lambda: honest(low=0.9)),
    "the largest bin": made(largest_bin),
    "squares": made(lambda: np.mean(errors_of(*drawn()) ** 2)),
    "the worst network": made(lambda: errors_of(*drawn()).max()),
    "the spread between networks": made(lambda: errors_of(*drawn()).std()),
    "one decimal": 0.1 - 1e-3,
    "a hundredth low": 0.06,
    "a hundredth high": 0.08,
    "a little high": 0.076,
    "a little low": 0.0645,
    "divided by ten bins, not by five": made(lambda: honest() / 2),
    "the sum over bins": made(lambda: 5 * honest()),
    "a percentage": 7.0,
    "the accuracy": 0.75,
    "the spread of one answer": 0.43,
    "1 / √20": 1 / math.sqrt(20),
    "the deviation of a bin": math.sqrt(0.18 / 20),
    "text": "0.07",
    "a function": honest,
    "a list of errors": [0.07, 0.06, 0.08],
}

CHANCE = "other draws, or a few more or less, of the same mean"
APPEND = "errors.append(calibration_error(share, rng.uniform(size=answers) {} share))"

SAME = {
    "def mean_of_honest(answers, repetitions=1000):"
    " → def mean_of_honest(answers, repetitions=1001):": CHANCE,
    "def mean_of_honest(answers, repetitions=1000):"
    " → def mean_of_honest(answers, repetitions=999):": CHANCE,
    "rng, errors = (np.random.default_rng(0), [])"
    " → rng, errors = (np.random.default_rng(1), [])": CHANCE,
    "for _ in range(repetitions): → for _ in range(answers):": (
        "a hundred repetitions are many too"
    ),
    f"{APPEND.format('<')} → {APPEND.format('<=')}": "two drawn numbers are never equal",
    "return np.mean(errors) → return np.median(errors)": (
        "the errors lie evenly around their mean: to two decimals the median is the same"
    ),
    "mean_error = mean_of_honest(100) → mean_error = mean_of_honest(101)": (
        "one answer more changes the fourth decimal"
    ),
    "mean_error = mean_of_honest(100) → mean_error = mean_of_honest(99)": (
        "one answer less changes the fourth decimal"
    ),
}
