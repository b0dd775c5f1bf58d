"""The exercises of chapter 10: a layer's way back, its price, three paths, and who moves when."""

from itertools import permutations

import numpy as np

from .core import exercise
from .judges import choice, function_of, numbers
from .judges.base import listed
from .judges.layer_steps import layer_step, moved


def batch(seed, examples, takes, gives):
    """Return what came in, the weights, and the gradient that came back."""
    rng = np.random.default_rng(seed)
    sizes = (examples, takes), (takes, gives), (examples, gives)
    return tuple(np.round(rng.normal(size=size), 1) for size in sizes)


# Examples, what comes in and what goes out: small ones first, which are shown in few words.
SIZES = (2, 1, 1), (1, 2, 1), (1, 1, 2), (2, 2, 2), (3, 2, 1), (1, 2, 5), (3, 3, 3), (6, 1, 4)
SIZES += (4, 3, 2), (5, 2, 2), (2, 3, 7)
BATCHES = [batch(seed, *sizes) for seed, sizes in enumerate(SIZES)]

PARTS = ["dx", "dW", "db"]

exercise(
    "dense-backward",
    stars=1,
    chapter="10",
    judge=function_of(
        "x",
        "W",
        "upstream",
        cases=BATCHES,
        truth=lambda x, W, g: (g @ W.T, x.T @ g, g.sum(0)),
        parts=PARTS,
        rows=True,
    ),
    wrong={
        "Your dW is turned: W has a row for each input": (
            lambda x, W, g: (g @ W.T, g.T @ x, g.sum(0))
        ),
        "The same bias is added to every example, so its slopes add up over the batch": (
            lambda x, W, g: (g @ W.T, x.T @ g, g)
        ),
        "You add up over the units; add up over the examples": lambda x, W, g: (
            (g @ W.T, x.T @ g, g.sum(1))
        ),
        "The mean is taken in the loss, once; here the examples add up": (
            lambda x, W, g: (g @ W.T, x.T @ g, g.mean(0))
        ),
        "Divided by the batch: the mean is taken in the loss, if at all": lambda x, W, g: (
            (g @ W.T, x.T @ g / len(x), g.mean(0))
        ),
        "All three are divided by the batch: the mean is taken in the loss, once": (
            lambda x, W, g: (g @ W.T / len(x), x.T @ g / len(x), g.mean(0))
        ),
        "It goes back over W turned; with a square W the shapes do not tell": (
            lambda x, W, g: (g @ (W if len(set(W.shape)) == 1 else W.T), x.T @ g, g.sum(0))
        ),
        "dx is what goes over the weights; you hand on what came": lambda x, W, g: (
            (g, x.T @ g, g.sum(0))
        ),
        **{
            f"{listed(PARTS[i] for i in order)} is another order than dx, dW and db": (
                lambda x, W, g, order=order: [(g @ W.T, x.T @ g, g.sum(0))[i] for i in order]
            )
            for order in list(permutations(range(3)))[1:]
        },
    },
)

exercise(
    "way-back-price",
    stars=1,
    chapter="10",
    judge=numbers({"forth": 79_400, "back": 80_400}, whole=True),
    wrong={
        "The first layer need not pass anything on to the pixels": (79_400, 158_800),
        "Back, the last layer multiplies twice, the first once": (79_400, 79_400),
        "You count the biases, too; they are added, not multiplied": (79_510, 80_520),
        "The biases are added, not multiplied": (79_510, 80_510),
        "You count the bends; they are left out": (79_500, 80_500),
        "Back you count the bends; they are left out, as in the chapter": (79_400, 80_500),
        "You leave out the last layer on the way forth": (78_400, 80_400),
        "That leaves out the last layer's own pass: only the first has none": (79_400, 157_800),
        "Swapped: the way back takes a little more": (80_400, 79_400),
        "That is back and forth together": (79_400, 159_800),
        "Back is counted twice over": (79_400, 160_800),
    },
)

