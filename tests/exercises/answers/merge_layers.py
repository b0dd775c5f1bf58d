"""Answers to merge-layers: the one layer that two straight layers come to."""

from fractions import Fraction
from functools import partial, reduce
from typing import NamedTuple

import numpy as np


def with_ones(W1, b1, W2, b2):
    """Each layer as one matrix that carries a 1 along."""

    def carried(W, b):
        return np.block([[W, np.zeros((len(W), 1))], [b, np.ones(1)]])

    both = carried(W1, b1) @ carried(W2, b2)
    return both[:-1, :-1], both[-1, :-1]


def by_asking(W1, b1, W2, b2):
    """Ask the two layers what they make of 0 and of each unit vector."""

    def layers(x):
        return (x @ W1 + b1) @ W2 + b2

    b = layers(np.zeros(W1.shape[0]))
    return layers(np.eye(W1.shape[0])) - b, b


def by_loops(W1, b1, W2, b2):
    rows, inner, columns = *W1.shape, W2.shape[1]
    W = [
        [sum(W1[i, k] * W2[k, j] for k in range(inner)) for j in range(columns)]
        for i in range(rows)
    ]
    b = [sum(b1[k] * W2[k, j] for k in range(inner)) + b2[j] for j in range(columns)]
    return W, b


def in_fractions(W1, b1, W2, b2):
    W1, b1, W2, b2 = (np.vectorize(Fraction, otypes=[object])(a) for a in (W1, b1, W2, b2))
    return W1 @ W2, b1 @ W2 + b2


def in_place_on_copies(W1, b1, W2, b2):
    W, b = W1.copy() @ W2, np.array(b2)
    b += b1 @ W2
    return W, b


def by_fitting(W1, b1, W2, b2):
    """Fit a layer to what the two make of random points."""
    x = np.random.default_rng(0).normal(size=(50, len(W1)))
    y = (x @ W1 + b1) @ W2 + b2
    both = np.linalg.lstsq(np.column_stack([x, np.ones(50)]), y, rcond=None)[0]
    return both[:-1], both[-1]


class Layer(NamedTuple):
    W: np.ndarray
    b: np.ndarray


class Merge:
    def __call__(self, W1, b1, W2, b2):
        return Layer(W1.dot(W2), b1.dot(W2) + b2)


def in_dtype(dtype, W1, b1, W2, b2):
    W1, b1, W2, b2 = (a.astype(dtype) for a in (W1, b1, W2, b2))
    return W1 @ W2, b1 @ W2 + b2


RIGHT = {
    "the bias in a matrix of one row": lambda W1, b1, W2, b2: (W1 @ W2, b1[None] @ W2 + b2),
    "matrices": lambda W1, b1, W2, b2: (np.matrix(W1) * W2, np.matrix(b1) * W2 + b2),
    "multiplied out": lambda W1, b1, W2, b2: (W1 @ W2, b1 @ W2 + b2),
    "a list": lambda W1, b1, W2, b2: [W1 @ W2, b1 @ W2 + b2],
    "np.matmul": lambda W1, b1, W2, b2: (np.matmul(W1, W2), np.add(np.matmul(b1, W2), b2)),
    "a named tuple, an object with __call__": Merge(),
    "einsum": lambda W1, b1, W2, b2: (
        np.einsum("ij,jk->ik", W1, W2),
        np.einsum("j,jk->k", b1, W2) + b2,
    ),
    "tensordot": lambda W1, b1, W2, b2: (np.tensordot(W1, W2, 1), np.tensordot(b1, W2, 1) + b2),
    "transposed": lambda W1, b1, W2, b2: ((W2.T @ W1.T).T, W2.T @ b1 + b2),
    "ones carried along": with_ones,
    "by asking": by_asking,
    "by loops, as lists": by_loops,
    "in Fractions": in_fractions,
    "in place on copies": in_place_on_copies,
    "by fitting": by_fitting,
    "float32": partial(in_dtype, np.float32),
    "long double": partial(in_dtype, np.longdouble),
    "nested lists": lambda W1, b1, W2, b2: ((W1 @ W2).tolist(), (b1 @ W2 + b2).tolist()),
    "products summed": lambda W1, b1, W2, b2: (
        (W1[:, :, None] * W2).sum(1),
        (b1[:, None] * W2).sum(0) + b2,
    ),
    "reduce": lambda *layer: (reduce(np.matmul, layer[::2]), layer[1] @ layer[2] + layer[3]),
    "the bias as a row": lambda W1, b1, W2, b2: (W1 @ W2, (b1[None, :] @ W2 + b2)[0]),
}


