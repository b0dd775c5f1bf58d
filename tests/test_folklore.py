"""What is wrong with each claim, and the ledger of all of them."""

import re
import subprocess
import sys
from pathlib import Path
from types import SimpleNamespace

import nbformat
import numpy as np
import pytest

from slopes.data import stored
from slopes.experiments import ruled
from slopes.folklore import (
    CLAIMS,
    KINDS,
    RULINGS,
    Ledger,
    Said,
    Verdict,
    claim,
    core,
    kinds,
    ledger,
)
from slopes.folklore.outcomes import outcomes


@pytest.mark.parametrize("key", CLAIMS)
def test_every_claim_has_a_kind(key):
    assert CLAIMS[key].kind in KINDS, (
        f"{key}: say in slopes/folklore/kinds.py what is wrong with it"
    )


def test_the_table_of_kinds_has_each_claim_once_below_its_chapter():
    listed = [key for row in kinds.KEYS.values() for keys in row.values() for key in keys.split()]
    assert len(listed) == len(set(listed))
    ours = [one for one in CLAIMS.values() if one.measure.__module__.startswith("slopes.")]
    assert {one.key: one.chapter for one in ours} == kinds.CHAPTER  # a notebook makes its own


def fresh(code):
    """The last line that a new process writes when it runs this; "" where all is well."""
    code = f"import sys\nfrom slopes.folklore import claim, claims, kinds\n{code}"
    ran = subprocess.run([sys.executable, "-W", "error", "-c", code], capture_output=True)
    return ran.stderr.decode().strip().rpartition("\n")[2]


@pytest.mark.parametrize(
    ("asked", "keys", "chapters"),
    [
        ("'E20', 'C5a'", ["E20", "C5a"], ["05", "06"]),
        ("chapter='01'", ["E18", "E21"], ["01"]),
        ("chapter='99'", [], []),
        ("'mine'", ["mine"], []),
    ],
)
def test_who_asks_for_claims_loads_their_chapters_alone(asked, keys, chapters):
    code = f"""
claim("mine", chapter="98", source="", says="")(lambda: None)
assert [one.key for one in claims({asked})] == {keys}
loaded = sorted(name[-2:] for name in sys.modules if name.startswith("slopes.folklore.ch"))
assert loaded == {chapters}, loaded
"""
    assert fresh(code) == ""


def test_a_claim_that_the_table_does_not_know_is_found():
    assert fresh("kinds.CHAPTER.clear()\nassert claims('E20')[0].chapter == '06'") == ""
    assert fresh("kinds.CHAPTER['E20'] = '05'\nassert claims('E20')[0].chapter == '06'") == ""


def test_a_key_of_the_course_is_taken_before_its_chapter_is_loaded():
    told = fresh("claim('E20', chapter='98', source='', says='')(lambda: None)")
    assert told.startswith("ValueError: key: E20 is taken by")


def test_claims_stand_in_the_order_of_their_chapters_whichever_was_loaded_first():
    code = "claims('E20')\nchapters = [one.chapter for one in claims()]\n"
    assert fresh(code + "assert chapters == sorted(chapters) and chapters[0] == '00'") == ""


@pytest.mark.parametrize("key", CLAIMS)
def test_a_measurement_is_able_to_find_the_opposite(key):
    assert len(CLAIMS[key].outcomes) > 1


def test_the_outcomes_of_a_measurement_are_the_rulings_in_its_code():
    def either():
        """It holds, or "holds if"."""
        return Verdict("holds" if 1 else "false", "It is 1.", {"found": 1})

    def all_three():
        return Verdict(ruled([True]), "It is 1.", {"found": 1})

    assert outcomes(either) == ("holds", "false") and outcomes(all_three) == RULINGS


@pytest.fixture
def three(monkeypatch):
    """A world of three claims, one of them in a chapter whose verdicts are stored."""

    def measured(ruling):
        return lambda: Verdict(ruling, f"It is {ruling}.", {"found": 1})

    def asked(name):
        kept = {"ruling": "holds if", "finding": f"Of {name}.", "figures": {"found": 2}}
        return {"date": "2026-11-26", "claims": {{"frameworks": "c", "verdicts": "b"}[name]: kept}}

    known = {}
    monkeypatch.setattr(core, "CLAIMS", known)
    monkeypatch.setattr(ledger, "CLAIMS", known)
    monkeypatch.setattr(ledger, "stored", asked)
    for key, chapter, ruling in (("a", "04", "holds"), ("b", "06", "false"), ("d", "21", "false")):
        claim(key, chapter=chapter, source="<a>", says="It is.")(measured(ruling))
    claim("c", chapter="15", source="a", says="It was.")(lambda: 1 / 0)
    return Ledger()


def test_the_ledger_holds_all_but_its_own_chapter_and_takes_stored_verdicts(three):
    assert repr(three) == "1 holds, 2 holds if, 0 false" and len(three) == 3
    assert three["c"].finding == "Of frameworks." and three["b"].finding == "Of verdicts."
    assert [one.key for one, _ in three.rows(ruling="holds")] == ["a"]
    assert three.count(chapter="15") == three.count(ruling="holds if", chapter="15") == 1
    assert three.count(kind="slip") == 0


