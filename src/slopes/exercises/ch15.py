"""The exercises of chapter 15: slopes by spelling, the start of Linear, what is kept, checks."""

import numpy as np

from ..functions import sigmoid, silu
from .core import exercise
from .judges import custom, function_of, numbers
from .judges.trust import trusts_what_is_right

exercise(
    "torch-relu-at-zero",
    stars=1,
    chapter="15",
    judge=numbers((0.5, 0.0, 1.0, 0.5, 0.0), percent=False),
    wrong={
        "You gave the convention of F.relu to all; each spelling has its own": (0, 0, 0, 0, 0),
        "A tie is shared, but a comparison is no tie: it picks one side": (0.5, 0.5, 1, 0.5, 0.5),
        "Not all of them share: a comparison picks one side, and |x| has slope 0 at 0": (
            (0.5, 0.5, 0.5, 0.5, 0.5)
        ),
        "In the third, x has slope 1, and F.relu(−x) has slope 0 at 0": (0.5, 0, 0, 0.5, 0),
        "In the third, F.relu is at 0 and has slope 0 there, so nothing is taken away": (
            (0.5, 0, 0.5, 0.5, 0)
        ),
        "At a tie amax shares the gradient": (0.5, 0, 1, 0, 0),
        "At a tie amax shares the gradient; neither gets all of it": (0.5, 0, 1, 1, 0),
        "At 0 autograd gives |x| the slope 0, so the first is (1 + 0)/2": (0, 0, 1, 0.5, 0),
        "At 0 autograd gives |x| the slope 0, not 1": (1, 0, 1, 0.5, 0),
        "where(x <= 0, 0, x) picks the 0 at 0, and that has no slope": (0.5, 0, 1, 0.5, 1),
        "x > 0 is false at 0, so the second is x times 0": (0.5, 1, 1, 0.5, 0),
    },
)

BOUND = 1 / 16

exercise(
    "linear-bound",
    stars=1,
    chapter="15",
    judge=numbers(
        {"largest": BOUND, "deviation": BOUND / 3**0.5},
        tolerance=0.005,
        relative=True,
        percent=False,
    ),
    wrong={
        "That is He's start, for ReLU: √(6/256) and √(2/256)": (0.15309, 0.08839),
        "That is LeCun's start, of variance 1/256": (0.10825, 0.0625),
        "That is Glorot's start": (0.15076, 0.08704),
        "First the largest weight, then the deviation": (BOUND / 3**0.5, BOUND),
        "That is the variance; take its root": (BOUND, 1 / 768),
        "The variance is 1/(3 · 256); you forgot the root of 256": (1 / 256, 1 / (256 * 3**0.5)),
        "The inputs count, of which there are 256, not the outputs": (0.35355, 0.20412),
        "The deviation of even draws between −b and b is b/√3, not b/2": (BOUND, BOUND / 2),
        "The deviation of even draws between −b and b is b/√3, not b/3": (BOUND, BOUND / 3),
        "b/√12 is for even draws from 0 to b; these go from −b to b": (BOUND, BOUND / 12**0.5),
        "You took the leak for 5; it is √5, and its square is 5": (0.030023, 0.017334),
    },
)

exercise(
    "tensors-kept",
    stars=2,
    chapter="15",
    judge=numbers((0, 1, 1, 2), percent=False, whole=True),
    wrong={
        "The slope of exp is exp itself: the next layer keeps that anyway": (1, 1, 1, 2),
        "x * x needs x for both factors, but it is one and the same tensor": (0, 2, 1, 2),
        "The slope of x * x is 2 x, which cannot be told from the output": (0, 0, 1, 2),
        "A sum needs nothing; but torch.relu(x) keeps its own output, which is not the sum": (
            (0, 1, 0, 2)
        ),
        "A sum needs nothing of what it adds: x is not kept for it": (0, 1, 2, 2),
        "A product needs both of its factors: x, and tanh(x)": (0, 1, 1, 1),
        "tanh keeps its own output, which is the second factor: one tensor, not two": (0, 1, 1, 3),
        "You count one for each; look at what each slope is computed from": (1, 1, 1, 1),
        "Nothing would be left to compute the slopes from": (0, 0, 0, 0),
        "You count the operations; count the tensors": (1, 1, 2, 2),
    },
)


def with_slope_at(where):
    """Return the backward pass of SiLU with the slope taken at another place."""
    return lambda x, upstream: upstream * silu.derivative(where(x))


