"""Answers to winner-share: right ones in many forms, wrong ones that nobody registered."""

import numpy as np


def by_loops(errors):
    means = [sum(row) / len(row) for row in errors]
    winner = means.index(min(means))
    hits = 0
    for seed in range(errors.shape[1]):
        column = [row[seed] for row in errors]
        hits += column.index(min(column)) == winner
    return hits / errors.shape[1]


def by_rank(errors):
    order = errors.argsort(axis=0)[0]
    return np.count_nonzero(order == errors.sum(axis=1).argmin()) / len(order)


RIGHT = {
    "argmin": lambda e: np.mean(e.argmin(axis=0) == e.mean(axis=1).argmin()),
    "np.argmin": lambda e: (np.argmin(e, 0) == np.argmin(np.mean(e, 1))).mean(),
    "loops": by_loops,
    "sorted": by_rank,
    "minima": lambda e: np.mean(e[e.mean(axis=1).argmin()] == e.min(axis=0)),
    "at most all": lambda e: np.mean((e[e.mean(1).argmin()] <= e).all(axis=0)),
    "turned": lambda e: np.mean(e.T.argmin(axis=1) == e.T.mean(axis=0).argmin()),
    "largest of minus": lambda e: np.mean((-e).argmax(axis=0) == (-e).mean(axis=1).argmax()),
    "a sum": lambda e: sum(e.argmin(0) == e.sum(1).argmin()) / e.shape[1],
    "a float": lambda e: float(np.mean(e.argmin(0) == e.mean(1).argmin())),
    "bincount": lambda e: (
        np.bincount(e.argmin(0), minlength=len(e))[e.mean(1).argmin()] / e.shape[1]
    ),
}
WRONG = {
    "one": lambda e: 1.0,
    "zero": lambda e: 0.0,
    "half": lambda e: 0.5,
    "of seeds": lambda e: 1 / e.shape[1],
    "second best": lambda e: np.mean(e.argsort(axis=0)[1] == e.mean(axis=1).argmin()),
    "worst of the best": lambda e: np.mean(e.argmin(0) == e.mean(1).argmax()),
    "best of the worst": lambda e: np.mean(e.argmax(0) == e.mean(1).argmin()),
    "against the grand mean": lambda e: np.mean(e < e.mean()),
    "per cent": lambda e: 100 * np.mean(e.argmin(0) == e.mean(1).argmin()),
    "beats the next only": lambda e: np.mean(e[e.mean(1).argmin()] < e[0]),
    "all at once": lambda e: np.mean(e.argmin() == e.mean(1).argmin()),
    "an array": lambda e: e.argmin(0) == e.mean(1).argmin(),
}
SAME = {
    "winner = errors.mean(axis=1).argmin() → winner = errors.sum(axis=1).argmin()": (
        "all rows are equally long"
    ),
    "winner = errors.mean(axis=1).argmin() → winner = errors.mean(axis=-1).argmin()": (
        "the last axis is axis 1"
    ),
}
