"""What float64 formulas need to keep their last digits, in one place.

Three things cost digits: a rounded exponent, whose error exp multiplies by its size; a difference
of nearly equal numbers, as beside the root of a derivative; and a factor e^x that leaves the normal
numbers before the product does. So an exponent too fine for one float64 is held as high + low, a
root is divided out by hand, and a tiny e^x is multiplied in as two halves, e^(x/2) twice.
"""

import math

import numpy as np

from . import _constants as c

SILU_ROOT = c.SILU_ROOT
MAX = np.finfo(np.float64).max
FAR = 1500.0  # e^(−x/2) is 0 from here on
LINEAR, CUBIC = sum(c.TANH_LINEAR), sum(c.TANH_CUBIC)


def mend(value, high, better):
    """Return value with better(places) put in where e^high is subnormal or nearly so."""
    if not high[high.argmin()] >= -700:  # nan is the least of all
        (at,) = (high < -700).nonzero()
        value[at] = better(at)
    return value


def at_most(x, top):
    """Return min(x, top), at no cost where x is all below."""
    return x if x[x.argmax()] <= top else np.minimum(x, top)


def polynomial(coefficients, t, low):
    """Return 1 − low times the polynomial with these coefficients, constant first, at t."""
    value = coefficients[-1] * t
    for constant in coefficients[-2:0:-1]:
        value += constant
        value *= t
    return coefficients[0] + (value - low * (coefficients[0] + value))


def times(pair, x):
    """Return (pair[0] + pair[1]) · x."""
    return pair[0] * x + pair[1] * x


def minus(a, pair):
    """Return a − (pair[0] + pair[1])."""
    return (a - pair[0]) - pair[1]


def total(a, b):
    """Return a + b as high + low (Knuth)."""
    high = a + b
    back = high - a
    return high, (a - (high - back)) + (b - back)


def product(a, b):
    """Return a · b as high + low (Dekker)."""
    high, (a1, a2), (b1, b2) = a * b, _halves(a), _halves(b)
    return high, ((a1 * b1 - high) + a1 * b2 + a2 * b1) + a2 * b2


def _halves(a):
    carry = 134217729.0 * a
    high = carry - (carry - a)  # 26 bits of a (Veltkamp)
    return high, a - high


def quotient(x, alpha):
    """Return x / alpha, but at least −FAR, as high + low, for x ≤ 0 < alpha."""
    share, power = math.frexp(alpha)
    x = np.ldexp(np.maximum(x, -FAR * alpha), -power)
    high = x / share
    back, lost = product(high, share)
    return high, ((x - back) - lost) / share


def times_exp(factor, high, e):
    """Return factor · e for e = e^high, also where e is subnormal."""
    return mend(factor * e, high, lambda at: halves(factor[at], high[at]))


def halves(factor, high):
    """Return factor · e^high, rounded once where it is subnormal."""
    half = np.exp(0.5 * high)
    return factor * half * half


def over_square(e):
    """Return e / (1 + e)² for 0 ≤ e ≤ 1, as s − s² with s = e − part = e/(1 + e).

    What rounding cuts off s is put back where s² does not outweigh it.
    """
    part = e * (e / (1.0 + e))
    s = e - part
    return s - (s * s - ((e - s) - part) * (e < 0.35))


def reflect(x, left):
    """Return left where x is negative and 1 − left elsewhere, as f′(x) = 1 − f′(−x)."""
    return np.where(x < 0, left, 1 - left)


def logistic_tail(a, high, low):
    """Return a / (1 + e^E) for E = high + low ≥ 0."""
    e = np.exp(-high)
    return times_exp((a - a * low) / (1 + e), -high, e)


def logistic_slope(factor, high, e):
    """Return factor · e^E / (1 + e^E)² for E = high ≥ 0 and e = e^(−E)."""
    return times_exp(factor / (1 + e * (2 + e)), -high, e)


