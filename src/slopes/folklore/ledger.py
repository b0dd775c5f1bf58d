"""All claims of the course with their verdicts, by ruling."""

import html
import sys

from ..arguments import needed
from ..data import stored
from . import CLAIMS, KINDS, RULINGS, Verdict, as_list

LISTS = "21"  # the chapter that lists the claims of the others
STORED = {"15": "frameworks", "16": "frameworks"}  # to import a framework would take seconds
TITLES = {
    "holds": "Holds as it stands",
    "holds if": "Holds under a condition that is not said",
    "false": "False",
}


class Ledger:
    """Every claim of the chapters before the one that lists them, and its verdict.

    All are measured, once in a session, but those of the two chapters on frameworks, whose verdicts
    were stored. jobs: processes that share the work, -1 for one a core. In a notebook and on a page
    it is three folds, one for each ruling.
    """

    def __init__(self, *, jobs=-1):
        listed = [one for one in CLAIMS.values() if one.chapter < LISTS]
        FOUND.update(settled([one for one in listed if one not in FOUND], jobs))
        self.verdicts = {one.key: FOUND[one] for one in listed}

    def __getitem__(self, key):
        return self.verdicts[key]

    def __len__(self):
        return len(self.verdicts)

    def rows(self, *, ruling=None, kind=None, chapter=None):
        """Return (claim, verdict) of those with this ruling, kind and chapter, in order."""
        asked = {"kind": kind, "chapter": chapter}
        return [
            (CLAIMS[key], found)
            for key, found in self.verdicts.items()
            if ruling in (None, found.ruling)
            and all(value in (None, getattr(CLAIMS[key], name)) for name, value in asked.items())
        ]

    def count(self, **asked):
        """Return how many claims have this ruling, kind and chapter."""
        return len(self.rows(**asked))

    def __repr__(self):
        return ", ".join(f"{self.count(ruling=each)} {each}" for each in RULINGS)

    def _repr_html_(self):
        return "".join(
            f"<details><summary>{TITLES[each]}: {self.count(ruling=each)} of {len(self)}</summary>"
            f"{as_list((c, v, _beside(c)) for c, v in self.rows(ruling=each))}</details>"
            for each in RULINGS
        )


FOUND = {}  # claim: its verdict, in this session


def settled(listed, jobs):
    """Return {claim: Verdict}; a chapter's claims share studies, so one process does them all."""
    found = {one: Verdict(**_kept(one)["claims"][one.key]) for one in listed if _kept(one)}
    chapters = {}
    for one in reversed(listed):  # the later chapters take longer, so they begin
        if one not in found:
            chapters.setdefault(one.chapter, []).append(one)
    if jobs == 1 or sys.platform == "emscripten":  # a browser has one process
        return found | {one: one.settle() for ones in chapters.values() for one in ones}
    with needed("joblib"):
        from joblib import Parallel, delayed

    work = (delayed(_measured)([one.key for one in ones]) for ones in chapters.values())
    for verdicts in Parallel(n_jobs=jobs)(work):
        found |= {CLAIMS[key]: verdict for key, verdict in verdicts.items()}
    return found


def _measured(keys):
    return {key: CLAIMS[key].settle() for key in keys}


def _kept(one):
    """What is stored on a claim's chapter, or None."""
    return stored(STORED[one.chapter]) if one.chapter in STORED else None


def _beside(one):
    """Who says it, what is wrong with it, and the chapter, of which the site makes a link."""
    words = [one.source] + [KINDS.get(one.kind)] * (one.kind not in (None, "holds"))
    if kept := _kept(one):
        words.append(f"stored on {kept['date']}")
    chapter = f'<a data-chapter="{one.chapter}">chapter {one.chapter}</a>'
    return f"{html.escape(' · '.join(words))} · {chapter}"
