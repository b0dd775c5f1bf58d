"""The exercises of chapter 17: how many seeds, how sure, and how to fool oneself."""

import numpy as np

from ..experiments import study
from .core import exercise
from .judges import function_of, numbers

exercise(
    "choose-seeds",
    stars=1,
    chapter="17",
    judge=numbers(20, tolerance=0.2, percent=False, whole=True),
    wrong={
        "That is √n; the number of seeds is its square": 4.41,
        "19.4 seeds: with 19 the half width is still above the gap, 0.81": 19,
        "You forgot the 1.96: that holds in two of three comparisons, not in 19 of 20": 6,
        "You took 1 for the deviation; it is 1.8": 7,
        "You took 1 for the gap; it is 0.8": 13,
        "You forgot to square the 1.96": 9.92,
        "You forgot to square the 1.8": 10.8,
        "That is for 1.645, an interval of 90 %; here it is 95 %": 14,
        "The 1.8 is of the differences already; it is not taken twice": 39,
        "Thirty are enough, but fewer are, too": 30,
        "That is with Student's number, which is right for so few; the task asks for 1.96": 22,
    },
)

ROWS = [
    (np.array([52.0, 50.0, 54.0, 51.0]), np.array([51.0, 49.5, 52.0, 50.0]), 3.182),
    (np.array([4.2, 3.6, 5.1, 4.4, 3.9]), np.array([4.0, 4.1, 4.6, 4.4, 3.2]), 2.776),
    (np.array([90.0, 10.0, 50.0]), np.array([89.0, 9.5, 47.0]), 4.303),
    (np.array([1.0, 2.0, 3.0, 4.0, 5.0]), np.array([5.0, 4.0, 3.0, 2.0, 1.0]), 2.776),
    (np.array([7.5, 6.5]), np.array([3.0, 5.0]), 12.71),
    (*np.random.default_rng(0).normal(50, 3, (2, 10)), 2.262),
]


def width(a, b, t, ddof=1, root=np.sqrt):
    return t * np.std(np.subtract(a, b), ddof=ddof) / root(len(a))


exercise(
    "paired-width",
    stars=2,
    chapter="17",
    judge=function_of("a", "b", "t", cases=ROWS, truth=width, noun="half width"),
    wrong={
        "You take the spreads of a and b apart; what they share should drop out first": (
            lambda a, b, t: t * np.sqrt((np.var(a, ddof=1) + np.var(b, ddof=1)) / len(a))
        ),
        "You divide by n; the spread of a mean falls with √n": (
            lambda a, b, t: width(a, b, t, root=lambda n: n)
        ),
        "You divide the squares by n; from a sample it is n − 1 (ddof=1)": (
            lambda a, b, t: width(a, b, t, ddof=0)
        ),
        "That is how one run spreads; the mean of n runs spreads less, by √n": (
            lambda a, b, t: width(a, b, t, root=lambda n: 1)
        ),
        "You left out t": lambda a, b, t: width(a, b, 1.0),
        "Your t is 1.96 whatever is given; with few seeds it is larger": (
            lambda a, b, t: width(a, b, 1.96)
        ),
        "That is the spread of one row alone": lambda a, b, t: width(a, 0 * b, t),
    },
)


def table(seed, functions, seeds):
    rng = np.random.default_rng(seed)
    return rng.normal(50, 2, (functions, seeds)) + rng.normal(0, 1, functions)[:, None]


TABLES = [
    (np.array([[1.0, 2.0, 9.0], [2.0, 3.0, 4.0]]),),
    (np.array([[4.0, 5.0, 6.0, 7.0], [5.0, 6.0, 5.5, 8.0], [6.0, 4.5, 8.0, 9.0]]),),
    (np.array([[3.0, 3.0, 3.0, 30.0], [4.0, 4.0, 4.0, 4.0]]),),
    (np.array([[8.0, 9.0], [3.0, 2.0], [4.0, 5.0]]),),
    (np.array([[3.0, 3, 3, 30, 30, 30], [4.0] * 6, [9.0, 9, 9, 9, 9, 1]]),),
    (table(0, 4, 10),),
    (table(1, 7, 10),),
    (table(2, 3, 12),),
    (table(3, 9, 5),),
]


def share(errors, pick=np.argmin, middle=np.mean):
    """Return the share of seeds whose winner is that of the other seeds."""
    seeds = range(errors.shape[1])
    others = [pick(middle(np.delete(errors, seed, axis=1), axis=1)) for seed in seeds]
    return np.mean(pick(errors, axis=0) == others)


