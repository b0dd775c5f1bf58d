"""Answers to eager-step: pass the gradient over the weights that the signal met, then move them."""

from functools import partial

import numpy as np


def passed_first(layer, upstream, lr):
    down = upstream @ layer.W.T
    layer.W = layer.W - lr * layer.x.T @ upstream
    return down


def in_place(layer, upstream, lr):
    down = upstream @ layer.W.T
    layer.W -= lr * (layer.x.T @ upstream)
    return down


def copied(layer, upstream, lr):
    old = layer.W.copy()
    layer.W -= lr * layer.x.T @ upstream
    return upstream @ old.T


def a_new_table(layer, upstream, lr):
    old = layer.W
    layer.W = old - lr * layer.x.T @ upstream
    return upstream @ old.T


def undone(layer, upstream, lr):
    change = lr * layer.x.T @ upstream
    layer.W = layer.W - change
    return upstream @ (layer.W + change).T


def by_examples(layer, upstream, lr):
    down = np.array([layer.W @ row for row in upstream])
    for came, back in zip(layer.x, upstream, strict=True):
        layer.W -= lr * np.outer(came, back)
    return down


def with_finally(layer, upstream, lr):
    try:
        return upstream @ layer.W.T
    finally:
        layer.W = layer.W - lr * layer.x.T @ upstream


class Step:
    def __call__(self, layer, upstream, lr):
        return passed_first(layer, upstream, lr)


RIGHT = {
    "passed on first": passed_first,
    "in place, afterwards": in_place,
    "from a copy": copied,
    "into a new table": a_new_table,
    "the move undone": undone,
    "example by example": by_examples,
    "in a finally": with_finally,
    "an object": Step(),
    "a partial": partial(passed_first),
    "with einsum": lambda layer, g, lr: (
        np.einsum("bj,ij->bi", g, layer.W),
        setattr(layer, "W", layer.W - lr * np.einsum("bi,bj->ij", layer.x, g)),
    )[0],
    "turned": lambda layer, g, lr: passed_first(layer, np.array(g), lr).copy(),
    "a list": lambda layer, g, lr: passed_first(layer, g, lr).tolist(),
}


def eager(layer, upstream, lr):
    layer.W -= lr * (layer.x.T @ upstream)
    return upstream @ layer.W.T


def by_reference(layer, upstream, lr):
    old = layer.W
    layer.W -= lr * (layer.x.T @ upstream)
    return upstream @ old.T


def a_view(layer, upstream, lr):
    turned = layer.W.T
    layer.W -= lr * (layer.x.T @ upstream)
    return upstream @ turned


def never_moved(layer, upstream, lr):
    W = layer.W - lr * layer.x.T @ upstream  # noqa: F841
    return upstream @ layer.W.T


def a_copy_moved(layer, upstream, lr):
    W = layer.W.copy()
    W -= lr * layer.x.T @ upstream
    return upstream @ layer.W.T


def then(change, down=lambda layer, W, g: g @ W.T):
    def step(layer, upstream, lr):
        old = layer.W.copy()
        layer.W = old - change(layer, upstream, lr)
        return down(layer, old, upstream)

    return step


def usual(layer, g, lr):
    return lr * layer.x.T @ g


WRONG = {
    "as it was": eager,
    "kept by reference": by_reference,
    "kept as a view": a_view,
    "never moved": never_moved,
    "a copy moved": a_copy_moved,
    "without the rate": then(lambda layer, g, lr: layer.x.T @ g),
    "the mean over the batch": then(lambda layer, g, lr: usual(layer, g, lr) / len(g)),
    "a rate of 0.1 always": then(lambda layer, g, lr: 0.1 * layer.x.T @ g),
    "by the sign": then(lambda layer, g, lr: lr * np.sign(layer.x.T @ g)),
    "half of the old and half of the new": then(usual, lambda layer, W, g: g @ (W + layer.W).T / 2),
    "downhill": then(usual, lambda layer, W, g: -g @ W.T),
    "not turned where it is square": then(
        usual, lambda layer, W, g: g @ (W if len(set(W.shape)) == 1 else W.T)
    ),
    "x moved instead": lambda layer, g, lr: (
        g @ layer.W.T,
        setattr(layer, "x", layer.x - lr * g @ layer.W.T),
    )[0],
    "by the layer's own way back": lambda layer, g, lr: layer.backward(g),
    "the bias, too": lambda layer, g, lr: (
        setattr(layer, "b", layer.b - lr * g.sum(0)),
        passed_first(layer, g, lr),
    )[1],
    "half the move": then(lambda layer, g, lr: usual(layer, g, lr) / 2),
    "W handed down, too": lambda layer, g, lr: (passed_first(layer, g, lr), layer.W),
    "upstream spoiled": lambda layer, g, lr: passed_first(layer, np.multiply(g, 1.1, out=g), lr),
    "the move handed down": lambda layer, g, lr: passed_first(layer, g, lr) * lr,
}
SAME = {}
