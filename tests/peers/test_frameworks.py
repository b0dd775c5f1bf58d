"""The stored file of facts about PyTorch and Keras: each is asked for again, and found again."""

import json
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import nbformat
import numpy as np
import pytest

from slopes.data import stored
from slopes.folklore import CLAIMS, claims
from slopes.peers import DIFFERENCES, versions

STORED = stored("frameworks")
BOOK = Path(__file__).parents[2] / "book"
RANDOM = {  # of random numbers that another version may draw otherwise
    "dense weights": 0.03,
    "dense bias": 0.05,
    "He normal tail": 0.002,
    "recurrent start": 0.02,
    "forget bias": 0.05,
    "alpha dropout": 0.02,
    "shared initializer": 0.1,
}
FRAMEWORKS = [claim.key for chapter in ("15", "16") for claim in claims(chapter=chapter)]
ABSENT = """
import json, sys
sys.modules.update(dict.fromkeys(["torch", "keras"]))  # to Python these are not installed
from slopes.folklore import Said, claims
found = {}
for chapter in ("15", "16"):
    for claim in claims(chapter=chapter):
        verdict = claim.settle()
        found[claim.key] = [verdict.ruling, verdict.finding]
Said(chapter="15")
print(json.dumps(found))
"""


def test_the_file_names_its_date_its_versions_and_everything_that_is_asked():
    assert STORED["date"].startswith("20") and {*STORED["versions"]} == {"torch", "keras", "numpy"}
    assert {*STORED["facts"]} == {*DIFFERENCES} and {*STORED["claims"]} == {*FRAMEWORKS}


@pytest.mark.parametrize("name", DIFFERENCES)
def test_a_stored_fact_is_found_again(name):
    told, here = STORED["facts"][name], DIFFERENCES[name]
    assert told["asks"] == here.asks and told["chapters"] == list(here.chapters)
    found, answers = here(), told["answers"]
    assert found.keys() == answers.keys()
    same = STORED["versions"] == versions()
    for who in [who for who in found if same or who not in here.changing]:
        near = pytest.approx(answers[who], abs=RANDOM.get(name, 1e-13), rel=1e-5)
        assert found[who] == near, f"{who}: found {found[who]}, stored {answers[who]}"


@pytest.mark.parametrize("key", FRAMEWORKS)
def test_a_stored_ruling_is_found_again(key):
    told, verdict = STORED["claims"][key], CLAIMS[key].settle()
    assert verdict.ruling == told["ruling"], f"{verdict.finding}; stored: {told['finding']}"
    assert "is missing here" not in verdict.finding, "this is the stored verdict, not a new one"
    pairs = list(zip(leaves(verdict.figures), leaves(told["figures"]), strict=True))
    assert pairs
    for found, kept in pairs:
        near = np.isclose(found, kept, rtol=0.1, atol=0.1, equal_nan=True)
        assert near, f"found {verdict.figures}, stored {told['figures']}"


def leaves(figures):
    """Yield the numbers in figures, in order."""
    if isinstance(figures, dict):
        figures = figures.values()
    if isinstance(figures, str) and figures not in ("nan", "inf", "-inf"):
        return
    if not isinstance(figures, str) and np.iterable(figures):
        for each in figures:
            yield from leaves(each)
    else:
        yield float(figures)


def test_where_the_libraries_are_missing_the_stored_rulings_stand_in():
    done = subprocess.run([sys.executable, "-c", ABSENT], capture_output=True, encoding="utf-8")
    assert done.returncode == 0, done.stderr
    found = json.loads(done.stdout)
    assert found.keys() == STORED["claims"].keys()
    note = f"is missing here: measured on {STORED['date']} with "
    for key, (ruling, finding) in found.items():
        assert ruling == STORED["claims"][key]["ruling"] and note in finding
        assert finding.startswith(STORED["claims"][key]["finding"])


def test_other_packages_are_missed_and_no_verdict_is_made_up():
    def measure():
        raise ModuleNotFoundError("gone", name="numpy.nothing")

    with pytest.raises(ModuleNotFoundError, match="gone"):
        replace(CLAIMS["E28"], measure=measure).settle()


@pytest.mark.parametrize("name", [name for name, fact in DIFFERENCES.items() if fact.chapters])
def test_a_chapter_that_states_a_fact_reads_it_from_the_file(name):
    for chapter in DIFFERENCES[name].chapters:
        (path,) = BOOK.glob(f"{chapter}-*.ipynb")
        proofs = "\n".join(
            cell.source for cell in nbformat.read(path, 4).cells if cell.cell_type == "code"
        )
        assert 'stored("frameworks")' in proofs and f'"{name}"' in proofs, path.name
