"""How often numbers travel to the processor and back, and what that takes on a machine."""

import numpy as np

from .costs import CLOCK


def in_blocks(f, z, size=8192):
    """Return f of a vector, block by block, so that what lies between stays near the processor.

    >>> in_blocks(np.sqrt, np.array([1.0, 4.0, 9.0]), 2)
    array([1., 2., 3.])
    """
    out = np.empty_like(z)
    for start in range(0, len(z), size):
        part = z[start : start + size]
        out[start : start + size] = f(part)
    return out


def time_a_number(f, size, rounds=9):
    """Return, by way, the quartiles of the nanoseconds that a number of a float32 vector takes:
    f of the whole vector, f in blocks, and a copy of the vector.

    Processor time of the machine at hand, to be shown and never asserted.
    """
    z = np.random.default_rng(0).standard_normal(size, np.float32)
    repeats = max(1, 200_000 // size)
    ways = {"whole": f, "in blocks": lambda v: in_blocks(f, v), "a copy": np.copy}
    return {name: _quartiles(way, z, repeats, rounds) for name, way in ways.items()}


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
