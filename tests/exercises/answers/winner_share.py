"""Answers to winner-share: right ones in many forms, wrong ones that nobody registered."""

import numpy as np


def by_loops(errors):
    hits = 0
    for seed in range(errors.shape[1]):
        rest = [sum(row) - row[seed] for row in errors]
        column = [row[seed] for row in errors]
        hits += column.index(min(column)) == rest.index(min(rest))
    return hits / errors.shape[1]


def by_mask(errors):
    seeds = np.arange(errors.shape[1])
    return np.mean([errors[:, s].argmin() == errors[:, seeds != s].mean(1).argmin() for s in seeds])


def listed(errors):
    found = []
    for k in range(len(errors[0])):
        others = np.concatenate([errors[:, :k], errors[:, k + 1 :]], axis=1)
        found.append(np.argmin(errors[:, k]) == np.argmin(np.mean(others, axis=1)))
    return sum(found) / len(found)


def rest(e):
    return e.sum(axis=1, keepdims=True) - e


def in_all(e):
    return e.argmin(0) == e.mean(1).argmin()


RIGHT = {
    "sums of the rest": lambda e: np.mean(e.argmin(axis=0) == rest(e).argmin(axis=0)),
    "means of the rest": lambda e: np.mean(e.argmin(0) == (rest(e) / (e.shape[1] - 1)).argmin(0)),
    "loops": by_loops,
    "a mask": by_mask,
    "listed": listed,
    "np.delete": lambda e: np.mean(
        [e[:, s].argmin() == np.delete(e, s, 1).mean(1).argmin() for s in range(e.shape[1])]
    ),
    "turned": lambda e: np.mean(e.T.argmin(axis=1) == rest(e).T.argmin(axis=1)),
    "largest of minus": lambda e: np.mean((-e).argmax(axis=0) == (-rest(e)).argmax(axis=0)),
    "a sum": lambda e: sum(e.argmin(0) == rest(e).argmin(0)) / e.shape[1],
    "a float": lambda e: float(np.mean(e.argmin(0) == rest(e).argmin(0))),
    "sorted": lambda e: np.mean(e.argsort(0)[0] == rest(e).argsort(0)[0]),
}
WRONG = {
    "one": lambda e: 1.0,
    "zero": lambda e: 0.0,
    "half": lambda e: 0.5,
    "of seeds": lambda e: 1 / e.shape[1],
    "second best": lambda e: np.mean(e.argsort(axis=0)[1] == rest(e).argmin(axis=0)),
    "second best of the rest": lambda e: np.mean(e.argmin(0) == rest(e).argsort(0)[1]),
    "the rest's worst": lambda e: np.mean(e.argmin(0) == rest(e).argmax(axis=0)),
    "against the grand mean": lambda e: np.mean(e < e.mean()),
    "per cent": lambda e: 100 * by_loops(e),
    "the first seed left out only": lambda e: np.mean(e.argmin(0) == e[:, 1:].mean(1).argmin()),
    "the last seed left out only": lambda e: np.mean(e.argmin(0) == e[:, :-1].mean(1).argmin()),
    "most frequent": lambda e: np.bincount(e.argmin(0)).max() / e.shape[1],
    "all seeds, but one less to divide by": lambda e: in_all(e).sum() / (e.shape[1] - 1),
    "all seeds, without a vote": lambda e: (in_all(e).sum() - 1) / (e.shape[1] - 1),
    "an array": lambda e: e.argmin(0) == rest(e).argmin(0),
    "the rest without the worst seed": lambda e: np.mean(
        e.argmin(0) == (np.sort(e, axis=1)[:, :-1].sum(1, keepdims=True) - e).argmin(0)
    ),
}
SAME = {
    "for seed in range(errors.shape[1]): → for seed in range(errors.shape[-1]):": (
        "the last axis is axis 1"
    ),
    **{
        "others = np.delete(errors, seed, axis=1).mean(axis=1)"
        f" → others = np.delete(errors, seed, axis={a}).{of}(axis={b})": reason
        for a, of, b, reason in (
            (1, "sum", 1, "all rows are equally long"),
            (-1, "mean", 1, "the last axis is axis 1"),
            (1, "mean", -1, "the last axis is axis 1"),
        )
    },
}
