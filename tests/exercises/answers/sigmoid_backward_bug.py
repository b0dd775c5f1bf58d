"""Answers to sigmoid-backward-bug: right ones in many forms, wrong ones that nobody registered."""

from functools import partial

import numpy as np

from slopes import sigmoid


def from_the_output(x, W, upstream):
    a = sigmoid(x @ W)
    dz = upstream * a * (1 - a)
    return dz @ W.T, x.T @ dz


def by_the_library(x, W, upstream):
    dz = sigmoid.backward(x @ W, upstream)
    return np.matmul(dz, np.transpose(W)), np.matmul(np.transpose(x), dz)


def by_einsum(x, W, upstream):
    a = 1 / (1 + np.exp(-np.einsum("bn,nm->bm", x, W)))
    dz = np.einsum("bm,bm,bm->bm", upstream, a, 1 - a)
    return np.einsum("bm,nm->bn", dz, W), np.einsum("bn,bm->nm", x, dz)


def by_loops(x, W, upstream):
    (batch, n), m = x.shape, W.shape[1]
    dx, dW = np.zeros((batch, n)), np.zeros((n, m))
    for b in range(batch):
        for k in range(m):
            z = sum(x[b, j] * W[j, k] for j in range(n))
            dz = upstream[b, k] * float(sigmoid.derivative(z))
            for j in range(n):
                dx[b, j] += dz * W[j, k]
                dW[j, k] += x[b, j] * dz
    return dx, dW


def by_examples(x, W, upstream):
    rows, dW = [], np.zeros_like(W)
    for one, up in zip(x, upstream, strict=True):
        dz = up * sigmoid.derivative(one @ W)
        rows.append(W @ dz)
        dW += np.outer(one, dz)
    return np.array(rows), dW


def by_differences(x, W, upstream, step=1e-5):
    def loss(x, W):
        return np.sum(upstream * sigmoid(x @ W))

    gradients = []
    for which in (0, 1):
        g = np.zeros_like((x, W)[which])
        for i in np.ndindex(g.shape):
            up, down = [x.copy(), W.copy()], [x.copy(), W.copy()]
            up[which][i] += step
            down[which][i] -= step
            g[i] = (loss(*up) - loss(*down)) / (2 * step)
        gradients.append(g)
    return gradients


def in_place_on_its_own(x, W, upstream):
    dz = sigmoid.derivative(x @ W)
    dz *= upstream
    return dz.dot(W.T), x.T.dot(dz)


def in_lists(x, W, upstream):
    dx, dW = from_the_output(x, W, upstream)
    return dx.tolist(), dW.tolist()


def in_an_object_array(x, W, upstream):
    return tuple(g.astype(object) for g in from_the_output(x, W, upstream))


class Layer:
    """Remembers its weights, as a layer of a library does."""

    def __call__(self, x, W, upstream):
        self.x, self.W = x, W
        self.z = x @ W
        return self.backward(upstream)

    def backward(self, upstream):
        dz = upstream * sigmoid.derivative(self.z)
        return np.dot(dz, self.W.T), np.dot(self.x.T, dz)


def general(f, x, W, upstream):
    dz = upstream * f.derivative(x @ W)
    return dz @ W.T, x.T @ dz


def in_single(x, W, upstream):
    return from_the_output(*(v.astype(np.float32) for v in (x, W, upstream)))


def in_long_double(x, W, upstream):
    x, W, upstream = (v.astype(np.longdouble) for v in (x, W, upstream))
    e = np.exp(-np.abs(x @ W))
    dz = upstream * e / (1 + e) ** 2
    return dz @ W.T, x.T @ dz


