"""Answers to rmsnorm-backward: the gradient without its part along z, and with other parts."""

import numpy as np


def by_rows(x, upstream):
    back = np.zeros_like(x)
    for i, (row, d) in enumerate(zip(x, upstream, strict=True)):
        r = np.sqrt(np.mean(row**2))
        z = row / r
        back[i] = (d - z * np.mean(d * z)) / r
    return back


def by_jacobian(x, upstream):
    back = []
    for row, d in zip(x, upstream, strict=True):
        n, r = len(row), np.sqrt(np.mean(row**2))
        jacobian = np.eye(n) / r - np.outer(row, row) / (n * r**3)
        back.append(d @ jacobian)
    return np.array(back)


def by_projection(x, upstream):
    back = np.empty_like(x)
    for i in range(len(x)):
        unit = x[i] / np.linalg.norm(x[i])
        back[i] = (upstream[i] - (upstream[i] @ unit) * unit) / np.sqrt((x[i] ** 2).mean())
    return back


def measured(x, upstream, h=1e-6):
    def loss(x):
        return (upstream * x / np.sqrt((x**2).mean(1, keepdims=True))).sum()

    back = np.zeros_like(x)
    for at in np.ndindex(x.shape):
        step = np.zeros_like(x)
        step[at] = h
        back[at] = (loss(x + step) - loss(x - step)) / (2 * h)
    return back


def with_einsum(x, upstream):
    r = np.sqrt(np.einsum("ij,ij->i", x, x) / x.shape[1])[:, None]
    along = np.einsum("ij,ij->i", x, upstream)[:, None] / x.shape[1]
    return upstream / r - x * along / r**3


class Back:
    def __call__(self, x, upstream):
        return by_rows(x, upstream)


def size(x, axis=1):
    return np.sqrt(np.mean(x**2, axis, keepdims=True))


RIGHT = {
    "row by row": by_rows,
    "by the Jacobian": by_jacobian,
    "a projection": by_projection,
    "measured": measured,
    "einsum": with_einsum,
    "an object": Back(),
    "a list": lambda x, u: by_rows(x, u).tolist(),
    "in two terms": lambda x, u: u / size(x) - x * (u * x).mean(1, keepdims=True) / size(x) ** 3,
    "turned": lambda x, u: by_rows(x, u).T.T,
    "sums over n": lambda x, u: (
        (u - x * (u * x).sum(1, keepdims=True) / (x**2).sum(1, keepdims=True)) / size(x)
    ),
    "the size by norm": lambda x, u: by_jacobian(x, u) + 0.0,
}
WRONG = {
    "the upstream": lambda x, u: u,
    "the other way": lambda x, u: u * size(x),
    "half of the part": lambda x, u: (
        (u - 0.5 * x * (u * x).mean(1, keepdims=True) / size(x) ** 2) / size(x)
    ),
    "x for z, undivided": lambda x, u: u - x * (u * x).mean(1, keepdims=True),
    "z once": lambda x, u: (u - x * (u * x).mean(1, keepdims=True) / size(x)) / size(x),
    "no mean of squares, in z": lambda x, u: by_rows(x, u) / x.shape[1],
    "spread for size": lambda x, u: by_rows(x, u) * size(x) / (x.std(1, keepdims=True) + 1e-9),
    "one size for all": lambda x, u: by_rows(x, u) * size(x) / np.sqrt(np.mean(x**2)),
    "the sign turned": lambda x, u: -by_rows(x, u),
    "the mean added": lambda x, u: by_rows(x, u) + u.mean(1, keepdims=True),
    "forward": lambda x, u: x / size(x),
    "only the part": lambda x, u: x * (u * x).mean(1, keepdims=True) / size(x) ** 3,
    "the first row only": lambda x, u: by_rows(x, u)[:1],
}
LAST = "of a table the last axis is axis 1"
R, BACK = "r = np.sqrt(np.mean(x ** 2, axis=", "return (upstream - z * np.mean(upstream * z, axis="
SAME = {
    f"{R}1, keepdims=True)) → {R}-1, keepdims=True))": LAST,
    f"{BACK}1, keepdims=True)) / r → {BACK}-1, keepdims=True)) / r": LAST,
}
