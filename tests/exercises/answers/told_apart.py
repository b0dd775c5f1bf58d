"""Answers to told-apart: right ones in many forms, wrong ones that nobody registered."""

import numpy as np


def by_loop(h):
    spreads = []
    for unit in range(h.shape[1]):
        column = h[:, unit]
        spreads.append(np.sqrt(np.mean((column - column.mean()) ** 2)))
    return sum(spreads) / len(spreads) / np.sqrt((h**2).mean())


def moments(h):
    variance = np.maximum(np.mean((h - h.mean(0)) ** 2, axis=0), 0)
    return np.mean(np.sqrt(variance)) / np.mean(h**2) ** 0.5


RIGHT = {
    "in a line": lambda h: h.std(axis=0).mean() / np.sqrt(np.mean(h**2)),
    "by a function": lambda h: np.mean(np.std(h, axis=0)) / np.sqrt(np.mean(np.square(h))),
    "transposed": lambda h: h.T.std(axis=1).mean() / np.sqrt(np.mean(h**2)),
    "divided first": lambda h: (h / np.sqrt(np.mean(h**2))).std(axis=0).mean(),
    "a norm": lambda h: h.std(axis=0).mean() / (np.linalg.norm(h) / np.sqrt(h.size)),
    "roots of variances": lambda h: np.sqrt(h.var(axis=0)).mean() / np.sqrt(np.mean(h**2)),
    "a power": lambda h: h.std(0).mean() * np.mean(h**2) ** -0.5,
    "a sum": lambda h: h.std(0).sum() / h.shape[1] / np.sqrt((h * h).mean()),
    "the last axis but one": lambda h: h.std(axis=-2).mean() / np.sqrt(np.mean(h**2)),
    "a loop": by_loop,
    "by moments": moments,
    "float32": lambda h: np.float32(h.std(axis=0).mean() / np.sqrt(np.mean(h**2))),
}
WRONG = {
    "nothing": lambda h: 0.0,
    "the size": lambda h: np.sqrt(np.mean(h**2)),
    "turned round": lambda h: np.sqrt(np.mean(h**2)) / max(h.std(axis=0).mean(), 1e-300),
    "n less one": lambda h: h.std(axis=0, ddof=1).mean() / np.sqrt(np.mean(h**2)),
    "the least": lambda h: h.std(axis=0).min() / np.sqrt(np.mean(h**2)),
    "the median": lambda h: np.median(h.std(axis=0)) / np.sqrt(np.mean(h**2)),
    "one for each": lambda h: h.std(axis=0) / np.sqrt(np.mean(h**2)),
    "each by its own size": lambda h: np.mean(h.std(0) / (np.sqrt((h**2).mean(0)) + 1e-300)),
    "by the largest": lambda h: h.std(axis=0).mean() / np.abs(h).max(),
    "by the length": lambda h: h.std(axis=0).mean() / np.linalg.norm(h),
    "ranges": lambda h: np.ptp(h, axis=0).mean() / np.sqrt(np.mean(h**2)),
    "in percent": lambda h: 100 * h.std(axis=0).mean() / np.sqrt(np.mean(h**2)),
}
SAME = {}