RIGHT = {
    "a (1 − a)": from_the_output,
    "the derivative at z": lambda x, W, upstream: (
        (upstream * sigmoid.derivative(x @ W)) @ W.T,
        x.T @ (upstream * sigmoid.derivative(x @ W)),
    ),
    "a − a²": lambda x, W, upstream: (lambda dz: ((W @ dz.T).T, (dz.T @ x).T))(
        upstream * (sigmoid(x @ W) - sigmoid(x @ W) ** 2)
    ),
    "σ(z) σ(−z)": lambda x, W, upstream: [
        (upstream * sigmoid(x @ W) * sigmoid(-x @ W)) @ W.T,
        x.T @ (upstream * sigmoid(x @ W) * sigmoid(-x @ W)),
    ],
    "by the library": by_the_library,
    "einsum": by_einsum,
    "loops over all numbers": by_loops,
    "example by example": by_examples,
    "differences, in a list": by_differences,
    "in place on its own array": in_place_on_its_own,
    "lists": in_lists,
    "object arrays": in_an_object_array,
    "a layer with state": Layer(),
    "partial": partial(general, sigmoid),
    "float32": in_single,
    "long double": in_long_double,
}


def mended(change):
    """Return the right backward pass with its three pieces put together by `change`."""

    def backward(x, W, upstream):
        return change(x, W, upstream * sigmoid.derivative(x @ W))

    return backward


WRONG = {
    "the bug in other words": lambda x, W, upstream: (lambda dz: (dz @ W.T, x.T @ dz))(
        upstream * sigmoid.derivative(sigmoid(x @ W))
    ),
    "W not turned, for square W": mended(lambda x, W, dz: (dz @ W.reshape(W.T.shape), x.T @ dz)),
    "averaged over the batch": mended(lambda x, W, dz: (dz @ W.T, x.T @ dz / len(x))),
    "dx averaged over the batch": mended(lambda x, W, dz: (dz @ W.T / len(x), x.T @ dz)),
    "dW turned": mended(lambda x, W, dz: (dz @ W.T, dz.T @ x)),
    "only dW": mended(lambda x, W, dz: x.T @ dz),
    "only dx": mended(lambda x, W, dz: (dz @ W.T,)),
    "the slope once more on the way to x": mended(
        lambda x, W, dz: (dz * sigmoid.derivative(x @ W) @ W.T, x.T @ dz)
    ),
    "dz handed over too": mended(lambda x, W, dz: (dz, dz @ W.T, x.T @ dz)),
    "dz in the place of dx": mended(lambda x, W, dz: (dz, x.T @ dz)),
    "steps downhill": mended(lambda x, W, dz: (-dz @ W.T, -(x.T @ dz))),
    "for a batch of one": mended(lambda x, W, dz: (dz[:1] @ W.T, np.outer(x[0], dz[0]))),
    "for a single unit": mended(
        lambda x, W, dz: (dz[:, :1] @ W[:, :1].T, x.T @ (dz[:, :1] * np.ones(W.shape[1])))
    ),
    "tanh's slope": lambda x, W, upstream: (lambda dz: (dz @ W.T, x.T @ dz))(
        upstream * (1 - sigmoid(x @ W) ** 2)
    ),
    "the quarter everywhere": lambda x, W, upstream: (upstream @ W.T / 4, x.T @ upstream / 4),
    "upstream forgotten": lambda x, W, upstream: (
        sigmoid.derivative(x @ W) @ W.T,
        x.T @ sigmoid.derivative(x @ W),
    ),
    "the slope of W x": lambda x, W, upstream: (lambda dz: (dz @ W.T, x.T @ dz))(
        upstream * sigmoid.derivative(x @ np.abs(W))
    ),
    "rounded to three digits": mended(lambda x, W, dz: ((dz @ W.T).round(3), (x.T @ dz).round(3))),
    "W changed by a step": mended(
        lambda x, W, dz: (dz @ W.T, np.subtract(W, 0.1 * x.T @ dz, out=W) * 0 + x.T @ dz)
    ),
    "the loops end with W's rows": mended(
        lambda x, W, dz: (dz @ W.T, x.T @ dz * (np.arange(W.shape[1]) < len(W)))
    ),
}
SAME = {}
