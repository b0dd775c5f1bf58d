"""Answers to clinic-data: right ones in many forms, wrong ones that nobody registered."""

import numpy as np


def agreement(x, y):
    distance = ((x[:, None] - x) ** 2).sum(2)
    np.fill_diagonal(distance, np.inf)
    return np.mean(y[distance.argmin(1)] == y)


def luck(y):
    same = y == y[:, None]
    return (same.sum() - len(y)) / (len(y) ** 2 - len(y))


def scale(agree, by_luck):
    return (agree - by_luck) / (1 - by_luck)


def by_sorting(x, y):
    distance = ((x[:, None] - x) ** 2).sum(2) + 1e12 * np.eye(len(x))
    return scale(np.mean(y[np.argsort(distance, axis=1)[:, 0]] == y), luck(y))


def by_loop(x, y):
    hits = 0
    for i in range(len(x)):
        others = [j for j in range(len(x)) if j != i]
        near = min(others, key=lambda j: np.sum((x[i] - x[j]) ** 2))
        hits += y[near] == y[i]
    counts = [np.sum(y == k) for k in set(y.tolist())]
    n = len(y)
    return scale(hits / n, sum(c * (c - 1) for c in counts) / (n * (n - 1)))


def with_norms(x, y):
    distance = np.linalg.norm(x[:, None] - x[None], axis=2)
    distance[np.arange(len(x)), np.arange(len(x))] = np.inf
    return scale((y[distance.argmin(axis=1)] == y).mean(), luck(y))


def drawn(x, y):
    rng, near = np.random.default_rng(0), ((x[:, None] - x) ** 2).sum(2)
    near = (near + 1e12 * np.eye(len(x))).argmin(1)
    dealt = [rng.permutation(y) for _ in range(200)]
    return scale(agreement(x, y), np.mean([np.mean(z[near] == z) for z in dealt]))


def second(x, y):
    distance = ((x[:, None] - x) ** 2).sum(2)
    distance -= np.eye(len(x))  # each is its own nearest, surely
    return scale(np.mean(y[np.argsort(distance, axis=1, kind="stable")[:, 1]] == y), luck(y))


def masked(x, y):
    distance = np.where(np.eye(len(x)) > 0, np.inf, ((x[:, None] - x) ** 2).sum(2))
    return 1 - (1 - np.mean(y[distance.argmin(1)] == y)) / (1 - luck(y))


def unlike(x, y):
    _, counts = np.unique(y, return_counts=True)
    n = len(y)
    differ = 1 - np.sum(counts * (counts - 1.0)) / (n * (n - 1.0))
    return 1 - (1 - agreement(x, y)) / differ


RIGHT = {
    "two functions": lambda x, y: scale(agreement(x, y), luck(y)),
    "sorted": by_sorting,
    "a loop": by_loop,
    "norms": with_norms,
    "the second nearest": second,
    "a mask": masked,
    "by what differs": unlike,
    "a float": lambda x, y: float(scale(agreement(x, y), luck(y))),
    "an array of one": lambda x, y: np.array([scale(agreement(x, y), luck(y))]),
    "einsum": lambda x, y: scale(agreement(x.astype(float), y), luck(y)),
    "half the distances": lambda x, y: scale(agreement(x / 2, y), luck(y)),
    "float32": lambda x, y: np.float32(scale(agreement(x, y), luck(y))),
    "a shift": lambda x, y: scale(agreement(x + 1, y), luck(y)),
}
WRONG = {
    "luck drawn": drawn,
    "zero": lambda x, y: 0.0,
    "one": lambda x, y: 1.0 + 0 * len(x),
    "true or false": lambda x, y: agreement(x, y) > 0.5,
    "the farthest": lambda x, y: scale(
        np.mean(y[((x[:, None] - x) ** 2).sum(2).argmax(1)] == y), luck(y)
    ),
    "the next in the list": lambda x, y: scale(np.mean(np.roll(y, 1) == y), luck(y)),
    "one feature": lambda x, y: scale(agreement(x[:, :1], y), luck(y)),
    "one for each": lambda x, y: (y == y[0]) * 1.0,
    "the most frequent": lambda x, y: scale(agreement(x, y), np.bincount(y).max() / len(y)),
    "in percent": lambda x, y: 100 * scale(agreement(x, y), luck(y)),
    "half the scale": lambda x, y: scale(agreement(x, y), luck(y)) / 2,
    "a square": lambda x, y: scale(agreement(x, y), luck(y)) ** 2,
    "of other labels": lambda x, y: scale(agreement(x, y[::-1]), luck(y)),
}
SAME = dict.fromkeys(
    [
        "distance = ((x[:, None] - x) ** 2).sum(axis=2)"
        " → distance = ((x[:, None] - x) ** 2).mean(axis=2)",
    ],
    "the nearest stays the nearest when all distances are divided by one number",
)
SAME |= dict.fromkeys(
    [
        "distance = ((x[:, None] - x) ** 2).sum(axis=2)"
        " → distance = ((x - x[:, None]) ** 2).sum(axis=2)",
    ],
    "a distance is the same from both ends",
)
SAME |= dict.fromkeys(
    [
        "agree = np.mean(y[distance.argmin(axis=1)] == y)"
        " → agree = np.mean(y[distance.argmin(axis=0)] == y)",
    ],
    "the table of distances is symmetric",
)
SAME |= dict.fromkeys(
    [
        "agree = np.mean(y[distance.argmin(axis=1)] == y)"
        " → agree = np.mean(y[distance.argmin(axis=-1)] == y)",
    ],
    "the last axis of two is axis 1",
)
SAME |= dict.fromkeys(
    [
        "luck = np.sum(counts * (counts - 1)) / (len(y) * (len(y) - 1))"
        " → luck = np.sum(counts * (counts - 1)) / (len(x) * (len(y) - 1))",
        "luck = np.sum(counts * (counts - 1)) / (len(y) * (len(y) - 1))"
        " → luck = np.sum(counts * (counts - 1)) / (len(distance) * (len(y) - 1))",
        "luck = np.sum(counts * (counts - 1)) / (len(y) * (len(y) - 1))"
        " → luck = np.sum(counts * (counts - 1)) / (len(y) * (len(x) - 1))",
        "luck = np.sum(counts * (counts - 1)) / (len(y) * (len(y) - 1))"
        " → luck = np.sum(counts * (counts - 1)) / (len(y) * (len(distance) - 1))",
    ],
    "as many labels as examples, as many distances",
)
