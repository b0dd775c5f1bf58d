"""The exercises of chapter 00: one unit, a chain of slopes, one step back, a start that fits."""

import numpy as np

from ..functions import relu, sigmoid
from ..networks import glorot, lecun
from .core import exercise
from .judges import function_of, numbers
from .judges.initializers import KNOWN, fitting_start

Z = float(np.array([1, 2]) @ np.array([0.5, -1]) + 0.5)

exercise(
    "one-unit",
    stars=1,
    chapter="00",
    judge=numbers(
        {"z": Z, "output": float(relu(Z)), "slope": float(relu.derivative(Z))}, percent=False
    ),
    wrong={
        "You pass z on as it is: the unit has not bent it": (-1, -1, 1),
        "You have forgotten the bias": (-1.5, 0, 0),
        "That is the slope of an open unit, and this one is shut": (-1, 0, 1),
        "The slope is no second z: it says how much the output moves when z moves a little": (
            (-1, 0, -1)
        ),
        "You have lost the sign of the second weight": (2.5, 2.5, 1),
        "You give the size of z; ReLU gives 0 for whatever is below 0": (-1, 1, 0),
    },
)

exercise(
    "how-deep",
    stars=1,
    chapter="00",
    judge=numbers(5, whole=True, percent=False),
    wrong={
        "One too few: after four 0.0039 is left, which is more than 1/1000": 4,
        "After three 0.016 is left, which is more than 1/1000": 3,
        "You take 1/2 for the slope: that is σ(0), the output; the slope there is 1/4": 10,
        "One too many: five are enough": 6,
        "You divide 1000 by 4; each unit lets a quarter of what is left pass: factors multiply": (
            250
        ),
        "The gradient does not lose the same amount in each unit; it is multiplied": 1000,
    },
)


def cases():
    """Return what comes back, the weights and z for batches and widths of many shapes."""
    rng = np.random.default_rng(0)
    shapes = [(3, 5, 2), (1, 4, 4), (4, 4, 4), (2, 1, 3), (5, 3, 1), (1, 2, 7)]
    return [
        (rng.normal(size=(n, out)), rng.normal(size=(units, out)), 2 * rng.normal(size=(n, units)))
        for n, units, out in shapes
    ]


def below(back, W2, z):
    """Return the gradient at z of a layer of sigmoid units, from what came back above them."""
    return back @ W2.T * sigmoid.derivative(z)


def looped(back, W2, z):
    """Return what a loop over equal widths gives."""
    units = range(W2.shape[1])
    sums = [[sum(row[j] * W2[i, j] for j in units) for i in units] for row in back]
    return np.array(sums) * sigmoid.derivative(z)


exercise(
    "one-step-back",
    stars=2,
    chapter="00",
    judge=function_of("back", "W2", "z", cases=cases(), truth=below, noun="gradient at z"),
    wrong={
        "You leave out the slope: that is the gradient above the bend, at h": (
            lambda back, W2, z: back @ W2.T
        ),
        "You take the slope at σ(z); it belongs at z": (
            lambda back, W2, z: back @ W2.T * sigmoid.derivative(sigmoid(z))
        ),
        "You multiply by σ(z), the output, and not by its slope": (
            lambda back, W2, z: back @ W2.T * sigmoid(z)
        ),
        "You multiply by the slope of ReLU; these units are sigmoid": (
            lambda back, W2, z: back @ W2.T * relu.derivative(z)
        ),
        "Your sign is turned round: what comes back is multiplied, and the step is taken later": (
            lambda back, W2, z: -below(back, W2, z)
        ),
        "You add over the images; each image has a row of its own": (
            lambda back, W2, z: below(back, W2, z).sum(axis=0)
        ),
        "your function raises ValueError: matmul": lambda back, W2, z: (
            back @ W2 * sigmoid.derivative(z)
        ),
        "your function raises ValueError: operands could not be broadcast": looped,
    },
)

exercise(
    "fitting-start",
    stars=2,
    chapter="00",
    judge=fitting_start(),
    wrong={
        message: lambda rng, fan_in, fan_out, size=size: rng.normal(
            0, size(fan_in, fan_out), (fan_in, fan_out)
        )
        for message, size in KNOWN.items()
    }
    | {
        "That is √(1 / fan_in)": lecun,
        "That is Glorot's start": glorot,
        "with s = √(2 / fan_in): their typical size is only s / √3": (
            lambda rng, fan_in, fan_out: rng.uniform(-1, 1, (fan_in, fan_out)) * np.sqrt(2 / fan_in)
        ),
        "it must be 0, with both signs alike": (
            lambda rng, fan_in, fan_out: abs(rng.normal(0, np.sqrt(2 / fan_in), (fan_in, fan_out)))
        ),
    },
)
