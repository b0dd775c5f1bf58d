"""Numbers of few digits: rounded to the nearest, at random, or to a few levels."""

import numpy as np

DIGITS = {"bfloat16": 8, "float16": 11, "float32": 24, "float64": 53}  # binary, of each format


@np.errstate(over="ignore")
def to_bfloat16(x):
    """Return x rounded to the nearest bfloat16, as float32; a tie goes to the even neighbour.

    A bfloat16 is the upper half of the 32 bits of a float32.

    >>> to_bfloat16([1.001, 1.006, 257.0])
    array([  1.       ,   1.0078125, 256.       ], dtype=float32)
    """
    x = np.asarray(x, np.float32)
    bits = x.view(np.uint32)  # the same 32 bits, read as a whole number
    last = (bits >> 16) & 1  # the last digit that stays
    upper = (bits + 0x7FFF + last) & 0xFFFF0000  # add half of what goes; cut it off
    return np.where(np.isnan(x), x, upper.view(np.float32))


@np.errstate(over="ignore")
def to_bfloat16_at_random(x, rng):
    """Return x on one of its two neighbours in bfloat16, the nearer one more often.

    The chance of each is such that the mean is x.

    >>> drawn = to_bfloat16_at_random(np.full(10_000, 1.002), np.random.default_rng(0))
    >>> np.unique(drawn), round(float(drawn.mean()), 3)
    (array([1.       , 1.0078125], dtype=float32), 1.002)
    """
    x = np.asarray(x, np.float32)
    bits = x.view(np.uint32) + rng.integers(2**16, size=x.shape, dtype=np.uint32)
    upper = bits & 0xFFFF0000
    return np.where(np.isnan(x), x, upper.view(np.float32))


def rounded(x, digits):
    """Return x rounded to so many binary digits, as if a format had no largest and smallest number.

    >>> rounded(np.array([1.001, 1.006, 257.0]), 8)
    array([  1.       ,   1.0078125, 256.       ])
    """
    part, power = np.frexp(x)
    return np.ldexp(np.rint(np.ldexp(part, digits)), power - digits)


def spacing(x, digits):
    """Return the distance from the size of x to the next larger number of so many binary digits.

    >>> spacing([1.0, 1.9, 256.0], 8)
    array([0.0078125, 0.0078125, 2.       ])
    """
    return np.ldexp(1.0, np.frexp(np.abs(x))[1] - digits)


def quantise(x, bits, low, high):
    """Return x on the nearest of 2**bits levels from low to high; what lies outside, on an end.

    >>> quantise(np.array([-0.2, 0.3, 0.7, 2.0]), 2, 0, 1).round(3)
    array([0.   , 0.333, 0.667, 1.   ])
    """
    step = (high - low) / (2**bits - 1)
    return low + step * np.rint((np.clip(x, low, high) - low) / step)


def on_shared_powers(x, size=32):
    """Return x in MXFP4: E2M1, one bit for digits and two for the power, and a power of two that so
    many neighbours share.

    >>> on_shared_powers(np.array([0.3, 0.7, 1.4, 6.0]), 4)
    array([0.5, 0.5, 1.5, 6. ])
    >>> on_shared_powers(np.array([0.3, 0.7, 1.4, 6.0]), 2)
    array([0.25, 0.75, 1.5 , 6.  ])
    """
    groups = x.reshape(*x.shape[:-1], -1, size)
    largest = np.abs(groups).max(-1, keepdims=True)
    power = np.ldexp(1.0, np.frexp(largest)[1] - 3)  # which brings the largest to 4 or more
    part = np.minimum(np.abs(groups) / power, 6)
    apart = np.maximum(spacing(part, 2), 0.5)
    return (np.sign(groups) * power * apart * np.rint(part / apart)).reshape(x.shape)
