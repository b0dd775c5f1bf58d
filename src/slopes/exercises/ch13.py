"""The exercises of chapter 13: starts computed, mended, telescoped, chosen and asked of data."""

import copy

import numpy as np

from ..networks import lsuv
from .core import exercise
from .judges import Wrong, call, choice, custom, must_be_function, numbers
from .judges.base import Nothing, missing
from .judges.initializers import KNOWN, drawn, fitting_start, near
from .judges.reading import as_array
from .judges.sums import apart

exercise(
    "gains-by-hand",
    stars=1,
    chapter="13",
    judge=numbers({"size": 1, "square": 3**-0.5, "step": 2**0.5}, tolerance=0.0055, percent=False),
    wrong={
        "You divided by the standard deviation; the mean of the outputs counts as well": (
            (1.659, 0.7071, 2.0)
        ),
        "That is 1 over the mean square: take the root": (1.0, 1 / 3, 2.0),
        "That is 1 over the mean of |f|, and not over the root of the mean square": (
            1.2533,
            1.0,
            2.0,
        ),
        "That is the root of the mean square itself; the gain makes up for it: turn it over": (
            (1.0, 3**0.5, 0.5**0.5)
        ),
        "Your gain of the square is the one for the way back, from its slope": (1.0, 0.5, 2**0.5),
        "E z⁴ is 3 for a normal z, and not 1": (1.0, 1.0, 2**0.5),
    },
)


class turned_start(fitting_start):
    """As fitting_start, for matrices of shape (fan_out, fan_in), and more exact."""

    exact = 0.02

    def __call__(self, answer):
        must_be_function(answer, ["rng", "fan_out", "fan_in"])

        def turned(rng, fan_in, fan_out):
            W = answer(rng, fan_out, fan_in)
            if missing(W):
                raise Nothing("Your function returns nothing yet: return your own in place of ...")
            W = call(as_array, W, where="What your function gives is no matrix: it")
            if W.shape != (fan_out, fan_in):
                wanted = f"{(fan_out, fan_in)}, a row a unit"
                raise Wrong(f"Your function gives the shape {W.shape}, not {wanted}")
            return W.T

        fault = super().__call__(turned)
        if fault and near(drawn(turned, 100, 400).std(), 2 / 400):
            return "Both mistakes are still in: 2 / fan_out, and as the size instead of its square"
        return fault


def of_size(size):
    """Return a start of shape (fan_out, fan_in) whose weights have that size."""
    return lambda rng, fan_out, fan_in: rng.normal(0, size(fan_in, fan_out), (fan_out, fan_in))


exercise(
    "he-turned",
    stars=1,
    chapter="13",
    judge=turned_start(),
    wrong={message: of_size(size) for message, size in KNOWN.items()}
    | {
        "Both mistakes are still in": of_size(lambda fan_in, fan_out: 2 / fan_out),
        "a row a unit": lambda rng, m, n: rng.normal(0, (2 / n) ** 0.5, (n, m)),
        "The weights must come from rng alone": (
            lambda rng, m, n: np.random.default_rng(0).normal(0, (2 / n) ** 0.5, (m, n))
        ),
        "your weights repeat rows": (
            lambda rng, m, n: np.tile(rng.normal(0, (2 / n) ** 0.5, (m // 4, n)), (4, 1))
        ),
    },
)

exercise(
    "widths-telescope",
    stars=2,
    chapter="13",
    judge=numbers(4, 0.001, percent=False),
    wrong={
        "That would be so with fan_in; here the variance is 2 / fan_out": 1,
        "Turn it over: each layer multiplies by what comes in over what goes out": 0.25,
        "That is the typical size; the mean square is its square": 2,
        "ReLU's half is in it already: 2 / fan_out makes up for it": 8,
        "You left out ReLU's half, in each of five layers": 4 * 2**5,
        "The 2 of 2 / fan_out is missing, in each of five layers": 4 / 2**5,
        "Left is only the last width: the first does not cancel": 1 / 16,
        "The width of 3 is not where it ends: it cancels": 64 / 3,
    },
)

exercise(
    "which-start-learns",
    stars=2,
    chapter="13",
    judge=choice(
        ["a", "c", "e"],
        {
            "b": "b stays: the rows of the second matrix are equal, so the first layer's units "
            "are copies for ever",
            "d": "d stays: all z are 0, where this library's ReLU has slope 0, and h is 0 as "
            "well: no gradient for either layer",
            "f": "f stays: with equal weights out, too, the units get equal gradients for ever",
        },
    ),
    wrong={
        "d stays": "acde",
        "b stays": "abce",
        "f stays": "f",
        "2 more belong": "e",
        "1 more belongs": "ac",
    },
)


def settling(spread=lambda z: np.sqrt(np.mean(z.var(0))), bias=lambda z: z.mean(0), last=None):
    """Return an answer to spread-between; with these defaults, the solution."""

    def settle(network, x):
        h = x
        for dense, bend in zip(network.dense[:last], network.bends, strict=False):
            dense.W /= spread(h @ dense.W)
            dense.b[:] = -bias(h @ dense.W)
            h = bend.forward(dense.forward(h))
        return network

    return settle


def and_then(spoil):
    """Return the right answer, with something done to the last layer in the end."""

    def settle(network, x):
        spoil(settling()(network, x).dense[-1])

    return settle


def added(network, x):
    """Take the mean of the sums without bias from a bias that may be there already."""
    h = x
    for dense, bend in zip(network.dense, network.bends, strict=False):
        dense.W /= np.sqrt(np.mean((h @ dense.W).var(0)))
        dense.b -= (h @ dense.W).mean(0)
        h = bend.forward(dense.forward(h))


def at_once(network, x):
    network.forward(x)
    for dense, bend in zip(network.dense, network.bends, strict=False):
        dense.W /= np.sqrt(np.mean(bend.z.var(0)))
        dense.b[:] = -(dense.x @ dense.W).mean(0)


def bias_first(network, x):
    h = x
    for dense, bend in zip(network.dense, network.bends, strict=False):
        dense.b[:] = -(h @ dense.W).mean(0)
        dense.W /= np.sqrt(np.mean((h @ dense.W).var(0)))
        h = bend.forward(dense.forward(h))


exercise(
    "spread-between",
    stars=3,
    chapter="13",
    judge=custom(apart, "Centred, and apart by 1 between the inputs, in every layer."),
    wrong={
        "the rest are differences between units": lsuv,
        "all sums together had standard deviation 1": settling(spread=np.std),
        "divide by the number of inputs": settling(
            spread=lambda z: np.sqrt(np.mean(z.var(0, ddof=1)))
        ),
        "take the mean of the variances": settling(spread=lambda z: np.mean(z.std(0))),
        "with sigmoid and random biases a unit has mean": added,
        "spoils the last layer": and_then(lambda dense: dense.W.fill(0)),
        "should be finite, and not all equal": and_then(lambda dense: dense.b.fill(np.nan)),
        "its bias must take that away": settling(bias=lambda z: 0 * z.mean(0)),
        "the spread between the inputs is": settling(spread=lambda z: np.mean(z.var(0))),
        "In hidden layer 2": at_once,
        "In hidden layer 1 of [8, 12, 12, 12, 4] with sigmoid a unit has mean": bias_first,
        "leaves the network as it was": lambda network, x: settling()(copy.deepcopy(network), x),
        "In hidden layer 3": settling(last=2),
    },
)
