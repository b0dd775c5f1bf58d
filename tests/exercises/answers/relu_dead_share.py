"""Answers to relu-dead-share: right ones in many forms, wrong ones that nobody registered."""

from fractions import Fraction
from functools import partial

import numpy as np

from slopes import relu


def by_units(z):
    dead = 0
    for column in z.T:
        if all(v <= 0 for v in column):
            dead += 1
    return dead / z.shape[1]


def by_indices(z):
    rows, units = z.shape
    dead = [j for j in range(units) if not any(z[i, j] > 0 for i in range(rows))]
    return len(dead) / units


def by_sets(z):
    alive = set(np.nonzero(z > 0)[1].tolist())
    return 1 - len(alive) / z.shape[1]


def by_accumulation(z):
    alive = np.zeros(z.shape[1], dtype=bool)
    for row in z:
        alive |= row > 0
    return 1 - alive.mean()


class Share:
    def __init__(self, axis):
        self.axis = axis

    def __call__(self, z):
        return np.mean(np.all(relu(z) == 0, axis=self.axis))


def general(z, axis, floor):
    return np.average(z.max(axis) <= floor)


RIGHT = {
    "an array of one": lambda z: np.array([np.mean((z <= 0).all(axis=0))]),
    "all over the inputs, then the mean": lambda z: np.mean((z <= 0).all(axis=0)),
    "the largest is not positive": lambda z: (z.max(axis=0) <= 0).mean(),
    "no input opens it": lambda z: 1 - np.mean((z > 0).any(0)),
    "the sum of ReLU is 0": lambda z: np.mean(relu(z).sum(axis=0) == 0),
    "all outputs are 0": lambda z: np.mean(np.all(np.maximum(z, 0) == 0, axis=0)),
    "no slope": lambda z: np.mean(~relu.derivative(z).any(axis=0)),
    "counted": lambda z: np.count_nonzero(np.max(z, 0) <= 0) / z.shape[1],
    "turned": lambda z: float((z.T <= 0).all(axis=1).mean()),
    "along the axis −2": lambda z: np.mean(np.logical_and.reduce(z <= 0, axis=-2)),
    "by units": by_units,
    "by indices": by_indices,
    "by sets": by_sets,
    "by accumulation": by_accumulation,
    "a Fraction": lambda z: Fraction(int((z <= 0).all(0).sum()), z.shape[1]),
    "an array without dimensions": lambda z: np.array(np.mean((z <= 0).all(0))),
    "float32": lambda z: np.float32(np.mean((z <= 0).all(0))),
    "long double": lambda z: np.mean((z <= 0).all(0), dtype=np.longdouble),
    "an object that can be called": Share(0),
    "partial": partial(general, axis=0, floor=0),
    "the mean of a list": lambda z: sum(bool(c.max() <= 0) for c in z.T) / len(z.T),
    "apply along axis": lambda z: np.apply_along_axis(lambda c: c.max() <= 0, 0, z).mean(),
}
WRONG = {
    "the share of closed": lambda z: np.mean(z <= 0),
    "the share of open": lambda z: np.mean(z > 0),
    "each unit's answer": lambda z: (z <= 0).all(axis=0),
    "each unit's share": lambda z: np.mean(z <= 0, axis=0),
    "always open": lambda z: np.mean((z > 0).all(0)),
    "whether all are dead": lambda z: float((z <= 0).all()),
    "whether one is dead": lambda z: float((z <= 0).all(0).any()),
    "over the number of inputs": lambda z: (z <= 0).all(0).sum() / len(z),
    "over the number of numbers": lambda z: (z <= 0).all(0).sum() / z.size,
    "in per cent": lambda z: 100 * np.mean((z <= 0).all(0)),
    "rounded to one decimal": lambda z: round(float(np.mean((z <= 0).all(0))), 1),
    "a whole number": lambda z: int(np.mean((z <= 0).all(0))),
    "nothing but negative": lambda z: np.mean(z.max(0) < 0),
    "close to 0 is dead": lambda z: np.isclose(relu(z), 0).all(axis=0).mean(),
    "the smallest is not positive": lambda z: np.mean(z.min(0) <= 0),
    "the median is not positive": lambda z: np.mean(np.median(z, axis=0) <= 0),
    "the sum is not positive": lambda z: np.mean(z.sum(0) <= 0),
    "z is 0 everywhere": lambda z: np.mean((z == 0).all(0)),
    "the first input decides": lambda z: np.mean(z[0] <= 0),
    "first and last decide": lambda z: np.mean((z[0] <= 0) & (z[-1] <= 0)),
    "the first ten units": lambda z: np.mean((z <= 0).all(0)[:10]),
    "squares of inputs and units": lambda z: (
        sum(all(z[i, j] <= 0 for i in range(len(z))) for j in range(min(z.shape))) / z.shape[1]
    ),
    "changes z": lambda z: np.mean(np.maximum(z, 0, out=z).sum(0) == 0),
    "dead or nearly so": lambda z: np.mean((z <= 0).mean(0) >= 0.99),
}
SAME = {}
