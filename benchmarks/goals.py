"""The goals of this library for time and memory, each held against what a run has found."""

import subprocess
import sys
import tracemalloc

import numpy as np
from turns import interleaved

from slopes import REGISTRY

BLOCKED = ("sigmoid", "tanh", "elu", "softplus")


def allocated(name, size=10**6):
    """Return the largest memory held during a call, in units of its result's size."""
    x, f = np.zeros(size), REGISTRY[name]
    tracemalloc.start()
    f(x)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    return peak / x.nbytes


def import_seconds(rounds=5):
    """Return the least processor time of `import slopes` in a new process, numpy's own included."""
    code = "import time; t = time.process_time(); import slopes; print(time.process_time() - t)"
    command = [sys.executable, "-c", code]
    return min(float(subprocess.run(command, capture_output=True).stdout) for _ in range(rounds))


def growth(name, seconds):
    """Return the time an element of a call on 1e7 over that of a call on 1e5, in float64."""
    f, x = REGISTRY[name], np.random.default_rng(0).normal(size=10**7)
    best = interleaved({"large": lambda: f(x), "middle": lambda: f(x[: 10**5])}, seconds)
    return best["large"] / best["middle"] / 100


def goal(what, limit, value, met, but=()):
    return {"goal": what, "limit": limit, "found": value, "met": bool(met), "but": [*but]}


def goals(found, seconds):
    """Yield each goal of this library as a record: what, the limit, what was found, met or not.

    but: the functions that fall short of it; seconds: what a measurement made here may take.
    """
    at = {(r["function"], r["pass"], r["dtype"], r["size"]): r for r in found}

    def most(what, limit, values):
        for name, value in values.items():
            yield goal(f"{name}: {what}", limit, round(value, 3), value <= limit)

    large = {n: at.get((n, "forward", "float64", 10**7)) for n in BLOCKED}
    if all(large.values()):
        copies = {n: r["slopes"] / r["copy"] for n, r in large.items()}
        yield from most("copies of its size, 10,000,000 elements, float64", 7.5, copies)
    grown = {n: growth(n, seconds) for n in BLOCKED}
    yield from most("time an element, 10,000,000 over 100,000", 1.5, grown)
    yield from most("results allocated", 1.2, {n: allocated(n) for n in BLOCKED})
    yield from most("seconds", 0.15, {"import slopes": import_seconds()})
    for dtype in ("float64", "float32"):
        for what, size, least in (("forward", 10**7, 7), ("backward", 10**3, None)):
            rows = [r for r in found if (r["pass"], r["dtype"], r["size"]) == (what, dtype, size)]
            if least is None:  # all but float64 GELU
                rows = [r for r in rows if (r["function"], dtype) != ("gelu", "float64")]
            if rows and "torch" in rows[0]:
                slow = [r["function"] for r in rows if r["slopes"] > r["torch"]]
                count, limit = len(rows) - len(slow), least or len(rows)
                text = f"{what}s faster than PyTorch, {size:,} elements, {dtype}"
                yield goal(text, limit, count, count >= limit, but=slow)


STEP = "'s training step over ours"


def step_goals(steps):
    """Yield the goals of a training step, each as such a record."""
    for row in steps:
        if (row["dtype"], row["optimizer"]) == ("float32", "SGD"):
            for peer, title, least in (("torch", "PyTorch", 1.5), ("keras", "Keras", 10)):
                if peer in row:
                    ratio = round(row[peer] / row["slopes"], 2)
                    yield goal(title + STEP, least, ratio, ratio >= least)
