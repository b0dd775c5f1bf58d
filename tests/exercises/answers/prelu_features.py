"""Answers to prelu-features: the gradient for one slope a feature, and sums over the wrong axis."""

from fractions import Fraction

import numpy as np

from slopes import leaky_relu, prelu, relu


def two_loops(z, upstream):
    rows, features = z.shape
    gradient = np.zeros(features)
    for j in range(features):
        for i in range(rows):
            if z[i, j] < 0:
                gradient[j] += upstream[i, j] * z[i, j]
    return gradient


def in_fractions(z, upstream):
    return [
        sum(Fraction(u) * Fraction(min(v, 0)) for v, u in zip(*pair, strict=True))
        for pair in zip(z.T, upstream.T, strict=True)
    ]


def by_mask(z, upstream):
    left = np.zeros_like(z)
    left[z < 0] = z[z < 0]
    return (upstream * left).sum(axis=0)


def measured(z, upstream):
    def loss(alpha):
        return (upstream * (np.maximum(z, 0) + alpha * np.minimum(z, 0))).sum()

    return [(loss(unit) - loss(-unit)) / 2 for unit in np.eye(z.shape[1])]


class Gradient:
    def __call__(self, z, upstream):
        return (np.where(z < 0, z, 0) * upstream).sum(0)


RIGHT = {
    "two loops": two_loops,
    "a list of Fractions": in_fractions,
    "a mask": by_mask,
    "measured, for the loss is linear in alpha": measured,
    "an object with __call__": Gradient(),
    "einsum": lambda z, u: np.einsum("bj,bj->j", u, np.minimum(z, 0)),
    "the diagonal of a product": lambda z, u: np.diag(u.T @ np.minimum(z, 0)),
    "a row of ones": lambda z, u: np.ones(len(z)) @ (u * np.minimum(z, 0)),
    "z less its positive part": lambda z, u: ((z - np.maximum(z, 0)) * u).sum(0),
    "half of z less its size": lambda z, u: (u * (z - np.abs(z)) / 2).sum(0),
    "−ReLU(−z)": lambda z, u: -(u * relu(-z)).sum(axis=0),
    "the difference of two leaks": lambda z, u: (
        (leaky_relu(z, alpha=1.0) - leaky_relu(z, alpha=0.0)) * u
    ).sum(0),
    "the mean times the batch": lambda z, u: len(z) * np.mean(u * np.minimum(z, 0), axis=0),
    "feature by feature": lambda z, u: [
        np.dot(a, np.clip(b, None, 0)) for a, b in zip(u.T, z.T, strict=True)
    ],
    "np.add.reduce": lambda z, u: np.add.reduce(u * z * (z < 0), axis=0),
    "row by row": lambda z, u: sum(a * np.minimum(b, 0) for a, b in zip(u, z, strict=True)),
    "the last of a cumulated sum": lambda z, u: np.cumsum(u * np.minimum(z, 0), axis=0)[-1],
    "float32": lambda z, u: (u * np.minimum(z, 0)).astype(np.float32).sum(0),
    "long double": lambda z, u: (u.astype(np.longdouble) * np.minimum(z, 0)).sum(0),
    "keeps the row": lambda z, u: (u * np.minimum(z, 0)).sum(0, keepdims=True),
    "a tuple": lambda z, u: tuple((u * np.minimum(z, 0)).sum(0)),
    "axis counted from the end": lambda z, u: (u * np.fmin(z, 0)).sum(axis=-2),
    "other names": lambda pushes, delta: np.where(pushes > 0, 0, delta * pushes).sum(0),
}


def as_many_as_rows(z, upstream):
    gradient = np.zeros(z.shape[1])
    for j in range(min(z.shape)):
        gradient[j] = upstream[:, j] @ np.minimum(z[:, j], 0)
    return gradient


def first_rows(z, upstream):
    n = min(z.shape)
    return (upstream[:n] * np.minimum(z[:n], 0)).sum(0)


WRONG = {
    "as many features as rows": as_many_as_rows,
    "as many rows as features": first_rows,
    "the sum over features, and square in doubt": lambda z, u: (u * np.minimum(z, 0)).sum(
        int(z.shape[0] == z.shape[1])
    ),
    "a column": lambda z, u: (u * np.minimum(z, 0)).sum(0)[:, None],
    "the mask of upstream": lambda z, u: (u * z * (u < 0)).sum(0),
    "both masks": lambda z, u: (u * z * ((u < 0) & (z < 0))).sum(0),
    "the product of sums": lambda z, u: u.sum(0) * np.minimum(z, 0).sum(0),
    "the product of the mean and the sum": lambda z, u: u.mean(0) * np.minimum(z, 0).sum(0),
    "adds instead of multiplies": lambda z, u: (u + np.minimum(z, 0)).sum(0),
    "alpha once more": lambda z, u: 0.25 * (u * np.minimum(z, 0)).sum(0),
    "the slope of ReLU": lambda z, u: (u * (z > 0)).sum(0),
    "halved": lambda z, u: (u * np.minimum(z, 0)).sum(0) / 2,
    "the minimum of the product": lambda z, u: np.minimum(u * z, 0).sum(0),
    "the minimum of the sum": lambda z, u: u.sum(0) * np.minimum(z.sum(0), 0),
    "the value of PReLU": lambda z, u: (u * prelu(z)).sum(0),
    "divided by the features": lambda z, u: (u * np.minimum(z, 0)).sum(0) / z.shape[1],
    "squared": lambda z, u: (u * np.minimum(z, 0) ** 2).sum(0),
    "the last example": lambda z, u: u[-1] * np.minimum(z[-1], 0),
    "the largest": lambda z, u: (u * np.minimum(z, 0)).max(0),
    "cut at −3": lambda z, u: (u * np.clip(z, -3, 0)).sum(0),
    "in place": lambda z, u: (u * np.minimum(z, 0, out=z)).sum(0),
    "a matrix product": lambda z, u: u.T @ np.minimum(z, 0),
    "the corner at −0.1": lambda z, u: (u * z * (z < -0.1)).sum(0),
}

SAME = {}
