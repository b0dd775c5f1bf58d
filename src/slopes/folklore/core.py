"""The claims by key, their verdicts, and how a claim is registered, found and shown."""

import html
import importlib
import importlib.util
from dataclasses import dataclass
from functools import cache

from ..data import stored
from ..experiments import ruled as ruled  # for the claims
from .outcomes import RULINGS, outcomes

CLAIMS = {}  # key -> Claim; filled by the chapters' modules


@dataclass(frozen=True)
class Claim:
    """A sentence that others repeat: who says it, and the function that measures it."""

    key: str
    chapter: str
    source: str
    says: str
    measure: object

    @property
    def kind(self):
        """What is wrong with the sentence: a key of KINDS, or None where nobody has said it yet."""
        from .kinds import KIND

        return KIND.get(self.key)

    @property
    def outcomes(self):
        """The rulings that the measurement could have returned."""
        return outcomes(self.measure)

    @cache  # noqa: B019  (claims live as long as the program)
    def settle(self):
        """Return the Verdict, measured once; the stored one where PyTorch or Keras is missing."""
        try:
            verdict = self.measure()
        except ModuleNotFoundError as error:
            verdict = _stored(self.key, error)
        if not isinstance(verdict, Verdict):
            raise TypeError(f"{self.key}: the measurement must return a Verdict, got {verdict!r}")
        return verdict


@dataclass(frozen=True)
class Verdict:
    """What a measurement found: the ruling, a sentence with the figures in it, the figures."""

    ruling: str
    finding: str
    figures: dict

    def __post_init__(self):
        if self.ruling not in RULINGS:
            raise ValueError(f"ruling: expected one of {RULINGS}, got {self.ruling!r}")
        if not self.figures:
            raise ValueError("figures: a verdict needs at least one measured figure")

    @property
    def opening(self):
        """The ruling as it stands before the finding: "holds if" leads into its sentence."""
        return self.ruling if self.ruling == "holds if" else f"{self.ruling}:"


def _stored(key, error):
    """Return the Verdict of a claim as it was stored, for a library is missing."""
    kept = stored("frameworks")
    if error.name not in kept["versions"] or key not in kept["claims"]:
        raise error
    used = f"{error.name} {kept['versions'][error.name]}"
    note = f"({error.name} is missing here: measured on {kept['date']} with {used}.)"
    found = kept["claims"][key]
    return Verdict(found["ruling"], f"{found['finding']} {note}", found["figures"])


def spread(values, form=".0%"):
    """Return the smallest and the largest value as text, such as 34 to 66 %."""
    low, high = (format(value, form) for value in (min(values), max(values)))
    text = low if low == high else f"{low} to {high}"
    return f"{text.replace('%', '')} %" if "%" in text else text


def claim(key, *, chapter, source, says):
    """Return a decorator that registers a measurement as the one that settles the claim.

    A claim that a notebook makes is replaced when its cell runs again.
    """

    def register(measure):
        if measure.__module__ == "__main__" and home(key):
            load(home(key))
        if key in CLAIMS and {measure.__module__, CLAIMS[key].measure.__module__} != {"__main__"}:
            raise ValueError(f"key: {key} is taken by {CLAIMS[key].says!r}")
        CLAIMS[key] = Claim(key, chapter, source, says, measure)
        return measure

    return register


def home(key):
    """Return the chapter of a claim of the course, or None."""
    from .kinds import CHAPTER

    return CHAPTER.get(key)


def load(chapter):
    """Import the claims of a chapter, where it has any; for None those of all."""
    name = f".ch{chapter}" if chapter else ".every"
    if importlib.util.find_spec(name, __package__):
        importlib.import_module(name, __package__)


def claims(*keys, chapter=None):
    """Return the claims of those keys, or all those of a chapter, in order."""
    if not keys:
        load(chapter)
    for key in keys:
        for place in (home(key), None):
            if key not in CLAIMS:
                load(place)
        if key not in CLAIMS:
            raise KeyError(f"keys: no claim is called {key!r}; known: {', '.join(CLAIMS)}")
    return (
        [CLAIMS[k] for k in keys]
        if keys
        else [c for c in CLAIMS.values() if chapter in (None, c.chapter)]
    )


class Said:
    """Claims and their verdicts, shown as a list that reads well on a page and in a terminal."""

    def __init__(self, *keys, chapter=None):
        self.verdicts = {c.key: (c, c.settle()) for c in claims(*keys, chapter=chapter)}

    def __getitem__(self, key):
        return self.verdicts[key][1]

    def _repr_html_(self):
        return as_list((c, v, html.escape(c.source)) for c, v in self.verdicts.values())

    def __repr__(self):
        return "\n\n".join(
            f"{c.key}: “{c.says}” ({c.source})\n  {v.opening} {v.finding}"
            for c, v in self.verdicts.values()
        )


def as_list(rows):
    """Return claims with their verdicts and what stands beside them, as an HTML list."""
    items = "".join(  # paragraphs in a list: what every notebook shows well without our styles
        f"<li><p><q>{html.escape(c.says)}</q> <small>{beside}</small></p>"
        f'<p><strong class="{v.ruling.replace(" ", "-")}">{v.opening.capitalize()}</strong> '
        f"{html.escape(v.finding)}</p></li>"
        for c, v, beside in rows
    )
    return f'<ul class="slopes-said">{items}</ul>'