def test_a_live_ledger_measures_all_but_what_takes_a_framework(three):
    live = Ledger(live=True)
    assert repr(live) == "1 holds, 1 holds if, 1 false" and live["b"].finding == "It is false."


def test_a_framework_s_claim_that_is_not_stored_says_what_to_run(three):
    claim("f", chapter="16", source="a", says="It is.")(lambda: 1 / 0)
    with pytest.raises(KeyError, match="f: its verdict is not stored; run make frameworks"):
        Ledger()


def test_the_ledger_is_folded_by_ruling_and_names_the_chapter(three):
    html = three._repr_html_()
    assert html.count("<details>") == 3 and html.count('<details class="claim">') == 3
    assert html.count("</details>") == 6 and html.count("<ul") == html.count("</ul>") == 3
    assert (
        "condition that is not said: 2 of 3" in html
        and '<a data-chapter="15">Chapter 15</a>' in html
    )
    assert "&lt;a&gt;" in html and "stored on 2026-11-26" in html
    assert '<li id="claim-c">' in html and "<summary>c <q>" in html


def test_a_kind_fits_the_ruling():
    for one, verdict in Ledger().rows():
        assert (one.kind == "holds") == (verdict.ruling == "holds"), (
            f"{one.key} is ruled {verdict.ruling!r}: move it in slopes/folklore/kinds.py"
        )


def test_a_claim_of_a_notebook_may_be_made_again(monkeypatch):
    def two():
        """One and one."""
        return Verdict("holds", "It is 2.", {"sum": 2})

    two.__module__ = "__main__"
    try:
        for says in ("One and one is 2.", "One and one are 2."):
            claim("E-mine", chapter="21", source="a test", says=says)(two)
        assert "are 2" in repr(Said("E-mine"))
        with pytest.raises(ValueError, match="E-mine is taken"):
            claim("E-mine", chapter="99", source="", says="")(SimpleNamespace(__module__="other"))
    finally:
        del CLAIMS["E-mine"]


# The stored verdicts ----------------------------------------------------------------------------

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT / "benchmarks"))
import plain_data  # noqa: E402
import verdicts  # noqa: E402

KEPT = stored("verdicts")["claims"]
SHORT = [key for key in sorted(KEPT, key=lambda key: KEPT[key]["seconds"])][:3]


class Anything:
    """What is equal to everything, above and below it: in place of what is not asked about."""

    ruling = property(lambda self: self)
    figures = property(lambda self: self)

    def __getitem__(self, key):
        return self

    def __iter__(self):
        return iter([self])

    def __eq__(self, other):
        return True

    __hash__ = None
    __lt__ = __gt__ = __le__ = __ge__ = __eq__

    def __abs__(self):
        return self


class Stored:
    """The claims of a chapter with their stored rulings, but one with the ruling that is given."""

    def __init__(self, key, ruling):
        self.rulings = {name: kept["ruling"] for name, kept in KEPT.items()} | {key: ruling}

    def __getitem__(self, key):
        known = self.rulings.get(key, Anything())
        return SimpleNamespace(ruling=known, figures=Anything())


def asserts(key, ruling):
    """Whether the assertions under Said elsewhere, in the claim's chapter, take this ruling."""
    (chapter,) = (ROOT / "book").glob(f"{CLAIMS[key].chapter}-*.ipynb")
    cells = dict((cell.id, cell.source) for cell in nbformat.read(chapter, 4).cells)
    proof = next(
        text for name, text in cells.items() if re.match(r"said-(check|proof|assert)", name)
    )
    said = Stored(key, ruling)
    try:
        exec(proof, {"said": said, "said_elsewhere": said, "related": Anything(), "np": np})
    except AssertionError:
        return False
    return True


@pytest.mark.parametrize("key", KEPT)
def test_a_stored_ruling_is_the_one_that_its_chapter_asserts(key):
    kept = KEPT[key]["ruling"]
    assert {ruling: asserts(key, ruling) for ruling in RULINGS} == {
        ruling: ruling == kept for ruling in RULINGS
    }


@pytest.mark.parametrize("key", SHORT)
def test_a_stored_verdict_is_found_again(key):
    again = verdicts.measured([key])[key]
    assert again["ruling"] == KEPT[key]["ruling"]
    assert flat(again["figures"]) == pytest.approx(flat(KEPT[key]["figures"]), rel=0.3, abs=0.1)


def flat(figures):
    """All numbers in the figures, in order."""
    if isinstance(figures, dict):
        figures = list(figures.values())
    if isinstance(figures, list):
        return [number for part in figures for number in flat(part)]
    return [float(figures)] if isinstance(figures, int | float) else []


def test_figures_become_plain_data():
    found = plain_data.plain({("a", 1): np.array([1.23456789, np.nan]), "b": (True, None, "c")})
    assert found == {"('a', 1)": [1.23457, "nan"], "b": [True, None, "c"]}
    assert plain_data.plain(object).startswith("<class")
