"""Sweeps with and without a column that tells the true rows from the others."""

import numpy as np


def parts(column, true):
    """Whether a number tells the true rows from the others: all of them above, or all below."""
    yes, no = column[true], column[~true]
    return yes.min() > no.max() or yes.max() < no.min()


def which(settings, true):
    """Return the column that tells the true rows from the others, or −1."""
    found = [j for j, column in enumerate(settings.T) if parts(column, true)]
    return found[0] if found else -1


def a_sweep(seed, rows, columns, decides, *, turned=False):
    """Return settings in which one column decides, or none, and what is true in each row."""
    rng = np.random.default_rng(seed)
    settings = rng.integers(1, 9, size=(rows, columns)).astype(float)
    if decides is None:
        true = settings.sum(1) > np.median(settings.sum(1))
    else:
        settings[:2, decides] = 3, 6
        true = (settings[:, decides] > 4) ^ turned
    return settings, true


def near_miss(j):
    """Return a sweep in which a column would decide, were it not for one row with the same number
    as a row of the other kind."""
    settings, true = a_sweep(11, 12, 3, j)
    settings[true, j] = np.maximum(settings[true, j], 5)
    settings[~true, j] = 4
    settings[np.argmax(true), j] = 4
    return settings, true


def one_column(column, true, last=None):
    """Return a sweep of one column, true at these numbers; of two equal ones at the last or the
    first alone, if last says so."""
    column = np.array(column, float)
    flags = np.isin(column, true)
    if last is not None:
        flags[1 if last else 2] = False
    return column[:, None], flags


SWEEPS = [
    a_sweep(0, 12, 3, 0),
    a_sweep(1, 12, 3, 2),
    a_sweep(2, 15, 4, 1, turned=True),
    a_sweep(3, 10, 4, 3, turned=True),
    a_sweep(4, 14, 3, None),
    a_sweep(5, 16, 5, None),
    near_miss(1),
    (-near_miss(1)[0], near_miss(1)[1]),
    a_sweep(7, 20, 2, 1),
    a_sweep(8, 8, 5, 4),
    (np.array([[1.0, 7.0], [2.0, 1.0], [3.0, 7.5], [4.0, 1.5]]), np.array([True, False] * 2)),
    (np.array([[-3.0, 0.0], [0.0, 0.0], [2.0, 0.0]]), np.array([True, False, False])),
    one_column([1, 2, 3, 4, 5, 6], [3, 4]),
    one_column([1, 2, 3, 4, 5, 6], [1, 2, 6]),
    one_column([1, 2, 2, 3], [2, 3], last=True),
    one_column([1, 2, 2, 3], [2, 3], last=False),
    (np.array([[0.12, 4.0], [0.125, 2.0], [0.121, 3.0]]), np.array([False, True, False])),
    (
        np.array([[-0.3, 1.0], [0.1, 0.0], [0.2, 2.0], [0.4, 0.5]]),
        np.array([False] * 2 + [True] * 2),
    ),
]


def leaning(settings, true):
    lean = [abs(np.corrcoef(c + 1e-9 * np.arange(len(c)), true)[0, 1]) for c in settings.T]
    return int(np.argmax(lean))


def first_of(test):
    def answer(settings, true):
        found = [j for j, c in enumerate(settings.T) if test(c[true], c[~true])]
        return found[0] if found else -1

    return answer


def by_order(settings, true):
    for j, column in enumerate(settings.T):
        flags = true[np.argsort(column, kind="stable")].astype(int)
        if (np.diff(flags) != 0).sum() == 1:
            return j
    return -1
