"""The first recipe of CONTRIBUTING.md, followed to the letter in a copy of the tree."""

import importlib.util
import os
import re
import shutil
import subprocess
import sys
import textwrap
import xml.etree.ElementTree as xml
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
TEXT = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
NEEDED = ["src", "tests", "tools", "book", "lite", "benchmarks", "binder"]
# A function that joins the registry can fail the tests of those files alone that look at the whole
# of it, by themselves or through benchmarks; the others call functions by name.
SEES_ALL = re.compile(
    r"\bREGISTRY\b|\belementwise\(|\b(summary|choosing|initialization)\(\)|__all__|"
    r"^(import|from) (accuracy|goals|peers|speed|slopes_site)\b",
    re.M,
)
APART = ["site", "lab", "exercises"]  # pages in a browser; judges of given answers


def recipe(heading):
    """Return the text of one recipe."""
    return re.search(rf"^## {heading}\n(.+?)(?=^## |\Z)", TEXT, re.M | re.S)[1]


def blocks(text):
    """Return the blocks of Python in a text, as they stand without their indentation."""
    return [textwrap.dedent(b) for b in re.findall(r"```python\n(.+?)\n *```", text, re.S)]


@pytest.fixture(scope="module")
def tree(tmp_path_factory):
    """A copy of the tree with the function of the text in its family, that file, and its name."""
    copy = tmp_path_factory.mktemp("tree")
    junk = shutil.ignore_patterns("__pycache__", ".ipynb_checkpoints", "*.egg-info")
    for name in NEEDED:
        shutil.copytree(ROOT / name, copy / name, ignore=junk)
    for file in (p for p in ROOT.iterdir() if p.is_file()):
        shutil.copy(file, copy / file.name)
    text = recipe("A function")
    body, slope = blocks(text)
    name = re.search(r"^def (\w+)", body, re.M)[1]
    for family in (copy / "src/slopes/functions").glob("*.py"):
        if f"def {name}(" in family.read_text(encoding="utf-8"):
            return copy, family, name  # this tree has it already
    family = copy / re.search(r"`(src/slopes/functions/\w+\.py)`", text)[1]
    with family.open("a", encoding="utf-8") as file:
        file.write(f"\n\n{body}\n\n\n{slope}\n")
    return copy, family, name


def run(tree, *command, **variables):
    copy, _, name = tree
    path = os.pathsep.join(str(copy / folder) for folder in ("src", "tests"))
    env = os.environ | {"PYTHONPATH": path, "PYTHONUTF8": "1", "ADDED": name} | variables
    command = [sys.executable, *command]
    return subprocess.run(command, cwd=copy, env=env, capture_output=True, encoding="utf-8")


def seeing(tests):
    """Return the files of tests that look at the whole registry, as paths in the tree."""
    peers = [] if all(map(importlib.util.find_spec, ["torch", "keras"])) else ["peers"]
    files = [p.relative_to(tests) for p in sorted(tests.rglob("test_*.py")) if p != Path(__file__)]
    return [
        f"tests/{file.as_posix()}"
        for file in files
        if file.parts[0] not in (*APART, *peers)
        if SEES_ALL.search((tests / file).read_text(encoding="utf-8"))
    ]


def test_the_files_that_look_at_the_whole_registry_are_found():
    rooms = {path.split("/")[1] for path in seeing(ROOT / "tests")}
    assert rooms >= {"activation", "functions", "measure", "networks", "book", "test_library.py"}


def test_a_function_is_added_in_one_file_and_every_test_passes(tree):
    copy, _, name = tree
    tests = seeing(ROOT / "tests")
    quiet = ["-q", "--tb=short", "-p", "added_function", "--junitxml=found.xml"]
    done = run(tree, "-m", "pytest", *quiet, *tests)
    assert done.returncode == 0, done.stdout[-5000:] + done.stderr[-2000:]
    cases = [case.get("name") for case in xml.parse(copy / "found.xml").iter("testcase")]
    assert sum(name in case for case in cases) > 20, "its own tests"
    assert sum("[" not in case for case in cases) > 100, "those of the whole library"


def test_a_slope_that_is_wrong_fails(tree):
    _, family, name = tree
    right = family.read_text(encoding="utf-8")
    at = right.index(f"@{name}.defderivative")
    family.write_text(right[:at] + right[at:].replace("return ", "return 1.001 * "), "utf-8")
    try:
        done = run(tree, "-m", "pytest", "-q", "tests/functions/test_derivatives.py", "-k", name)
    finally:
        family.write_text(right, "utf-8")
    assert done.returncode == 1, done.stdout + done.stderr


def test_it_is_in_the_form_that_the_checks_ask_for(tree):
    for command in (["check"], ["format", "--check"]):
        done = run(tree, "-m", "ruff", *command, "--no-cache", "src")
        assert done.returncode == 0, done.stdout + done.stderr


def test_it_stands_in_the_catalogue_with_curve_and_facts(tree):
    copy, _, name = tree
    code = (
        f"import slopes; f = slopes.{name}; print(slopes.__file__);"
        "from slopes_site.catalogue import facts, figure; print(len(figure(f.name)), *facts(f))"
    )
    path = os.pathsep.join([str(copy / "src"), str(copy / "book" / "_ext")])
    done = run(tree, "-c", code, PYTHONPATH=path)
    assert done.returncode == 0, done.stderr
    file, facts = done.stdout.splitlines()
    assert Path(file).is_relative_to(copy) and "Gain, forward" in facts