def far_silu(x):
    """Return x·e^x, all that is left of x·σ(x) far on the left."""
    x = np.maximum(x, -FAR)
    return halves(x, x)


def far_silu_slope(x):
    """Return (1 + x)·e^x, the slope of that."""
    x = np.maximum(x, -FAR)
    return halves(1 + x, x)


def silu_slope(x, e):
    """Return the slope of x·σ(x), (1 + e + x)·e/(1 + e)², for e = e^x."""
    away = (x + SILU_ROOT[0]) + SILU_ROOT[1]
    beside_root = (SILU_ROOT[0] - 1) * np.expm1(away) + away
    return np.where(x < -1, beside_root, 1 + e + x) * e / (1 + e * (2 + e))


def silu_factor(a, e, away):
    """Return 1 + e − a, where e = e^(−a) and a is that far away from its root."""
    beside_root = (SILU_ROOT[0] - 1) * np.expm1(-away) - away
    return np.where(np.abs(away) < 0.5, beside_root, 1 + e - a)


def quick_exponent(a):
    """Return 1.702 a as high + low."""
    high, low = product(a, c.QUICK[0])
    return high, low + c.QUICK[1] * a


def tanh_exponent(a):
    """Return 2√(2/π) (a + 0.044715 a³) as high + low, for 0 ≤ a < 32."""
    short = (a + 2.0**45) - 2.0**45  # a on multiples of 2⁻⁷: the next line is exact
    rest, square = a - short, short * short
    high = short * (c.TANH_LINEAR[0] + c.TANH_CUBIC[0] * square)
    low = short * (c.TANH_LINEAR[1] + c.TANH_CUBIC[1] * square)
    low += rest * (LINEAR + CUBIC * (square + a * (short + a)))
    both = high + low
    return both, (high - both) + low


def tanh_factor(a, e):
    """Return 1 + e − a E′, where E is the exponent above and e = e^(−E)."""
    root, away = c.TANH_ROOT[0], minus(a, c.TANH_ROOT)
    squares = CUBIC * (a * (a + root) + root * root)  # of (a³ − root³) / (a − root)
    fall = c.TANH_DECAY[0] * np.expm1(-away * (LINEAR + squares))
    beside_root = fall - away * (LINEAR + 3 * squares)
    return np.where(a < 0.35, 1 + e - a * (LINEAR + 3 * CUBIC * a * a), beside_root)


def half_square(a):
    """Return a²/2 as high + low, for 0 ≤ a < 64."""
    short = (a + 2.0**34) - 2.0**34  # a on multiples of 2⁻¹⁸, so that its square is exact
    high = a * a
    return 0.5 * high, 0.5 * ((short * short - high) + (a - short) * (short + a))


def normal_tail(a):
    """Return a · (1 − Φ(a)), for 0 ≤ a < 64."""
    high, low = half_square(a)
    ratio = a * polynomial(c.MILLS, (a - 5) / (a + 5), low) / (1 + a)
    return times_exp(ratio, -high, np.exp(-high))


def normal_slope(a):
    """Return the slope of GELU at −a, for 0 ≤ a < 64, its root divided out."""
    high, low = half_square(a)
    ratio = minus(a, c.GELU_ROOT) * polynomial(c.GELU_FACTOR, (a - 5) / (a + 5), low)
    return times_exp(ratio, -high, np.exp(-high))


def mish_slope(x, e):
    """Return the slope of x·tanh(softplus(x)), for e = e^x."""
    away, root, r = minus(x, c.MISH_ROOT), c.MISH_ROOT[0], c.MISH_DECAY[0]
    n, far = e * e + 2 * e, 4 * away
    steep = r * np.expm1(away) * (e * (e + (r + 4)) + (r * (r + 4) + 6 + 4 * root))
    beside_root = far + (steep + far * e)  # the next line, less its value, 0, at the root
    right = (e + 2) * (n + 2) + 4 * x * (1 + e)
    return np.where(x < -0.5, beside_root, right) * e / (n * (n + 4) + 4)
