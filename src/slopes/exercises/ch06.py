"""The exercises of chapter 06: ReLU, its way back, its bends and its dead units."""

import numpy as np

from ..functions import relu
from ..networks import he
from .core import exercise
from .judges import function_of, numbers
from .judges.initializers import mirrored_start

X = np.array([-2.0, -0.5, 0.0, 0.5, 3.0])
UPSTREAM = np.array([0.3, -1.0, 2.0, -4.0, 0.25])


def arrived(seed, *shape):
    """Return a random x, with zeros and tiny numbers in it, and a gradient of the same shape."""
    rng = np.random.default_rng(seed)
    x = rng.normal(size=shape) * rng.choice([1.0, 0.0, 1e-9, 1e3], shape)
    return x, rng.normal(size=shape)


SHAPES = (7,), (4, 3), (3, 8), (6, 6), (5, 1), (2, 3, 4), (64, 5), (1,)
CASES = [(X, UPSTREAM), (UPSTREAM, -X), (np.array([[-1.0, 4.0]]), np.array([[5.0, -6.0]]))]
CASES += [arrived(seed, *shape) for seed, shape in enumerate(SHAPES)]

exercise(
    "relu-backward",
    stars=1,
    chapter="06",
    judge=function_of(
        "x",
        "upstream",
        cases=CASES,
        truth=lambda x, upstream: relu.backward(x, upstream) + 0.0,
        noun="gradient",
    ),
    wrong={
        "That is the slope alone: multiply it by what comes from upstream": lambda x, u: x > 0.0,
        "You let upstream through by its own sign. Whether the unit is open, x decides": (
            lambda x, u: relu(u)
        ),
        "You also stop negative gradients; an open unit passes them too": (
            lambda x, u: relu(u) * (x > 0)
        ),
        "That is x ≥ 0: at x = 0 this exercise wants the slope 0": lambda x, u: u * (x >= 0),
        "max(x, 0) ≥ 0 is always true, so nothing is stopped; ask x itself": lambda x, u: u * 1.0,
        "You multiply by the value of ReLU, not by its slope": lambda x, u: u * relu(x),
        "You pass the gradient where the unit is closed": lambda x, u: u * (x <= 0),
        "A unit with x = 1e-9 is open, however little": lambda x, u: u * (x > 1e-7),
    },
)

exercise(
    "relu-width",
    stars=2,
    chapter="06",
    judge=numbers(13, whole=True),
    wrong={
        "That is wide enough for a single layer; there are 50": 7,
        "50 · 2⁻ᴺ is still above 1 % there, by a little": 12,
        "There is a smaller width that does": 14,
        "There 96 of 100 inputs are lost; one may be, so 1 %, not 99 %": 4,
        "1 % may be lost, not 99 %; and a width is rounded up": 3,
        "There an input is lost in 54 of 100 networks, not in one": 6,
        "No layer has that width: take the next whole number": np.log2(5000),
    },
)

exercise(
    "relu-hat",
    stars=2,
    chapter="06",
    judge=numbers({"v1": 2 / 3, "v2": -8 / 3, "v3": 2}, tolerance=0.004),
    wrong={
        "These are the slopes of the pieces; a weight is the change of slope at its kink": (
            (2 / 3, -2, 0)
        ),
        "After x = 1 your hat falls on without end: the last weight must flatten it": (
            (2 / 3, -8 / 3, 0)
        ),
        "That is the even hat, with both sides of width 1; this one climbs slowly": (1, -2, 1),
        "At x = 0.5 the slope must go from 2/3 to -2, past 0": (2 / 3, -2, 2),
        "Your first piece has the slope 1.5; it climbs by 1 over a width of 1.5": (1.5, -3.5, 2),
    },
)

Z = [
    np.array([[1.0, -1.0, -2.0], [-1.0, -3.0, 2.0]]),
    np.array([[0.0, -1.0], [0.0, 1.0], [0.0, -1.0]]),
    np.array([[0.0, -1.0, 2.0], [-3.0, -1.0, 1.0], [0.0, -1.0, 5.0], [0.0, -1.0, 4.0]]),
    np.random.default_rng(6).normal(size=(250, 5)) - [-1, 9, 0, 9, 2.3],  # the last: open twice
    np.array([[-1.0, 0.0, 3.0, -2.0, 1e-9]]),
    np.array([[-1.0], [0.0], [-3.0]]),
    np.eye(4) - [[0.0], [1.0], [2.0], [0.0]],
    np.eye(3, 7) - 1e-9,
    -np.ones((2, 3)),
    np.random.default_rng(7).normal(size=(6, 40)) - np.linspace(-2, 4, 40),
]

exercise(
    "relu-dead-share",
    stars=1,
    chapter="06",
    judge=function_of(
        "z", cases=[(z,) for z in Z], truth=lambda z: np.mean((z <= 0).all(0)), noun="share"
    ),
    wrong={
        "That is the share of zeros, resting ones too: the bug is still in": (
            lambda z: np.mean(relu(z) == 0)
        ),
        "You ask each input whether all units are closed; ask each unit, along axis 0": (
            lambda z: np.mean((z <= 0).all(1))
        ),
        "One closed input is enough for you; a unit is dead when all are closed": (
            lambda z: np.mean((z <= 0).any(0))
        ),
        "A unit with z = 0 for an input gives 0 too and has slope 0: use z <= 0": (
            lambda z: np.mean((z < 0).all(0))
        ),
        "That is the number of dead units; divide by the number of units": (
            lambda z: np.sum((z <= 0).all(0))
        ),
        "That is the share of units that are alive": lambda z: np.mean((z > 0).any(0)),
        "A unit can be closed on average and still open for some input": (
            lambda z: np.mean(z.mean(0) <= 0)
        ),
        "A unit with z = 1e-9 is open, however little": lambda z: np.mean(z.max(0) < 1e-7),
        "A unit open for a few inputs is not dead": lambda z: np.mean((z <= 0).mean(0) > 0.9),
    },
)


def tied(signs=((1, -1), (-1, 1)), variance=lambda fan_in: 2 / fan_in):
    """Return an initializer of four blocks that are A or -A; with these defaults, the solution."""

    def start(rng, fan_in, fan_out):
        return np.kron(signs, rng.normal(0, variance(fan_in) ** 0.5, (fan_in // 2, fan_out // 2)))

    return start


exercise(
    "relu-mirrored",
    stars=3,
    chapter="06",
    judge=mirrored_start(),
    wrong={
        "The right half copies the left half": tied(((1, 1), (-1, -1))),
        "The lower half copies the upper half": tied(((1, -1), (1, -1))),
        "All four blocks are the same": tied(((1, 1), (1, 1))),
        "The right half is not minus the left half": he,
        "every weight counts, also the mirrored ones": tied(variance=lambda fan_in: 4 / fan_in),
        "half of what is asked for": tied(variance=lambda fan_in: 1 / fan_in),
        "where rng.normal wants the standard deviation": tied(variance=lambda n: (2 / n) ** 2),
        "the right size for fan_in = 400, not for fan_in = 120": tied(variance=lambda n: 1 / 200),
        "draw A from the rng that is given": (
            lambda rng, n, m: tied()(np.random.default_rng(0), n, m)
        ),
    },
)
