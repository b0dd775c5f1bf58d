"""Measure the factorial study of chapter 17 and store it: `make study`.

It can be interrupted: what is measured is kept, and the next call goes on from there. It takes all
cores, or with CLUSTER=tcp://… a Dask cluster. Writes src/slopes/stored/study.json.
"""

import argparse
import json
import os
import platform
import time
from pathlib import Path

os.environ.update(OMP_NUM_THREADS="1", MKL_NUM_THREADS="1", OPENBLAS_NUM_THREADS="1")

import numpy as np

from slopes.experiments import study_cell, sweep
from slopes.experiments.factorial import FACTORS, RATES, SEEDS, STEPS

ROOT = Path(__file__).parents[1]
STORED = ROOT / "src" / "slopes" / "stored" / "study.json"
KEPT = ROOT / "_build" / "study.jsonl"


def study(keep=KEPT, jobs=-1, cluster=None, factors=FACTORS):
    """Return the study as it is stored; cells in the order of the factors."""
    Path(keep).parent.mkdir(parents=True, exist_ok=True)
    runs = sweep(study_cell, keep=keep, jobs=jobs, cluster=cluster, **factors)
    return {
        "date": time.strftime("%Y-%m-%d"),
        "machine": platform.machine(),
        "versions": {"python": platform.python_version(), "numpy": np.__version__},
        "seeds": list(SEEDS),
        "steps": STEPS,
        "rates": RATES,
        "factors": factors,
        "cells": {" ".join(str(run[name]) for name in factors): run["result"] for run in runs},
    }


def written(found):
    """Return the text of the stored file: a cell a line."""
    cells = found.pop("cells")
    head = [f" {json.dumps(name)}: {json.dumps(value)}" for name, value in found.items()]
    lines = [f"  {json.dumps(name)}: {json.dumps(one)}" for name, one in cells.items()]
    cells = ' "cells": {\n' + ",\n".join(lines) + "\n }"
    return "{\n" + ",\n".join([*head, cells]) + "\n}\n"


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--keep", default=KEPT, help="where results are kept as they arrive")
    parser.add_argument("--jobs", type=int, default=-1, help="processes here; -1: one a core")
    parser.add_argument("--cluster", help="the address of a Dask scheduler")
    given = parser.parse_args()
    STORED.write_text(written(study(given.keep, given.jobs, given.cluster)), encoding="utf-8")
