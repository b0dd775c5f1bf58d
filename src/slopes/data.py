"""The data sets of the course; none needs a network connection."""

from functools import cache

import numpy as np


@cache
def digits(seed=0, test=0.25):
    """Return x_train, y_train, x_test, y_test of scikit-learn's 8 × 8 digits, standardised.

    Pixels are shifted and scaled by the mean and spread of the training set, features that never
    change are left at 0. The arrays are read-only, for every caller gets the same ones.
    """
    from sklearn.datasets import load_digits

    x, y = load_digits(return_X_y=True)
    order = np.random.default_rng(seed).permutation(len(x))
    held = order[: int(test * len(x))]
    kept = order[int(test * len(x)) :]
    mean, spread = x[kept].mean(0), x[kept].std(0)
    x = (x - mean) / np.where(spread > 0, spread, 1)
    x = np.where(spread > 0, x, 0.0)
    parts = x[kept], y[kept], x[held], y[held]
    for part in parts:
        part.setflags(write=False)
    return parts


def gates():
    """Return the four inputs of a two-input gate, and its targets as a dict: and, or, nand, xor."""
    x = np.array([[0.0, 0.0], [0.0, 1.0], [1.0, 0.0], [1.0, 1.0]])
    both, either = x.all(1), x.any(1)
    targets = {"and": both, "or": either, "nand": ~both, "xor": either & ~both}
    return x, {name: value.astype(float) for name, value in targets.items()}
