"""Run the checks, all of them or those named, and sum up what failed at the end."""

import os
import re
import subprocess
import sys
import time
import xml.etree.ElementTree as xml
from pathlib import Path

import disk
import nbformat
from environment import ROOT, environment
from execute import ESCAPES, Failure, code
from fingerprint import distribution

REPORTS = ROOT / "_build" / "reports"
PYTHON = sys.executable
# None of these is there to measure speed: a busy machine gets the time that it needs.
PATIENT = ["-p", "tools.nbval_kernels", "--nbval-cell-timeout=1800"]


def notebooks():
    """Every chapter, the last first: they take longest, and no core should wait at the end."""
    found = (path.relative_to(ROOT).as_posix() for path in (ROOT / "book").glob("*.ipynb"))
    return sorted(found, reverse=True)


def pytest(name, *arguments):
    report = REPORTS / f"{name}.xml"
    return [PYTHON, "-m", "pytest", "-q", f"--junitxml={report}", *arguments]


APART = ["site", "lab", "lite", "peers", "served"]  # the folders of tests with a check of their own
CHECKS = {
    # First, for the book is then made of the outputs that they leave.
    "notebooks": [
        [PYTHON, "-c", "import matplotlib.font_manager"],  # else the first kernel tells of fonts
        pytest(
            "notebooks",
            "--nbval",
            "--nbval-current-env",
            *PATIENT,
            "-n",
            "auto",
            "--dist",
            "loadfile",
            *notebooks(),
        ),
    ],
    "warm": [[PYTHON, "tools/warm.py"]],
    "book": [[PYTHON, "tools/build.py"]],
    "lint": [
        [PYTHON, "-m", "ruff", "check", "."],
        [PYTHON, "-m", "ruff", "format", "--check", "."],
    ],
    "library": [
        pytest("library", "tests", "-n", "auto", *(f"--ignore=tests/{name}" for name in APART))
    ],
    "peers": [pytest("peers", "tests/peers", "-n", "auto")],
    "site": [pytest("site", "tests/site", "-n", "auto", "--dist", "loadscope")],
    "lab": [pytest("lab", "tests/lab")],
    "lite": [pytest("lite", "tests/lite", "-n", "auto", "--dist", "loadscope")],
}
SERVED = ["tests/served/test_requests.py", "tests/served/test_lighthouse.py"]
# Asked for by name alone: these need nginx, Firefox and Lighthouse besides.
MORE = {
    "served": [
        pytest("served", "tests/served", "-n", "auto", *(f"--ignore={path}" for path in SERVED))
    ],
    "alone": [pytest("alone", *SERVED)],  # they measure, or take all that the machine has
}
NEED_THE_SITE = {"site", "lab", "lite", *MORE}


def check(name, env):
    """(passed, failures) of one check."""
    report = REPORTS / f"{name}.xml"
    report.unlink(missing_ok=True)
    failed = [c for c in (CHECKS | MORE)[name] if subprocess.run(c, cwd=ROOT, env=env).returncode]
    passed, failures = read(report) if report.exists() else (0 if failed else 1, [])
    if failed and not failures:
        failures = [f"{' '.join(map(short, c))} failed, as its lines above say" for c in failed]
    return passed, [f"{name}: {failure}" for failure in failures]


def read(report):
    """(passed, failures) of a report that pytest has written."""
    passed, failures = 0, []
    for case in xml.parse(report).iter("testcase"):
        wrong = case.find("failure") if case.find("failure") is not None else case.find("error")
        if wrong is not None:
            failures.append(say(case, wrong))
        passed += not any(case.find(tag) is not None for tag in ["failure", "error", "skipped"])
    return passed, failures


def say(case, wrong):
    """One failure in a few lines: of a notebook the cell's id, else the test's name."""
    text = (wrong.text or wrong.get("message") or "").replace("#x1B", "\x1b")  # as pytest writes it
    where, text = case.get("classname"), ESCAPES.sub("", text)
    cell = re.fullmatch(r"(?:.*::)?Cell (\d+)", case.get("name"))
    if cell:
        path = next((p for p in notebooks() if Path(p).stem in where), where)
        reason = re.sub(r"(?s)^.*?Traceback:", "", text)
        ids = [c.get("id") for c in code(nbformat.read(ROOT / path, 4))]
        return str(Failure(path, ids[int(cell[1])], "\n".join(reason.strip().splitlines()[-4:])))
    lines = [line[1:].strip() for line in text.splitlines() if re.match(r"E\s", line)]
    lines = lines or text.strip().splitlines()[-3:]
    return "\n    ".join([f"{where}: {case.get('name')}", *(line[:200] for line in lines[:5])])


def short(part):
    return Path(part).name if part == PYTHON else part.replace(f"{ROOT}{os.sep}", "")


def main(names):
    started, passed, failures, told = time.monotonic(), 0, [], []
    if NEED_THE_SITE & set(names) and "book" not in names:
        names = ["book", *names]
    REPORTS.mkdir(parents=True, exist_ok=True)
    env = environment() | {"PYTHONUNBUFFERED": "1"}
    for name in names:
        print(f"\n== {name}", flush=True)
        begun = time.monotonic()
        if name in NEED_THE_SITE and any(failure.startswith("book") for failure in failures):
            right, wrong = 0, [f"{name}: not run, for the book was not built"]
        else:
            right, wrong = check(name, env)
        passed, failures = passed + right, failures + wrong
        told.append(f"{name} {'FAILED' if wrong else 'passed'} in {time.monotonic() - begun:.0f} s")
    print("\n== summary", *failures, " · ".join(told), sep="\n")
    failed = f"{len(failures)} failed, " if failures else ""
    print(f"{failed}{passed} passed in {time.monotonic() - started:.2f}s", flush=True)
    return 1 if failures else 0


if __name__ == "__main__":
    os.chdir(ROOT)
    with disk.plainly(ROOT), disk.alone(ROOT / "_build" / "checks.lock"):
        there = bool(distribution(ROOT))  # what runs in a browser is tested where it was made
        sys.exit(main(sys.argv[1:] or [name for name in CHECKS if there or name != "lite"]))
