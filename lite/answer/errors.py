"""An error told by the line of the answer that it comes from, and by what stood there."""

import difflib
import html
import re
import traceback

import numpy as np

from slopes.exercises import words

ANSWER = "<your answer>"  # its file name, as Python's errors tell it
PLAIN = int | float | complex | str | list | tuple | dict | set | np.ndarray | np.generic | None
MOST = 4  # values that are told of a line
SHORT = 3  # letters: of a shorter name everything is near
ADVICE = {
    "invalid character '[“”„‘’]": "Python wants straight quotes: \" or '.",
    "No module named": "Only Python's own modules, numpy and matplotlib are to be had on a page.",
    "matmul: Input operand": "In A @ B, A has as many columns as B rows; look at their .shape.",
    "could not be broadcast": "Shapes go together where, from the right, sizes are equal or 1.",
    "only (0-dimensional|length-1|size-1) arrays": "math takes one number; np takes arrays.",
}


class Place:
    """Where in an answer an error was raised, or what led to it: a line, or None."""

    def __init__(self, error, answer):
        frames = [it for it in traceback.walk_tb(error.__traceback__) if _is_answers(it[0])]
        frame, self.line = frames[-1] if frames else (None, None)
        if isinstance(error, SyntaxError) and error.filename == ANSWER:
            frame, self.line = None, error.lineno
        lines = answer.splitlines()
        self.text = lines[self.line - 1].strip() if self.line and self.line <= len(lines) else ""
        self.names = {**frame.f_globals, **frame.f_locals} if frame else {}

    def __str__(self):
        """The line by its number and its text, as HTML."""
        return f"line {self.line}" + (f", {_code(self.text)}" if self.text else "")

    def values(self):
        """What the names in the line stood for, as HTML: a sentence, or nothing."""
        met = dict.fromkeys(re.findall(r"(?<![\w.\"'])[^\W\d]\w*", self.text))
        known = {name: self.names[name] for name in met if name in self.names}
        told = [
            f"{_code(name)} is {html.escape(words.value(value))}"
            for name, value in known.items()
            if isinstance(value, PLAIN) and not name.startswith("_")
        ][:MOST]
        return f" There {', '.join(told)}." if told else ""


def _is_answers(frame):
    return frame.f_code.co_filename == ANSWER


def _code(text):
    return f"<code>{html.escape(text)}</code>"


def said(error):
    """An error in Python's words, with its guess at what was meant."""
    if isinstance(error, SystemExit):
        return "your answer ends Python; leave that out."
    if isinstance(error, RecursionError | MemoryError):
        return words.sentence(words.raised(error))
    lines = traceback.TracebackException.from_exception(error).format_exception_only()
    return words.sentence("".join(lines).strip().splitlines()[-1])


def guess(error, known):
    """A name that may have been meant, of those that the chapter knows, as a sentence."""
    name = getattr(error, "name", None)
    if not isinstance(error, NameError) or not name or "Did you" in said(error):
        return ""
    if hasattr(np, name):
        return f" Did you mean {_code(f'np.{name}')}?"
    near = difflib.get_close_matches(name, known, 1) if len(name) >= SHORT else []
    return f" Did you mean {_code(near[0])}?" if near else ""


def advice(error):
    """What an error that learners often meet calls for, as a sentence."""
    return next((f" {then}" for found, then in ADVICE.items() if re.search(found, str(error))), "")


def stop(error, answer, known=()):
    """(the line, HTML) for an error that ends an answer."""
    place = Place(error, answer)
    where = f"In {place}: " if place.line else "Before its first line: "
    what = html.escape(said(error) + advice(error)) + guess(error, [*place.names, *known])
    what += place.values()
    strong = "<strong>Your answer stops.</strong>"
    return place.line, f'<div class="slopes-result wrong"><p>{strong} {where}{what}</p></div>'


def met(error, answer, known=()):
    """(the line, HTML) for an error that a check has met and told."""
    place = Place(error, answer)
    python = re.search(r"Did you .*", said(error))
    meant = " " + html.escape(python[0]) if python else guess(error, [*place.names, *known])
    meant += html.escape(advice(error))
    return place.line, f"<p>That is in {place}.{meant}{place.values()}</p>" if place.line else ""
