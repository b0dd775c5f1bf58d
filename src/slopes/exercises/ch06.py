"""The exercises of chapter 06: ReLU, its way back, its bends and its dead units."""

import numpy as np

from ..functions.rectifiers import relu
from ..initializers import he
from .core import exercise
from .judges import Judge, NotAttempted, Wrong, call, function_of, numbers

X = np.array([-2.0, -0.5, 0.0, 0.5, 3.0])
UPSTREAM = np.array([0.3, -1.0, 2.0, -4.0, 0.25])

exercise(
    "relu-backward",
    stars=1,
    chapter="06",
    judge=function_of(
        "x",
        "upstream",
        cases=[(X, UPSTREAM), (UPSTREAM, -X), (np.array([[-1.0, 4.0]]), np.array([[5.0, -6.0]]))],
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
    },
)

exercise(
    "relu-hat",
    stars=2,
    chapter="06",
    judge=numbers((2 / 3, -8 / 3, 2), tolerance=1e-3),
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
]

exercise(
    "relu-dead-share",
    stars=2,
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
        "A unit open for a few inputs is not dead": lambda z: np.mean((z <= 0).mean(0) > 0.9),
    },
)

exercise(
    "relu-width",
    stars=3,
    chapter="06",
    judge=numbers(13),
    wrong={
        "That is wide enough for a single layer; there are 50": 7,
        "50 · 2⁻ᴺ is still above 1 % there, by a little": 12,
        "There is a smaller width that does": 14,
        "That is wide enough for 99 % lost, not for 1 %": 3,
        "A chance of one half is not 1 %": 6,
        "No layer has that width: take the next whole number": np.log2(5000),
    },
)


class mirrored_start(Judge):
    """Judges an initializer by the blocks of what it draws, and by their size."""

    praise = "Pairs stay pairs, and each weight has He's variance."

    def __call__(self, answer):
        if not callable(answer):
            raise Wrong("Your answer is not a function: hand over mirrored itself, not a matrix")
        W, again, other = (self.draw(answer, 400, 600, seed) for seed in (0, 0, 1))
        if not np.array_equal(W, again) or np.array_equal(W, other):
            return "The weights must come from rng alone: draw A from the rng that is given"
        fault = blocks(W) or blocks(self.draw(answer, 8, 4)) or size(W[:200, :300], 2 / 400)
        if not fault and size(self.draw(answer, 120, 600)[:60, :300], 2 / 120):
            fault = "Your weights have the right size for fan_in = 400, not for fan_in = 120"
        return fault

    def draw(self, answer, fan_in, fan_out, seed=0):
        """Return what the answer draws, as an array of the right shape."""
        where = f"For fan_in = {fan_in}, fan_out = {fan_out} your function"
        W = call(answer, np.random.default_rng(seed), fan_in, fan_out, where=where)
        if W is None or W is ...:
            raise NotAttempted("Your function returns nothing yet; does it lack a return?")
        W = call(lambda: np.asarray(W, dtype=float), where=f"{where} gives no matrix: it")
        if W.shape != (fan_in, fan_out):
            raise Wrong(f"{where} gives the shape {W.shape}, not {(fan_in, fan_out)}")
        return W

    def recognised(self, answer, mistakes):
        return None


def blocks(W):
    """Say what is wrong with the four blocks of W, if anything is."""
    n, m = W.shape[0] // 2, W.shape[1] // 2
    A, right, below, corner = W[:n, :m], W[:n, m:], W[n:, :m], W[n:, m:]
    if not np.isfinite(W).all() or not A.any():
        return "Your weights are all 0, or not all finite"
    if np.allclose(A, right) and np.allclose(A, below):
        return "All four blocks are the same: then the two halves of a pair are copies"
    if np.allclose(A, right):
        return "The right half copies the left half; it must be its negative, for -zA to come out"
    if np.allclose(A, below):
        return (
            "The lower half copies the upper half; only with its negative is z put together again"
        )
    if not np.allclose(A, -right):
        return "The right half is not minus the left half: what comes out is no mirrored pair"
    if not (np.allclose(A, -below) and np.allclose(A, corner)):
        return "The lower half is not minus the upper half: h W is not (zA, -zA)"
    return None


def size(A, variance):
    """Say what is wrong with the size or the shape of the random numbers in A, if anything is."""
    ratio = A.var() / variance
    if abs(A.mean()) > 0.1 * A.std():
        return f"Your weights have mean {A.mean():.3g}; it must be 0"
    if abs(ratio - 2) < 0.1:
        return "Your variance is 2 / (fan_in / 2): every weight counts, also the mirrored ones"
    if abs(ratio - 0.5) < 0.03:
        return "Your variance is 1 / fan_in, half of what is asked for"
    if abs(ratio - variance) < 0.1 * variance:
        return "You gave the variance 2 / fan_in where rng.normal wants the standard deviation"
    if abs(ratio - 1) > 0.05:
        return f"Your variance is {ratio:.3g} times the one asked for, 2 / fan_in"
    if abs(np.mean((A / A.std()) ** 4) - 3) > 0.2:
        return "Your weights have the right variance but are not normal"
    return None


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
