"""Every exercise of the book is held to its solution, its stub and its wrong answers."""

import ast
import json
import math
import os
import pathlib
import subprocess
import sys
import traceback
from dataclasses import replace

import numpy as np
import pytest
from published import CELLS, PUBLISHED, Published, checks, published

from slopes import check
from slopes.exercises import EXERCISES, names, sandbox
from slopes.exercises.words import raised


def checked(source):
    """The names of the exercises that a cell checks."""
    return [call.args[0].value for call in checks(ast.parse(source))]


def strays(exercises):
    """What is wrong with where the exercises stand, one sentence each."""
    said, places = [], {}
    for exercise in exercises:
        places.setdefault(exercise.name, []).append(exercise.chapter)
    for name, chapters in places.items():
        if name not in EXERCISES:
            said.append(
                f"{name}: chapter {chapters[0]} has its cells, but no exercise() registers it; "
                f"write one in src/slopes/exercises/ch{chapters[0]}.py or mend the cells' ids"
            )
        elif len(chapters) > 1:
            said.append(f"{name}: its cells stand more than once, in chapters {chapters}")
        elif chapters != [EXERCISES[name].chapter]:
            said.append(
                f"{name}: its cells stand in chapter {chapters[0]}, but it is registered with "
                f'chapter="{EXERCISES[name].chapter}"'
            )
    return said + [
        f'{name}: it is registered with chapter="{exercise.chapter}", but no notebook there has '
        f"the cell exercise-{name}-task"
        for name, exercise in EXERCISES.items()
        if name not in places
    ]


def complaints(exercise):
    """What is wrong with the form of a published exercise, one sentence each."""
    name, cells = exercise.name, exercise.cells
    if list(cells) != CELLS:
        return [f"{name}: expected the cells {CELLS} in this order, got {list(cells)}"]
    said = [
        f"{name}: the {kind} must check {name!r} once, got {checked(cells[kind])}"
        for kind in ("stub", "solution")
        if checked(cells[kind]) != [name]
    ]
    if not isinstance(ast.parse(cells["stub"]).body[-1], ast.Expr):
        said.append(f"{name}: the stub must end with check({name!r}, …)")
    if not isinstance(ast.parse(cells["solution"]).body[-1], ast.Assert):
        said.append(f"{name}: the solution must end with assert check({name!r}, …).right")
    shown, registered = cells["task"].split("\n")[0].count("★"), EXERCISES[name].stars
    if shown != registered:
        said.append(f"{name}: its task shows {shown} stars, but it is registered with {registered}")
    return said


def failure(exercise):
    """What stops the published solution: its line, and what was raised or what the check says."""
    try:
        exercise.run("solution")
    except Exception as error:
        source = exercise.cells["solution"]
        frames = traceback.walk_tb(error.__traceback__)
        here = [f for f in frames if f[0].f_code.co_filename.startswith("<solution of")]
        if not here:
            return f"{exercise.name}: what its chapter defines before raises {raised(error)}"
        frame, at = here[0]
        line = source.splitlines()[at - 1]
        (statement,) = [s for s in ast.parse(source).body if s.lineno <= at <= s.end_lineno]
        said = f"raises {raised(error)}"
        if isinstance(error, AssertionError):
            asked = [ast.unparse(call) for call in checks(statement)]
            said = " ".join(["does not hold", *(repr(eval(a, frame.f_globals)) for a in asked)])
        return f"{exercise.name}: in its solution `{line}` {said}"
    return None


IN_BOOK = [pytest.param(p, id=p.name) for p in PUBLISHED]
WRONG = [
    pytest.param(e.name, message, id=f"{e.name}: {message}")
    for e in EXERCISES.values()
    for message in e.wrong
]
GARBAGE = {
    "text": "garbage",
    "nan": math.nan,
    "array": np.ones((3, 7)),
    "object": object(),
    "class": ValueError,
    "gives text": lambda *args: "garbage",
    "gives nan": lambda *args: np.nan,
    "raises": lambda *args: 1 / 0,
    "ends Python": lambda *args: exit(),
    "endless": lambda *args: next(i for i in iter(int, 1) if i),
}


def test_each_exercise_is_in_one_chapter_and_each_in_a_chapter_is_registered():
    assert strays(PUBLISHED) == []