X = np.array([-3.0, -1.0, -0.5, 0.0, 0.25, 0.8, 2.0])


def slopes(seed, *shape):
    """Return x and a gradient of one shape."""
    rng = np.random.default_rng(seed)
    return 1.5 * rng.normal(size=shape), rng.normal(size=shape)


SHAPES = (4, 3), (3, 3), (1, 6), (8,), (2, 2)
TWICE = [(X, np.ones(7)), (X, 1.5 - X), *[slopes(i, *shape) for i, shape in enumerate(SHAPES)]]

exercise(
    "three-paths",
    stars=2,
    chapter="10",
    judge=function_of(
        "x",
        "upstream",
        cases=TWICE,
        truth=lambda x, g: g * (1 + np.tanh(x) + x * (1 - np.tanh(x) ** 2)),
        noun="gradient",
    ),
    wrong={
        "The straight path is missing: x is added, too": lambda x, g: (
            g * (np.tanh(x) + x * (1 - np.tanh(x) ** 2))
        ),
        "That is the straight path alone": lambda x, g: g * 1.0,
        "The path through tanh is missing": lambda x, g: g * (1 + np.tanh(x)),
        "The path past tanh, where x is the factor, is missing": lambda x, g: (
            g * (1 + x * (1 - np.tanh(x) ** 2))
        ),
        "Paths add; you multiply them": lambda x, g: g * (np.tanh(x) * x * (1 - np.tanh(x) ** 2)),
        "On the path through tanh its partner x multiplies, too": lambda x, g: (
            g * (1 + np.tanh(x) + 1 - np.tanh(x) ** 2)
        ),
        "That is the slope alone: multiply by what comes from upstream": lambda x, g: (
            1 + np.tanh(x) + x * (1 - np.tanh(x) ** 2)
        ),
    },
)


exercise(
    "eager-step",
    stars=2,
    chapter="10",
    judge=layer_step(),
    wrong={
        "The gradient still goes over the weights that have moved": moved(
            lambda layer, W, g: g @ layer.W.T
        ),
        "You hand down the right gradient, but the weights never move": moved(
            lambda layer, W, g: g @ W.T, by=0
        ),
        "The weights move twice": moved(lambda layer, W, g: g @ W.T, by=2),
        "The weights move by their mean slope; the mean is taken in the loss": moved(
            lambda layer, W, g: g @ W.T, by=lambda g, lr: 1 / len(g)
        ),
        "The weights move without the learning rate": moved(
            lambda layer, W, g: g @ W.T, by=lambda g, lr: 1 / lr
        ),
        "The learning rate is for the weights; what goes down keeps its length": (
            lambda layer, g, lr: lr * moved(lambda layer, W, g: g @ W.T)(layer, g, lr)
        ),
        "The weights move uphill": moved(lambda layer, W, g: g @ W.T, by=-1),
        "That is what came, not what goes over the weights": moved(lambda layer, W, g: g),
        "You hand down the gradient of the weights": moved(lambda layer, W, g: layer.x.T @ g),
    },
)

exercise(
    "equal-balance",
    stars=2,
    chapter="10",
    judge=choice(
        "d",
        {
            "a": "Print all four sums: the first is no larger than the others",
            "b": "Print all four sums: the last is no larger than the others",
            "c": "Print all four sums: the layer with most weights has no larger sum",
        },
    ),
    wrong={},
)

exercise(
    "feedback-angle",
    stars=3,
    chapter="10",
    judge=numbers(67.5, tolerance=5.5, percent=False),
    wrong={
        "It does align: 90 degrees is what two random directions have": 90,
        "It never gets as far as the true gradient": 0,
        "That is about where five epochs leave it; train for 20": 80,
        "That is in radians; degrees are asked for": 1.18,
        "That is the cosine; take its arccos": 0.38,
        "That is the angle to the opposite direction": 112.5,
    },
)
