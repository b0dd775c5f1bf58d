"""Hold every function of this library and of its peers to mpmath, over all magnitudes.

Writes benchmarks/accuracy.json: for each function, library, dtype and for f and f′ the largest
error in units in the last place, where it is, and the number of points whose value is wrong: not
finite where it should be, or with not one digit right. A peer that is not installed is absent.
"""

import argparse
import json
import os
import platform
import sys
import time
import warnings
from pathlib import Path

import numpy as np
from peers import PEERS, installed, version

from slopes import REGISTRY

HERE = Path(__file__).parent
sys.path.insert(0, str(HERE.parent / "tests"))
from mp_reference import REFERENCE, exact, grid, ulps  # noqa: E402


def measure(f, x, true, dtype):
    """Return the worst error of f over x, where it is, and how many values are wrong."""
    with warnings.catch_warnings(), np.errstate(all="ignore"):
        warnings.simplefilter("ignore")
        got = np.asarray(f(x))
    if got.dtype != x.dtype:
        got = got.astype(x.dtype)
    errors = np.array([ulps(g, t, dtype) for g, t in zip(got, true, strict=True)])
    at = int(np.argmax(errors))
    half = 2.0 ** (np.finfo(dtype).nmant - 1)
    worst = float(errors[at])
    return {
        "worst": worst if np.isfinite(worst) else None,  # None: not finite
        "at": float(x[at]),
        "wrong": int(np.count_nonzero(errors >= half)),
    }


def rows(names, dtypes, count):
    """Yield one record for each function, derivative or not, dtype and library."""
    libraries = {"slopes": {n: (REGISTRY[n], REGISTRY[n].derivative) for n in names}, **installed()}
    for dtype in dtypes:
        for name in names:
            x = grid(name, np.dtype(dtype).type, count)
            for slope in (False, True):
                true = [exact(name, v, slope=slope) for v in x]
                for library, functions in libraries.items():
                    f = functions.get(name, (None, None))[slope]
                    if f is not None:
                        found = measure(f, x, true, np.dtype(dtype).type)
                        yield {
                            "function": name,
                            "slope": slope,
                            "dtype": dtype,
                            "library": library,
                            "points": len(x),
                            **found,
                        }


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--functions", nargs="*", default=list(REFERENCE))
    parser.add_argument("--dtypes", nargs="*", default=["float64", "float32"])
    parser.add_argument("--count", type=int, default=8000, help="about a ninth of the points")
    parser.add_argument("--out", type=Path, default=HERE / "accuracy.json")
    chosen = parser.parse_args()
    found = []
    for row in rows(chosen.functions, chosen.dtypes, chosen.count):
        found.append(row)
        worst = "not finite" if row["worst"] is None else f"{row['worst']:.7g}"
        prime = "′" if row["slope"] else " "
        print(
            f"{row['dtype']} {row['function']:13s}{prime} {row['library']:9s} worst {worst:>12s} "
            f"at {row['at']:<12.6g} wrong {row['wrong']}",
            flush=True,
        )
    record = {
        "date": time.strftime("%Y-%m-%d"),
        "python": platform.python_version(),
        "machine": platform.machine(),
        "disabled": os.environ.get("NPY_DISABLE_CPU_FEATURES", ""),
        "versions": {
            name: version(name) for name in ("numpy", "mpmath", *PEERS) if name != "textbook"
        },
        "rows": found,
    }
    chosen.out.write_text(json.dumps(record, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
