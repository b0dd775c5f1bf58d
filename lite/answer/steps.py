"""Follows an answer line by line: what each line that runs sets, and what each call returns."""

import html
import sys
from dataclasses import dataclass, field

from slopes.exercises import words

from .errors import ANSWER, PLAIN

MOST = 60  # steps that are told of an answer, and of a call
CALLS = 50  # of a check that are kept
WHOLE = {"<module>", "<lambda>"}  # of the names in brackets: the others are comprehensions


class Enough(BaseException):
    """Ends an answer that takes more steps than are told."""


@dataclass
class Step:
    """A line that was run, and what came of it; of a call's first, the values that it was given."""

    line: int
    told: list = field(default_factory=list)
    given: list = field(default_factory=list)


class Steps:
    """A context that follows an answer, and the calls that a check makes of its functions."""

    def __init__(self):
        self.own, self.calls = [], []
        self.frames, self.enough = {}, False

    def __enter__(self):
        sys.settrace(self.begin)
        return self

    def __exit__(self, *_):
        sys.settrace(None)

    def begin(self, frame, *_):
        """Follow a frame of the answer; what is below it in somebody else's code is left out."""
        name = frame.f_code.co_name
        if frame.f_code.co_filename != ANSWER or (name[0] == "<" and name not in WHOLE):
            return None
        caller = frame.f_back
        while caller.f_code.co_filename == ANSWER and caller not in self.frames:
            caller = caller.f_back  # out of a comprehension
        if name == "<module>":
            steps = self.own
        elif caller in self.frames:
            steps = self.frames[caller]
        else:
            steps = []
            self.calls = [*self.calls[:CALLS], steps]
        self.frames[frame] = steps
        return self.follow(frame, steps)

    def follow(self, frame, steps):
        """The function that hears what happens in a frame."""
        known = values(frame) if steps is self.own else {}
        step, raised = None, False

        def take():
            nonlocal step
            if len(steps) == MOST:
                self.enough = True
                raise Enough
            step = Step(frame.f_lineno)
            steps.append(step)

        def hear(frame, event, given):
            nonlocal known, raised
            now = values(frame)
            if step:
                step.told += [f"{n} is {v}" for n, v in now.items() if known.get(n) != v]
            known = now
            if event == "line":
                raised = False
                take()
            if event == "exception":
                raised = True
                step.told.append(f"raises {words.raised(given[1])}")
            if event == "return":
                del self.frames[frame]
                if not raised and frame.f_code.co_name != "<module>":
                    step.told.append(f"returns {words.value(given)}")
            return hear

        if frame.f_code.co_name != "<module>":
            take()
            hear(frame, "call", None)
            step.given = list(known.values())
        return hear

    def html(self, answer, message):
        """The steps as the page shows them: of all calls that of which the message speaks."""
        lines = answer.splitlines()
        parts = [("Line by line", self.own if any(step.told for step in self.own) else [])]
        parts += [("One call, line by line", self.call_in(message))]
        shown = "".join(f"<p>{title}:</p>{_list(steps, lines)}" for title, steps in parts if steps)
        if self.enough:
            shown += f"<p>It goes on: these are its first {MOST} steps, and there it was ended.</p>"
        return f'<div class="slopes-steps">{shown or "<p>No line of it sets a value.</p>"}</div>'

    def call_in(self, message):
        """The call whose arguments a message tells, else one without an end, else the first."""
        told = [call for call in self.calls if all(given in message for given in call[0].given)]
        return (told or self.calls[-1:] * self.enough or self.calls or [[]])[0]


def values(frame):
    """What a frame's names stand for, in words: those that its own code speaks of."""
    code, there = frame.f_code, frame.f_locals
    names = dict.fromkeys(code.co_varnames + code.co_cellvars + code.co_names)
    plain = [name for name in names if isinstance(there.get(name, len), PLAIN) and name[0] != "_"]
    return {name: words.value(there[name]) for name in plain}


def _list(steps, lines):
    items = [
        f'<li value="{step.line}"><code>{html.escape(lines[step.line - 1].strip())}</code>'
        f" <span>{html.escape(', '.join(step.told))}</span></li>"
        for step in steps
    ]
    return f"<ol>{''.join(items)}</ol>"
