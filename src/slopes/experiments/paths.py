"""What a slope is made of: paths through layers, uses of one weight; and what it costs to get."""

from dataclasses import dataclass
from functools import cache
from itertools import pairwise

import numpy as np

from ..arguments import number, whole
from ..networks import Dense, Network, scaled


@dataclass(frozen=True)
class Paths:
    """The paths from an input to the output: how many, their sizes added up, and the slope.

    sizes and slope are means over the inputs, of absolute values.
    """

    count: int
    sizes: float
    slope: float


@cache
def path_sizes(hidden, width=64, f="tanh", *, gain=1.0, seed=0):
    """Return the Paths through a fresh network of that many hidden layers and one output.

    All products of a kind are added up layer by layer: for sizes, with each factor's absolute
    value.
    """
    whole("hidden", hidden), whole("width", width)
    rng = np.random.default_rng(seed)
    network = Network([width] * (hidden + 1) + [1], f, init=scaled(gain=gain), seed=rng)
    network.forward(rng.normal(size=(1, width)))
    slopes, sizes = network.backward(np.ones((1, 1))), np.ones((1, 1))
    for layer in reversed(network.layers):
        if isinstance(layer, Dense):
            sizes = sizes @ np.abs(layer.W).T
        else:
            sizes = sizes * np.abs(layer.f.derivative(layer.z))
    return Paths(width**hidden, float(sizes.mean()), float(np.abs(slopes).mean()))


def price(sizes):
    """Return the multiplications of one example forth, and back to every weight.

    Back, each layer multiplies twice, once for its weights and once to pass on; the first layer
    has nobody to pass on to.

    >>> price([64, 32, 10])
    (2368, 2688)
    """
    each = [n * m for n, m in pairwise(sizes)]
    return sum(each), 2 * sum(each) - each[0]


def uses(weight, steps, *, start=0.5, f=np.tanh, slope=lambda h: 1 - h**2):
    """Return what each use of one weight adds to the slope of the last of h = f(weight · h).

    slope: that of f, as a function of its output.

    >>> uses(1.0, 3).round(3)
    array([0.267, 0.314, 0.36 ])
    """
    weight, h = number("weight", weight), [number("start", start)]
    for _ in range(whole("steps", steps)):
        h.append(float(f(weight * h[-1])))
    terms, back = [], 1.0
    for before, after in zip(h[-2::-1], h[:0:-1], strict=True):
        at_z = back * slope(after)
        terms.append(at_z * before)
        back = at_z * weight
    return np.array(terms[::-1])
