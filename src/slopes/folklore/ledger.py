"""All claims of the course with their verdicts, by ruling."""

import html

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

    All are measured here, but those of the two chapters on frameworks, whose verdicts were stored.
    In a notebook and on a page it is three folds, one for each ruling.
    """

    def __init__(self):
        listed = [one for one in CLAIMS.values() if one.chapter < LISTS]
        self.verdicts = {one.key: verdict(one) for one in listed}

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


def verdict(one):
    """Return the Verdict on a claim: measured, or the stored one where it takes a framework."""
    if one.chapter in STORED:
        return Verdict(**stored(STORED[one.chapter])["claims"][one.key])
    return one.settle()


def _beside(one):
    """Who says it, what is wrong with it, and the chapter, of which the site makes a link."""
    words = [one.source] + [KINDS.get(one.kind)] * (one.kind not in (None, "holds"))
    if one.chapter in STORED:
        words.append(f"stored on {stored(STORED[one.chapter])['date']}")
    chapter = f'<a data-chapter="{one.chapter}">chapter {one.chapter}</a>'
    return f"{html.escape(' · '.join(words))} · {chapter}"
