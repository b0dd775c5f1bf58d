"""The exercises of chapter 19: flat places, lost steps, nan in a branch, rounding at random."""

import numpy as np

from ..functions import elu
from .core import exercise
from .judges import function_of, numbers
from .judges.overflow import hidden, shown
from .judges.random_rounding import random_rounding

LN2 = np.log(2)

exercise(
    "flat-from",
    stars=1,
    chapter="19",
    judge=numbers(13 * LN2, tolerance=0.01, percent=False),
    wrong={
        "From there the sigmoid is flat, whose tail is e⁻ˣ": 25 * LN2,
        "That is 24 ln 2, for the sigmoid computed as written": 24 * LN2,
        "You forgot the 2 in front: the tail is 2e⁻²ˣ": 12.5 * LN2,
        "That is half of 24 ln 2: the 2 in front counts, and half a spacing is enough": 12 * LN2,
        "Twice too far: the tail falls with e⁻²ˣ": 26 * LN2,
        "There eˣ overflows; tanh is flat long before": 88.72,
        "That is for float64": 27.5 * LN2,
        "That is for float16": 6.5 * LN2,
        "That is for bfloat16": 5 * LN2,
        "That is a multiple of ln 2; give the number itself": 13,
    },
)

exercise(
    "caffe-loss",
    stars=1,
    chapter="19",
    judge=numbers(126, tolerance=0.01, whole=True, percent=False),
    wrong={
        "2¹²⁸ is where float32 ends on the large side, and its logarithm is 88.72": 128,
        "2⁻¹⁴⁹ is the smallest subnormal number: its loss would be 103.28": 149,
        "2⁻¹⁵⁰ is where float32 rounds to 0: the loss there would be 103.97": 150,
        "That is the loss itself; divide it by ln 2": 87.3365,
        "That is the power of ten": 37.93,
        "That is the number of digits of float32": 24,
        "Near, but its loss would be 88.03": 127,
        "Near, but its loss would be 86.64": 125,
        "The power is −126, so n is 126": -126,
    },
)

exercise(
    "bf16-move",
    stars=2,
    chapter="19",
    judge=numbers(2.0**-9, tolerance=0.005, relative=True, percent=False),
    wrong={
        "That is how far it takes upward; below 1 the numbers lie twice as close": 2.0**-8,
        "That is the spacing above 1; below 1 it is half of that, and half a spacing decides": (
            2.0**-7
        ),
        "That is a quarter of the spacing below 1": 2.0**-10,
        "That is half the spacing of float16 below 1": 2.0**-12,
        "That is half the spacing of float32 below 1": 2.0**-25,
        "That is the ratio called healthy; such a step is lost, and so is a longer one": 0.001,
        "That is the power, not the step": 9,
        "That is the power, not the step: 2 to the power −9 is meant": -9,
        "The step is a size: give it without the sign": -(2.0**-9),
        "That is where the weight lands half-way: 1 minus the step": 1 - 2.0**-9,
    },
)


def by_sum(x, left, slope_of_left):
    """Return value and slope of where(x > 0, x, left), as automatic differentiation finds them."""
    with np.errstate(over="ignore", invalid="ignore"):
        value = np.where(x > 0, x, left(x))
        return value, (x > 0) * 1.0 + (x <= 0) * slope_of_left(x)


def silent(answer):
    """Return a sentence if the answer overflows on the way, be it silenced or not."""
    x = np.array([1000.0, 800.0, -1000.0, -1.0])
    said = shown(answer, x) or hidden(answer, x)
    cut = "cut what goes into it, not what comes out"
    return (
        f"The values are right, but exp overflows on the way (numpy: {said}): {cut}"
        if said
        else None
    )


def digits_lost(answer):
    """Return a sentence if near 0 the answer loses digits that float64 has."""
    for x in (-0.3, -0.09, -0.01, -1e-3, -1e-5, -1e-8, -1e-9, -1e-10):
        value = np.asarray(answer(np.array([x, 1.0]))[0])
        room = 1e-6 if value.dtype == np.float32 else 1e-9
        if not np.isclose(value[0], np.expm1(x), rtol=room, atol=0):
            return (
                f"For x = {x:g} your value is {value[0]:.10g}, where it should be "
                f"{np.expm1(x):.10g}: exp(x) − 1 loses digits near 0, as a series does farther "
                "out, or float32; np.expm1(x) keeps them on the whole left"
            ).replace("-", "−")
    return None


