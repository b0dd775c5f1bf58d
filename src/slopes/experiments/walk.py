"""Forth and back through a network of five units, small enough to reckon along."""

import numpy as np

from ..arguments import expect
from ..networks import Network

FUNCTIONS = {"ReLU": "relu", "sigmoid": "sigmoid", "tanh": "tanh"}
CASES = {"0.5 and 1": ((0.5, 1.0), 1.0), "−1 and 1": ((-1.0, 1.0), -1.0)}  # inputs and truth
STEPS = 11
WALK = {
    "step": list(range(1, STEPS + 1)),
    "function": list(FUNCTIONS),
    "input": list(CASES),
}  # the controls of its Explorer


def small_network(function="ReLU"):
    """Return the network of the walk: two inputs, two units, one output, weights set by hand.

    >>> small_network("tanh").forward([[-1.0, 1.0]]).round(2)
    array([[-1.7]])
    """
    network = Network([2, 2, 1], FUNCTIONS.get(function, function))
    first, last = network.dense
    first.W[:], first.b[:] = [[1, -1], [0.5, 0.5]], [-0.5, 0.2]
    last.W[:] = [[1], [-1]]
    return network


def walk(ax, step, function, input):
    """Draw one step of the walk, for an Explorer: forth to the answer, back to each weight.

    step: 1 to 11; function: ReLU, sigmoid or tanh; input: "0.5 and 1" or "−1 and 1".
    """
    from ..figures import draw_network

    x, truth = _case(input)
    draw_network(small_network(function), x, ax, step=step, truth=truth)


def walk_alt(step, function, input):
    """Return what a step of the walk shows, in words.

    >>> walk_alt(6, "ReLU", "−1 and 1")
    'ReLU, step 6: How wrong? What it said − the truth: −1.7 − (−1) = −0.7. Inputs −1 and 1.'
    """
    from ..figures import describe_network

    x, truth = _case(input)
    words = describe_network(small_network(function), x, step=step, truth=truth)
    return f"{function}, s{words[1:]}"


def _case(input):
    expect(input in CASES, "input", " or ".join(CASES), input)
    x, truth = CASES[input]
    return np.array(x), truth
