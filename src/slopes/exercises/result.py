"""What a check says, as text and as HTML, with the learner's curve over the true one."""

import html
import re
import zlib
from dataclasses import dataclass

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
        """The learner's curve over the true one as SVG, or nothing where it cannot be drawn."""
        if self.curve is None:
            return ""
        try:
            from ..figures import clean, render

            figure = draw(**self.curve)
        except ModuleNotFoundError:  # the verdict does not need matplotlib
            return ""
        label = f"Your curve drawn over the true {self.curve['noun']}. {self.message}"
        prefix = f"check-{self.name}-{zlib.crc32(repr(self.curve).encode()):08x}"
        return clean(render(figure), label=label, prefix=prefix)


def draw(x, yours, true, noun, at):
    """Return a matplotlib figure of the learner's curve over the true one, wrong points marked."""
    import numpy as np
    from matplotlib.figure import Figure

    from ..figures import style

    style.apply()
    finite = np.asarray(true)[np.isfinite(true)]
    low, high = finite.min(), finite.max()
    room = (high - low) or 1.0
    with np.errstate(invalid="ignore"):  # far off is drawn as off the picture
        yours = np.clip(yours, low - 5 * room, high + 5 * room)
    figure = Figure(figsize=(5.6, 2.6))
    axes = figure.subplots()
    axes.plot(x, true, color=style.BLUE, linewidth=6, alpha=0.45, label=f"the true {noun}")
    axes.plot(x, yours, color=style.ORANGE, linewidth=2, label="yours")
    for place in at:
        axes.axvline(place, color=style.GREY, linewidth=1, linestyle=style.DASHES[2])
    axes.set_xlabel("x")
    axes.set_xlim(x[0], x[-1])
    if (np.abs(yours - (low + high) / 2) > 4 * room).any():
        axes.set_ylim(low - room, high + room)
    axes.legend()
    return figure
