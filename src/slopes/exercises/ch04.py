"""The exercises of chapter 04: the sigmoid, its bends, its tails and the weights it asks for."""

import numpy as np

from ..functions import sigmoid
from .core import exercise
from .judges import function_of, function_of_x, numbers

exercise(
    "sigmoid-spam",
    stars=1,
    chapter="04",
    judge=numbers(0.75, tolerance=1e-3),
    wrong={
        "You left the friend's name out: it is evidence, too": 18 / 19,
        "The friend's name speaks against spam: it divides the odds": 108 / 109,
        "Those are the odds, 3 to 1; the probability is odds / (1 + odds)": 3,
        "Those are the log-odds; put them through the sigmoid": np.log(3),
        "One in five is a probability; the odds are 1 to 4, not 1 to 5": 2.4 / 3.4,
        "That is the probability that it is no spam": 0.25,
        "You began from even odds, but only one letter in five is spam": 12 / 13,
    },
)

exercise(
    "sigmoid-one-percent",
    stars=1,
    chapter="04",
    judge=numbers(np.arccosh(199), tolerance=0.004),  # the slope is 1 / (2 + 2 cosh x)
    wrong={
        "There the slope is 1 % of 1; the peak is 0.25, so you want 0.0025": 4.585,
        "There σ has 1 % left to climb; the question is about its slope": np.log(99),
        "That is where the slope falls to 10 % of its peak": 3.64,
        "That point lies on the left; the question asks for the one on the right": -5.9865,
        "At x = 10 the slope is 0.02 % of its peak, far beyond the point": 10,
    },
)


def bend(x):
    """Return the second derivative of the sigmoid."""
    return sigmoid.derivative(x) * (sigmoid(-x) - sigmoid(x))


BETWEEN = np.random.default_rng(4).uniform(-6, 6, 40)  # points that nobody would choose

exercise(
    "sigmoid-bend",
    stars=2,
    chapter="04",
    judge=function_of_x(
        bend,
        np.sort([*np.linspace(-6, 6, 25), *BETWEEN, -30, -12, 12, 30]),
        noun="second derivative",
        span=(-6, 6),
    ),
    wrong={
        "The sign is turned: left of 0 the slope still grows": lambda x: -bend(x),
        "One half of the product rule is missing: both factors depend on x": (
            lambda x: sigmoid.derivative(x) * sigmoid(-x)
        ),
        "That is σ′ itself. Perhaps you let both factors grow; σ(−x) falls when x grows, so its "
        "half is subtracted": lambda x: sigmoid.derivative(x),
        "That is 1 − 2σ; the factor σ′ is missing": lambda x: 1 - 2 * sigmoid(x),
        "That is 2σ − 1: the sign is turned and the factor σ′ is missing": (
            lambda x: 2 * sigmoid(x) - 1
        ),
        "That is σ′ times itself: a derivative of a product is not the product of derivatives": (
            lambda x: sigmoid.derivative(x) ** 2
        ),
    },
)


def guarded(x):
    """Return the sigmoid from two branches, both of which are computed at every x."""
    return np.where(x > 0, 1 / (1 + np.exp(-x)), np.exp(x) / (1 + np.exp(x)))


def silenced(x):
    """Return the same with numpy told not to warn."""
    with np.errstate(all="ignore"):
        return guarded(x)


FAR = [709, 710, 745, 1000]  # from 709.8 on exp overflows; σ(−708) is about the least normal float
LEFT = [-708, -700, -500, -300, -100, -40, -36.5, *np.arange(-33, 0, 0.9), -25.2, -20.1]

