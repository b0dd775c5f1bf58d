"""Answers to missing-bend: a forward pass with a ReLU after every layer but the last."""

from fractions import Fraction
from functools import partial, reduce

import numpy as np

from slopes import relu


def in_place_on_its_own(x, W, b):
    for i in range(len(W) - 1):
        x = x @ W[i] + b[i]
        np.maximum(x, 0, out=x)
    return x @ W[-1] + b[-1]


def by_mask(x, W, b):
    for i in range(len(W) - 1):
        x = x @ W[i] + b[i]
        x[x < 0] = 0
    return x @ W[-1] + b[-1]


def zipped(x, W, b):
    for weights, bias in zip(W[:-1], b[:-1], strict=True):
        x = np.maximum(x @ weights + bias, 0)
    return x @ W[-1] + b[-1]


def last_told_by_its_number(x, W, b):
    for i, (weights, bias) in enumerate(zip(W, b, strict=True)):
        x = x @ weights + bias
        if i < len(W) - 1:
            x = x * (x > 0)
    return x


def recursive(x, W, b):
    z = x @ W[0] + b[0]
    return z if len(W) == 1 else recursive(np.clip(z, 0, None), W[1:], b[1:])


def bend_before_all_but_the_first(x, W, b):
    for i in range(len(W)):
        x = (relu(x) if i else x) @ W[i] + b[i]
    return x


def row_by_row(x, W, b):
    rows = []
    for row in x:
        for i in range(len(W)):
            row = [
                sum(row[j] * W[i][j][k] for j in range(len(row))) + b[i][k]
                for k in range(len(b[i]))
            ]
            if i < len(W) - 1:
                row = [max(value, 0) for value in row]
        rows.append(row)
    return rows


def in_fractions(x, W, b):
    exact = np.vectorize(Fraction, otypes=[object])
    x = exact(x)
    for i in range(len(W)):
        x = x @ exact(W[i]) + exact(b[i])
        x = np.maximum(x, 0) if i < len(W) - 1 else x
    return x


def with_while(x, W, b):
    i, last = 0, len(b) - 1
    while i < last:
        z = np.dot(x, W[i]) + b[i]
        x = np.where(z > 0, z, 0)
        i += 1
    return np.dot(x, W[last]) + b[last]


class Forward:
    def __init__(self, bend):
        self.bend = bend

    def __call__(self, x, W, b):
        hidden = zip(W[:-1], b[:-1], strict=True)
        return (
            reduce(lambda h, layer: self.bend(h @ layer[0] + layer[1]), hidden, x) @ W[-1] + b[-1]
        )


def cast(dtype, x, W, b):
    return zipped(x.astype(dtype), [w.astype(dtype) for w in W], [v.astype(dtype) for v in b])


def popped_from_copies(x, W, b):
    W, b = list(W), list(b)
    last = W.pop(), b.pop()
    while W:
        x = relu(x @ W.pop(0) + b.pop(0))
    return x @ last[0] + last[1]


RIGHT = {
    "out=x on its own array": in_place_on_its_own,
    "by a mask": by_mask,
    "zipped": zipped,
    "the last told by its number": last_told_by_its_number,
    "recursive": recursive,
    "a bend before all but the first": bend_before_all_but_the_first,
    "row by row, as lists": row_by_row,
    "in Fractions": in_fractions,
    "with while": with_while,
    "an object with __call__": Forward(relu),
    "an object with another bend": Forward(lambda z: (z + np.abs(z)) / 2),
    "partial": partial(cast, np.float64),
    "float32": partial(cast, np.float32),
    "long double": partial(cast, np.longdouble),
    "popped from copies": popped_from_copies,
    "a list": lambda x, W, b: zipped(x, W, b).tolist(),
    "np.vectorize": Forward(np.vectorize(lambda z: z if z > 0 else 0.0, otypes=[float])),
    "heaviside": Forward(lambda z: z * np.heaviside(z, 0)),
    "np.fmax": Forward(lambda z: np.fmax(0, z)),
    "einsum": lambda x, W, b: (
        np.einsum(
            "ij,jk->ik", reduce(lambda h, i: relu(h @ W[i] + b[i]), range(len(W) - 1), x), W[-1]
        )
        + b[-1]
    ),
}


