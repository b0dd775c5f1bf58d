"""Hold every function of this library and of its peers to mpmath, over all magnitudes.

Writes benchmarks/accuracy.json: for each function, library, dtype and for f and f′ the largest
error in units in the last place, where it is, and how many values are wrong (not finite where a
finite one is due) or lost (not one digit right), what is wrong at ±∞, and the warnings raised.
Our own functions are measured on each of numpy's paths; a peer that is not installed is absent.
"""

import argparse
import json
import os
import platform
import subprocess
import sys
import tempfile
import time
from multiprocessing import Pool
from pathlib import Path

import numpy as np
from peers import version
from truth import VECTORS, errors, limits, lost, reference, truth

from cpu_paths import PATHS, environment, features  # isort: skip  beside mp_reference, in tests

HERE = Path(__file__).parent
LIBRARIES = {  # as it is called: what evaluate.py loads, and the environment of that process
    **{f"slopes, {path}": ("slopes", environment(path)) for path in PATHS},
    **{name: (name, {**os.environ}) for name in ("textbook", "scipy", "torch", "jax")},
    **{
        f"keras on {backend}": ("keras", {**os.environ, "KERAS_BACKEND": backend})
        for backend in ("torch", "numpy", "jax")
    },
}
PACKAGES = ("numpy", "mpmath", "scipy", "torch", "keras", "jax")


def absent(library):
    """Return whether a library, or the backend that it is to run on, is not installed."""
    parts = library.split(", ")[0].split(" on ")
    parts += ["jax"] * (library == "keras on numpy")  # which takes its Fourier transform from there
    return any(version(part) == "absent" for part in parts)


def evaluated(library, points, folder):
    """Return the answers of a library to all points, from a process of its own."""
    program, env = LIBRARIES[library]
    answers = f"{folder}/{library}.npz"
    command = [sys.executable, str(HERE / "evaluate.py"), program, points, answers]
    subprocess.run(command, env=env, check=True)
    return dict(np.load(answers))


def row(key, library, found, known):
    """Return the record of one function of one library."""
    x, *exact = known
    dtype, name = key.split(" ", 1)
    kind, slope = np.dtype(dtype).type, name.endswith("′")
    got = found[key].astype(kind).ravel()
    away = errors(got, *exact, kind)
    finite = np.where(np.isfinite(away), away, -1.0)
    at = int(np.argmax(finite))
    record = {
        "function": name.rstrip("′").replace("_of_", " of "),
        "slope": slope,
        "dtype": dtype,
        "library": library,
        "points": away.size,
        "worst": float(f"{finite[at]:.9g}"),
        "at": float(x.ravel()[at]),
        "wrong": int(np.count_nonzero(~np.isfinite(away))),
        "lost": int(np.count_nonzero(lost(got, *exact, kind))),
        "warnings": found[f"warnings {key}"].tolist(),
    }
    if x.ndim == 1:
        ends = zip(("-inf", "inf"), found[f"limits {key}"], strict=True)
        due = limits(name.rstrip("′"), slope, kind)
        near = 2 * np.finfo(kind).eps
        record["limits"] = {
            end: str(value)
            for (end, value), limit in zip(ends, due, strict=True)
            if not np.isclose(value, limit, rtol=near, atol=0)
        }
    return record


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--functions", nargs="*", default=[*reference.REFERENCE, *VECTORS])
    parser.add_argument("--dtypes", nargs="*", default=["float64", "float32"])
    parser.add_argument("--density", type=float, default=1.0, help="share of the full grids")
    parser.add_argument("--out", type=Path, default=HERE / "accuracy.json")
    chosen = parser.parse_args()
    started = time.monotonic()
    asked = {
        f"{dtype} {name}{'′' * slope}": (name, slope, np.dtype(dtype).type, chosen.density)
        for dtype in chosen.dtypes
        for name in chosen.functions
        for slope in ([False] if name in VECTORS else [False, True])
    }
    with Pool() as pool:
        known = dict(zip(asked, pool.starmap(truth, asked.values(), chunksize=1), strict=True))
    print(f"{len(known)} tables of true values in {time.monotonic() - started:.0f} s", flush=True)
    present = [library for library in LIBRARIES if not absent(library)]
    with tempfile.TemporaryDirectory() as folder:
        np.savez(f"{folder}/points.npz", **{key: table[0] for key, table in known.items()})
        found = {name: evaluated(name, f"{folder}/points.npz", folder) for name in present}
    rows = [
        row(key, library, found[library], table)
        for key, table in known.items()
        for library in present
        if key in found[library]
    ]
    record = {
        "date": time.strftime("%Y-%m-%d"),
        "python": platform.python_version(),
        "processor": f"{platform.machine()} with {features()}",
        "versions": {name: version(name) for name in PACKAGES},
        "absent": [library for library in LIBRARIES if library not in present],
    }
    head = json.dumps(record, indent=1, ensure_ascii=False)[:-2]
    lines = ",\n".join(json.dumps(r, ensure_ascii=False) for r in rows)
    chosen.out.write_text(f'{head},\n "rows": [\n{lines}\n]}}\n', encoding="utf-8")
    for library in present:
        own = [r for r in rows if r["library"] == library]
        bad = {k: sum(bool(r.get(k)) for r in own) for k in ("wrong", "lost", "limits", "warnings")}
        worst = max(r["worst"] for r in own)
        print(f"{library:24s} {len(own):4d} rows, worst {worst:9.4g} ULP, rows with {bad}")
    print(f"{chosen.out} in {time.monotonic() - started:.0f} s")


if __name__ == "__main__":
    main()