exercise(
    "sigmoid-no-overflow",
    stars=2,
    chapter="04",
    judge=function_of_x(
        sigmoid,
        np.sort([-1000, *LEFT, 0, *(-x for x in LEFT), *FAR, *BETWEEN]),
        tolerance=1e-11,
        relative=True,
        no_warnings=True,
        span=(-8, 8),
    ),
    wrong={
        "overflows": lambda x: 1 / (1 + np.exp(-x)),
        "`exp(x)/(1 + exp(x))` is ∞/∞ far to the right": lambda x: np.exp(x) / (1 + np.exp(x)),
        "On the left σ is far smaller than the rounding of 1/2 or 1: no sum with them holds it": (
            lambda x: 0.5 + 0.5 * np.tanh(x / 2)
        ),
        "Clipping x freezes the left tail: σ(−700) is not σ(−500)": (
            lambda x: 1 / (1 + np.exp(-np.clip(x, -500, 500)))
        ),
        "Clipping stops the tail at 1e-308; σ(−1000) is smaller than any float, so 0 is asked": (
            lambda x: 1 / (1 + np.exp(-np.clip(x, -709, 709)))
        ),
        "e^x is σ(x) to 1 part in e^−x: at −20 that is nine digits": (
            lambda x: np.where(x < -20, np.exp(np.minimum(x, 0)), np.exp(-np.logaddexp(0, -x)))
        ),
        "On the right 1 is σ(x) to e^−x: at 20 that is nine digits": (
            lambda x: np.where(x > 20, 1.0, np.exp(-np.logaddexp(0, -x)))
        ),
        "That is σ(|x|): the left half is missing": lambda x: 1 / (1 + np.exp(-np.abs(x))),
        "At x = 710 your formula overflows": guarded,
        "silencing the warning does not mend it": silenced,
    },
)


def layer_backward(x, W, upstream):
    """Return dL/dx and dL/dW of a = σ(x W)."""
    dz = upstream * sigmoid.derivative(x @ W)
    return dz @ W.T, x.T @ dz


def with_slope(slope):
    """Return the same backward pass with another slope, a function of z and a = σ(z)."""

    def backward(x, W, upstream):
        dz = upstream * slope(x @ W, sigmoid(x @ W))
        return dz @ W.T, x.T @ dz

    return backward


def layer(seed, batch, n, m):
    """Return random inputs, weights and gradients of a layer of m units with n inputs."""
    draw = np.random.default_rng(seed).normal
    return draw(size=(batch, n)), 2 * draw(size=(n, m)), draw(size=(batch, m))


CASES = [
    (np.array([[1.0, 2.0]]), np.array([[1.0], [-1.0]]), np.array([[1.0]])),
    (np.array([[0.0, 0.0]]), np.array([[2.0], [3.0]]), np.array([[4.0]])),
]
SIZES = (5, 3, 4), (1, 1, 1), (1, 3, 2), (4, 4, 4), (2, 7, 1), (3, 1, 6), (40, 2, 5)
CASES += [layer(seed, *sizes) for seed, sizes in enumerate(SIZES)]

exercise(
    "sigmoid-backward-bug",
    stars=2,
    chapter="04",
    judge=function_of(
        "x", "W", "upstream", cases=CASES, truth=layer_backward, parts=["dx", "dW"], tolerance=1e-5
    ),
    wrong={
        "The bug is still there: `a` has been through σ, and your slope sends it through again": (
            with_slope(lambda z, a: sigmoid(a) * (1 - sigmoid(a)))
        ),
        "The slope in terms of z needs σ(z); `z * (1 - z)` holds for z = the output": (
            with_slope(lambda z, a: z * (1 - z))
        ),
        "1 − a is only half of the slope": with_slope(lambda z, a: 1 - a),
        "You pass the output itself where the slope belongs": with_slope(lambda z, a: a),
        "The slope is gone altogether: the gradient must pass through σ on its way": (
            with_slope(lambda z, a: 1.0)
        ),
        "Your two results are swapped: dx comes first": (
            lambda x, W, upstream: layer_backward(x, W, upstream)[::-1]
        ),
        "You divide dW by the number of examples; `upstream` is the gradient of the loss, which "
        "holds that factor already": (
            lambda x, *more: [layer_backward(x, *more)[i] / (1, len(x))[i] for i in (0, 1)]
        ),
        "changes its argument": lambda x, W, upstream: (
            upstream.__imul__(sigmoid.derivative(x @ W)) @ W.T,
            x.T @ upstream,
        ),
    },
)

exercise(
    "sigmoid-balance",
    stars=3,
    chapter="04",
    judge=numbers(10.6, tolerance=0.5),  # where the mean factor of three seeds is 1: 10.3 to 11
    wrong={
        "A gain near 4 makes up for the slope at zero; with it few inputs stay near zero": 4,
        "That keeps the gradient for inputs N(0, 1); with such weights they spread far wider": 4.72,
        "That keeps the size of the signal for inputs N(0, 1); the gradient needs far more": 1.85,
        "That is Glorot's start: the gradient shrinks to less than a quarter in each layer": 1,
        "There the gradient grows from layer to layer": 16,
    },
)