CASES = [
    (np.array([0.0, 1.0, -1.0, 2.0]), np.array([1.0, 1.0, 1.0, 1.0])),
    (np.array([1.0, -2.0, 0.5]), np.array([-1.0, 0.5, -2.0])),
    (np.array([3.0, -3.0, -1.2785]), np.array([0.3, -1.5, 4.0])),
    (np.array([[0.0, 2.0], [-4.0, 6.0]]), np.array([[2.0, -3.0], [1.0, 0.0]])),
    (np.random.default_rng(0).normal(0, 2, 12), np.random.default_rng(1).normal(0, 3, 12)),
]

exercise(
    "silent-backward",
    stars=2,
    chapter="15",
    judge=function_of(
        "x", "upstream", cases=CASES, truth=lambda x, u: silu.backward(x, u), noun="gradient"
    ),
    wrong={
        "That is the slope at the output y, as in the code; it belongs at x": with_slope_at(silu),
        "You forget what comes from above": lambda x, u: silu.derivative(x),
        "You lose the sign of what comes from above": lambda x, u: abs(u) * silu.derivative(x),
        "You drop what is negative from above": lambda x, u: np.maximum(u, 0) * silu.derivative(x),
        "That is one half of the product rule: x has a slope as well as σ(x)": (
            lambda x, u: u * sigmoid(x)
        ),
        "That is the other half of the product rule: x · σ′(x), without σ(x)": (
            lambda x, u: u * x * sigmoid.derivative(x)
        ),
        "That is the slope of the sigmoid": lambda x, u: u * sigmoid.derivative(x),
        "That is the value, not the slope": lambda x, u: u * silu(x),
        "σ′ is σ (1 − σ); you forgot the factor σ": (
            lambda x, u: u * (sigmoid(x) + x * (1 - sigmoid(x)))
        ),
        "σ is still taken at the output y": (
            lambda x, u: u * (sigmoid(silu(x)) + x * sigmoid.derivative(silu(x)))
        ),
        "The factor before σ′ is x, not the output y": (
            lambda x, u: u * (sigmoid(x) + silu(x) * sigmoid.derivative(x))
        ),
    },
)


def measured(f, x, h=1e-5):
    return (f(x + h) - f(x - h)) / (2 * h)


def asked_with(make):
    """Return a check that sends in what make(x) returns, or each of a list of them."""

    def trust(f, backward, x):
        return all(
            np.allclose(backward(x, upstream), upstream * measured(f, x), rtol=1e-4, atol=1e-7)
            for upstream in np.atleast_2d(make(x))
        )

    return trust


def compared(by):
    """Return a check of one round of random numbers that compares what comes out in its way."""

    def trust(f, backward, x):
        upstream = np.random.default_rng(0).normal(size=x.shape)
        return by(backward(x, upstream), upstream * measured(f, x))

    return trust


exercise(
    "checker",
    stars=3,
    chapter="15",
    judge=custom(trusts_what_is_right, praise="Your check trusts what is right, and that alone."),
    wrong={
        "trusts a backward pass that drops what is negative from above, of silu": asked_with(
            np.ones_like
        ),
        "trusts a backward pass that drops what is negative from above": asked_with(
            lambda x: (np.arange(x.size) % 2).astype(float)
        ),
        "trusts a backward pass that drops what is negative": asked_with(
            lambda x: np.random.default_rng(0).uniform(0.1, 3, x.shape)
        ),
        "trusts a backward pass that drops what is positive from above": asked_with(
            lambda x: x[None] * 0 + [[-2]]
        ),
        "trusts a backward pass that raises what comes from above and is smaller": asked_with(
            lambda x: x[None] * 0 + [[2], [3], [-2], [-3]]
        ),
        "trusts a backward pass that gives every point the mean": asked_with(
            lambda x: x[None] * 0 + [[-0.5], [2]]
        ),
        "trusts a backward pass that hands on what comes from above in another order": compared(
            lambda given, right: abs(np.sum(given - right)) < 1e-6
        ),
        "trusts a backward pass that cuts what comes from above at 1": asked_with(
            lambda x: np.where(np.arange(x.size) % 2, 1.0, -1.0)
        ),
        "Your check trusts a backward pass": compared(
            lambda given, right: abs(np.sum(abs(given) - abs(right))) < 1e-6
        ),
        "trusts a backward pass with a slope that is 1 % too large of tanh": compared(
            lambda given, right: np.allclose(given, right, atol=0.1)
        ),
        "one point at a time; hand it all points": lambda f, backward, x: all(
            abs(backward(v, u) - u * measured(f, v)) < 1e-5 for v in x for u in (-2.0, 0.3)
        ),
        "one True or False": lambda f, backward, x: (
            abs(backward(x, x - 0.3) - (x - 0.3) * measured(f, x)) < 1e-6
        ),
    },
)
