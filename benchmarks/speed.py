"""Time the library beside numpy's copy and PyTorch, interleaved in one run, on one thread.

Writes benchmarks/speed.json: nanoseconds of processor time an element, the least of several
rounds, to be read as ratios, and each goal beside what was found. PyTorch may be absent.
"""

import argparse
import json
import os
import platform
import time
from pathlib import Path

os.environ.update(OMP_NUM_THREADS="1", MKL_NUM_THREADS="1", OPENBLAS_NUM_THREADS="1")

import numpy as np
import training_step
from goals import STEP, goals, step_goals
from numpy._core._multiarray_umath import __cpu_dispatch__, __cpu_features__
from peers import torch_functions, version
from turns import interleaved

from slopes import REGISTRY

HERE = Path(__file__).parent
FORWARD = ("relu", "sigmoid", "tanh", "softplus", "elu", "silu", "mish", "gelu", "gelu_tanh")


def timed(name, what, size, dtype, budget):
    """Return nanoseconds an element of copy, ours and torch's forward or backward pass.

    As in use: torch's backward pass is autograd's, from a leaf, with the forward pass kept.
    """
    x, up = np.random.default_rng(0).normal(size=(2, size)).astype(dtype)
    target, f = np.empty_like(x), REGISTRY[name]
    ours = {"forward": lambda: f(x), "backward": lambda: f.backward(x, up)}
    calls = {"copy": lambda: np.copyto(target, x), "slopes": ours[what]}
    if version("torch") != "absent":
        import torch

        g, upstream = torch_functions()[name], torch.from_numpy(up)
        tensor, leaf = torch.from_numpy(x), torch.from_numpy(x).requires_grad_()
        y = g(leaf) if what == "backward" else None
        theirs = {
            "forward": lambda: g(tensor),
            "backward": lambda: torch.autograd.grad(y, leaf, upstream, retain_graph=True),
        }
        calls["torch"] = theirs[what]
    return {k: round(v / size * 1e9, 4) for k, v in interleaved(calls, budget).items()}


def rows(sizes, dtypes, budget):
    """Yield one record for each function, pass, dtype and size."""
    for dtype in dtypes:
        for size in sizes:
            for what in ("forward", "backward"):
                for name in FORWARD:
                    yield {
                        "function": name,
                        "pass": what,
                        "dtype": dtype,
                        "size": size,
                        **timed(name, what, size, dtype, budget),
                    }


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sizes", type=float, nargs="*", default=[1e3, 1e5, 1e7])
    parser.add_argument("--dtypes", nargs="*", default=["float64", "float32"])
    parser.add_argument("--seconds", type=float, default=0.5, help="for each line")
    parser.add_argument("--step-seconds", type=float, default=20, help="for each dtype")
    parser.add_argument("--only-steps", action="store_true", help="keep the rest as it is stored")
    parser.add_argument("--out", type=Path, default=HERE / "speed.json")
    chosen = parser.parse_args()
    steps = list(training_step.rows(chosen.step_seconds))
    for row in steps:
        print(training_step.told(row), flush=True)
    here = {
        "date": time.strftime("%Y-%m-%d"),
        "machine": platform.machine(),
        "features": [name for name in __cpu_dispatch__ if __cpu_features__[name]],
    }
    if chosen.only_steps:
        record = json.loads(chosen.out.read_text(encoding="utf-8"))
        kept = [g for g in record["goals"] if not g["goal"].endswith(STEP)]
        record |= {"goals": [*kept, *step_goals(steps)], "steps": steps, "steps_on": here}
        chosen.out.write_text(json.dumps(record, indent=1) + "\n", encoding="utf-8")
        return
    found = []
    for row in rows([int(s) for s in chosen.sizes], chosen.dtypes, chosen.seconds):
        found.append(row)
        times = "  ".join(f"{k} {row[k]:7.2f}" for k in ("copy", "slopes", "torch") if k in row)
        ratio = f"{row['slopes'] / row['torch']:.2f} of torch" if "torch" in row else ""
        print(
            f"{row['function']:10s} {row['pass']:8s} {row['dtype']} {row['size']:>9,}  {times}  "
            f"{row['slopes'] / row['copy']:6.2f} copies  {ratio}",
            flush=True,
        )
    judged = [*goals(found, 4 * chosen.seconds), *step_goals(steps)]
    for g in judged:
        outcome, but = "met" if g["met"] else "missed", ", ".join(g["but"])
        print(f"{outcome:6} {g['found']:8} ({g['limit']}) {g['goal']}" + f"; not {but}" * bool(but))
    record = here | {
        "python": platform.python_version(),
        "disabled": os.environ.get("NPY_DISABLE_CPU_FEATURES", ""),
        "versions": {name: version(name) for name in ("numpy", "torch", "keras")},
        "goals": judged,
        "steps": steps,
        "rows": [
            {k: round(v, 4) if isinstance(v, float) else v for k, v in r.items()} for r in found
        ],
    }
    chosen.out.write_text(json.dumps(record, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
