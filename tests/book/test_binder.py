"""What Binder would build, as repo2docker plans it without a container engine."""

import re
import subprocess
import sys
from pathlib import Path

import pytest
import setup

ROOT = Path(__file__).resolve().parents[2]
REQUIREMENTS = ROOT / "binder" / "requirements.txt"
INSTALL = 'pip install --no-cache-dir -r "binder/requirements.txt"'


def text(path):
    return path.read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def plan():
    """The container file that repo2docker would build for this checkout."""
    command = [sys.executable, "-m", "repo2docker", "--no-build", "--debug", "."]
    ran = subprocess.run(command, cwd=ROOT, capture_output=True, encoding="utf-8")
    assert ran.returncode == 0, f"repo2docker ended with {ran.returncode}:\n{ran.stderr}"
    return ran.stdout + ran.stderr


def test_binder_takes_the_python_that_the_versions_are_pinned_on(plan):
    pinned = text(ROOT / "binder" / "runtime.txt").strip().removeprefix("python-")
    files = plan.replace("-2e", ".").replace("-2d", "-")
    planned = re.findall(r"environment\.py-([\d.]+)-linux", files)
    assert set(planned) == {pinned}, f"runtime.txt says {pinned}, the plan has {planned}"


def test_binder_installs_our_requirements_once_the_files_are_there(plan):
    steps = [line.strip() for line in plan.splitlines()]
    copied = next(i for i, step in enumerate(steps) if re.fullmatch(r"COPY .* src/ \S+", step))
    installed = next(i for i, step in enumerate(steps) if INSTALL in step)
    assert copied < installed, "binder/requirements.txt is installed before the package is there"


def test_binder_installs_what_make_book_installs():
    lines = [line.split("#")[0].split() for line in text(REQUIREMENTS).splitlines()]
    named = {tuple(line) for line in lines if line and line[0] != "--extra-index-url"}
    expected = {("-c", "../constraints.txt"), ("-e", ".")}
    expected |= {("-r", f"../{name}") for name in setup.files("book")}
    assert named == expected, f"found {named}, expected {expected}"


def test_every_requirement_is_pinned():
    def names(file, end):
        lines = text(ROOT / file).splitlines()
        found = [re.match(rf"[\w.-]+(?={end})", line) for line in lines]
        return {re.sub(r"[-_.]+", "-", name[0].lower()) for name in found if name}

    wanted = set().union(*(names(file, "[<>=]") for file in setup.FILES["accuracy"]))
    assert wanted and not wanted - names("constraints.txt", "==")


def test_keras_runs_on_pytorch_in_what_binder_starts(plan):
    start = ROOT / "binder" / "start"
    assert "binder/start" in plan
    ran = subprocess.run(["bash", start, "printenv", "KERAS_BACKEND"], capture_output=True)
    assert ran.stdout.decode().strip() == "torch", ran.stderr
