"""The judges of chapter 20: numbers by their names, whose chart it is, and luck that is counted."""

import numpy as np

from ...data import load
from .functions import function_of
from .quantities import numbers

CLASSES = {2: "two", "2": "two", 10: "ten", "10": "ten", 1000: "thousand", "1000": "thousand"}
CAUSES = {
    1: "labels permuted",
    2: "weights kept in bfloat16",
    3: "PyTorch's start in ten layers",
    4: "gradients never reset",
    5: "softmax twice",
}


class named(numbers):
    """Judges numbers by their names; a dictionary may call them by the numbers of classes too."""

    def values(self, answer):
        if isinstance(answer, dict):
            answer = {CLASSES.get(key, key): number for key, number in answer.items()}
        return super().values(answer)


class letters(numbers):
    """Judges whose chart it is: numbers of causes have no size, so none is too high or too low."""

    def fault(self, values):
        wrong = [k for k, v, t in zip(self.keys, values, self.truth, strict=True) if v != t]
        if not wrong:
            return None
        first, said = wrong[0], values[self.keys.index(wrong[0])]
        cause = CAUSES.get(float(said))
        if cause is None:
            return f"{first} is one of 1 to 5, and you give {said:g}"
        right = len(self.keys) - len(wrong)
        return f"{first} is not {said:g} ({cause}); right so far: {right} of 5"


class counted(function_of):
    """Judges a function whose luck is to be counted; says so where it is nearly right."""

    def fault(self, values):
        reason = super().fault(values)
        if reason and all(np.shape(v) == () and abs(v - t) < 0.02 for v, t in self.pairs(values)):
            return f"Nearly: is luck drawn or estimated? Count it, over all pairs. {reason}"
        return reason

    def pairs(self, values):
        return zip(values, self.truth, strict=True)


def data_sets():
    for seed, name in enumerate(("iris", "wine", "digits", "breast_cancer", "moons")):
        x, y, *_ = load(name, seed=seed)
        x, y = np.array(x[:90]), np.array(y[:90])
        yield x, y
        yield x, np.random.default_rng(seed).permutation(y)


def agreement(x, y):
    """Return the share of examples whose nearest other one has their label."""
    distance = ((x[:, None] - x) ** 2).sum(axis=2)
    np.fill_diagonal(distance, np.inf)
    return np.mean(y[distance.argmin(axis=1)] == y)


def luck(y):
    """Return the chance that two different examples have one label."""
    counts = np.bincount(y)
    return np.sum(counts * (counts - 1)) / (len(y) * (len(y) - 1))


def belonging(x, y):
    return (agreement(x, y) - luck(y)) / (1 - luck(y))
