"""All claims of the course with their verdicts, by ruling."""

import html

from ..data import stored
from . import CLAIMS, KINDS, RULINGS, Verdict, as_list

LISTS = "21"  # the chapter that lists the claims of the others
FRAMEWORKS = ("15", "16")  # to import one would take seconds: their claims are stored
TITLES = {
    "holds": "Holds as it stands",
    "holds if": "Holds under a condition that is not said",
    "false": "False",
}


class Ledger:
    """Every claim of the chapters before the one that lists them, and its verdict.

    What takes longer than a second is measured in its own chapter when the book is built, and
    taken from a file here, as is what takes PyTorch or Keras; `live` measures all but the latter.
    In a notebook and on a page it is three folds, one for each ruling.
    """

    def __init__(self, *, live=False):
        listed = [one for one in CLAIMS.values() if one.chapter < LISTS]
        self.kept = {one.key: kept for one in listed if (kept := _kept(one, live))}
        self.verdicts = {
            one.key: _verdict(self.kept[one.key]) if one.key in self.kept else one.settle()
            for one in listed
        }

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
            f"{as_list((c, v, self._beside(c)) for c, v in self.rows(ruling=each))}</details>"
            for each in RULINGS
        )

    def _beside(self, one):
        """Who says it, what is wrong with it, and the chapter, of which the site makes a link."""
        words = [one.source] + [KINDS.get(one.kind)] * (one.kind not in (None, "holds"))
        if one.key in self.kept:
            words.append(f"stored on {self.kept[one.key]['date']}")
        chapter = f'<a data-chapter="{one.chapter}">chapter {one.chapter}</a>'
        return f"{html.escape(' · '.join(words))} · {chapter}"


def _kept(one, live):
    """What is stored of a claim, with its date, or None where it is to be measured."""
    framework = one.chapter in FRAMEWORKS
    if live and not framework:
        return None
    file = stored("frameworks" if framework else "verdicts")
    kept = file["claims"].get(one.key)
    if kept is None and framework:
        raise KeyError(f"{one.key}: its verdict is not stored; run make frameworks")
    return kept and kept | {"date": file["date"]}


def _verdict(kept):
    return Verdict(kept["ruling"], kept["finding"], kept["figures"])