def test_a_chapter_has_four_to_six_exercises_from_one_star_to_three():
    for chapter in {e.chapter for e in EXERCISES.values()}:
        stars = sorted(e.stars for e in EXERCISES.values() if e.chapter == chapter)
        least, told = (3, "three") if chapter == "21" else (4, "four to six")  # 21 is a list
        assert least <= len(stars) <= 6, (
            f"chapter {chapter}: expected {told} exercises, found {len(stars)}"
        )
        most = 2 if chapter == "00" else 3  # the short way in asks for no half hour
        told = f"chapter {chapter}: expected ★ to {most * '★'}, found stars {stars}"
        assert {1, most} <= set(stars) and max(stars) == most, told


@pytest.mark.parametrize("exercise", IN_BOOK)
def test_an_exercise_has_its_form(exercise):
    assert complaints(exercise) == []


@pytest.mark.parametrize("exercise", IN_BOOK)
def test_a_stub_as_published_is_not_attempted(exercise):
    assert exercise.run("stub").verdict == "not attempted"


@pytest.mark.parametrize("exercise", IN_BOOK)
def test_a_solution_as_published_is_right_without_its_stub(exercise):
    assert failure(exercise) is None


@pytest.mark.parametrize("name", EXERCISES)
def test_an_exercise_names_three_wrong_answers(name):
    assert len(EXERCISES[name].wrong) >= 3


@pytest.mark.parametrize(("name", "message"), WRONG)
def test_a_wrong_answer_is_rejected_in_its_own_words(name, message):
    result = check(name, EXERCISES[name].wrong[message])
    assert result.verdict == "wrong", f"{name}: a registered wrong answer is judged: {result}"
    assert message.rstrip(".") in result.message, (
        f"{name}: the wrong answer registered under {message!r} is told {result.message!r}"
    )


@pytest.mark.parametrize("what", GARBAGE)
@pytest.mark.parametrize("name", EXERCISES)
def test_garbage_gets_a_sentence_from_every_exercise(monkeypatch, name, what):
    monkeypatch.setattr(sandbox, "SECONDS", 0.3)
    result = check(name, GARBAGE[what])
    assert result.verdict == "wrong", result
    assert result.message.endswith(".")
    assert "Traceback" not in result.message


# Which chapters are loaded -------------------------------------------------------------------


def fresh(code):
    """The last line that a new process writes when it runs this; "" where all is well."""
    code = f"import sys\nfrom slopes.exercises import check, exercise, names\n{code}"
    ran = subprocess.run([sys.executable, "-W", "error", "-c", code], capture_output=True)
    return ran.stderr.decode().strip().rpartition("\n")[2]


def test_the_table_of_names_has_each_exercise_below_its_chapter():
    listed = [name for row in names.NAMES.values() for name in row.split()]
    assert sorted(listed) == sorted(EXERCISES)
    assert {name: one.chapter for name, one in EXERCISES.items()} == names.CHAPTER


@pytest.mark.parametrize(
    ("name", "chapters"), [("relu-hat", ["06"]), ("mine", []), ("no-such", sorted(names.NAMES))]
)
def test_a_check_loads_the_chapter_of_its_exercise_alone(name, chapters):
    code = f"""
from slopes.exercises.judges import numbers
exercise("mine", stars=1, chapter="98", judge=numbers(2))
check({name!r}, 2)
loaded = sorted(name[-2:] for name in sys.modules if name.startswith("slopes.exercises.ch"))
assert [each for each in loaded if each.isdigit()] == {chapters}, loaded
"""
    assert fresh(code) == ""


def test_an_exercise_that_the_table_does_not_know_is_found():
    code = "names.CHAPTER.pop('relu-hat')\nassert 'no exercise' not in str(check('relu-hat', 1))"
    assert fresh(code) == ""


def test_a_name_of_the_course_is_taken_before_its_chapter_is_loaded():
    told = fresh("exercise('relu-hat', stars=1, chapter='98', judge=None)")
    assert told == "ValueError: name: there is an exercise 'relu-hat' already"


# What an answer needs ------------------------------------------------------------------------


@pytest.mark.skipif(not hasattr(os, "fork"), reason="each is answered in a process of its own")
def test_an_answer_needs_numpy_alone_and_computes_for_a_moment():
    env = os.environ | {"OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1"}
    env["PYTHONPATH"] = os.pathsep.join(path for path in sys.path if path)
    light = pathlib.Path(__file__).with_name("light.py")
    ran = subprocess.run([sys.executable, light], capture_output=True, encoding="utf-8", env=env)
    assert (ran.stdout, ran.stderr, ran.returncode) == ("", "", 0)


