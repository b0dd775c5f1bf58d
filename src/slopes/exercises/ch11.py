"""The exercises of chapter 11: products of many factors, depth against width, and what starves."""

import math

import numpy as np

from .core import exercise
from .judges import function_of, numbers

exercise(
    "typical-level",
    stars=1,
    chapter="11",
    judge=numbers(math.e, tolerance=0.005),
    wrong={
        "With c = 2 the mean is 1; the typical product still vanishes": 2,
        "With that c the mean square is 1; ask for the mean of the logarithm": math.sqrt(3),
        "A factor from 0 to 1 is always below 1": 1,
        "With c = 4 the median of a factor is 2; the typical product explodes": 4,
        "You solved ln c = −1; it is ln c − 1 = 0": 1 / math.e,
        "ln c = 1, so c is e to the 1, not 10 to the 1": 10,
    },
)

exercise(
    "wide-enough",
    stars=1,
    chapter="11",
    judge=numbers(109, whole=True, percent=False),
    wrong={
        "That is the rule L/n, for layers without a bend": 44,
        "That is 5L/n; the typical network has half of it in the exponent": 218,
        "5L/n stands in your exponent; it is half of that, and the width is rounded up": 217,
        "n > 250 comes of ln 10 taken for 1: ln is the logarithm to base e, about 2.3 for 10": 250,
        "Next above 250, which comes of ln 10 taken for 1; to base e it is about 2.3": 251,
        "At 108 a little less than a tenth is left": 108,
        "That is the rule L/n, for layers without a bend, and it was to be rounded up": 43,
        "Measured, 110 keep about a tenth; the task asks for the rule, which gives fewer": 110,
        "By measurement, yes: 111 keep a tenth. The rule, which is asked for, gives fewer": 111,
        "By measurement 112 do, as a few less do; the rule, which is asked for, gives fewer": 112,
        "By measurement 113 do, as a few less do; the rule, which is asked for, gives fewer": 113,
        "By measurement 114 do, as a few less do; the rule, which is asked for, gives fewer": 114,
        "No layer has that width: take the next whole number": 250 / math.log(10),
        "With 16 units next to nothing is left after 100 layers": 16,
    },
)

exercise(
    "grow-together",
    stars=2,
    chapter="11",
    judge=numbers(0.75, tolerance=0.002),
    wrong={
        "That is the eigenvalue; with it the pair still vanishes": 0.5,
        "With b = 1 the product grows: the norm of A is 1.21": 1,
        "With b = 2 the product explodes; a smaller one is level": 2,
        "1 + 1/16 = 1/2 + b² gives b² = 0.5625: take the root": 0.5625,
        "The squares of the singular values add up to 1/2 + b², not to b² alone": (17 / 16) ** 0.5,
        "The other singular value is 1/4, as their product is the determinant; it is not 0": (
            0.5**0.5
        ),
        "The other singular value is 1/4, not 1/2": 0.75**0.5,
        "An upper triangle alone adds nothing to the eigenvalues, but B sends it back": 0,
    },
)


def step(seed, *shape, size=1.0, moved=0.01):
    """Return random weights, and the same after a small step."""
    rng = np.random.default_rng(seed)
    before = size * rng.normal(size=shape)
    return before, before + moved * size * rng.normal(size=shape)


CASES = [  # the weights of a layer are a matrix
    (np.array([[3.0, -4.0]]), np.array([[3.3, -4.4]])),
    (np.array([[1.0, 2.0], [2.0, 4.0]]), np.array([[1.5, 2.5], [2.5, 4.5]])),  # all move alike
    (np.array([[1.0, -1.0], [1.0, -1.0]]), np.array([[1.5, -1.5], [0.5, -0.5]])),
    (np.array([[2.0, 0.0]]), np.array([[2.0, 0.5]])),
    (np.array([[1.0], [2.0], [2.0]]), np.array([[1.0], [2.0], [2.0]])),
    *(step(seed, *shape) for seed, shape in enumerate([(6, 4), (20, 30), (5, 1), (2, 12)])),
    step(8, 10, 10, size=1e-3, moved=0.5),
    step(9, 7, 3, size=40.0, moved=2.0),
]


def size(values):
    return np.sqrt(np.mean(np.square(values)))


exercise(
    "update-ratio-bug",
    stars=2,
    chapter="11",
    judge=function_of(
        "before",
        "after",
        cases=CASES,
        truth=lambda before, after: size(after - before) / size(before),
        noun="ratio",
        tolerance=1e-5,
        relative=True,
    ),
    wrong={
        "That is the colleague's: moves up and down cancel in a mean": (
            lambda before, after: abs(np.mean(after - before)) / abs(np.mean(after))
        ),
        "The weights you divide by may be positive and negative; their mean cancels": (
            lambda before, after: size(after - before) / abs(np.mean(before))
        ),
        "In your numerator moves up and down cancel": (
            lambda before, after: abs(np.mean(after - before)) / size(before)
        ),
        "You divide by the size after the step; ask what share of the old weights moved": (
            lambda before, after: size(after - before) / size(after)
        ),
        "That is how much the size changed; weights can move without changing their size": (
            lambda before, after: abs(size(after) - size(before)) / size(before)
        ),
        "That is the ratio of the two sizes; what moved is their difference, entry by entry": (
            lambda before, after: size(after) / size(before)
        ),
        "That is how far the weights moved; set it beside how large they are": (
            lambda before, after: size(after - before)
        ),
        "That is the square of the ratio: take the root": (
            lambda before, after: (size(after - before) / size(before)) ** 2
        ),
        "A mean of absolute values and a root of a mean square differ; use one for both": (
            lambda before, after: np.mean(np.abs(after - before)) / size(before)
        ),
        "A mean of absolute values is a size, too, but the root of a mean square is asked for": (
            lambda before, after: np.mean(np.abs(after - before)) / np.mean(np.abs(before))
        ),
        "A standard deviation leaves the mean out: if all weights move alike it is 0": (
            lambda before, after: np.std(after - before) / np.std(before)
        ),
    },
)

exercise(
    "where-rescaling-ends",
    stars=3,
    chapter="11",
    judge=numbers(6, whole=True, percent=False),
    wrong={
        "With five layers the mean is above 80 %": 5,
        "With seven it is below 80 %, but another depth came before": 7,
        "With eight it is below 50 %; it fell below 80 % before": 8,
        "With four hidden layers all is well": 4,
        "Without a hidden layer there is nothing to fail: begin with five": 0,
    },
)
