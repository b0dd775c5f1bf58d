"""What a table of errors says: paired differences, who is best, ranks, shares of the variance.

A table has one row a function (or setting) and one column a seed; columns belong together, for the
runs of one seed share their split, their batches and the stream of their start.

Where every seed splits one and the same set of examples anew, the columns are not independent: test
sets and training sets overlap. Nadeau and Bengio (2003) widen the interval for it: to 1/n they add
what is here called overlap, the number of test examples over that of training examples.
"""

import math
from dataclasses import dataclass
from functools import cache
from itertools import combinations

import numpy as np


@dataclass(frozen=True)
class PairedDifference:
    """A mean of paired differences, and the half width of its 95 % interval."""

    mean: float
    half: float

    @property
    def told_apart(self):
        """Whether 0 lies outside of the interval."""
        return abs(self.mean) > self.half

    def __repr__(self):
        return f"{self.mean:+.2f} ± {self.half:.2f}"


@cache
def student(degrees, share=0.95):
    """Return the t between whose ± that share of Student's distribution lies.

    >>> round(student(9), 3), round(student(10**6), 2)
    (2.262, 1.96)
    """
    angle = np.linspace(0, np.pi / 2, 20_001)  # t = √degrees · tan(angle)
    density = np.cos(angle) ** (degrees - 1) if degrees > 1 else np.ones_like(angle)
    area = np.concatenate([[0], np.cumsum((density[1:] + density[:-1]) / 2)])
    return float(math.sqrt(degrees) * np.tan(np.interp(share, area / area[-1], angle)))


def paired(a, b, *, overlap=0.0):
    """Return the mean of a − b, two rows, and half the width of its 95 % interval.

    overlap: test examples over training examples, where the seeds re-split one set.

    >>> paired([3.0, 5.0, 7.0], [2.0, 4.0, 6.5])
    +0.83 ± 0.72
    """
    gaps = np.subtract(a, b)
    width = np.sqrt(1 / len(gaps) + overlap)
    half = student(len(gaps) - 1) * np.std(gaps, ddof=1) * width
    return PairedDifference(float(gaps.mean()), float(half))


def interaction(a, b, c, d, *, overlap=0.0):
    """Return (a − b) − (c − d), seed by seed: what a change is worth here, less what there."""
    return paired(np.subtract(a, b), np.subtract(c, d), overlap=overlap)


def level_with_best(table, *, overlap=0.0):
    """Return which rows cannot be told apart from the one with the lowest mean."""
    best = table[np.mean(table, axis=1).argmin()]
    return np.array([not paired(row, best, overlap=overlap).told_apart for row in table])


def one_seed_share(table):
    """Return the share of seeds whose winner is the winner of the mean of all other seeds."""
    return float(np.mean([winner == rest.argmin() for winner, rest in _one_left_out(table)]))


def one_seed_costs(table):
    """Return how far each seed's winner lies above the best, by the mean of all other seeds."""
    return np.array([rest[winner] - rest.min() for winner, rest in _one_left_out(table)])


def _one_left_out(table):
    """Yield for each seed its winner, and the means of the other seeds."""
    table = np.asarray(table)
    for seed in range(table.shape[1]):
        yield table[:, seed].argmin(), np.delete(table, seed, axis=1).mean(axis=1)


def halves_agree(table):
    """Return the share of all halvings of the seeds in which both halves have the same winner.

    >>> halves_agree(np.array([[1.0, 2.0, 9.0, 9.0], [2.0, 3.0, 4.0, 4.0]]))
    0.6666666666666666
    """
    table, seeds = np.asarray(table), range(np.shape(table)[1])
    halves = [half for half in combinations(seeds, len(seeds) // 2) if 0 in half]
    same = [
        table[:, half].mean(axis=1).argmin() == np.delete(table, half, axis=1).mean(axis=1).argmin()
        for half in map(list, halves)
    ]
    return float(np.mean(same))


def best_shares(table, *, draws=2000, seed=0):
    """Return for each row the share of bootstrap draws of seeds in which it has the lowest mean.

    >>> best_shares([[1.0, 2.0, 3.0], [2.0, 3.0, 4.0]])
    array([1., 0.])
    """
    table = np.asarray(table)
    seeds = np.random.default_rng(seed).integers(table.shape[1], size=(draws, table.shape[1]))
    winners = table[:, seeds].mean(axis=-1).argmin(axis=0)
    return np.bincount(winners, minlength=len(table)) / draws


def ranks(means):
    """Return the rank of each in the last axis, 1 for the lowest; equal ones share theirs.

    >>> ranks([0.3, 0.1, 0.3])
    array([2.5, 1. , 2.5])
    """
    means = np.asarray(means)
    below = (means[..., None, :] < means[..., :, None]).sum(-1)
    equal = (means[..., None, :] == means[..., :, None]).sum(-1)
    return below + (equal + 1) / 2


def concordance(means):
    """Return Kendall's W of (settings, functions): 1 if all settings rank alike, 0 if none agree.

    >>> concordance([[1, 2, 3], [10, 20, 30]]), concordance([[1, 2, 3], [3, 2, 1]])
    (1.0, 0.0)
    """
    found = ranks(means)
    settings, functions = found.shape
    sums = found.sum(axis=0)
    most = settings**2 * (functions**3 - functions) / 12
    return float(((sums - sums.mean()) ** 2).sum() / most)


def variance_shares(means, names):
    """Return the share of the variance of means that each factor explains, and each two together.

    means: one axis a factor, every combination once. What two do together is what is left of their
    common table when each one's own effect is taken out.

    >>> variance_shares(np.array([[0.0, 1.0], [1.0, 2.0]]), ["a", "b"])
    {'a': 0.5, 'b': 0.5, 'a × b': 0.0}
    """
    means = np.asarray(means)
    centred, axes = means - means.mean(), range(means.ndim)
    effect = {k: centred.mean(axis=tuple(j for j in axes if j != k), keepdims=True) for k in axes}
    found = {names[k]: effect[k].var() for k in axes}
    for j in axes:
        for k in range(j + 1, means.ndim):
            both = centred.mean(axis=tuple(i for i in axes if i not in (j, k)), keepdims=True)
            found[f"{names[j]} × {names[k]}"] = (both - effect[j] - effect[k]).var()
    return {name: round(float(v / means.var()), 12) for name, v in found.items()}
