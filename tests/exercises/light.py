"""A program: answers each exercise where nothing but numpy is installed, and prints what is wrong.

In a browser this is all that is there, and whatever else is imported has to be fetched first. One
line for each exercise that imports more or computes long; each is answered in a process of its own.
"""

import io
import os
import resource
import sys
from contextlib import redirect_stdout

ABSENT = "matplotlib sklearn scipy pandas autograd ipywidgets IPython PIL torch keras jax mpmath"
LONGEST = 2.0  # CPU seconds of an answer; the longest takes a quarter of it, in a browser 3 s
FRAMEWORKS = {"15", "16"}  # chapters that need PyTorch and Keras

sys.modules.update(dict.fromkeys(ABSENT.split()))

from published import PUBLISHED  # noqa: E402

import slopes  # noqa: E402
from slopes.exercises import EXERCISES, sandbox  # noqa: E402

sandbox.SECONDS = 60.0


def seconds():
    """The CPU seconds of this process and of those that have done a check for it."""
    used = map(resource.getrusage, (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    return sum(each.ru_utime + each.ru_stime for each in used)


def answered(exercise):
    """What the stub, the solution and a wrong answer need that is not there, or None."""
    shown = []

    def check(name, answer):
        result = slopes.check(name, answer)
        shown.append(result._repr_html_())
        return result

    for kind in ("stub", "solution"):
        names = {"__name__": "__main__"}
        exec(exercise.needs(kind), names)
        names["check"] = check
        exec(exercise.cells[kind], names)
    check(exercise.name, next(iter(EXERCISES[exercise.name].wrong.values())))
    verdicts = [html.partition("slopes-result ")[2].partition('"')[0] for html in shown]
    return None if verdicts == ["todo", "right", "wrong"] else f"is judged {verdicts}"


def fault(exercise):
    """What is wrong with an exercise in a sentence, or None."""
    before = seconds()
    try:
        with redirect_stdout(io.StringIO()):
            said = answered(exercise)
    except Exception as error:
        said = f"raises {type(error).__name__}: {error}"
    took = seconds() - before
    return said or (f"computes for {took:.1f} s" if took > LONGEST else None)


if __name__ == "__main__":
    for exercise in PUBLISHED:
        if exercise.chapter in FRAMEWORKS:
            continue
        if os.fork():
            os.wait()
            continue
        if said := fault(exercise):
            print(exercise.name, said, flush=True)
        os._exit(0)
