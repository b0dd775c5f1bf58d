"""The paths that numpy can take through its own functions on this processor.

NPY_DISABLE_CPU_FEATURES chooses one for a new process; where a processor lacks a set of
instructions two paths are the same.
"""

import os

from numpy._core._multiarray_umath import __cpu_baseline__, __cpu_dispatch__, __cpu_features__

WIDE = [name for name in __cpu_dispatch__ if __cpu_features__.get(name)]
PATHS = {  # what to switch off
    "as found": [],
    "without AVX-512": [name for name in WIDE if "512" in name or name.endswith("V4")],
    "baseline": WIDE,
}
WORDS = {"X86_V2": "SSE4.2", "X86_V3": "AVX2", "X86_V4": "AVX-512", "ASIMD": "Neon"}


def environment(path):
    """Return the environment variables of a process that takes the path."""
    return {**os.environ, "NPY_DISABLE_CPU_FEATURES": " ".join(PATHS[path])}


def features():
    """Return the sets of instructions that numpy has code for and this processor has, in words."""
    return ", ".join(WORDS.get(name, name) for name in [*__cpu_baseline__, *WIDE])
