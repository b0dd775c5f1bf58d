"""What a run shows, as HTML: values, pictures, and errors with the line of the answer."""

import contextlib
import html
import io
import re
import sys
import traceback

from slopes.exercises import words

ANSWER = "<your answer>"  # its file name, as Python's errors tell it
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


def place(error):
    """The line of the answer in which an error was raised, or that led to it; or None."""
    if isinstance(error, SyntaxError) and error.filename == ANSWER:
        return error.lineno
    frames = traceback.extract_tb(error.__traceback__)
    return next((frame.lineno for frame in reversed(frames) if frame.filename == ANSWER), None)


def said(error):
    """An error in Python's words, with its guess at what was meant."""
    if isinstance(error, SystemExit):
        return "your answer ends Python; leave that out."
    if isinstance(error, RecursionError | MemoryError):
        return words.sentence(words.raised(error))
    lines = traceback.TracebackException.from_exception(error).format_exception_only()
    return words.sentence("".join(lines).strip().splitlines()[-1])


def stop(error, answer):
    """The sentence for an error that ends an answer."""
    line = place(error)
    where = f"In {quoted(answer, line)}: " if line else "Before its first line: "
    return (
        '<div class="slopes-result wrong"><p><strong>Your answer stops.</strong> '
        f"{where}{html.escape(said(error))}</p></div>"
    )


def met(error, answer, line):
    """Where a check met an error, and Python's guess at what was meant."""
    guess = re.search(r"Did you .*\?", said(error))
    guess = f" {html.escape(guess[0])}" if guess else ""
    return f"<p>That is in {quoted(answer, line)}.{guess}</p>" if line else ""


def quoted(answer, line):
    """A line of the answer, by its number and its text."""
    text = "".join(answer.splitlines()[line - 1 : line]).strip()
    return f"line {line}" + (f", <code>{html.escape(text)}</code>" if text else "")
