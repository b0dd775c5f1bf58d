"""All claims of the course with their verdicts, by ruling."""

import html

from ..data import stored
from .core import CLAIMS, Verdict, load
from .kinds import KINDS
from .outcomes import RULINGS

LISTS = "21"  # the chapter that lists the claims of the others
FRAMEWORKS = ("15", "16")  # to import one would take seconds: their claims are stored
LIST = '<ul class="slopes-said">'
TITLES = {
    "holds": "Holds as it stands",
    "holds if": "Holds under a condition that is not said",
    "false": "False",
}


class Ledger:
    """Every claim of the chapters before the one that lists them, and its verdict.

    What takes longer than a second is measured in its own chapter when the book is built, and
    taken from a file here, as is what takes PyTorch or Keras; `live` measures all but the latter.
    In a notebook and on a page it is three folds, one for each ruling; a claim in them opens.
    """

    def __init__(self, *, live=False):
        load(None)
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
            f"{self._by_chapter(each)}</details>"
            for each in RULINGS
        )

    def _by_chapter(self, ruling):
        """The claims with a ruling below the numbers of their chapters, each a fold of its own."""
        text, last = "", None
        for one, verdict in self.rows(ruling=ruling):
            if one.chapter != last:  # the site makes a link of it
                chapter = f'<a data-chapter="{one.chapter}">Chapter {one.chapter}</a>'
                text += f"{'</ul>' if last else ''}<p>{chapter}</p>{LIST}"
                last = one.chapter
            text += self._item(one, verdict)
        return text + ("</ul>" if last else "")

    def _item(self, one, verdict):
        """A claim by its key; opened, what was found, who says it, and what is wrong with it."""
        words = [one.source] + [KINDS.get(one.kind)] * (one.kind not in (None, "holds"))
        if one.key in self.kept:
            words.append(f"stored on {self.kept[one.key]['date']}")
        said, found, beside = map(html.escape, (one.says, verdict.finding, " · ".join(words)))
        return (
            f'<li id="claim-{one.key}"><details class="claim"><summary>{one.key} <q>{said}</q>'
            f'</summary><p><strong class="{verdict.ruling.replace(" ", "-")}">'
            f"{verdict.opening.capitalize()}</strong> {found}</p>"
            f"<p><small>{beside}</small></p></details></li>"
        )


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
