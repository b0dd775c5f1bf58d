"""A judge of a network whose sums were to be centred, and set apart between the inputs."""

import copy

import numpy as np

from ...networks import Network, orthogonal
from .base import NotAttempted, call, missing, must_be_function

NETS = [  # sizes, function, and what the inputs are moved by
    ([8, 12, 12, 12, 4], "sigmoid", 0.0),
    ([5, 30, 9, 3], "sigmoid", 1.0),
    ([6, 10, 2], "tanh", -2.0),
]


def apart(answer):
    """Return what is wrong with the sums z that `answer(network, x)` leaves, or None."""
    must_be_function(answer, ["network", "x"])
    for seed, (sizes, f, shift) in enumerate(NETS):
        network = Network(sizes, f, init=orthogonal, seed=seed)
        before = copy.deepcopy(network)
        x = np.random.default_rng(seed).normal(shift, 1, (60, sizes[0]))
        where = f"For a network of {sizes} with {f} your function"
        given = call(answer, network, x.copy(), where=where)
        call(network.forward, x, where=f"{where} leaves a network that")
        pairs = zip(network.dense, before.dense, strict=True)
        if all(np.array_equal(a.W, b.W) and np.array_equal(a.b, b.b) for a, b in pairs):
            if missing(given):
                raise NotAttempted("Your function changes and returns nothing yet.")
            return "Your function leaves the network as it was: change each W and b in place"
        if not (missing(given) or given is network):
            return "Your function returns something else: return the network that it has changed"
        for i, bend in enumerate(network.bends, start=1):
            fault = settled(bend.z)
            if fault:
                return f"In hidden layer {i} of {sizes} with {f} {fault}"
    return None


def settled(z):
    """Return what is wrong with the sums of one layer, whose rows are inputs, or None."""
    if not np.isfinite(z).all():
        return "the sums are not finite"
    spread, middle = np.sqrt(np.mean(z.var(0))), np.abs(z.mean(0)).max()
    if abs(spread - 1) > 1e-3:
        if abs(z.std() - 1) < 1e-3:
            return (
                f"all sums together have standard deviation 1, but between the inputs only "
                f"{spread:.2g}: the rest are differences between units"
            )
        return f"the spread between the inputs is {spread:.3g}, and should be 1"
    if middle > 1e-3:
        return f"a unit has mean {middle:.3g} over the inputs; its bias must take that away"
    return None