ELU_AT = [
    np.array([1000.0, -1.0]),
    np.array([2.0, -2.0, 0.5, -0.5]),
    np.array([-1e-12, 1e-12, 0.0]),
    np.array([-1000.0, 800.0, -30.0]),
    np.array([[3.0, -3.0], [89.0, -89.0]]),
    np.random.default_rng(0).normal(0, 3, 20),
]

exercise(
    "safe-elu",
    stars=2,
    chapter="19",
    judge=function_of(
        "x",
        cases=[(x,) for x in ELU_AT],
        truth=lambda x: (elu(x), elu.derivative(x)),
        parts=["value", "slope"],
        relative=True,
        also=[silent, digits_lost],
    ),
    wrong={
        "The branch that is not taken overflows all the same, and 0 times infinity is nan": (
            lambda x: by_sum(x, lambda v: np.exp(v) - 1, np.exp)
        ),
        "expm1 keeps the digits near 0, but it overflows like the other": (
            lambda x: by_sum(x, np.expm1, np.exp)
        ),
        "cut what goes into it, not what comes out": (
            lambda x: by_sum(x, np.expm1, lambda v: np.minimum(np.exp(v), 1) * (np.exp(v) < np.inf))
        ),
        "nan_to_num hides the nan behind a 0: on the right the slope is 1": (
            lambda x: np.nan_to_num(by_sum(x, np.expm1, np.exp))
        ),
        "Near 0 on the left exp(x) − 1 loses its digits; there is np.expm1": (
            lambda x: by_sum(
                x, lambda v: np.exp(np.minimum(v, 0)) - 1, lambda v: np.exp(np.minimum(v, 0))
            )
        ),
        "You cut at 0 from the wrong side: on the left exp(0) − 1 is 0": (
            lambda x: by_sum(
                x, lambda v: np.expm1(np.maximum(v, 0)), lambda v: np.exp(np.maximum(v, 0))
            )
        ),
        "That is the slope of the value, not of x: on the left it is e to the x": (
            lambda x: by_sum(
                x, lambda v: np.expm1(np.minimum(v, 0)), lambda v: np.expm1(np.minimum(v, 0))
            )
        ),
        "1 + value has lost the slope's digits on the far left; take exp there": (
            lambda x: (elu(x), np.where(x > 0, 1, elu(x) + 1))
        ),
        "On the left the slope is missing": (
            lambda x: by_sum(x, lambda v: np.expm1(np.minimum(v, 0)), lambda v: 0 * v)
        ),
        "The sum of both slopes counts the branch that was not taken": (
            lambda x: (elu(x), 1 + np.exp(np.minimum(x, 0)))
        ),
    },
)

exercise(
    "stochastic-round",
    stars=3,
    chapter="19",
    judge=random_rounding(),
    wrong={
        "That is rounding to the nearest: u has no say": lambda x, s, u: s * np.round(x / s),
        "That always rounds down": lambda x, s, u: s * np.floor(x / s),
        "That always rounds up": lambda x, s, u: s * np.ceil(x / s),
        "That rounds towards 0": lambda x, s, u: s * np.trunc(x / s),
        "You add noise, and do not round: most values are not on the grid": (
            lambda x, s, u: x + s * (u - 0.5)
        ),
        "You add noise and then round to the nearest: half a spacing too high": (
            lambda x, s, u: s * np.round(x / s + u)
        ),
        "You toss a fair coin; the nearer neighbour must win more often": (
            lambda x, s, u: s * np.where(u < 0.5, np.floor(x / s), np.ceil(x / s))
        ),
        "The chances are exchanged: the farther neighbour wins more often": (
            lambda x, s, u: s * (np.floor(x / s) + (u >= x / s - np.floor(x / s)))
        ),
        "You forgot the spacing: the grid is that of the whole numbers": (
            lambda x, s, u: np.floor(x + u)
        ),
        "You count in spacings; multiply by the spacing again": lambda x, s, u: np.floor(x / s + u),
        "Below 0 you round the wrong way: np.trunc goes towards 0": (
            lambda x, s, u: s * np.trunc(x / s + u)
        ),
    },
)
