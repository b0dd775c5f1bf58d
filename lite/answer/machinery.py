"""Runs an answer: what it needs of its chapter first, then the answer, with its checks watched."""

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

from . import showing
from .needed import chapter, needed

sandbox.SECONDS = 0  # the page ends what takes too long


class Wanted(BaseException):
    """A module is asked for that the page can fetch; an answer's `except Exception` lets it pass."""


class Fetchable(MetaPathFinder):
    """Stands last among the finders and asks the page for modules that it can fetch."""

    def __init__(self, names):
        self.names = names

    def find_spec(self, name, path=None, target=None):
        if name in self.names:
            raise Wanted(name)


def run(answer, cells, show, fetchable=()):
    """Run an answer after what it needs of a chapter's cells; `show` gets what is printed, at once.

    Returns what the page is told: the last verdict with its sentence, HTML, the line of an error,
    the source of what was needed; or {"wanted": name} where a module is to be fetched first.
    """
    told = {"verdict": None, "said": None, "html": "", "line": None, "needs": ""}
    results, errors = [], []
    with watched(results, errors, showing.Printed(show), fetchable):
        try:
            told["html"] = _go(answer, cells, told)
        except Wanted as wanted:
            return {"wanted": str(wanted)}
        except BaseException as error:
            told |= {"html": showing.stop(error, answer), "line": showing.place(error)}
        if results and not told["html"].startswith('<div class="slopes-result wrong'):
            told |= _judged(results[-1], errors, answer, told["html"])
        told["html"] += showing.pictures()
    return told


def _go(answer, cells, told):
    """Run it; return the value that it ends with, as HTML."""
    names = {"__name__": "__main__", "__builtins__": builtins}
    tree = compile(answer, showing.ANSWER, "exec", ast.PyCF_ONLY_AST)
    statements = needed(answer, chapter(cells))
    told["needs"] = "\n".join(ast.unparse(statement.node) for statement in statements)
    exec(compile(told["needs"], "<the chapter>", "exec"), names)
    end = tree.body.pop() if tree.body and isinstance(tree.body[-1], ast.Expr) else None
    exec(compile(tree, showing.ANSWER, "exec"), names)
    if end is None:
        return ""
    value = eval(compile(ast.Expression(end.value), showing.ANSWER, "eval"), names)
    return "" if value is None or isinstance(value, core.Result) else showing.value(value)


def _judged(result, errors, answer, before):
    """What is told of a check, and the line where its question met an error."""
    told = {"verdict": result.verdict, "said": repr(result)}
    lines = [line for line in map(showing.place, errors) if line]
    html = before + result._repr_html_()
    if not result.right and " raises " in result.message and lines:
        told["line"] = lines[-1]
        html += f"<p>That is in {showing.quoted(answer, lines[-1])}.</p>"
    return told | {"html": html}


@contextlib.contextmanager
def watched(results, errors, paper, fetchable):
    """A context that notes results of checks and errors met by them, and catches what is printed."""

    def check(*given, **named):
        results.append(core.check(*given, **named))
        return results[-1]

    def raised(error):
        errors.append(error)
        return words.raised(error)

    def warned(message, category, filename, lineno, *_):
        where = f"line {lineno}: " if filename == showing.ANSWER else ""
        paper.write(f"{where}{category.__name__}: {message}\n")

    slopes.check = exercises.check = check
    base.raised = reading.raised = sandbox.raised = raised
    builtins.input, finder = _no_input, Fetchable(fetchable)
    sys.meta_path.append(finder)
    with (
        contextlib.redirect_stdout(paper),
        contextlib.redirect_stderr(paper),
        warnings.catch_warnings(),
        np.errstate(),
    ):
        warnings.simplefilter("default")
        warnings.showwarning = warned
        try:
            yield
        finally:
            sys.meta_path.remove(finder)
            paper.flush()


def _no_input(*_):
    raise EOFError("nobody can type into an answer while it runs; write the value into it")
