"""What a check says, as text and as HTML, with the learner's curve over the true one."""

import html
import re
from dataclasses import dataclass

from ..figures import two_curves

WORDS = {"right": "Right.", "wrong": "Wrong.", "not attempted": "Not attempted."}
CLASSES = {"right": "right", "wrong": "wrong", "not attempted": "todo"}


@dataclass(repr=False)
class Result:
    """A verdict, "right", "wrong" or "not attempted", and the message that explains it."""

    name: str
    verdict: str
    message: str
    curve: dict = None

    @property
    def right(self):
        """Whether the verdict is "right"."""
        return self.verdict == "right"

    def __bool__(self):
        return self.right

    def __repr__(self):
        return f"{WORDS[self.verdict]} {self.message}"

    def _repr_html_(self):
        message = re.sub("`(.+?)`", r"<code>\1</code>", html.escape(self.message))
        return (
            f'<div class="slopes-result {CLASSES[self.verdict]}" role="status">'
            f"<p><strong>{WORDS[self.verdict]}</strong> {message}</p>{self._picture()}</div>"
        )

    def _picture(self):
        """The learner's curve over the true one as SVG, or nothing where there is none."""
        if self.curve is None:
            return ""
        label = f"Your curve drawn over the true {self.curve['noun']}. {self.message}"
        return two_curves(**self.curve, label=label)
