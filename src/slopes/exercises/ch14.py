"""The exercises of chapter 14: what norms send back, skips, and the edge of chaos."""

import numpy as np

from .core import exercise
from .judges import function_of, numbers
from .judges.norms import CASES, kept_small, norm_back, rms_back, root

exercise(
    "rmsnorm-backward",
    stars=1,
    chapter="14",
    judge=function_of("x", "upstream", cases=CASES, truth=rms_back, noun="gradient"),
    wrong={
        "That is LayerNorm's: here no mean is taken out on the way forth, and none on the way "
        "back": lambda x, u: norm_back(x, u, axis=1),
        "The part along z is still in it: the size is made of x, and moves with x": (
            lambda x, u: u / root(x, 1)
        ),
        "You divide by the size twice": lambda x, u: rms_back(x, u, power=2),
        "The division by the size is missing": lambda x, u: rms_back(x, u, power=0),
        "Each example has its own size: take the means along axis 1, not over the batch": (
            lambda x, u: rms_back(x, u, axis=0)
        ),
        "The part along z is z times a mean; you subtract the mean alone": (
            lambda x, u: (u - (u * x / root(x, 1)).mean(1, keepdims=True)) / root(x, 1)
        ),
        "You take the part along z out with a sum; a mean over the features is what is there": (
            lambda x, u: (u - x * (u * x).sum(1, keepdims=True) / root(x, 1) ** 2) / root(x, 1)
        ),
        "The part along z is added; it has to go": (
            lambda x, u: (u + x * (u * x).mean(1, keepdims=True) / root(x, 1) ** 2) / root(x, 1)
        ),
        "The part along z is z times a mean; you take x for z": (
            lambda x, u: (u - x * (u * x).mean(1, keepdims=True)) / root(x, 1)
        ),
        "np.linalg.norm is the root of a sum; the size is the root of a mean": (
            lambda x, u: rms_back(x, u) / np.sqrt(x.shape[1])
        ),
        "That is what each x does to its own z; it moves the size, and so all other z of its row": (
            lambda x, u: u * (1 - x**2 / (x**2).sum(1, keepdims=True)) / root(x, 1)
        ),
    },
)

Z = np.array([1.0, -1.0])  # what BatchNorm makes of a batch of two


def second(z):
    """Return the numbers of both units, of which the second has γ = 3 and β = 1."""
    return (*z, *(3 * np.array(z) + 1))


exercise(
    "batch-of-two",
    stars=1,
    chapter="14",
    judge=numbers({"a": 1, "b": -1, "c": 4, "d": -2}, tolerance=0.004),
    wrong={
        "The first two are right. γ and β of the second unit are missing": (1, -1, 1, -1),
        "The first two are right. γ multiplies first, then β is added": (1, -1, 6, 0),
        "The sizes of two numbers play no part in what comes out, however far they are apart": (
            (0.05, -0.05, 4, -2)
        ),
        "Those are the distances from the mean; divide by the spread of the two": (
            (0.05, -0.05, 1501, -1499)
        ),
        "That would say that both are the mean": second((0, 0)),
        "These are the numbers as they came": (3.1, 3.0, 1000, 0),
        "γ and β come after the norm": (3.1, 3.0, 3001, 1),
        "You divide by n − 1; BatchNorm divides by n": second(Z / np.sqrt(2)),
        "The first of each pair is above the mean, so its z is positive": second(-Z),
        "That is min-max scaling, 0 to 1; a norm gives mean 0": second((1, 0)),
        "That is row by row; give the two numbers of a unit side by side": (1, 4, -1, -2),
    },
)

ONE, ROOT, EACH = 2.0**32, (1 + 1 / 64) ** 32, (1 + 64**-2) ** 32

exercise(
    "residual-sizes",
    stars=2,
    chapter="14",
    judge=numbers({"bare": ONE, "root": ROOT, "each": EACH}, tolerance=4e-4, relative=True),
    wrong={
        "Those are mean squares; the size is their root": (ONE**2, ROOT**2, EACH**2),
        "The two sizes do not add like numbers: the branch points in another direction than h": (
            (2.0**64, (1 + 1 / 8) ** 64, (1 + 1 / 64) ** 64)
        ),
        "That is the growth in one block; there are 64": (ONE, ROOT, EACH) ** np.array(1 / 64),
        "64 blocks multiply; they do not add": (32.0, 64 * (np.sqrt(1 + 1 / 64) - 1) + 1, EACH),
        "Each branch is as large as what has come so far, not as the first signal: the blocks "
        "multiply": (65**0.5, 2**0.5, (1 + 1 / 64) ** 0.5),
        "The skip carries h itself past the branch: that is 1 + c², not c²": (
            (1, 8.0**-64, 64.0**-64)
        ),
        "That is the branch of mean square 1 on top of 1 in every block, whatever c is": (
            (ONE, ONE, ONE)
        ),
        "The root of e is what endlessly many blocks give; 64 give a little less": (
            (ONE, np.exp(0.5), EACH)
        ),
        "The order is bare, root, each": (EACH, ROOT, ONE),
    },
)

