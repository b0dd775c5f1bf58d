"""Answers to dense-backward: the three gradients of z = x W + b."""

from functools import partial

import numpy as np


def plain(x, W, upstream):
    return upstream @ W.T, x.T @ upstream, upstream.sum(axis=0)


def by_examples(x, W, upstream):
    dx, dW, db = np.zeros(x.shape), np.zeros(W.shape), np.zeros(W.shape[1])
    for row, (came, back) in enumerate(zip(x, upstream, strict=True)):
        dx[row] = W @ back
        dW += np.outer(came, back)
        db += back
    return dx, dW, db


def by_entries(x, W, upstream):
    takes, gives = W.shape
    dx = [[sum(W[i, j] * g[j] for j in range(gives)) for i in range(takes)] for g in upstream]
    dW = [
        [sum(r[i] * g[j] for r, g in zip(x, upstream, strict=True)) for j in range(gives)]
        for i in range(takes)
    ]
    return dx, dW, [sum(g[j] for g in upstream) for j in range(gives)]


def with_einsum(x, W, upstream):
    dx = np.einsum("bj,ij->bi", upstream, W)
    return dx, np.einsum("bi,bj->ij", x, upstream), np.einsum("bj->j", upstream)


def with_ones(x, W, upstream):
    both = np.hstack([x, np.ones((len(x), 1))]).T @ upstream
    return upstream @ W.T, both[:-1], both[-1]


def by_differences(x, W, upstream, step=1e-3):
    b, found = np.zeros(W.shape[1]), []

    def loss():
        return np.sum(upstream * (x @ W + b))

    x, W = x.copy(), W.copy()
    for values in (x, W, b):
        slopes = np.zeros(values.shape)
        for at in np.ndindex(values.shape):
            kept = values[at]
            values[at] = kept + step
            above = loss()
            values[at] = kept - step
            slopes[at] = (above - loss()) / (2 * step)
            values[at] = kept
        found.append(slopes)
    return tuple(found)


class Layer:
    def __call__(self, x, W, upstream):
        return plain(x, W, upstream)


RIGHT = {
    "db as a row": lambda x, W, g: (*plain(x, W, g)[:2], g.sum(0, keepdims=True)),
    "as published": plain,
    "example by example": by_examples,
    "entry by entry, in lists": by_entries,
    "with einsum": with_einsum,
    "the bias as a weight from an input of 1": with_ones,
    "by differences": by_differences,
    "an object that can be called": Layer(),
    "a partial": partial(plain),
    "a list": lambda x, W, g: list(plain(x, W, g)),
    "turned at the end": lambda x, W, g: ((W @ g.T).T, (g.T @ x).T, np.ones(len(g)) @ g),
    "with dot": lambda x, W, g: (np.dot(g, W.T), np.dot(x.T, g), np.sum(g, 0)),
    "tensordot": lambda x, W, g: (
        (np.tensordot(g, W, (1, 1)), np.tensordot(x, g, (0, 0)), np.add.reduce(g))
    ),
    "float32": lambda x, W, g: tuple(v.astype(np.float32) for v in plain(x, W, g)),
    "other names": lambda came, weights, back: plain(came, weights, back),
}
WRONG = {
    "downhill": lambda x, W, g: tuple(-v for v in plain(x, W, g)),
    "only dW": lambda x, W, g: x.T @ g,
    "two of the three": lambda x, W, g: plain(x, W, g)[:2],
    "dx and db swapped": lambda x, W, g: plain(x, W, g)[::-1],
    "one number for the bias": lambda x, W, g: (*plain(x, W, g)[:2], g.sum()),
    "the first example only": lambda x, W, g: (g @ W.T, np.outer(x[0], g[0]), g[0]),
    "the sum of inputs times that of gradients": lambda x, W, g: (
        (g @ W.T, np.outer(x.sum(0), g.sum(0)), g.sum(0))
    ),
    "the largest for the bias": lambda x, W, g: (*plain(x, W, g)[:2], g.max(0)),
    "the inverse of W": lambda x, W, g: (g @ np.linalg.pinv(W), x.T @ g, g.sum(0)),
    "sizes": lambda x, W, g: tuple(np.abs(v) for v in plain(x, W, g)),
    "a bias gradient of ones": lambda x, W, g: (*plain(x, W, g)[:2], np.ones(W.shape[1])),
    "twice": lambda x, W, g: tuple(2 * v for v in plain(x, W, g)),
    "in upstream": lambda x, W, g: plain(x, W, np.multiply(g, 2, out=g)),
    "dx for two outputs at most": lambda x, W, g: (g[:, :2] @ W[:, :2].T, x.T @ g, g.sum(0)),
    "not turned": lambda x, W, g: (g @ W, x.T @ g, g.sum(0)),
    "dW, db, dx": lambda x, W, g: (x.T @ g, g.sum(0), g @ W.T),
    "all by the batch": lambda x, W, g: tuple(v / len(x) for v in plain(x, W, g)),
    "W itself": lambda x, W, g: (g @ W.T, W, g.sum(0)),
}
SAME = {}
