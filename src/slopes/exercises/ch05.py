"""The exercises of chapter 05: tanh, its pieces, and what it holds through depth and time."""

import numpy as np

from ..functions import sigmoid, tanh
from .core import exercise
from .judges import function_of, function_of_x, numbers
from .judges.base import listed
from .judges.demands import built_on, called, computed


def alone(answer):
    """Return None, or the sentence that a function calls others beside `sigmoid`."""
    own = getattr(answer, "__globals__", {}).get("sigmoid")  # what that calls does not count
    used = called(answer, (own, type(sigmoid).__call__))
    used &= {"exp", "exp2", "expm1", "log", "log1p", "logaddexp", "sinh", "cosh", "tanh"}
    return f"Your function calls {listed(sorted(used))}; `sigmoid` alone is asked" if used else None


OFF_GRID = np.random.default_rng(5).uniform(-6, 6, 40)  # points that nobody would choose

exercise(
    "tanh-from-sigmoid",
    stars=1,
    chapter="05",
    judge=function_of_x(
        tanh,
        np.sort([*np.linspace(-4, 4, 33), *OFF_GRID, -30, -12, 12, 30]),
        also=[built_on(sigmoid, OFF_GRID), alone],
        span=(-4, 4),
    ),
    wrong={
        "The height is right, the pace is not: that is tanh(x/2); its slope at 0 is ½": (
            lambda x: 2 * sigmoid(x) - 1
        ),
        "That still lies between 0 and 1": lambda x: sigmoid(2 * x),
        "That still lies between 0 and 2; move it down": lambda x: 2 * sigmoid(2 * x),
        "That goes from −1 to 0 only: the height must be 2": lambda x: sigmoid(2 * x) - 1,
        "That goes from −½ to ½: the height must be 2": lambda x: sigmoid(2 * x) - 0.5,
        "The sign is turned": lambda x: 1 - 2 * sigmoid(2 * x),
        "Too steep: x must run twice as fast, not four times": lambda x: 2 * sigmoid(4 * x) - 1,
    },
)


def repeated(x, times=1000):
    """Return tanh applied to x that many times."""
    for _ in range(times):
        x = np.tanh(x)
    return float(x)


exercise(
    "tanh-of-tanh",
    stars=1,
    chapter="05",
    judge=computed({"from 3": repeated(3.0), "from 0.5": repeated(0.5)}, decimals=3),
    wrong={
        "It comes close to 0; the question is how close after a thousand steps": (0.0, 0.0),
        "That is tanh applied once": (np.tanh(3.0), np.tanh(0.5)),
        "Tanh does not stay at 1: tanh(1) is 0.76": (1.0, 1.0),
        "That is after a hundred steps": (repeated(3.0, 100), repeated(0.5, 100)),
        "√(3/(2n)) foresees it; the steps leave a little less": 2 * (np.sqrt(3 / 2000),),
        "That is a step short of a thousand": (repeated(3.0, 999), repeated(0.5, 999)),
        "That is √(1/(2l)), the size in a wide layer; one unit fades more slowly": 2 * (0.02236,),
    },
)

PEAK = float(np.arctanh(1 / np.sqrt(3)))

exercise(
    "scaled-tanh",
    stars=2,
    chapter="05",
    judge=numbers({"a": np.sqrt(3), "b": PEAK}, tolerance=6e-5),
    wrong={
        "Those are the rounded constants; their curve bends most at 0.988": (1.7159, 2 / 3),
        "With b = 1 f(1) is 1, but the curve bends most at 0.66": (1 / np.tanh(1), 1.0),
        "The two are swapped": (PEAK, np.sqrt(3)),
        "b is right; then a follows from f(1) = 1": (1.0, PEAK),
        "That is the place where tanh itself bends, turned over: b·1 must be that place": (
            1 / np.tanh(1 / PEAK),
            1 / PEAK,
        ),
        "That is where t is 1/√3, not where b is: t is tanh(b)": (
            1 / np.tanh(1 / np.sqrt(3)),
            1 / np.sqrt(3),
        ),
    },
)

SMALL = [m * 10.0**n for n in range(-10, 0) for m in (1, 3)]
MIDDLE = np.random.default_rng(5).uniform(0.01, 20, 40)
SIZES = np.sort([1e-20, *SMALL, 0.5, 1, 2, 5, 7, 10, 13, 20, *MIDDLE, 354, 356, 400, 710, 1000])

