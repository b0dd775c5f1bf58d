"""The exercises of chapter 20: to read a chart, and to write what is missing on it."""

import numpy as np

from .core import exercise
from .judges import function_of
from .judges.clinic import agreement, belonging, counted, data_sets, letters, luck, named

exercise(
    "clinic-ln10",
    stars=1,
    chapter="20",
    judge=named(
        {"two": np.log(2), "ten": np.log(10), "thousand": np.log(1000)},
        tolerance=0.005,
        percent=False,
    ),
    wrong={
        "That is the share of a class; the loss is minus its logarithm": (0.5, 0.1, 0.001),
        "That is the share that is wrong; the loss is −ln of what is right": (0.5, 0.9, 0.999),
        "The logarithm to base 2 gives bits; the loss takes the natural one": (1, 3.3219, 9.9658),
        "The logarithm to base 10; the loss takes the natural one": (0.30103, 1, 3),
        "A loss of this kind is never below 0: minus the logarithm": (-0.6931, -2.3026, -6.9078),
        "That is the number of classes": (2, 10, 1000),
        "−p ln p is what one class adds to the mean; the loss is −ln p": (0.34657, 0.23026, 0.0069),
        "You add up what every class says of itself; the loss asks the right one only": (
            1.38629,
            3.25083,
            7.90726,
        ),
        "A network that knows nothing is not a network that is right": (0, 0, 0),
        "First two classes, then ten, then a thousand": (6.9078, 2.3026, 0.6931),
    },
)

exercise(
    "clinic-floor",
    stars=2,
    chapter="20",
    judge=named(
        {"ten": np.log(np.e + 9) - 1, "thousand": np.log(np.e + 999) - 1},
        tolerance=0.005,
        percent=False,
    ),
    wrong={
        "That is what a network has that knows nothing: all shares equal": (2.3026, 6.9078),
        "A logit of 1 is not a share of 1: the second softmax has not been taken": (0, 0),
        "That is the logarithm of the sum; the right class's own logit, 1, is still to be taken "
        "off": (2.4612, 6.9095),
        "The sum is over all classes: the right one, with its e, is missing from yours": (
            1.1972,
            5.9068,
        ),
        "There are k − 1 other classes, not k": (1.5431, 5.9105),
        "That is the share of the right class; the loss is −ln of it": (0.23197, 0.0027135),
        "First ten classes, then a thousand": (5.9095, 1.4612),
        "That is with the sign turned": (-1.4612, -5.9095),
        "For ten classes right; a thousand have 999 others, not 9": (1.4612, 1.4612),
    },
)

NAMES = dict(zip("ABCDE", (3, 1, 5, 2, 4), strict=True))


def swapped(one, other):
    return NAMES | {one: NAMES[other], other: NAMES[one]}


exercise(
    "clinic-chart",
    stars=2,
    chapter="20",
    judge=letters(NAMES, percent=False, whole=True),
    wrong={
        "A and B: on A every input gets one answer, spread 0.00003": swapped("A", "B"),
        "B and D: of D's weights 3 in 100 move, of B's nearly all": swapped("B", "D"),
        "C and E: it is E whose weights have grown": swapped("C", "E"),
        "B and C: no output of C is below 0": swapped("B", "C"),
        "A and D: D tells inputs apart, spread 1.2": swapped("A", "D"),
        "D and E: E's weights are several times as heavy as at a start": swapped("D", "E"),
        "A and E: A's weights are lighter than at He's start": swapped("A", "E"),
        "That is the list as it stands": (1, 2, 3, 4, 5),
    },
)


def _pairs():
    rng = np.random.default_rng(20)
    for n in (2, 3, 5, 8):
        yield rng.normal(size=(n, 1)), rng.normal(size=n)
    yield np.array([[1.0], [2.0]]), np.array([1.0, 4.0])
    yield np.array([[0.5]]), np.array([2.0])


def _plain(p, y):
    return np.mean((p.ravel() - y.ravel()) ** 2)


