"""Answers to clinic-broadcast: right ones in many forms, wrong ones that nobody registered."""

import numpy as np

from slopes.networks import mean_squared_error


def by_loop(p, y):
    total = 0.0
    for i in range(len(y)):
        total += (p[i, 0] - y[i]) ** 2
    return total / len(y)


def by_pairs(p, y):
    return sum((float(a) - b) ** 2 for (a,), b in zip(p, y, strict=True)) / len(y)


RIGHT = {
    "the column": lambda p, y: np.mean((p[:, 0] - y) ** 2),
    "targets as a column": lambda p, y: np.mean((p - y[:, None]) ** 2),
    "reshaped": lambda p, y: np.mean((p - y.reshape(-1, 1)) ** 2),
    "like p": lambda p, y: np.mean((p - y.reshape(p.shape)) ** 2),
    "ravel": lambda p, y: np.mean((p.ravel() - y.ravel()) ** 2),
    "squeezed": lambda p, y: np.mean((p.squeeze(1) - y) ** 2),
    "transposed": lambda p, y: np.mean((p.T - y) ** 2),
    "the diagonal": lambda p, y: np.mean(np.diag(p - y) ** 2),
    "the library": lambda p, y: mean_squared_error(p, y[:, None])[0],
    "a product": lambda p, y: (p[:, 0] - y) @ (p[:, 0] - y) / len(y),
    "a norm": lambda p, y: np.linalg.norm(p[:, 0] - y) ** 2 / y.size,
    "float32": lambda p, y: np.float32(np.mean((p[:, 0] - y) ** 2)),
    "a loop": by_loop,
    "pairs": by_pairs,
}
WRONG = {
    "the table": lambda p, y: np.mean((p - y[None, :]) ** 2),
    "the sum of the table": lambda p, y: np.sum((p - y) ** 2),
    "its diagonal's sum": lambda p, y: np.sum(np.diag(p - y) ** 2),
    "turned": lambda p, y: np.mean((p[::-1, 0] - y) ** 2),
    "the variance": lambda p, y: np.var(p[:, 0] - y),
    "no square": lambda p, y: np.mean(p[:, 0] - y),
    "added": lambda p, y: np.mean((p[:, 0] + y) ** 2),
    "the largest": lambda p, y: np.max((p[:, 0] - y) ** 2),
    "the median": lambda p, y: np.median((p[:, 0] - y) ** 2),
    "one for each": lambda p, y: (p[:, 0] - y) ** 2,
    "zero": lambda p, y: 0.0,
    "n less one": lambda p, y: np.sum((p[:, 0] - y) ** 2) / max(len(y) - 1, 1),
}
SAME = dict.fromkeys(
    [
        "return np.mean((p[:, 0] - y) ** 2) → return np.mean((y - p[:, 0]) ** 2)",
    ],
    "the square does not see the sign",
)
SAME |= dict.fromkeys(
    [
        "return np.mean((p[:, 0] - y) ** 2) → return np.mean((p[:, -1] - y) ** 2)",
    ],
    "a column has one entry a row: the first is the last",
)
