"""Every exercise of the book is held to its solution, its stub and its wrong answers."""

import ast
import json
import math
import pathlib
import time
from collections import Counter
from dataclasses import dataclass

import numpy as np
import pytest

from slopes import check
from slopes.exercises import EXERCISES, sandbox

BOOK = pathlib.Path(__file__).parents[2] / "book"
CELLS = ["task", "hint", "stub", "solution", "why"]


@dataclass
class Published:
    """An exercise as a notebook shows it: the sources of its cells, in order, by kind."""

    name: str
    chapter: str
    cells: dict
    setup: str  # the imports and the functions that the chapter defines before

    def run(self, *kinds):
        """What the last expression of the cells gives, run after the chapter's imports."""
        names, last = {"__name__": "__main__"}, None
        for source in [self.setup, *(self.cells[kind] for kind in kinds)]:
            *most, end = ast.parse(source).body or [ast.Pass()]
            last = None
            if not isinstance(end, ast.Expr):
                most.append(end)
            exec(compile(ast.Module(most, []), f"<{self.name}>", "exec"), names)
            if isinstance(end, ast.Expr):
                code = compile(ast.Expression(end.value), f"<{self.name}>", "eval")
                last = eval(code, names)
        return last


def published(book):
    """The exercises of a folder of notebooks, found by the ids of cells: exercise-name-kind."""
    found = []
    for path in sorted(book.glob("*.ipynb")):
        setup = []
        for cell in json.loads(path.read_text(encoding="utf-8"))["cells"]:
            source = "".join(cell["source"])
            mark, _, rest = cell.get("id", "").partition("-")
            name, _, kind = rest.rpartition("-") if mark == "exercise" else ("", "", "")
            if kind == "task":
                found.append(Published(name, path.name[:2], {}, "\n".join(setup)))
            if found and found[-1].name == name and kind in CELLS:
                found[-1].cells[kind] = source
            elif cell["cell_type"] == "code" and cell["id"] != "colab":
                setup += lasting(source)
    return found


def lasting(source):
    """The imports and the definitions of a cell."""
    plain = "\n".join(line for line in source.splitlines() if not line.startswith(("%", "!")))
    kept = ast.Import | ast.ImportFrom | ast.FunctionDef | ast.ClassDef
    return [ast.unparse(node) for node in ast.parse(plain).body if isinstance(node, kept)]


def checked(source):
    """The names of the exercises that a cell checks."""
    calls = [node for node in ast.walk(ast.parse(source)) if isinstance(node, ast.Call)]
    return [c.args[0].value for c in calls if getattr(c.func, "id", "") == "check"]


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
    return said


PUBLISHED = published(BOOK)
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
    book = Counter((p.name, p.chapter) for p in PUBLISHED)
    assert book == Counter((e.name, e.chapter) for e in EXERCISES.values())


def test_a_chapter_has_four_exercises_or_more_from_one_star_to_three():
    chapters = {e.chapter for e in EXERCISES.values()}
    for chapter in chapters:
        stars = sorted(e.stars for e in EXERCISES.values() if e.chapter == chapter)
        assert len(stars) >= 4, f"chapter {chapter}: {len(stars)} exercises"
        assert {1, 3} <= set(stars), f"chapter {chapter}: stars {stars}"


@pytest.mark.parametrize("exercise", IN_BOOK)
def test_an_exercise_has_its_form(exercise):
    assert complaints(exercise) == []


@pytest.mark.parametrize("exercise", IN_BOOK)
def test_a_stub_as_published_is_not_attempted(exercise):
    assert exercise.run("stub").verdict == "not attempted"


@pytest.mark.parametrize("exercise", IN_BOOK)
def test_a_solution_as_published_is_right_without_its_stub(exercise):
    exercise.run("solution")  # ends with its assertion


@pytest.mark.parametrize("name", EXERCISES)
def test_an_exercise_names_three_wrong_answers(name):
    assert len(EXERCISES[name].wrong) >= 3


@pytest.mark.parametrize(("name", "message"), WRONG)
def test_a_wrong_answer_is_rejected_in_its_own_words(name, message):
    result = check(name, EXERCISES[name].wrong[message])
    assert result.verdict == "wrong", result
    assert message.rstrip(".") in result.message


@pytest.mark.parametrize("what", GARBAGE)
@pytest.mark.parametrize("name", EXERCISES)
def test_garbage_gets_a_sentence_from_every_exercise(monkeypatch, name, what):
    monkeypatch.setattr(sandbox, "SECONDS", 1.0)
    began = time.monotonic()
    result = check(name, GARBAGE[what])
    assert result.verdict == "wrong", result
    assert result.message.endswith(".")
    assert "Traceback" not in result.message
    assert time.monotonic() - began < 5


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
        "exercise-two-task": "Which number is even and prime?",
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


def test_a_wrong_solution_fails(notebook):
    (found,) = notebook(solution='assert check("two", 3).right')
    with pytest.raises(AssertionError):
        found.run("solution")


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"why": None}, "expected the cells"),
        ({"stub": 'check("three", ...)'}, "the stub must check 'two' once, got ['three']"),
        ({"stub": 'result = check("two", ...)'}, "the stub must end with check('two', …)"),
        ({"solution": 'check("two", 2)'}, "must end with assert check('two', …).right"),
    ],
)
def test_a_broken_form_is_named(notebook, changes, said):
    (found,) = notebook(**changes)
    assert any(said in complaint for complaint in complaints(found))
