"""Where formulas, computed as they are written, fail."""

import numpy as np


def first_failure(fails, dtype):
    """Return the smallest x from 1 to 1000, in that dtype, from which on fails(x) is true."""
    low, high = dtype(1), dtype(1000)
    while low < (middle := (low + high) / 2) < high:
        low, high = (low, middle) if fails(middle) else (middle, high)
    return high


def slope_is_zero(x):
    """Return whether σ(1 − σ), computed as written in the dtype of x, is exactly 0."""
    s = 1 / (1 + np.exp(-x))
    return s * (1 - s) == 0


def tanh_is_nan(x):
    """Return whether (eˣ − e⁻ˣ)/(eˣ + e⁻ˣ), computed as written, is not a number."""
    return np.isnan((np.exp(x) - np.exp(-x)) / (np.exp(x) + np.exp(-x)))


def softmax_is_nan(x):
    """Return whether eˣ/Σeˣ of the two logits x and 0, computed as written, has a nan."""
    e = np.exp(np.stack([x, 0 * x]))
    return np.isnan(e / e.sum()).any()
