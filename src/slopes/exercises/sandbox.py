"""Runs a learner's code so that nothing it does can stop, hang or change the kernel.

On Linux the work is done in a forked child. Elsewhere (macOS, Windows, the browser), and where no
child is to be had or a library is loaded that does not bear a fork, it is done in place, and
Python's own line events carry the deadline: that ends every loop written in Python, but not one
inside compiled code.
"""

import contextlib
import io
import math
import random
import signal
import sys
import threading
import time
import warnings
import weakref
from contextvars import ContextVar
from dataclasses import dataclass
from functools import partial

import numpy as np

from . import child
from .words import raised, sentence

SECONDS = 10.0  # what one check may take; 0 where somebody else ends it
QUIET = {__file__, weakref.__file__}  # a callback of a weak reference cannot raise either
FORKLESS = {"jax", "tensorflow"}  # libraries whose threads a forked child waits for in vain,
COMPILED = 10  # and which compile for each new shape: so many times as long may it take with them
_running = ContextVar("running", default=False)


class TimeUp(BaseException):
    """The deadline has passed; not an Exception, so that `except Exception` lets it through."""


@dataclass
class Outcome:
    """What the work returned, or the sentence why it returned nothing; and what it printed."""

    value: object = None
    fault: str = None
    printed: str = ""


def run(work):
    """Return the Outcome of `work()`, which takes nothing and returns what JSON can carry."""
    if _running.get():
        return Outcome(fault="Your answer calls check: let it give its value and nothing else.")
    before = _running.set(True)
    try:
        with warnings.catch_warnings(), np.errstate(all="warn"):
            warnings.simplefilter("ignore")  # a judge that wants to see warnings records them
            forkless = FORKLESS & sys.modules.keys()
            if sys.platform == "linux" and SECONDS and not forkless:
                with contextlib.suppress(OSError):
                    report, printed, end = child.run(partial(_guarded, work), SECONDS)
                    return Outcome(**(report or {"fault": _death(end)}), printed=printed)
            return _in_place(work, SECONDS * (COMPILED if forkless else 1))
    finally:
        _running.reset(before)


def _guarded(work):
    """What `work()` returns, or what it raises as a sentence."""
    try:
        return {"value": work()}
    except TimeUp as late:
        return {"fault": _endless(*late.args)}
    except BaseException as error:
        return {"fault": sentence(f"Your answer raises {raised(error)}")}


def _endless(seconds):
    look = "look for an endless loop, or a very slow one"
    return f"Your answer did not finish within {seconds:g} seconds: {look}."


def _death(end):
    if end is None:
        return _endless(SECONDS)
    if end == -signal.SIGKILL:
        return "Your answer was stopped by the system; perhaps it takes too much memory."
    if end < 0:
        return f"Your answer made Python crash ({signal.Signals(-end).name})."
    return "Your answer ended Python before it gave a value."


# In place -------------------------------------------------------------------------------------


class Printed(io.TextIOBase):
    """Keeps the first characters written to it, and stays open."""

    text = ""

    def write(self, text):
        self.text = (self.text + text)[: child.PRINTED]
        return len(text)

    def close(self):
        pass


def quietly():
    """A context in which nothing that is printed is seen: for calls after the first."""
    return contextlib.redirect_stdout(Printed())


def _in_place(work, seconds):
    paper, chance, numpys_chance = Printed(), random.getstate(), np.random.get_state()
    with contextlib.redirect_stdout(paper), contextlib.redirect_stderr(paper):
        outcome = _timed(work, seconds) if seconds else _guarded(work)
    random.setstate(chance)
    np.random.set_state(numpys_chance)
    return Outcome(**outcome, printed=paper.text)


def _timed(work, seconds):
    """What `work()` returns or raises; its code meets TimeUp wherever it runs on after that."""
    end = time.monotonic() + seconds
    here, sleep, awake = threading.get_ident(), time.sleep, sys.platform == "emscripten"

    def late(code):
        ours = code.co_filename in QUIET or threading.get_ident() != here
        if not ours and time.monotonic() > end:
            raise TimeUp(seconds)

    def nap(asked):
        """Sleep in short pieces; in the browser stay awake: the page's own code would run."""
        if threading.get_ident() != here:
            return sleep(asked)
        waking = time.monotonic() + asked
        while time.monotonic() < waking:
            if time.monotonic() > end:
                raise TimeUp(seconds)
            if not awake:
                sleep(min(asked, 0.01))

    def job():
        nonlocal end
        try:
            return work()
        finally:
            end = math.inf  # what follows is not the learner's code

    with _exchanged(sleep, nap):
        return (_monitored if hasattr(sys, "monitoring") else _traced)(job, late)


@contextlib.contextmanager
def _exchanged(old, new):
    """A context in which every module that holds `old`, under whatever name, holds `new`."""
    spaces = [getattr(module, "__dict__", {}) for module in list(sys.modules.values())]
    places = [(space, n) for space in spaces for n, v in list(space.items()) if v is old]
    for space, name in places:
        space[name] = new
    try:
        yield
    finally:
        for space, name in places:
            space[name] = old


def _monitored(job, late):
    """Call `late(code)` at each line, jump and call of `job()`: Python 3.12 and later."""
    monitor = sys.monitoring
    events = (monitor.events.LINE, monitor.events.JUMP, monitor.events.PY_START)
    tool = next((i for i in range(6) if not monitor.get_tool(i)), None)
    if tool is None:  # profilers and debuggers have them all
        return _traced(job, late)
    monitor.use_tool_id(tool, "slopes.check")
    for event in events:
        monitor.register_callback(tool, event, lambda code, *_: late(code))
    try:
        monitor.set_events(tool, sum(events))
        return _guarded(job)
    finally:
        monitor.set_events(tool, 0)
        monitor.free_tool_id(tool)


def _traced(job, late):
    """The same for Python 3.11, whose trace misses some loops: a one-line one, a bare except.

    Of an installed library it sees the calls alone: jax takes a hundred thousand lines.
    """

    def trace(frame, *_):
        late(frame.f_code)
        return None if "-packages" in frame.f_code.co_filename else trace

    before = sys.gettrace()
    sys.settrace(trace)
    try:
        return _guarded(job)
    finally:
        sys.settrace(before)
