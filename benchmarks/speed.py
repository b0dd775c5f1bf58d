"""Time the library beside numpy's copy and PyTorch, interleaved in one run, on one thread.

Writes benchmarks/speed.json: nanoseconds of processor time an element, the least of several
rounds, to be read as ratios. PyTorch is listed as absent where it is not installed.
"""

import argparse
import json
import os
import platform
import time
from pathlib import Path

os.environ.update(OMP_NUM_THREADS="1", MKL_NUM_THREADS="1", OPENBLAS_NUM_THREADS="1")

import numpy as np
from peers import torch_functions, version

from slopes import REGISTRY

HERE = Path(__file__).parent
FORWARD = ("relu", "sigmoid", "tanh", "softplus", "elu", "silu", "mish", "gelu", "gelu_tanh")


def interleaved(calls, budget):
    """Return the least processor time of each call, in seconds, all called in turn."""
    best = dict.fromkeys(calls, float("inf"))
    repeats = {}
    for name, call in calls.items():
        call()
        start = time.process_time()
        call()
        repeats[name] = max(1, int(0.004 / max(time.process_time() - start, 1e-7)))
    until = time.monotonic() + budget
    rounds = 0
    while rounds < 3 or time.monotonic() < until:
        for name, call in calls.items():
            start = time.process_time()
            for _ in range(repeats[name]):
                call()
            best[name] = min(best[name], (time.process_time() - start) / repeats[name])
        rounds += 1
    return best


def forward(name, size, dtype, budget):
    """Return nanoseconds an element of copy, ours and torch's forward pass."""
    x = (np.random.default_rng(0).normal(size=size)).astype(dtype)
    target, f = np.empty_like(x), REGISTRY[name]
    calls = {"copy": lambda: np.copyto(target, x), "slopes": lambda: f(x)}
    if version("torch") != "absent":
        import torch

        tensor, g = torch.from_numpy(x), torch_functions()[name]
        calls["torch"] = lambda: g(tensor)
    return {k: v / size * 1e9 for k, v in interleaved(calls, budget).items()}


def backward(name, size, dtype, budget):
    """Return nanoseconds an element of copy, ours and torch's backward pass."""
    x, up = np.random.default_rng(0).normal(size=(2, size)).astype(dtype)
    target, f = np.empty_like(x), REGISTRY[name]
    calls = {"copy": lambda: np.copyto(target, x), "slopes": lambda: f.backward(x, up)}
    if version("torch") != "absent":
        import torch

        tensor, g = torch.from_numpy(x).requires_grad_(), torch_functions()[name]
        upstream, y = torch.from_numpy(up), g(tensor)
        calls["torch"] = lambda: torch.autograd.grad(y, tensor, upstream, retain_graph=True)
    return {k: v / size * 1e9 for k, v in interleaved(calls, budget).items()}


def rows(sizes, dtypes, budget):
    """Yield one record for each function, pass, dtype and size."""
    for dtype in dtypes:
        for size in sizes:
            for what in (forward, backward):
                for name in FORWARD:
                    yield {
                        "function": name,
                        "pass": what.__name__,
                        "dtype": dtype,
                        "size": size,
                        **what(name, size, dtype, budget),
                    }


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sizes", type=float, nargs="*", default=[1e3, 1e5, 1e7])
    parser.add_argument("--dtypes", nargs="*", default=["float64", "float32"])
    parser.add_argument("--seconds", type=float, default=0.5, help="for each line")
    parser.add_argument("--out", type=Path, default=HERE / "speed.json")
    chosen = parser.parse_args()
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
    record = {
        "date": time.strftime("%Y-%m-%d"),
        "python": platform.python_version(),
        "machine": platform.machine(),
        "versions": {name: version(name) for name in ("numpy", "torch")},
        "rows": found,
    }
    chosen.out.write_text(json.dumps(record, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