def square_loops(W1, b1, W2, b2):
    """Loops that take every width from len(W1)."""
    n = range(len(W1))
    W = np.array([[sum(W1[i, k] * W2[k, j] for k in n) for j in n] for i in n])
    return W, np.array([sum(b1[k] * W2[k, j] for k in n) + b2[j] for j in n])


def asked_of_the_second(W1, b1, W2, b2):
    b = b1 @ W2 + b2
    return (np.eye(len(W2)) @ W1 + b1) @ W2 + b2 - b, b


def in_place(W1, b1, W2, b2):
    b2 += b1 @ W2
    return W1 @ W2, b2


WRONG = {
    "the bias for each row of W1": lambda W1, b1, W2, b2: (
        W1 @ W2,
        np.tile(b1 @ W2 + b2, (len(W1) + 1, 1)),
    ),
    "rounded to two digits": lambda W1, b1, W2, b2: (
        np.round(W1 @ W2, 2),
        np.round(b1 @ W2 + b2, 2),
    ),
    "loops over len(W1)": square_loops,
    "asked with np.eye(len(W2))": asked_of_the_second,
    "in place": in_place,
    "the second matrix turned": lambda W1, b1, W2, b2: (W1 @ W2.T, b1 @ W2.T + b2),
    "the product turned": lambda W1, b1, W2, b2: ((W1 @ W2).T, b1 @ W2 + b2),
    "the bias meets W1": lambda W1, b1, W2, b2: (W1 @ W2, b1 @ W1 + b2),
    "the bias from the other side": lambda W1, b1, W2, b2: (W1 @ W2, W2 @ b1 + b2),
    "the second bias twice": lambda W1, b1, W2, b2: (W1 @ W2, b1 @ W2 + 2 * b2),
    "the second bias taken away": lambda W1, b1, W2, b2: (W1 @ W2, b1 @ W2 - b2),
    "no bias": lambda W1, b1, W2, b2: (W1 @ W2, 0 * b2),
    "the biases multiplied": lambda W1, b1, W2, b2: (W1 @ W2, b1 * b2),
    "one bias for all": lambda W1, b1, W2, b2: (W1 @ W2, (b1 @ W2 + b2).sum()),
    "the bias in the weights": lambda W1, b1, W2, b2: (W1 @ W2 + b2, b1 @ W2),
    "the weights alone": lambda W1, b1, W2, b2: W1 @ W2,
    "both in one array": lambda W1, b1, W2, b2: np.vstack([W1 @ W2, b1 @ W2 + b2]),
    "a function": lambda W1, b1, W2, b2: lambda x: (x @ W1 + b1) @ W2 + b2,
    "the last layer alone": lambda W1, b1, W2, b2: (W2, b2),
    "entry by entry where it can be": lambda W1, b1, W2, b2: (
        W1 * W2 if W1.shape == W2.shape else W1 @ W2,
        b1 @ W2 + b2,
    ),
    "with a bend between": lambda W1, b1, W2, b2: (W1 @ W2, np.maximum(b1, 0) @ W2 + b2),
    "the outer product of the biases": lambda W1, b1, W2, b2: (W1 @ W2, np.outer(b1, b2)),
    "whole numbers": lambda W1, b1, W2, b2: ((W1 @ W2).astype(int), (b1 @ W2 + b2).astype(int)),
    "halves of both": lambda W1, b1, W2, b2: ((W1 @ W2) / 2, (b1 @ W2 + b2) / 2),
}

SAME = {}