exercise(
    "batchnorm-constants",
    stars=2,
    chapter="14",
    judge=function_of(
        "x",
        "upstream",
        cases=CASES[1:2] + CASES[3:],
        truth=norm_back,
        tolerance=1e-5,
        noun="gradient",
    ),
    wrong={
        "The bug is still in: mean and spread are treated as constants, and they move with x": (
            lambda x, u: norm_back(x, u, mean=False, part=False)
        ),
        "The spread is right; the mean moves with x as well, and takes out the mean of what comes "
        "back": lambda x, u: norm_back(x, u, mean=False),
        "The mean is right; the spread moves with x as well, and takes out the part along z": (
            lambda x, u: norm_back(x, u, part=False)
        ),
        "That is LayerNorm's: BatchNorm takes its means over the batch, axis 0": (
            lambda x, u: norm_back(x, u, axis=1)
        ),
        "The spread of the batch is taken with n, not n − 1": lambda x, u: norm_back(x, u, ddof=1),
        "You divide by the variance; divide by its root": lambda x, u: norm_back(x, u, power=2),
        "The division by the spread is missing": lambda x, u: norm_back(x, u, power=0),
        "That is the way back through a norm that takes no mean out": (
            lambda x, u: rms_back(x, u, axis=0)
        ),
        "The part along z is added; it has to go": (
            lambda x, u: 2 * norm_back(x, u, part=False) - norm_back(x, u)
        ),
        "The mean of what comes back is added; it has to go": (
            lambda x, u: 2 * norm_back(x, u, mean=False) - norm_back(x, u)
        ),
        "You take both parts out with sums; means over the batch are what is there": (
            lambda x, u: (
                (u - u.sum(0) - (x - x.mean(0)) * (u * (x - x.mean(0))).sum(0) / x.var(0))
                / x.std(0)
            )
        ),
        "The part along z is z times a mean; that is x": (
            lambda x, u: (u - u.mean(0) - x * (u * x).mean(0)) / x.std(0)
        ),
        "There is a small number under the root; here it is left out": kept_small,
    },
)

FOLD = np.pi / (np.pi - 2)

exercise(
    "fold-growth",
    stars=2,
    chapter="14",
    judge=numbers({"mean": float(np.sqrt(2 / np.pi)), "growth": float(FOLD)}, tolerance=0.0015),
    wrong={
        "The mean is right. You divide by the mean square; BatchNorm divides by the variance": (
            (np.sqrt(2 / np.pi), 1)
        ),
        "The mean is right. That growth is ReLU's": (np.sqrt(2 / np.pi), np.pi / (np.pi - 1)),
        "The mean is right. That is the growth of the size; the mean square is asked for": (
            (np.sqrt(2 / np.pi), np.sqrt(FOLD))
        ),
        "The mean is right. You divide the wrong way round": (np.sqrt(2 / np.pi), 1 / FOLD),
        "That is ReLU's mean; the fold has both halves": (1 / np.sqrt(2 * np.pi), FOLD),
        "These are ReLU's; the fold has both halves": (1 / np.sqrt(2 * np.pi), np.pi / (np.pi - 1)),
        "The mean of |z| is not that of z": (0, 1),
        "That is the square of the mean": (2 / np.pi, FOLD),
        "Both are right to two decimals; give three": (0.8, 2.75),
        "The mean is right. That is what ten layers on batches measure; derive it": (
            (np.sqrt(2 / np.pi), 2.70)
        ),
    },
)

exercise(
    "edge-with-bias",
    stars=3,
    chapter="14",
    judge=numbers({"gain": 1.3956, "square": 0.7635}, tolerance=0.006, percent=False),
    wrong={
        "That is the edge without biases, where the signal dies out": (1.0, 0.0),
        "You ask for the gain at which a signal of mean square 1 has χ = 1; let it settle first": (
            (1.4674, 1.0)
        ),
        "The gain is right. That is the size; give its square, q": (1.3956, 0.7635**0.5),
        "The gain is right. That is the mean square of the outputs, not of z": (1.3956, 0.3458),
        "That is the square of the gain": (1.3956**2, 0.7635),
        "A bias of standard deviation 0.3 adds 0.3² to q, not 0.3": (1.5828, 1.4612),
    },
)
