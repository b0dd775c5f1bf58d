"""An edit below src runs again the chapters whose kernels have loaded what was changed."""

import io
import json
import os

import execute
import fingerprint
import nbformat
import progress
import pytest

ROOT = execute.ROOT
MODULES = [file.relative_to(ROOT).as_posix() for file in ROOT.glob("src/slopes/**/*.py")]
CHAPTERS = {
    "01-a-function": "from slopes import sigmoid\nsigmoid(0.0)",
    "02-a-figure": "from slopes import figures\nfigures.draw_unit",
    "03-a-network": "from slopes.networks import Network\nNetwork([2, 2])",
    "04-studies": "from slopes.experiments import census, family\ncensus, family",
    "05-an-exercise": "from slopes import check\ncheck('nor-gate', (1, 1, 1))",
    "06-claims": "from slopes.folklore import claims\nclaims(chapter='03'), claims('E20')",
    "07-all-claims": "from slopes.folklore import CLAIMS\nlen(CLAIMS)",
}
# What the kernel itself says that it has loaded, whatever the build has noted.
LOADED = """
import json, sys
print(json.dumps([str(getattr(module, "__file__", "")) for module in sys.modules.values()]))
"""


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    """Small chapters that have been run, and what is kept of them."""
    folder = tmp_path_factory.mktemp("chapters")
    for name, source in CHAPTERS.items():
        cells = [nbformat.v4.new_code_cell(text) for text in (source, LOADED)]
        nbformat.write(nbformat.v4.new_notebook(cells=cells), folder / f"{name}.ipynb")
    env = execute.environment()
    env["PYTHONPATH"] += os.pathsep + str(ROOT / "src")  # this library, whichever is installed
    telling = progress.Progress(io.StringIO())
    _, failures = execute.execute([*folder.glob("*.ipynb")], folder / "kept", telling, 600, env)
    assert failures == []
    return folder


def kept(folder, library):
    """{name: what a build takes of the chapter without running it, or None}."""
    return {
        name: execute.kept(nbformat.read(folder / f"{name}.ipynb", 4), folder / "kept", library)
        for name in CHAPTERS
    }


@pytest.fixture(scope="module")
def loaded(folder):
    """{module: the chapters whose kernels say that they have loaded it}."""
    said = {
        name: json.loads("".join(chapter["cells"][-1]["outputs"][-1]["text"]))
        for name, chapter in kept(folder, fingerprint.library(ROOT)).items()
    }
    return {
        module: [name for name, files in said.items() if str(ROOT / module) in files]
        for module in MODULES
    }


def test_an_edit_of_a_module_runs_again_the_chapters_that_have_loaded_it(folder, loaded):
    now = fingerprint.library(ROOT)
    again = {}
    for module in MODULES:
        found = kept(folder, now | {module: f"not {now[module]}"})
        again[module] = [name for name, chapter in found.items() if chapter is None]
    assert again == loaded


def test_a_chapter_loads_what_it_uses_and_no_more(loaded):
    expected = {
        "functions/sigmoidal": list(CHAPTERS),
        "figures/units": ["02-a-figure"],
        "networks/network": ["03-a-network", "06-claims", "07-all-claims"],
        "experiments/census": ["04-studies", "07-all-claims"],
        "exercises/ch01": ["05-an-exercise"],
        "exercises/ch02": [],
        "folklore/ch03": ["06-claims", "07-all-claims"],
        "folklore/ch05": ["07-all-claims"],
        "folklore/ch06": ["06-claims", "07-all-claims"],
    }
    assert {name: loaded[f"src/slopes/{name}.py"] for name in expected} == expected
