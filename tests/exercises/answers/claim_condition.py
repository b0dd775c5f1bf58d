"""Answers to claim-condition: right ones in many forms, wrong ones that nobody registered."""

import numpy as np


def by_sorting(settings, true):
    for j in range(settings.shape[1]):
        order = np.argsort(settings[:, j], kind="stable")
        column, flags = settings[order, j], true[order]
        changes = np.flatnonzero(flags[1:] != flags[:-1])
        if len(changes) == 1 and column[changes[0]] != column[changes[0] + 1]:
            return j
    return -1


def by_thresholds(settings, true):
    for j, column in enumerate(settings.T):
        values = np.unique(column)
        for limit in (values[1:] + values[:-1]) / 2:
            above = column > limit
            if np.array_equal(above, true) or np.array_equal(~above, true):
                return j
    return -1


def by_pairs(settings, true):
    yes, no = settings[true], settings[~true]
    signs = np.sign(yes[:, None] - no[None])
    for j in range(settings.shape[1]):
        if np.all(signs[:, :, j] == 1) or np.all(signs[:, :, j] == -1):
            return j
    return -1


def by_columns(settings, true):
    yes, no = settings[true], settings[~true]
    parts = (yes.min(0) > no.max(0)) | (yes.max(0) < no.min(0))
    return int(np.argmax(parts)) if parts.any() else -1


def by_sets(settings, true):
    for j in range(settings.shape[1]):
        yes = [row[j] for row, t in zip(settings, true, strict=True) if t]
        no = [row[j] for row, t in zip(settings, true, strict=True) if not t]
        if min(yes) > max(no) or max(yes) < min(no):
            return j
    return -1


def signed(settings, true):
    found = -1
    for j in reversed(range(settings.shape[1])):
        for sign in (1, -1):
            if (sign * settings[true, j]).min() > (sign * settings[~true, j]).max():
                found = j
    return found


def one_by_one(settings, true):
    alone = [by_sorting(settings[:, [j]], true) == 0 for j in range(settings.shape[1])]
    return alone.index(True) if True in alone else -1


def split(choose):
    """Return the answer that tries one number or several for each column, as chosen."""

    def condition(settings, true):
        for j, column in enumerate(settings.T):
            for limit in np.atleast_1d(choose(column, true)):
                above = column > limit
                if (above == true).all() or (above != true).all():
                    return j
        return -1

    return condition


RIGHT = {
    "sorting": by_sorting,
    "thresholds": by_thresholds,
    "pairs": by_pairs,
    "columns": by_columns,
    "lists": by_sets,
    "signed": signed,
    "next": lambda s, t: next(
        (j for j, c in enumerate(s.T) if c[t].min() > c[~t].max() or c[t].max() < c[~t].min()),
        -1,
    ),
    "as an array": lambda s, t: np.array(by_columns(s, t)),
    "as a float": lambda s, t: float(by_columns(s, t)),
    "numpy's whole number": lambda s, t: np.int64(by_columns(s, t)),
    "each column by itself": one_by_one,
    "at each of its numbers": split(lambda c, t: c),
    "at the border": split(lambda c, t: [c[t].max(), c[~t].max()]),
    "in the gap": split(
        lambda c, t: [(c[t].min() + c[~t].max()) / 2, (c[t].max() + c[~t].min()) / 2]
    ),
}
WRONG = {
    "none within the true ones": lambda s, t: next(
        (j for j, c in enumerate(s.T) if not ((c[~t] > c[t].min()) & (c[~t] < c[t].max())).any()),
        -1,
    ),
    "by size alone": lambda s, t: by_columns(np.abs(s), t),
    "in whole numbers": lambda s, t: by_columns(s.astype(int), t),
    "the first column": lambda s, t: 0,
    "none": lambda s, t: -1,
    "the last column": lambda s, t: s.shape[1] - 1,
    "largest difference of the means": lambda s, t: int(
        np.argmax(np.abs(s[t].mean(0) - s[~t].mean(0)))
    ),
    "largest spread": lambda s, t: int(np.argmax(s.std(0))),
    "from the right": lambda s, t: by_columns(s[:, ::-1], t),
    "at a fixed limit": lambda s, t: next(
        (j for j, c in enumerate(s.T) if np.array_equal(c > 4, t)), -1
    ),
    "constant in the true rows": lambda s, t: next(
        (j for j, c in enumerate(s.T) if np.ptp(c[t]) == 0), -1
    ),
    "never equal": lambda s, t: next(
        (j for j, c in enumerate(s.T) if not set(c[t]) & set(c[~t])), -1
    ),
    "the rows' number": lambda s, t: int(np.flatnonzero(t)[0]),
    "at the mean": split(lambda c, t: c.mean()),
    "at the middle of the means": split(lambda c, t: (c[t].mean() + c[~t].mean()) / 2),
    "at the median": split(lambda c, t: np.median(c)),
    "at the middle of the medians": split(lambda c, t: (np.median(c[t]) + np.median(c[~t])) / 2),
    "half-way up": split(lambda c, t: (c.min() + c.max()) / 2),
    "at the mean, the median or half-way up": split(
        lambda c, t: [
            c.mean(),
            np.median(c),
            (c.min() + c.max()) / 2,
            (c[t].mean() + c[~t].mean()) / 2,
        ]
    ),
    "at the mean size": split(lambda c, t: np.exp(np.log(np.abs(c) + 1e-9).mean())),
    "at zero": split(lambda c, t: 0),
    "at one of a hundred numbers": split(lambda c, t: np.linspace(c.min(), c.max(), 100)),
    "at each quarter": split(lambda c, t: np.percentile(c, [25, 50, 75])),
    "at a whole number": split(lambda c, t: np.arange(-1000, 1001)),
    "a truth value": lambda s, t: by_columns(s, t) >= 0,
    "the name": lambda s, t: "gain",
}
SAME = {
    "yes, no = (column[true], column[~true]) → yes, no = (column[~true], column[true])": (
        "the two parts change places, and so do the two questions"
    )
}
