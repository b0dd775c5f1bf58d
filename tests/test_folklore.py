"""What is wrong with each claim, and the ledger of all of them."""

from types import SimpleNamespace

import pytest

from slopes.folklore import CLAIMS, KINDS, Ledger, Said, Verdict, claim, ledger
from slopes.folklore.kinds import KEYS, KIND


@pytest.mark.parametrize("key", CLAIMS)
def test_every_claim_has_a_kind(key):
    assert CLAIMS[key].kind in KINDS, (
        f"{key}: say in slopes/folklore/kinds.py what is wrong with it"
    )


def test_a_claim_has_one_kind_and_a_kind_has_claims_that_exist():
    assert set(KEYS) == set(KINDS)
    assert sum(len(keys.split()) for keys in KEYS.values()) == len(KIND)
    if {one.chapter for one in CLAIMS.values()} >= {f"{n:02}" for n in range(22)}:
        assert not set(KIND) - set(CLAIMS)


@pytest.fixture
def three(monkeypatch):
    """A world of three claims, one of them in a chapter whose verdicts are stored."""

    def measured(ruling):
        return lambda: Verdict(ruling, f"It is {ruling}.", {"found": 1})

    def asked(name):
        assert name == "frameworks"
        kept = {"ruling": "holds if", "finding": "Stored.", "figures": {"found": 2}}
        return {"date": "2026-11-26", "claims": {"c": kept}}

    known = {}
    monkeypatch.setattr("slopes.folklore.CLAIMS", known)
    monkeypatch.setattr(ledger, "CLAIMS", known)
    monkeypatch.setattr(ledger, "stored", asked)
    for key, chapter, ruling in (("a", "04", "holds"), ("b", "06", "false"), ("d", "21", "false")):
        claim(key, chapter=chapter, source="<a>", says="It is.")(measured(ruling))
    claim("c", chapter="15", source="a", says="It was.")(lambda: 1 / 0)
    return Ledger(jobs=1)


def test_the_ledger_holds_all_but_its_own_chapter_and_takes_stored_verdicts(three):
    assert repr(three) == "1 holds, 1 holds if, 1 false" and len(three) == 3
    assert three["c"].finding == "Stored."
    assert [one.key for one, _ in three.rows(ruling="false")] == ["b"]
    assert three.count(chapter="15") == three.count(ruling="holds if", chapter="15") == 1
    assert three.count(kind="slip") == 0


def test_the_ledger_is_folded_by_ruling_and_names_the_chapter(three):
    html = three._repr_html_()
    assert html.count("<details>") == html.count("</details>") == 3
    assert "False: 1 of 3" in html and '<a data-chapter="15">chapter 15</a>' in html
    assert "&lt;a&gt;" in html and "stored on 2026-11-26" in html


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
