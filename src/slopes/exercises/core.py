"""The exercises by name, and `check`, which judges an answer and never raises or hangs."""

import contextlib
import difflib
import dis
import importlib
from dataclasses import dataclass, field

from . import sandbox
from .judges import Judge, NotAttempted, Wrong
from .judges.base import Nothing, missing
from .names import CHAPTER
from .result import Result
from .words import sentence

EXERCISES = {}  # name -> Exercise; filled by the chapters' modules
NO_RETURN = "Your function returns None: every way through it must end with a return of its own"


@dataclass
class Exercise:
    """An exercise's name, its stars (1 to 3), its chapter ("04"), and what judges an answer.

    `wrong` maps a message to a wrong answer: one that is recognised by its values opens with the
    message, and the tests hold the judge to rejecting all of them with these words.
    """

    name: str
    stars: int
    chapter: str
    judge: Judge
    wrong: dict = field(default_factory=dict)

    def examine(self, answer):
        """Return verdict, message and curve of an answer as plain data."""
        try:
            reason = self.judge(answer)
        except NotAttempted as empty:
            if not isinstance(empty, Nothing) or _is_stub(answer):
                return {"verdict": "not attempted", "message": sentence(str(empty))}
            reason = NO_RETURN
        except Wrong as wrong:
            reason = str(wrong)
        told = {"verdict": "right", "message": sentence(self.judge.praise)}
        with sandbox.quietly():  # what the answer prints has been seen
            if reason is not None:
                mistake = self.judge.recognised(answer, self.wrong)
                if mistake and mistake.rstrip(".") not in reason:
                    reason = f"{sentence(mistake)} {reason}"
                told = {"verdict": "wrong", "message": sentence(reason)}
            return told | {"curve": self.judge.curve(answer, reason is None)}


def _is_stub(answer):
    """Whether an answer has its dots still, or is a function without a body."""
    code = getattr(answer, "__code__", None)
    if code is None or "Ellipsis" in repr(code.co_consts):
        return True
    does, nothing = map(dis.get_instructions, (code, lambda: None))
    return [step.opname for step in does] == [step.opname for step in nothing]


def load(name):
    """Import the chapter that has the exercise of that name, where one is known to."""
    if name in CHAPTER:
        importlib.import_module(f".ch{CHAPTER[name]}", __package__)


def find(name):
    """Return the exercise of that name, or None where no chapter has it."""
    load(name)
    if name not in EXERCISES:
        importlib.import_module(".every", __package__)
    return EXERCISES.get(name)


def exercise(name, *, stars, chapter, judge, wrong=None):
    """Register an exercise under its name, with the wrong answers that its check must reject."""
    load(name)
    if name in EXERCISES:
        raise ValueError(f"name: there is an exercise {name!r} already")
    if stars not in (1, 2, 3):
        raise ValueError(f"stars: expected 1, 2 or 3, got {stars!r}")
    EXERCISES[name] = Exercise(
        name, stars, chapter, judge, {**(judge.mistakes or {}), **(wrong or {})}
    )


def check(name=None, answer=..., *more, **named):
    """Return the Result for an answer to the exercise `name`: right, wrong or not attempted."""
    if type(name) is not str or not find(name):
        return Result(name, "wrong", _unknown(name))
    if more or named:
        return Result(name, "wrong", f"Hand over one answer, in brackets: check({name!r}, (…, …)).")
    if missing(answer):
        return Result(
            name, "not attempted", "Replace the ... by your answer and run the cell again."
        )
    outcome = sandbox.run(lambda: EXERCISES[name].examine(answer))
    if outcome.printed:
        with contextlib.suppress(ValueError, OSError):  # nowhere to show it
            print(outcome.printed, end="" if outcome.printed.endswith("\n") else "\n")
    if outcome.fault:
        return Result(name, "wrong", outcome.fault)
    return Result(name, **outcome.value)


def _unknown(name):
    if type(name) is not str:
        return (
            'The first argument of check is the exercise\'s name in quotes: check("name", answer).'
        )
    near = difflib.get_close_matches(name[:60], EXERCISES, 1, cutoff=0)
    hint = f"; did you mean {near[0]!r}?" if near else "."
    return f"There is no exercise {name[:60]!r}{hint}"