exercise(
    "winner-share",
    stars=1,
    chapter="17",
    judge=function_of("errors", cases=TABLES, truth=share, noun="share"),
    wrong={
        "In your mean of all seeds the one seed votes for itself; leave it out": (
            lambda e: np.mean(np.argmin(e, axis=0) == np.mean(e, axis=1).argmin())
        ),
        "You take the largest error for the winner": lambda e: share(e, pick=np.argmax),
        "Your winner is that of the medians; the mean is asked for": (
            lambda e: share(e, middle=np.median)
        ),
        "You take, for each function, its best seed: the axes are turned": (
            lambda e: np.mean(np.argmin(e, axis=1) == np.argmin(e.mean(axis=0)))
        ),
        "That is the share of seeds that lose": lambda e: 1 - share(e),
        "That is what guessing gives": lambda e: 1 / len(e),
    },
)

CHOICES = [
    (np.array([30.0, 12.0, 15.0]), np.array([29.0, 14.0, 13.0])),
    (np.array([5.0, 4.0, 6.0, 9.0]), np.array([4.5, 5.0, 3.9, 9.5])),
    (np.array([90.0, 55.0, 52.0, 51.0, 60.0]), np.array([90.5, 56.0, 50.0, 53.5, 61.0])),
    (np.array([2.0, 3.0]), np.array([2.5, 2.0])),
    (np.array([10.0, 12.0]), np.array([8.0, 20.0])),
    (np.array([60.0, 50.1, 50.0]), np.array([59.0, 49.0, 52.0])),
    (np.array([8.0, 7.0, 6.0, 5.0]), np.array([7.5, 6.0, 6.6, 6.9])),
]

exercise(
    "tuned-on-test",
    stars=2,
    chapter="17",
    judge=function_of(
        "validation", "test", cases=CHOICES, truth=lambda v, t: t[np.argmin(v)], noun="error"
    ),
    wrong={
        "That is the best test error: the test set chose the rate": lambda v, t: t.min(),
        "You choose by the largest validation error": lambda v, t: t[np.argmax(v)],
        "That is the validation error; the test set has a say in the report": lambda v, t: v.min(),
        "You choose by the test and report the validation error": lambda v, t: v[np.argmin(t)],
        "That is the mean over all rates; one is chosen": lambda v, t: t.mean(),
        "You choose by validation and test together, so the test has a say": (
            lambda v, t: t[np.argmin(v + t)]
        ),
        "You take the worse of the two errors": lambda v, t: max(t[np.argmin(v)], v.min()),
        "You take the better of the two errors, so you look at the test once too often": (
            lambda v, t: min(t[np.argmin(v)], v.min())
        ),
    },
)

exercise(
    "best-of-nine",
    stars=2,
    chapter="17",
    judge=numbers(2.2275, tolerance=0.045, percent=False),
    wrong={
        "None is better, so the best one seems no better? Draw nine numbers and look": 0,
        "A deviation is 1.5 points, and the best lies about 1.5 deviations out: multiply": 1.492,
        "That is the distance from the best to the worst": 4.46,
        "That is the best of two": 0.846,
        "That is the best of ten": 2.31,
        "That is the error of a mean of nine runs": 0.5,
        "The best lies below the mean; by how much is asked, as a number above 0": -2.23,
        "That is the usual deviation of the best, not by how much it is ahead": 0.9,
        "You took 1.5 for the variance; it is the deviation": 1.82,
    },
)


def regrets(sets=3):
    """Return by how much each start and function lies above the best of its setting, on average."""
    means = study().test[:, :sets].mean(axis=-1)  # width, data, depth, optimizer, start, function
    lowest = means.min(axis=(4, 5), keepdims=True)
    return (means - lowest).mean(axis=(0, 1, 2, 3))


MEANS = study().test[:, :3].mean(axis=-1)
SAME_START = (MEANS - MEANS.min(axis=5, keepdims=True)).mean(axis=(0, 1, 2, 3))
WORST = (MEANS - MEANS.min(axis=(4, 5), keepdims=True)).max(axis=(0, 1, 2, 3))
RELU = study().factors["f"].index("relu")

exercise(
    "choose-once",
    stars=3,
    chapter="17",
    judge=numbers(float(regrets().min()), tolerance=0.005, percent=False),
    wrong={
        "That is what PyTorch's default start with ReLU costs": float(regrets()[0, RELU]),
        "That is what ReLU costs with He's start": float(regrets()[1, RELU]),
        "That is the mean over all 27 choices": float(regrets().mean()),
        "You compare with the best function at the same start; a start may be bad for all": float(
            SAME_START.min()
        ),
        "If both could be chosen anew in each setting, it would be 0": 0,
        "Above the best, so it is a number above 0": -float(regrets().min()),
        "That is the sum over the 24 combinations": 24 * float(regrets().min()),
        "That is a choice at its worst; the average is asked for": float(WORST.min()),
        "That takes the diabetes in, whose points are no shares of wrong answers": float(
            regrets(sets=4).min()
        ),
    },
)