exercise(
    "tanh-every-size",
    stars=2,
    chapter="05",
    judge=function_of_x(
        tanh,
        [*-SIZES[::-1], 0, *SIZES],
        tolerance=1e-12,
        relative=True,
        no_warnings=True,
        span=(-4, 4),
    ),
    wrong={
        "Far out this is ∞/∞": lambda x: (np.exp(x) - np.exp(-x)) / (np.exp(x) + np.exp(-x)),
        "Right far out, but at 1e-20 it gives 0: the sigmoid is ½ there to the last digit": (
            lambda x: 2 * sigmoid(2 * x) - 1
        ),
        "On the far left `expm1` of a large number overflows": (
            lambda x: -np.expm1(-2 * x) / (2 + np.expm1(-2 * x))
        ),
        "That is tanh(|x|): the sign is missing on the left": lambda x: np.tanh(np.abs(x)),
        "That is tanh(x/2): the exponent must be 2|x|": lambda x: np.tanh(x / 2),
        "The sign is turned": lambda x: -np.tanh(x),
    },
)


def backward(states, W, upstream, *, slope=None, into=None, older=1, add=True, mean=False):
    """Return dL/dh_0 and dL/dW of h_t = tanh(h_{t−1} W + x_t); the keywords put mistakes in."""
    slope, into = slope or (lambda h: 1 - h**2), into or (lambda W: W.T)
    dW, dh = np.zeros_like(W), upstream
    for t in range(len(states) - 1, 0, -1):
        dz = dh * slope(states[t])
        dW = add * dW + states[t - older].T @ dz
        dh = dz @ into(W)
    return dh, dW / (len(upstream) if mean else 1)


def mistaken(**how):
    """Return the backward pass with a mistake in it."""
    return lambda states, W, upstream: backward(states, W, upstream, **how)


def unrolled(seed, steps, batch, n):
    """Return the states of a random recurrent layer, its weights and a gradient."""
    rng = np.random.default_rng(seed)
    W, h = rng.normal(size=(n, n)) / max(1, n / 3), [rng.normal(size=(batch, n)) / 2]
    for _ in range(steps):
        h.append(np.tanh(h[-1] @ W + rng.normal(size=(batch, n)) / 2))
    return np.array(h), W, rng.normal(size=(batch, n))


# Steps, batch and width of the layers that a backward pass is tried on.
SIZES = (1, 1, 2), (2, 2, 3), (5, 2, 3), (7, 1, 4), (3, 4, 4), (1, 6, 1), (4, 5, 2), (12, 2, 7)

exercise(
    "through-time-bug",
    stars=2,
    chapter="05",
    judge=function_of(
        "states",
        "W",
        "upstream",
        cases=[unrolled(seed, *sizes) for seed, sizes in enumerate(SIZES)],
        truth=mistaken(),
        parts=["dh_0", "dW"],
    ),
    wrong={
        "The bug is still there: look at the way from dz back to the state": mistaken(
            into=lambda W: W
        ),
        "The weights meet the state *before* the step: `states[t - 1]` was right": mistaken(
            older=0, into=lambda W: W.T
        ),
        "The states have been through tanh already; `1 - states[t] ** 2` was right": mistaken(
            slope=lambda h: 1 - np.tanh(h) ** 2
        ),
        "The slope of tanh is gone": mistaken(slope=np.ones_like),
        "W is used at every step, so the gradients of all steps add up": mistaken(add=False),
        "You divide dW by the number of examples; `upstream` is the gradient of the loss, which "
        "holds that factor already": mistaken(mean=True),
        "The gradient must go through W on its way to the step before": mistaken(
            into=lambda W: np.eye(len(W))
        ),
        "Your two results are swapped: dh_0 comes first": lambda states, W, upstream: backward(
            states, W, upstream
        )[::-1],
    },
)

exercise(
    "half-variance",
    stars=3,
    chapter="05",
    judge=numbers({"gain": 1.89096, "factor": 1.14517}, tolerance=0.006),
    wrong={
        "5/3 settles at about 0.42, not at 0.5": (5 / 3, 1.09),
        "That is the standard deviation of the sums; the gain is that over √0.5": (1.337, 0.81),
        "The gain is right; the factor is the root of the one for the mean square": (1.891, 1.311),
        "The gain is right, but the factor lacks it: weights multiply, too": (1.891, 0.6056),
        "A steady signal does not make a steady gradient: compute the factor": (1.891, 1.0),
        "That keeps the size of N(0, 1) inputs once; it does not settle at 0.5": (1.5925, 1.0853),
    },
)
