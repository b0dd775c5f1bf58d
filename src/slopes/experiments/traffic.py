"""How often numbers travel to the processor and back, and what that takes on a machine."""

import numpy as np

from .costs import CLOCK


def silu_in_blocks(z, size=8192):
    """Return SiLU of a vector, block by block, so that what lies between stays near the processor.

    >>> z = np.linspace(-3, 3, 20_000)
    >>> bool((silu_in_blocks(z) == z / (1 + np.exp(-z))).all())
    True
    """
    out = np.empty_like(z)
    for start in range(0, len(z), size):
        part = z[start : start + size]
        out[start : start + size] = part / (1 + np.exp(-part))
    return out


WAYS_OF_SILU = {
    "whole": lambda z: z / (1 + np.exp(-z)),
    "in blocks": silu_in_blocks,
    "a copy": np.copy,
}


def time_a_number(size, rounds=9):
    """Return, by way of SiLU, the quartiles of the nanoseconds a number of a float32 vector takes.

    Processor time of the machine at hand, to be shown and never asserted.
    """
    z = np.random.default_rng(0).standard_normal(size, np.float32)
    repeats = max(1, 200_000 // size)
    return {name: _quartiles(f, z, repeats, rounds) for name, f in WAYS_OF_SILU.items()}


def time_of_subnormals(size=100_000, rounds=15):
    """Return, by the size of its float32 numbers, the quartiles of a product's nanoseconds each."""
    rng = np.random.default_rng(0)
    z = rng.uniform(1, 2, size).astype(np.float32)
    half = np.float32(0.5)
    found = {}
    for name, scale in (("normal", 1.0), ("subnormal", 1e-40)):
        small = (z * scale).astype(np.float32)
        found[name] = _quartiles(lambda v: v * half, small, 20, rounds)
    return found


def _quartiles(f, z, repeats, rounds):
    taken = []
    for _ in range(rounds + 1):
        began = CLOCK()
        for _ in range(repeats):
            f(z)
        taken.append((CLOCK() - began) / repeats / len(z) * 1e9)
    return np.percentile(taken[1:], [25, 50, 75]).tolist()  # the first round warms up
