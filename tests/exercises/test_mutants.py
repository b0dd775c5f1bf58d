"""No one-edit change of a published solution is right, but for those whose reason is listed."""

import ast

import mutants
import pytest
from answers import FILES, answers_to, file_of
from published import PUBLISHED, Published

from slopes.exercises import sandbox

HELD = [pytest.param(p, id=p.name) for p in PUBLISHED if file_of(p.name) in FILES]


@pytest.mark.parametrize("exercise", HELD)
def test_no_edit_of_a_solution_is_right(exercise):
    file, setup = answers_to(exercise.name), {"__name__": "__main__"}
    same, every = file.SAME, getattr(file, "EVERY", 1)  # of a costly solution every n-th edit only
    exec(exercise.setup, setup)
    solution = mutants.program(exercise.cells["solution"])
    exec(compile(solution, "solution", "exec"), dict(setup))  # the studies that edits ask for again
    edits = dict(list(mutants.mutants(solution))[::every])
    verdicts = mutants.judged(exercise.name, setup, list(edits.values()))
    right = dict(zip(edits, verdicts, strict=True))
    alive = [label for label in edits if right[label] and label not in same]
    listed = "".join(f"\n    {label!r}: …" for label in alive)
    assert not alive, (
        f"{exercise.name}: {len(alive)} of {len(edits)} edits of the solution are judged right. "
        f"Sharpen the judge, or list those in SAME that change nothing the task asks for:{listed}"
    )
    dead = [label for label in same if right.get(label, False) is False]
    assert not dead, f"{exercise.name}: SAME lists what is no edit that is judged right: {dead}"
    most = max(1, round(len(edits) / 10))
    assert len(same) <= most, (
        f"{exercise.name}: SAME lists {len(same)} of {len(edits)} edits, more than one in ten"
    )


SOLUTION = """
a, unused = 2, 3
values = []
values.append(a)


def double(x, times=2):
    "A text of 1 line."
    if x < 0:
        print(x + 1)
    assert x != 3
    return times * np.maximum(x, values[0])


print(unused)
assert unused == 3
assert check("double", double).right
"""


def test_the_statements_that_make_the_answer_are_kept():
    code = ast.unparse(mutants.program(SOLUTION))
    assert "a, unused = (2, 3)" in code and "values.append(a)" in code
    assert "print(unused)" not in code and "unused == 3" not in code
    assert code.endswith("handed_over = double")


def test_an_edit_changes_one_place_and_leaves_assertions_prints_and_texts_alone():
    edits = dict(mutants.mutants(mutants.program(SOLUTION)))
    back = "return times * np.maximum(x, values[0])"
    for label in (
        f"{back} → return times * np.minimum(x, values[0])",
        f"{back} → return times + np.maximum(x, values[0])",
        f"{back} → return times * np.maximum(x, values[1])",
        f"{back} → return times * np.maximum(values[0])",
        f"{back} → return times * np.maximum(times, values[0])",
        f"{back} → return times * np.maximum(x, values)",
        f"{back} → dropped",
        "if x < 0: → if x <= 0:",
        "if x < 0: → if not x < 0:",
        "def double(x, times=2): → def double(x, times=3):",
        "values.append(a) → dropped",
    ):
        assert label in edits, sorted(edits)
    for code in edits.values():
        assert "print(x + 1)" in code or "if x < 0" not in code
        assert "assert x != 3" in code and "A text of 1 line." in code
    assert len(set(edits.values())) == len(edits)


def test_a_mutant_is_judged_with_the_names_of_its_chapter():
    exercise = Published("nor-gate", "01", {}, "one = 1")
    setup = {}
    exec(exercise.setup, setup)
    answers = ["(-one, -one, 0.5)", "(one, -one, 0.5)", "two", "exit()", "(-one, -one, one)"]
    codes = [f"handed_over = {answer}" for answer in answers]
    assert mutants.judged("nor-gate", setup, codes) == [True, False, False, False, True]


def test_an_endless_mutant_spoils_its_own_verdict_alone(monkeypatch):
    monkeypatch.setattr(sandbox, "SECONDS", 0.5)
    codes = ["handed_over = (-1, -1, 0.5)", "while True: pass", "import os; os._exit(1)"]
    assert mutants.judged("nor-gate", {}, codes) == [True, None, False]
