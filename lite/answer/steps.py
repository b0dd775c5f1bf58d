"""Follows an answer line by line: what each line that runs sets, and what each call returns."""

import ast
import html
import inspect
import sys
from collections import Counter
from dataclasses import dataclass, field

import numpy as np

from slopes.exercises import words

from .errors import ANSWER, PLAIN

ROUNDS = 3  # of a loop that are told, and below them what the rest has come to
MOST = 100  # steps that are told of an answer, and of a call
CALLS = 500  # by a check that are followed
ENDLESS = 100_000  # lines, after which an answer is ended
RUNNING = f"{__package__}.machinery"  # a caller is looked for no further than there
COMPREHENSIONS = {"<listcomp>", "<setcomp>", "<dictcomp>", "<genexpr>"}


class Enough(BaseException):
    """Ends an answer that runs on and on."""


@dataclass
class Step:
    """A line that was run, and what came of it; of a call's first, the values that it was given."""

    line: int
    told: list = field(default_factory=list)
    given: list = field(default_factory=list)
    more: int = 0  # lines of further rounds that it stands for


class Steps:
    """A context that follows an answer, and the calls that a check makes of its functions."""

    def __init__(self, answer):
        self.lines = answer.splitlines()
        self.own, self.calls, self.followers = [], [], {}
        self.ran, self.enough = 0, ()  # enough: the lines that had no end
        self.bodies = {}  # by the line of each if and while: where its body begins

    def __enter__(self):
        for node in ast.walk(ast.parse("\n".join(self.lines))):
            if isinstance(node, ast.If | ast.While) and node.body[0].lineno > node.lineno:
                self.bodies[node.lineno] = node.body[0].lineno
        sys.settrace(self.begin)
        return self

    def __exit__(self, *_):
        sys.settrace(None)

    def begin(self, frame, *_):
        """Follow a frame of the answer; what others call in between is left out."""
        code, caller = frame.f_code, frame.f_back
        if code.co_filename != ANSWER or code.co_name in COMPREHENSIONS:
            return None
        if code.co_name == "<module>":
            steps = self.own
        elif not code.co_flags & inspect.CO_OPTIMIZED:
            return None  # the body of a class
        else:
            while caller not in self.followers and caller.f_globals["__name__"] != RUNNING:
                caller = caller.f_back
            by = self.followers.get(caller)
            if (by and by.step and by.step.more) or len(self.calls) == CALLS:
                return None
            steps = by.steps if by else []
            if not by:
                self.calls.append(steps)
        self.followers[frame] = Follower(self, frame, steps)
        return self.followers[frame].hear

    def html(self, message):
        """The steps as the page shows them: of all calls that of which the message speaks."""
        own = self.own if self.enough or any(step.told for step in self.own) else []
        parts = ("Line by line", own), ("One call, line by line", self.call_in(message))
        shown = "".join(f"<p>{title}:</p>{self.list(steps)}" for title, steps in parts if steps)
        if self.enough:
            where = " to ".join(map(str, self.enough))
            where = f"lines {where}" if len(self.enough) > 1 else f"line {where}"
            shown += f"<p>It goes on and on in {where}, and was ended.</p>"
        return f'<div class="slopes-steps">{shown or "<p>No line of it sets a value.</p>"}</div>'

    def call_in(self, message):
        """The call whose arguments a message tells, else one without an end, else the first."""
        told = [call for call in self.calls if all(given in message for given in call[0].given)]
        return (told or self.calls[-1:] * bool(self.enough) or self.calls or [[]])[0]

    def list(self, steps):
        items = []
        for step in steps:
            line = f"<code>{html.escape(self.lines[step.line - 1].strip())}</code>"
            told = html.escape(", ".join(step.told))
            if step.more:
                line = f"and so on, {step.more:,} lines" + "; after them" * bool(told)
            items.append(f'<li value="{step.line}">{line} <span>{told}</span></li>')
        return f"<ol>{''.join(items)}</ol>"


class Follower:
    """Hears what happens in one frame, and writes it down in steps."""

    def __init__(self, whole, frame, steps):
        self.whole, self.steps = whole, steps
        self.visits, self.step, self.raised = Counter(), None, False
        self.is_call = frame.f_code.co_name != "<module>"
        self.known = {} if self.is_call else values(frame)
        if self.is_call:
            self.take(frame.f_lineno)
            self.look(frame)
            if self.step:
                self.step.given = [words.value(given) for given in plain(frame).values()]

    def take(self, line, more=0):
        self.step = Step(line, more=more) if len(self.steps) < MOST else None
        if self.step:
            self.steps.append(self.step)

    def tell(self, *told):
        """Add to the step; where others have been taken since, to its line once more."""
        if self.step and told and self.steps[-1] is not self.step:
            self.take(self.step.line)
        if self.step:
            self.step.told += told

    def look(self, frame):
        """Tell what has changed in the frame."""
        if self.step:
            now = values(frame)
            self.tell(*(f"{n} is {v}" for n, v in now.items() if self.known.get(n) != v))
            self.known = now

    def hear(self, frame, event, given):
        if event == "line":
            self.line(frame, frame.f_lineno)
            return self.hear
        self.look(frame)
        if event == "exception" and given[0] is not StopIteration:  # that is how a loop ends
            self.raised = True
            self.tell(f"raises {words.raised(given[1])}")
        if event == "return":
            del self.whole.followers[frame]
            if self.is_call and not self.raised:
                self.tell(f"returns {told(given)}")
            elif isinstance(given, PLAIN) and given is not None:
                self.tell(f"gives {told(given)}")
        return self.hear

    def line(self, frame, line):
        whole, step = self.whole, self.step
        whole.ran += 1
        if whole.ran > ENDLESS:
            often = [each for each, times in self.visits.items() if times > ROUNDS] or [line]
            whole.enough = sorted({min(often), max(often)})
            raise Enough
        if self.raised and step and line == step.line:
            return  # a comprehension puts things back where they were
        self.raised = False
        self.visits[line] += 1
        folded = self.visits[line] > ROUNDS
        if folded and step and step.more:
            step.more += 1
            return
        self.look(frame)
        if step and not step.more and step.line in whole.bodies:
            self.tell("true" if line == whole.bodies[step.line] else "false")
        self.take(line, more=int(folded))


def plain(frame):
    """The values of a frame's names that can be told: of those that its own code speaks of."""
    code, there = frame.f_code, frame.f_locals
    names = dict.fromkeys(code.co_varnames + code.co_cellvars + code.co_names)
    known = {name: there[name] for name in names if name in there and name[0] != "_"}
    return {name: value for name, value in known.items() if isinstance(value, PLAIN)}


def values(frame):
    """What a frame's names stand for, in words."""
    return {name: told(value) for name, value in plain(frame).items()}


def told(thing):
    """A value in words: a text shortly, a few arrays or entries one by one."""
    if isinstance(thing, str) or type(thing) is int:
        return words.clipped(repr(thing), 60)
    if isinstance(thing, dict) and len(thing) <= 6:
        return f"{{{', '.join(f'{words.value(key)}: {told(it)}' for key, it in thing.items())}}}"
    if isinstance(thing, tuple) and len(thing) <= 4 and any(map(np.ndim, thing)):
        return f"({', '.join(map(told, thing))})"
    return words.value(thing, most=24)
