"""`make accuracy` and `make bench` in small: every library in its row, and the figures add up."""

import json
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path

import numpy as np
import torch
from mp_reference import exact, ulps

BENCHMARKS = Path(__file__).parents[2] / "benchmarks"


def test_accuracy_is_written_for_every_library(tmp_path):
    out = tmp_path / "accuracy.json"
    chosen = [
        "--dtypes",
        "float64",
        "--functions",
        "gelu",
        "softmax_of_2",
        "--density",
        "0.002",
        "--out",
        out,
    ]
    command = [sys.executable, BENCHMARKS / "accuracy.py", *chosen]
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    record = json.loads(out.read_text(encoding="utf-8"))
    rows = {(r["library"], r["function"], r["slope"], r["dtype"]): r for r in record["rows"]}
    libraries = {library for library, *_ in rows}
    assert {"slopes, as found", "slopes, without AVX-512", "slopes, baseline"} <= libraries
    assert {"textbook", "scipy", "torch", "keras on torch"} <= libraries
    need_jax = {"jax", "keras on jax", "keras on numpy"}
    without = set() if find_spec("jax") else need_jax
    assert set(record["absent"]) == without == need_jax - libraries
    for (library, *_), row in rows.items():
        if library.startswith("slopes"):
            assert row["worst"] <= 5 and not (row["wrong"] or row["lost"] or row["warnings"]), row
            assert not row.get("limits"), row
    torchs = rows["torch", "gelu", False, "float64"]
    assert torchs["lost"] and torchs["limits"] == {"-inf": "nan"}
    x = torchs["at"]
    got = torch.nn.functional.gelu(torch.tensor([x], dtype=torch.float64)).item()
    assert np.isclose(torchs["worst"], ulps(got, exact("gelu", x), np.float64), rtol=1e-8)


def test_speed_is_written_with_what_the_goals_make_of_it(tmp_path):
    out = tmp_path / "speed.json"
    chosen = ["--sizes", "1000", "--dtypes", "float64", "--seconds", "0.01"]
    command = [sys.executable, BENCHMARKS / "speed.py", *chosen, "--step-seconds", "0.2"]
    subprocess.run([*command, "--out", out], check=True, stdout=subprocess.DEVNULL)
    record = json.loads(out.read_text(encoding="utf-8"))
    assert {(r["function"], r["pass"]) for r in record["rows"]} >= {("gelu", "backward")}
    assert all(min(r["copy"], r["slopes"], r["torch"]) > 0 for r in record["rows"])
    assert {r["optimizer"] for r in record["steps"]} == {"SGD", "Adam"}
    found = {g["goal"]: g for g in record["goals"]}
    step = next(r for r in record["steps"] if (r["dtype"], r["optimizer"]) == ("float32", "SGD"))
    for library, name in (("torch", "PyTorch"), ("keras", "Keras")):
        judged = found[f"{name}'s training step over ours"]
        assert np.isclose(judged["found"], step[library] / step["slopes"], atol=0.01)
        assert judged["met"] == (judged["found"] >= judged["limit"])
    slower = [r for r in record["rows"] if r["pass"] == "backward" and r["slopes"] > r["torch"]]
    backward = found["backwards faster than PyTorch, 1,000 elements, float64"]
    assert backward["but"] == [r["function"] for r in slower if r["function"] != "gelu"]
    assert backward["found"] + len(backward["but"]) == 8
