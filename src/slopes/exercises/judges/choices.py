"""The judge of a choice among options."""

import re
from collections.abc import Set

import numpy as np

from ..words import kind
from .base import Judge, NotAttempted, Wrong, listed, missing


class choice(Judge):
    """Judges a choice: `right` is a key or several, `options` says of each wrong key why it is.

    Case, order, blanks and what stands between do not matter: "b", "A, C.", "(a) and (c)".
    """

    def __init__(self, right, options):
        self.right = {right.lower()} if isinstance(right, str) else {k.lower() for k in right}
        self.options = {key.lower(): why for key, why in options.items()}
        if both := self.right & set(self.options):
            raise ValueError(f"options: {sorted(both)} are right; give a reason to wrong keys only")
        self.truth = self.right
        self.mistakes = {why: key for key, why in options.items()}
        self.praise = (
            f"{listed(sorted(self.right))} {'is' if len(self.right) == 1 else 'are'} right."
        )

    def values(self, answer):
        keys = sorted(self.right | set(self.options))
        if type(answer) is np.ndarray and answer.size <= len(keys):
            answer = answer.ravel().tolist()
        elif isinstance(answer, str) or type(answer) is int:
            answer = [answer]
        if not isinstance(answer, list | tuple | Set):
            raise Wrong(f"Your answer is {kind(answer)}; choose among {listed(keys)}, in quotes")
        if not answer or any(map(missing, answer)):
            raise NotAttempted(f"Choose among {listed(keys)}.")
        chosen = {key for entry in answer for key in named(str(entry), keys)}
        strange = sorted(chosen - set(keys))
        if strange:
            texts = [it for it in answer if isinstance(it, str)]
            how = "; write them in quotes" if len(texts) < len(answer) else ""
            how = "; give them alone" if any(" " in it.strip() for it in texts) else how
            raise Wrong(f"{strange[0]!r:.40} is not among the options {listed(keys)}{how}")
        if not chosen:
            raise NotAttempted(f"Choose among {listed(keys)}.")
        return chosen

    def agree(self, these, those):
        return these == those

    def fault(self, chosen):
        for key in sorted(chosen - self.right):
            return self.options[key]
        if len(chosen) < len(self.right):
            more = len(self.right) - len(chosen)
            return f"So far right, but {more} more {'belongs' if more == 1 else 'belong'} to it"
        return None


def named(text, keys):
    """Return the keys that a text names, and whatever else it says."""
    plain = text.strip().lower()
    if plain in keys:
        return [plain]
    words = [w for w in re.split(r"[\W_]+|\band\b", plain) if w]
    if len(words) == 1 and set(words[0]) <= set(keys):
        return list(words[0])  # "ac"
    return words