exercise(
    "clinic-broadcast",
    stars=1,
    chapter="20",
    judge=function_of("p", "y", cases=list(_pairs()), truth=_plain, noun="loss"),
    wrong={
        "Shapes (n, 1) and (n,) still make a table of n × n differences": (
            lambda p, y: np.mean((p - y) ** 2)
        ),
        "You compare the two means; the loss is the mean of the squares": (
            lambda p, y: (p.mean() - y.mean()) ** 2
        ),
        "That is the sum; the mean is asked for": (
            lambda p, y: np.sum((p.ravel() - y.ravel()) ** 2)
        ),
        "That is the root of it": lambda p, y: np.sqrt(_plain(p, y)),
        "That is the mean absolute error": lambda p, y: np.mean(np.abs(p.ravel() - y.ravel())),
        "You pair outputs and targets by size, not by place": (
            lambda p, y: np.mean((np.sort(p.ravel()) - np.sort(y.ravel())) ** 2)
        ),
    },
)


def _layers():
    rng = np.random.default_rng(21)
    yield np.array([[1.0, 3.0], [1.0, 5.0]])
    yield np.array([[-2.0, 0.0], [2.0, 0.0], [0.0, 0.0]])
    yield rng.normal(size=(6, 4))
    yield 5 + 1e-3 * rng.normal(size=(5, 3))
    yield np.tile(rng.normal(size=4), (7, 1))
    yield np.maximum(0, rng.normal(size=(8, 5)))
    yield 1e-6 * rng.normal(size=(4, 6))
    yield rng.normal(size=(3, 1)) - 2


def _apart(h):
    return h.std(axis=0).mean() / np.sqrt(np.mean(h**2))


exercise(
    "told-apart",
    stars=2,
    chapter="20",
    judge=function_of("h", cases=[(h,) for h in _layers()], truth=_apart),
    wrong={
        "The deviation of all values together also counts how units differ; take each column's": (
            lambda h: h.std() / np.sqrt(np.mean(h**2))
        ),
        "That is how the units of one example differ; inputs are the rows": (
            lambda h: h.std(axis=1).mean() / np.sqrt(np.mean(h**2))
        ),
        "The size of the layer is still to be divided out": lambda h: h.std(axis=0).mean(),
        "Divide by the size, not by its square": lambda h: h.std(axis=0).mean() / np.mean(h**2),
        "You take the variance; its root is asked for": (
            lambda h: h.var(axis=0).mean() / np.sqrt(np.mean(h**2))
        ),
        "Divide by n, not by n − 1, as h.std does by itself: ddof=0": (
            lambda h: h.std(axis=0, ddof=1).mean() / np.sqrt(np.mean(h**2))
        ),
        "You divide unit by unit; the size is that of the whole layer": (
            lambda h: np.mean(h.std(axis=0) / np.sqrt(np.mean(h**2, axis=0)))
        ),
        "Something is added to the size, and a layer of tiny values notices; leave it out": (
            lambda h: h.std(axis=0).mean() / (np.sqrt(np.mean(h**2)) + 1e-8)
        ),
        "You divide by the mean of the absolute values; the size is the root of the mean square": (
            lambda h: h.std(axis=0).mean() / np.abs(h).mean()
        ),
    },
)


exercise(
    "clinic-data",
    stars=3,
    chapter="20",
    judge=counted("x", "y", cases=list(data_sets()), truth=belonging),
    wrong={
        "The nearest example to each is itself; leave it out": lambda x, y: 1.0,
        "That is the agreement; set it on the scale on which luck is 0": agreement,
        "Luck is taken off, but then 1 is not reached": (lambda x, y: agreement(x, y) - luck(y)),
        "Two labels of different examples agree by luck a little less often than Σ share²": (
            lambda x, y: (
                (agreement(x, y) - np.sum(np.mean(y == y[:, None], axis=1)) / len(y))
                / (1 - np.sum(np.mean(y == y[:, None], axis=1)) / len(y))
            )
        ),
        "Luck is 1/k only where all classes are equally frequent": (
            lambda x, y: (agreement(x, y) - 1 / len(set(y))) / (1 - 1 / len(set(y)))
        ),
        "You divide by luck, not by what is left above it": (
            lambda x, y: (agreement(x, y) - luck(y)) / luck(y)
        ),
        "That is the scale turned round: 1 for labels that do not belong": (
            lambda x, y: 1 - belonging(x, y)
        ),
    },
)
