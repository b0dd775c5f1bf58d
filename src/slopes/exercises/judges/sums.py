"""A judge of a network whose sums were to be centred, and set apart between the inputs."""

import copy

import numpy as np

from ...networks import Network, orthogonal
from .base import NotAttempted, call, missing, must_be_function

NETS = [  # sizes, function, what the inputs are moved by, and the size of the biases before
    ([8, 12, 12, 12, 4], "sigmoid", 0.0, 0.0),
    ([5, 30, 9, 3], "sigmoid", 1.0, 0.0),
    ([6, 10, 2], "tanh", -2.0, 0.0),
    ([7, 11, 6, 3], "sigmoid", 0.5, 2.0),
    ([9, 10, 8, 7, 3], "tanh", 1.0, 0.5),
    ([9, 10, 8, 7, 3], "relu", 1.0, 0.5),
]


def apart(answer):
    """Return what is wrong with the sums z that `answer(network, x)` leaves, or None."""
    must_be_function(answer, ["network", "x"])
    for seed, (sizes, f, shift, biases) in enumerate(NETS):
        network = Network(sizes, f, init=orthogonal, seed=seed)
        for dense in network.dense:
            dense.b[:] = biases * np.random.default_rng(seed).normal(size=dense.b.shape)
        before = copy.deepcopy(network)
        x = np.random.default_rng(seed).normal(shift, 1, (60, sizes[0]))
        start = " and random biases" if biases else ""
        where = f"For a network of {sizes} with {f}{start} your function"
        given = call(answer, network, x.copy(), where=where)
        out = call(network.forward, x, where=f"{where} leaves a network that")
        pairs = zip(network.dense, before.dense, strict=True)
        if all(np.array_equal(a.W, b.W) and np.array_equal(a.b, b.b) for a, b in pairs):
            if missing(given):
                raise NotAttempted("Your function changes and returns nothing yet.")
            return "Your function leaves the network as it was: change each W and b in place"
        if not (missing(given) or given is network):
            return "Your function returns something else: return the network that it has changed"
        for i, (dense, bend) in enumerate(zip(network.dense, network.bends, strict=False), start=1):
            fault = settled(bend.z, dense.b)
            if fault:
                return f"In hidden layer {i} of {sizes} with {f}{start} {fault}"
        if not (np.isfinite(out).all() and out.std(0).max() > 0):
            return f"{where} spoils the last layer: its outputs should be finite, and not all equal"
    return None


def settled(z, bias):
    """Return what is wrong with the sums of one layer, whose rows are inputs, or None."""
    if not np.isfinite(z).all():
        return "the sums are not finite"
    spread, middle = np.sqrt(np.mean(z.var(0))), np.abs(z.mean(0)).max()
    if abs(spread - 1) > 1e-3:
        if min(abs(z.std() - 1), abs((z - bias).std() - 1)) < 1e-3:
            return (
                f"all sums together had standard deviation 1 when you divided, but between the "
                f"inputs it is only {spread:.4g}: the rest are differences between units"
            )
        said = f"the spread between the inputs is {spread:.4g}, and should be 1"
        if abs(z.var(0, ddof=1).mean() - 1) < 1e-6:
            return f"{said}: divide by the number of inputs and not by one less"
        if abs(z.std(0).mean() - 1) < 1e-6:
            return f"{said}: take the mean of the variances and then the root, not the reverse"
        return said
    if middle > 1e-3:
        return f"a unit has mean {middle:.3g} over the inputs; its bias must take that away"
    return None
