"""An answer is run with what it needs of its chapter; what comes of it is told in full."""

import builtins
import importlib
import re
import sys

import pytest
from answer import machinery
from on_the_page import HERE, cells

from slopes import check
from slopes.exercises import EXERCISES, sandbox

MOST = 9  # statements of a chapter that a published solution needs, one for each name imported
WRONG = """from slopes.exercises.core import find

check("{0}", next(iter(find("{0}").wrong.values())))"""


def told(answer, before=(), fetchable=()):
    printed = []
    found = machinery.run(answer, before, printed.append, fetchable)
    return {**found, "printed": "".join(printed)}


def words(html):
    return re.sub(r"<[^>]*>", "", html).replace("&#x27;", "'").replace("&quot;", '"')


@pytest.mark.parametrize("exercise", HERE, ids=lambda each: each.name)
def test_the_published_solution_is_right_with_little_of_its_chapter(exercise):
    found = told(exercise.cells["solution"], cells(exercise))
    assert found["verdict"] == "right", words(found["html"])
    assert found["line"] is None
    needs = found["needs"]
    assert len(re.findall(r"^\S", needs, re.M)) <= MOST, needs
    assert not re.search(r"\b(assert|matplotlib|sklearn)\b", needs)


@pytest.mark.parametrize("exercise", HERE, ids=lambda each: each.name)
def test_stub_and_wrong_answer_are_told_as_in_a_notebook(exercise):
    before = cells(exercise)
    assert told(exercise.cells["stub"], before)["verdict"] == "not attempted"
    message, wrong = next(iter(EXERCISES[exercise.name].wrong.items()))
    found = told(WRONG.format(exercise.name), before)
    assert found["said"] == repr(check(exercise.name, wrong))
    assert message.rstrip(".") in found["said"] and "slopes-result wrong" in found["html"]


SHOWN = {
    "the value at the end": ("1 + 1", "2"),
    "nothing of None": ("None", ""),
    "a function, which may be large": ("print", "&lt;built-in function print&gt;"),
    "only so much of a long value": ("'a' * 10**6", "…"),
}


@pytest.mark.parametrize(("answer", "expected"), SHOWN.values(), ids=SHOWN)
def test_it_shows(answer, expected):
    html = told(answer)["html"]
    assert expected in html and bool(html) == bool(expected) and len(html) < 3000


STOPS = {
    "the line of an error": ("a = 1\nb = a / 0\n", 2, "In line 2, b = a / 0: ZeroDivisionError"),
    "what the names in it stand for": ("a = [1, 2]\na[5]", 2, "There a is [1, 2]."),
    "what anything else stands for": ("a = [{}, None]\na[5]", 2, "There a is [{}, None]."),
    "what stands for rows": ("a = [[[1], [1, 2]]]\na[5]", 2, "There a is a list of 1 array."),
    "the line within a function": ("def f(x):\n    return y\n\nf(1)", 2, "In line 2, return y"),
    "the line of what is no Python": ("x = (1,\ny = 2", 1, "In line 1, x = (1,: SyntaxError"),
    "what may have been meant": ("number = 3\nnumbr", 2, "Did you mean"),
    "an end of Python": ("import sys\nsys.exit()", 2, "your answer ends Python; leave that out."),
    "a question that nobody can answer": ("input('?')", 1, "write the value into it"),
    "a call without end": ("def f():\n    f()\n\nf()", 2, "RecursionError: it calls itself"),
    "an array without end": ("import numpy\nnumpy.ones(10**14)", 2, "it asks for too much memory"),
}


@pytest.mark.parametrize(("answer", "line", "expected"), STOPS.values(), ids=STOPS)
def test_it_tells(answer, line, expected):
    found = told(answer)
    assert found["line"] == line and expected in words(found["html"])
    assert found["verdict"] is None


def test_an_error_that_a_check_meets_has_its_line():
    (exercise,) = (each for each in HERE if each.name == "relu-backward")
    answer = 'def backward(x, upstream):\n    return upstrem\n\n\ncheck("relu-backward", backward)'
    found = told(answer, cells(exercise))
    assert found["verdict"] == "wrong" and found["line"] == 2
    assert "That is in line 2, return upstrem. Did you mean" in words(found["html"])


def test_what_it_prints_is_told_as_far_as_a_page_can_show_it():
    assert told("print('a', end='')\nprint('b')")["printed"] == "ab\n"
    flood = told("for i in range(10**5):\n    print(i)")["printed"]
    assert len(flood) < 6000 and flood.endswith("…\n")
    assert told("import warnings\nwarnings.warn('so')")["printed"] == "line 2: UserWarning: so\n"


def test_what_the_page_can_fetch_is_asked_for(monkeypatch):
    monkeypatch.delitem(sys.modules, "autograd", raising=False)
    monkeypatch.setattr(sys, "meta_path", [])
    importlib.invalidate_caches()
    answer = "try:\n    import autograd\nexcept Exception:\n    pass"
    assert told(answer, fetchable=["autograd"]) == {"wanted": "autograd", "printed": ""}


def test_pictures_are_shown_and_closed():
    draw = "import matplotlib.pyplot as plt\nplt.plot([1, 2])\nplt.show()"
    assert (
        told(draw)["html"].count("<svg") == told(draw)["html"].count("What your answer draws") == 1
    )


def test_nothing_of_a_run_stays_behind():
    told("x = 1\ncheck = 3")
    assert sandbox.SECONDS and builtins.input is not machinery.no_input
    assert check("relu-backward", 3).verdict == "wrong"
    assert "[__builtins__, __name__]" in told("dir()")["html"].replace("&#x27;", "")
