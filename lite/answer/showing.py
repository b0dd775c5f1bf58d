"""What a run shows, as HTML: what it prints, its value, what it draws."""

import contextlib
import html
import io
import sys

PRINTED, SHOWN = 5000, 2000  # characters of a run, and of a value


class Printed(io.TextIOBase):
    """Hands what is printed on, a line at a time, up to what a page can show."""

    def __init__(self, show):
        self.show, self.left, self.line = show, PRINTED, ""

    def write(self, text):
        self.line += text[: self.left]
        self.left = max(0, self.left - len(text))
        if "\n" in text or not self.left:
            self.flush()
        return len(text)

    def flush(self):
        if self.line:
            self.show(self.line if self.left else f"{self.line} …\n")
        self.line = ""


def value(thing):
    """What a notebook shows of a value."""
    with contextlib.suppress(Exception):
        if not isinstance(thing, type):
            return str(thing._repr_html_())
    text = repr(thing)
    text = text if len(text) <= SHOWN else text[:SHOWN] + " …"
    return f'<div class="output text_plain"><pre>{html.escape(text)}</pre></div>'


def pictures():
    """What has been drawn with matplotlib, as the book shows it; the figures are closed."""
    plt = sys.modules.get("matplotlib.pyplot")
    if plt is None or not plt.get_fignums():
        return ""
    from slopes.figures import clean, render

    figures = {number: render(plt.figure(number)) for number in plt.get_fignums()}
    plt.close("all")
    label = "What your answer draws"
    return "".join(clean(svg, label, f"answer-{number}") for number, svg in figures.items())