def test_an_answer_gets_of_its_chapter_what_it_reads():
    imports = "import math\nfrom numpy import exp, log as ln\nfrom slopes import check, relu"
    defined = "def half(x):\n    return other(x) / exp(0)\n\ndef other(x):\n    return x"
    cells = {"stub": 'check("two", ...)', "solution": 'check("two", half(4))'}
    exercise = Published("two", "04", cells, f"{imports}\n{defined}")
    assert exercise.needs("stub") == "from slopes import check"
    needed = exercise.needs("solution").replace("\n\n", "\n")
    assert needed == f"from numpy import exp\nfrom slopes import check\n{defined}".replace(
        "\n\n", "\n"
    )


# The finders above, on a notebook made for them ---------------------------------------------


@pytest.fixture
def notebook(tmp_path, monkeypatch):
    """A book of one chapter with one exercise, whose cells may be changed."""
    from slopes.exercises import core
    from slopes.exercises.judges import numbers

    monkeypatch.setitem(core.EXERCISES, "two", core.Exercise("two", 1, "04", numbers(2)))
    cells = {
        "imports": "%matplotlib inline\nfrom slopes import check\nimport math",
        "made": "def half(x):\n    return x / 2\n\n\ndata = half(3)",
        "learnt-task": "A task of the text, which is no exercise.",
        "exercise-two-task": "### ★ The even prime\n\nWhich number is even and prime?",
        "exercise-two-hint": "It is small.",
        "exercise-two-stub": 'answer = ...\n\ncheck("two", answer)',
        "exercise-two-solution": 'answer = half(4)\nassert check("two", answer).right',
        "exercise-two-why": "Every other even number has it as a factor.",
    }

    def write(**changes):
        now = cells | {f"exercise-two-{kind}": source for kind, source in changes.items()}
        text = ("task", "hint", "why")
        content = [
            {"id": i, "cell_type": "markdown" if i.endswith(text) else "code", "source": [source]}
            for i, source in now.items()
            if source is not None
        ]
        (tmp_path / "04-two.ipynb").write_text(json.dumps({"cells": content}), encoding="utf-8")
        return published(tmp_path)

    return write


def test_the_cells_of_an_exercise_are_found_by_their_ids(notebook):
    (found,) = notebook()
    assert (found.name, found.chapter, list(found.cells)) == ("two", "04", CELLS)
    assert "import math" in found.setup
    assert "data" not in found.setup
    assert complaints(found) == []
    assert found.run("stub").verdict == "not attempted"
    found.run("solution")


@pytest.mark.parametrize(
    ("source", "said"),
    [
        (
            'assert check("two", 3).right',
            """two: in its solution `assert check("two", 3).right` does not hold """
            "Wrong. Your number, 3, is too high.",
        ),
        ("a = 1\nassert a == 2", "two: in its solution `assert a == 2` does not hold"),
        ("a = 1 / 0", "`a = 1 / 0` raises ZeroDivisionError: division by zero"),
        ('assert half("x")', """`assert half("x")` raises TypeError"""),
    ],
)
def test_a_wrong_solution_is_named_with_its_line(notebook, source, said):
    (found,) = notebook(solution=source)
    assert said in failure(found)


def test_a_chapter_that_fails_before_the_solution_is_told_from_it(notebook):
    (found,) = notebook()
    broken = replace(found, setup="import nothing_of_this_name")
    assert "what its chapter defines before raises ModuleNotFoundError" in failure(broken)


def test_where_an_exercise_is_missing_or_astray_is_told(notebook):
    (found,) = notebook()
    others = [e for e in PUBLISHED if e.name != "two"]
    assert strays([*others, found]) == []
    assert strays(others) == [
        'two: it is registered with chapter="04", but no notebook there has the cell '
        "exercise-two-task"
    ]
    for changed, said in (
        ({"name": "three"}, "three: chapter 04 has its cells, but no exercise() registers it"),
        ({"chapter": "05"}, 'stand in chapter 05, but it is registered with chapter="04"'),
    ):
        assert any(said in s for s in strays([*others, replace(found, **changed)]))
    assert any("more than once" in s for s in strays([*others, found, found]))


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"why": None}, "expected the cells"),
        ({"stub": 'check("three", ...)'}, "the stub must check 'two' once, got ['three']"),
        ({"stub": 'result = check("two", ...)'}, "the stub must end with check('two', …)"),
        ({"task": "### ★★ The even prime"}, "shows 2 stars, but it is registered with 1"),
        ({"solution": 'check("two", 2)'}, "must end with assert check('two', …).right"),
    ],
)
def test_a_broken_form_is_named(notebook, changes, said):
    (found,) = notebook(**changes)
    assert any(said in complaint for complaint in complaints(found))
