"""The page on the sources: each of their errors stands there, and each link leads to a place."""

import re
from functools import cache
from pathlib import Path

import nbformat
import pytest

from slopes.data import stored
from slopes.folklore import CLAIMS

BOOK = Path(__file__).parents[2] / "book"
PAGE = BOOK / "what-the-sources-said.md"
TEXT = PAGE.read_text(encoding="utf-8")
ERRORS = [f"E{number}" for number in range(1, 35)]
ROWS, PARTS = (
    TEXT.split("\n## What was wrong\n")[0],
    dict(re.findall(r"^### (E\d+): [^\n]+\n\n(.+?)(?=\n\n\(e\d|\Z)", TEXT, re.M | re.S)),
)
LINKS = sorted(set(re.findall(r"\]\(([^)]+)\)", TEXT)))


@cache
def places(file):
    """The anchors of a page's headings, as the build makes them."""
    if file.suffix == ".ipynb":
        cells = nbformat.read(file, 4).cells
        text = "\n\n".join(cell.source for cell in cells if cell.cell_type == "markdown")
    else:
        text = file.read_text(encoding="utf-8")
    heads = re.findall(r"^#{1,3} (.+)$", text, re.M)
    named = set(re.findall(r"^\(([\w-]+)\)=$", text, re.M))
    return named | {
        re.sub(r"[^\w\u4e00-\u9fff\- ]", "", h.lower().replace(" ", "-")) for h in heads
    }


@pytest.mark.parametrize("link", LINKS)
def test_a_link_leads_to_a_place(link):
    name, _, anchor = link.partition("#")
    file = BOOK / name if name else PAGE
    assert file.is_file(), f"{name} is not there"
    assert not anchor or anchor in places(file), f"{name} has no heading for {anchor!r}"


def test_every_error_of_the_sources_is_put_right_and_stands_in_a_row():
    assert list(PARTS) == ERRORS
    assert set(re.findall(r"\[(E\d+)\]\(#e\d+\)", ROWS)) == set(ERRORS)


@pytest.mark.parametrize("error", ERRORS)
def test_an_error_leads_to_the_chapters_whose_measurements_settle_it(error):
    homes = {c.chapter for key, c in CLAIMS.items() if re.fullmatch(rf"{error}[a-z]?", key)}
    assert homes, f"no claim is called {error}"
    linked = set(re.findall(r"\]\((\d\d)-[\w-]+\.ipynb#said-elsewhere\)", PARTS[error]))
    assert linked == homes


@cache
def ruling(key):
    """The ruling that is stored of a claim, or what is measured."""
    kept = stored("verdicts")["claims"].get(key)
    return kept["ruling"] if kept else CLAIMS[key].settle().ruling


@pytest.mark.parametrize("error", ERRORS)
def test_an_error_has_the_ruling_of_its_measurement(error):
    keys = [key for key in CLAIMS if re.fullmatch(rf"{error}[a-z]?", key)]
    said = dict(re.findall(r'<a data-claim="(\w+)">\1</a>: \*\*([a-z ]+)\*\*', PARTS[error]))
    assert set(said) == set(keys)
    measured_here = [key for key in keys if CLAIMS[key].chapter < "15"]  # in seconds
    assert {key: said[key] for key in measured_here} == {k: ruling(k) for k in measured_here}


def test_every_claim_that_is_linked_is_in_the_ledger():
    assert set(re.findall(r'data-claim="(\w+)"', TEXT)) <= set(CLAIMS)
