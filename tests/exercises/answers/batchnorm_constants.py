"""Answers to batchnorm-constants: the way back through mean and spread, whole and in part."""

import numpy as np

from slopes.networks import BatchNorm


def by_columns(x, upstream):
    back = np.zeros_like(x)
    for j in range(x.shape[1]):
        s = x[:, j].std()
        z, d = (x[:, j] - x[:, j].mean()) / s, upstream[:, j]
        back[:, j] = (d - d.mean() - z * (d * z).mean()) / s
    return back


def by_three_ways(x, upstream):
    n, m, v = len(x), x.mean(0), x.var(0)
    s = np.sqrt(v)
    dv = (upstream * (x - m)).sum(0) * -0.5 * v**-1.5
    dm = -upstream.sum(0) / s
    return upstream / s + dv * 2 * (x - m) / n + dm / n


def in_one_expression(x, upstream):
    n, s = len(x), x.std(0)
    z = (x - x.mean(0)) / s
    return (n * upstream - upstream.sum(0) - z * (upstream * z).sum(0)) / (n * s)


def by_the_library(x, upstream):
    norm = BatchNorm(x.shape[1], eps=1e-300)
    norm.forward(x)
    return norm.backward(upstream)


def by_jacobian(x, upstream):
    n, back = len(x), np.zeros_like(x)
    for j in range(x.shape[1]):
        s = x[:, j].std()
        z = (x[:, j] - x[:, j].mean()) / s
        jacobian = (np.eye(n) - 1 / n - np.outer(z, z) / n) / s
        back[:, j] = jacobian @ upstream[:, j]
    return back


def by_rounds(x, upstream):
    s = x.std(0)
    z = (x - x.mean(0)) / s
    left = upstream - upstream.mean(0)
    left = left - z * (left * z).mean(0)
    return left / s


def with_small(x, upstream):
    norm = BatchNorm(x.shape[1])
    norm.forward(x)
    return norm.backward(upstream)


class Back:
    def __call__(self, x, upstream):
        return by_rounds(x, upstream)


RIGHT = {
    "column by column": by_columns,
    "three ways": by_three_ways,
    "one expression": in_one_expression,
    "the library's": by_the_library,
    "the Jacobian": by_jacobian,
    "one part after the other": by_rounds,
    "an object": Back(),
    "a list": lambda x, u: by_columns(x, u).tolist(),
    "turned": lambda x, u: (
        np.array([by_columns(x[:, [j]], u[:, [j]])[:, 0] for j in range(x.shape[1])]).T
    ),
    "with keepdims": lambda x, u: (
        (u - u.mean(0, keepdims=True) - by_z(x) * (u * by_z(x)).mean(0, keepdims=True))
        / x.std(0, keepdims=True)
    ),
    "in float32": lambda x, u: by_rounds(np.float32(x), np.float32(u)),
    "the root of the variance": lambda x, u: by_rounds(x, u) * x.std(0) / np.sqrt(x.var(0)),
}


def by_z(x):
    return (x - x.mean(0)) / x.std(0)


WRONG = {
    "the upstream": lambda x, u: u,
    "both with the other sign": lambda x, u: (
        (u + u.mean(0) + by_z(x) * (u * by_z(x)).mean(0)) / x.std(0)
    ),
    "half of the stretch": lambda x, u: (
        (u - u.mean(0) - 0.5 * by_z(x) * (u * by_z(x)).mean(0)) / x.std(0)
    ),
    "x for z once": lambda x, u: (u - u.mean(0) - x * (u * by_z(x)).mean(0)) / x.std(0),
    "a sum for one mean": lambda x, u: (u - u.mean(0) - by_z(x) * (u * by_z(x)).sum(0)) / x.std(0),
    "the library's own small number": lambda x, u: with_small(x, u),
    "one spread for all": lambda x, u: by_rounds(x, u) * x.std(0) / x.std(),
    "one mean for all": lambda x, u: by_rounds(x, u) + (u.mean(0) - u.mean()) / x.std(0),
    "the sign turned": lambda x, u: -by_rounds(x, u),
    "times the spread": lambda x, u: by_rounds(x, u) * x.std(0) ** 2,
    "forward": lambda x, u: by_z(x),
    "the mean of x": lambda x, u: (u - x.mean(0)) / x.std(0),
    "n − 1 in the stretch": lambda x, u: (
        (u - u.mean(0) - by_z(x) * (u * by_z(x)).sum(0) / (len(x) - 1)) / x.std(0)
    ),
}
SAME = {
    "z = (x - x.mean(axis=0)) / x.std(axis=0) → z = (x.mean(axis=0) - x) / x.std(axis=0)": (
        "z stands twice in a product, so its sign does not count"
    ),
}
