"""Answers to spread-between: right ones in many forms, wrong ones that nobody registered."""

import copy

import numpy as np

from slopes.networks import Dense, lsuv


def by_layer(network, x):
    h = x
    for dense, bend in zip(network.dense, network.bends, strict=False):
        dense.W /= np.sqrt(np.mean((h @ dense.W).var(axis=0)))
        dense.b[:] = -np.mean(h @ dense.W, axis=0)
        h = bend.forward(dense.forward(h))
    return network


def nothing_returned(network, x):
    by_layer(network, x)


def anew_each_time(network, x):
    """Settle layer after layer, with a whole pass before each."""
    for dense, bend in zip(network.dense, network.bends, strict=False):
        network.forward(x)
        dense.W /= bend.z.std(axis=0).__pow__(2).mean() ** 0.5
        network.forward(x)
        dense.b -= bend.z.mean(axis=0)
    return network


def unit_by_unit(network, x):
    """Let each unit have spread 1, and not only their mean."""
    h = x
    for dense, bend in zip(network.dense, network.bends, strict=False):
        dense.W /= (h @ dense.W).std(axis=0)
        dense.b[:] = -(h @ dense.W).mean(axis=0)
        h = bend.forward(dense.forward(h))
    return network


def all_layers(network, x):
    """Do the same to the last layer, which nobody asked for."""
    h = x
    for layer in network.layers:
        if isinstance(layer, Dense):
            z = h @ layer.W
            layer.W /= np.sqrt(z.var(0).mean())
            layer.b = -(h @ layer.W).mean(0)
        h = layer.forward(h)
    return network


def centred_first(network, x):
    h = x
    for dense, bend in zip(network.dense, network.bends, strict=False):
        z = h @ dense.W
        spread = np.sqrt(np.mean((z - z.mean(0)) ** 2))
        dense.W[:] = dense.W / spread
        dense.b[:] = -z.mean(0) / spread
        h = bend.f(h @ dense.W + dense.b)
    return network


def three_rounds(network, x):
    for _ in range(3):
        by_layer(network, x)
    return network


def by_products(network, x):
    """Find the variance from the covariance of what comes in."""
    h = x
    for dense, bend in zip(network.dense, network.bends, strict=False):
        middle = h.mean(0)
        table = (h - middle).T @ (h - middle) / len(h)
        dense.W /= np.sqrt(np.trace(dense.W.T @ table @ dense.W) / dense.W.shape[1])
        dense.b[:] = -(middle @ dense.W)
        h = bend.forward(h @ dense.W + dense.b)
    return network


def drawn_anew(network, x):
    rng = np.random.default_rng(0)
    for dense in network.dense:
        dense.W[:] = rng.normal(size=dense.W.shape)
    return by_layer(network, x)


class Settle:
    def __call__(self, network, x):
        return by_layer(network, x)


RIGHT = {
    "layer by layer": by_layer,
    "in place alone": nothing_returned,
    "with whole passes": anew_each_time,
    "each unit": unit_by_unit,
    "the last layer, too": all_layers,
    "centred first": centred_first,
    "three rounds": three_rounds,
    "by products": by_products,
    "drawn anew": drawn_anew,
    "an object": Settle(),
}


def changed(spread, middle):
    """Return an answer that divides by one thing and takes away another."""

    def settle(network, x):
        h = x
        for dense, bend in zip(network.dense, network.bends, strict=False):
            dense.W /= spread(h @ dense.W)
            dense.b[:] = -middle(h @ dense.W)
            h = bend.forward(dense.forward(h))
        return network

    return settle


def root(z):
    return np.sqrt(np.mean(z.var(0)))


def only_biases(network, x):
    network.forward(x)
    for dense, bend in zip(network.dense, network.bends, strict=False):
        dense.b -= bend.z.mean(0)
    return network


def on_the_inputs(network, x):
    x -= x.mean(0)
    x /= x.std(0)
    return network


def outputs_instead(network, x):
    h = x
    for dense, bend in zip(network.dense, network.bends, strict=False):
        h = bend.forward(dense.forward(h))
        dense.W /= np.sqrt(np.mean(h.var(0)))
        dense.b -= h.mean(0)
    return network


WRONG = {
    "the plain standard deviation": changed(np.std, lambda z: z.mean(0)),
    "the root mean square": changed(lambda z: np.mean(z**2) ** 0.5, lambda z: z.mean(0)),
    "along the units": changed(lambda z: np.sqrt(np.mean(z.var(1))), lambda z: z.mean(0)),
    "the mean of the deviations": changed(lambda z: np.mean(z.std(0)), lambda z: z.mean(0)),
    "one mean for all units": changed(root, np.mean),
    "the mean added": changed(root, lambda z: -z.mean(0)),
    "the median": changed(root, lambda z: np.median(z, axis=0)),
    "twice the spread": changed(lambda z: root(z) / 2, lambda z: z.mean(0)),
    "with n − 1": changed(lambda z: np.sqrt(z.var(0, ddof=1).mean()), lambda z: z.mean(0)),
    "only biases": only_biases,
    "on the inputs": on_the_inputs,
    "of the outputs": outputs_instead,
    "the library's": lambda network, x: lsuv(network, x),
    "on a copy": lambda network, x: by_layer(copy.deepcopy(network), x),
    "on half of the inputs": lambda network, x: by_layer(network, x[:10]),
    "the inputs returned": lambda network, x: (by_layer(network, x), x)[1],
    "a number": 1.0,
}
LOOP = "for dense, bend in zip(network.dense, network.bends{}):"
SPREAD = "dense.W /= np.sqrt({})"
EACH = "(h @ dense.W).var(axis=0)"
SAME = {
    f"{LOOP.format(', strict=False')} → {LOOP.format('')}": "False is the default",
    f"{SPREAD.format(f'np.mean({EACH})')} → {SPREAD.format(EACH)}": (
        "each unit then has variance 1, and so has their mean"
    ),
    "return network → dropped": "the network is changed in place, which is what is judged",
}