def one_hidden_layer(x, W, b):
    return relu(x @ W[0] + b[0]) @ W[-1] + b[-1]


def the_first_stays_straight(x, W, b):
    for i in range(len(W) - 1):
        x = x @ W[i] + b[i]
        x = relu(x) if i else x
    return x @ W[-1] + b[-1]


def in_place(x, W, b):
    for i in range(len(W) - 1):
        np.maximum(x, 0, out=x)
        x = x @ W[i] + b[i]
    return relu(x) @ W[-1] + b[-1]


def once_at_the_end(x, W, b):
    for i in range(len(W) - 1):
        x = x @ W[i] + b[i]
    return relu(x) @ W[-1] + b[-1]


def bend_before_the_bias(x, W, b):
    for i in range(len(W) - 1):
        x = relu(x @ W[i]) + b[i]
    return x @ W[-1] + b[-1]


def width_for_depth(x, W, b):
    for i in range(len(W[0]) - 1):
        x = relu(x @ W[i] + b[i])
    return x @ W[-1] + b[-1]


def rows_for_depth(x, W, b):
    for i in range(len(x) - 1):
        x = relu(x @ W[i] + b[i])
    return x @ W[-1] + b[-1]


def three_layers(x, W, b):
    for i in range(2):
        x = relu(x @ W[i] + b[i])
    return x @ W[-1] + b[-1]


def first_weights_everywhere(x, W, b):
    for i in range(len(W) - 1):
        x = relu(x @ W[0] + b[i])
    return x @ W[-1] + b[-1]


def above_a_hundredth(x, W, b):
    for i in range(len(W) - 1):
        x = x @ W[i] + b[i]
        x = x * (x > 0.01)
    return x @ W[-1] + b[-1]


WRONG = {
    "a bend a little to the right": above_a_hundredth,
    "one hidden layer only": one_hidden_layer,
    "the first stays straight": the_first_stays_straight,
    "in place": in_place,
    "one bend, after the last hidden layer": once_at_the_end,
    "the bend before the bias": bend_before_the_bias,
    "as many layers as the first is wide": width_for_depth,
    "as many layers as rows": rows_for_depth,
    "always three layers": three_layers,
    "the first weights everywhere": first_weights_everywhere,
    "the published one": lambda x, W, b: [
        x := x @ W[i] + b[i] for i in range(len(W)) if np.maximum(x, 0) is not x
    ][-1],
    "np.minimum": Forward(lambda z: np.minimum(z, 0)),
    "the bend the other way": Forward(lambda z: np.maximum(-z, 0)),
    "a step": Forward(lambda z: (z > 0) * 1.0),
    "a leak": Forward(lambda z: np.maximum(z, 0.01 * z)),
    "cut at 6": Forward(lambda z: np.clip(z, 0, 6)),
    "cut at 1": Forward(lambda z: np.clip(z, 0, 1)),
    "bent at 1": Forward(lambda z: np.maximum(z, 1)),
    "tanh": Forward(np.tanh),
    "the mask returned": Forward(lambda z: z > 0),
    "the last bias left out": lambda x, W, b: zipped(x, W, b) - b[-1],
    "the last layer left out": lambda x, W, b: relu(x @ W[0] + b[0]),
    "bent at the end too, the other way": lambda x, W, b: np.minimum(zipped(x, W, b), 0),
    "the sum of the outputs": lambda x, W, b: zipped(x, W, b).sum(axis=1),
    "the first row": lambda x, W, b: zipped(x[:1], W, b),
    "turned matrices": lambda x, W, b: zipped(x, [w.T for w in W], b),
    "no x": lambda W, b: W[-1],
}

SAME = {
    "for i in range(len(W) - 1): → for i in range(len(b) - 1):": (
        "there is one bias for each matrix of weights"
    ),
}
