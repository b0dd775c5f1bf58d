"""Runs an answer in the reader's browser: what it needs of its chapter first, then the answer."""

import ast
import builtins
import contextlib
import sys
import warnings
from importlib.abc import MetaPathFinder

import numpy as np

import slopes
from slopes import exercises
from slopes.exercises import core, sandbox, words
from slopes.exercises.judges import base, reading

from . import errors, showing
from .needed import chapter, defined, needed
from .steps import Enough, Steps


class Wanted(BaseException):
    """Asks for a module that the page can fetch; an answer's `except Exception` lets it pass."""


class Fetchable(MetaPathFinder):
    """Stands last among the finders, and asks for those modules that the page can fetch."""

    def __init__(self, names):
        self.names = names

    def find_spec(self, name, path=None, target=None):
        if name in self.names:
            raise Wanted(name)


def run(answer, cells, show, fetchable=(), earlier=(), followed=False):
    """Run an answer after what it needs of a chapter's cells; `show` gets what is printed, at once.

    earlier: the reader's other answers, whose functions it may call where the chapter has none.
    followed: whether its steps are shown, too.
    Returns what the page is told: the last verdict and its sentence, HTML, the line of an error,
    the source of what was needed; or {"wanted": name} where a module is to be fetched first.
    """
    told = {"verdict": None, "said": None, "line": None, "needs": ""}
    results, raised, html = [], [], []
    steps = Steps(answer)
    before = [*defined(earlier), *chapter(cells)]
    known = [name for statement in before for name in statement.names.binds]
    try:
        with watched(results, raised, showing.Printed(show), fetchable):
            try:
                tree = ast.parse(answer, errors.ANSWER)
                told["needs"] = "\n".join(ast.unparse(it.node) for it in needed(tree.body, before))
                with steps if followed else contextlib.nullcontext():
                    value = ended_with(tree, told["needs"])
                if value is not None and not isinstance(value, core.Result):
                    html.append(showing.value(value))
            except Wanted:
                raise
            except Enough:
                pass
            except BaseException as error:
                told["line"], sentence = errors.stop(error, answer, known)
                html.append(sentence)
            if steps.enough:
                told["verdict"] = "unfinished"
            elif results:
                told |= {"verdict": results[-1].verdict, "said": repr(results[-1])}
                html.append(results[-1]._repr_html_())
                if raised and " raises " in results[-1].message:
                    told["line"], sentence = errors.met(raised[-1], answer, known)
                    html.append(sentence)
            if followed:
                html.append(steps.html(results[-1].message if results else ""))
            html.append(showing.pictures())
    except Wanted as wanted:
        return {"wanted": str(wanted)}
    return told | {"html": "".join(html)}


def ended_with(tree, needs):
    """The value of the expression that an answer ends with, or None; run after what it needs."""
    names = {"__name__": "__main__", "__builtins__": builtins}
    exec(compile(needs, "<the chapter>", "exec"), names)
    end = tree.body.pop() if tree.body and isinstance(tree.body[-1], ast.Expr) else None
    if tree.body:
        exec(compile(tree, errors.ANSWER, "exec"), names)
    if end:
        return eval(compile(ast.Expression(end.value), errors.ANSWER, "eval"), names)
    return None


@contextlib.contextmanager
def watched(results, raised, paper, fetchable):
    """A context that notes what checks give, the errors they meet, and what is printed."""

    def check(*given, **named):
        results.append(core.check(*given, **named))
        return results[-1]

    def note(error):
        if isinstance(error, Enough):
            raise error  # a check would go on and call the answer again
        raised.append(error)
        return words.raised(error)

    def warned(message, category, filename, line, *_):
        where = f"line {line}: " if filename == errors.ANSWER else ""
        paper.write(f"{where}{category.__name__}: {message}\n")

    changed = [(place, "check", check) for place in (slopes, exercises)]
    changed += [(place, "raised", note) for place in (base, reading, sandbox)]
    changed += [(sandbox, "SECONDS", 0)]  # the page ends what takes too long
    changed += [(builtins, "input", no_input), (sys, "meta_path", [*sys.meta_path])]
    with (
        exchanged(changed),
        contextlib.redirect_stdout(paper),
        contextlib.redirect_stderr(paper),
        warnings.catch_warnings(),
        np.errstate(),
    ):
        sys.meta_path.append(Fetchable(fetchable))
        warnings.simplefilter("default")
        warnings.filterwarnings("ignore", ".* is non-interactive")  # the page shows what is drawn
        warnings.showwarning = warned
        yield
    paper.flush()


@contextlib.contextmanager
def exchanged(changes):
    """A context in which (object, name, value) hold."""
    before = [(place, name, getattr(place, name)) for place, name, _ in changes]
    for place, name, value in changes:
        setattr(place, name, value)
    try:
        yield
    finally:
        for place, name, value in before:
            setattr(place, name, value)


def no_input(*_):
    raise EOFError("nobody can type into an answer while it runs; write the value into it")
