"""The line under a proof counts what ran: the assertions that held, and the seeds behind them."""

import ast
from types import SimpleNamespace

import numpy as np
import pytest

from slopes import proof
from slopes.proof import NAME, Proof

RIGHT = SimpleNamespace(success=True)


@pytest.fixture
def notebook(monkeypatch):
    """Runs cells one after the other; returns what each says, as (statements, seeds, compared)."""
    watching, said = Proof(keep=True), []
    monkeypatch.setattr(proof, "_show", lambda *line: said.append(line))
    names = {NAME: watching, "np": np, "check": lambda *_: True}

    def run(source):
        said.clear()
        watching.begin()
        exec(compile(watching.visit(ast.parse(source)), "cell", "exec"), names)
        watching.end(RIGHT)
        return said[0] if said else None

    return run


def test_assertions_are_counted_once_however_often_they_run(notebook):
    assert notebook("for k in range(3):\n    assert k < 3\nassert True")[:2] == (2, 0)


def test_an_assertion_that_did_not_run_does_not_count(notebook):
    assert notebook("assert 1 < 2\nif False:\n    assert 2 < 3")[0] == 1


def test_an_assertion_that_fails_fails(notebook):
    with pytest.raises(AssertionError, match="two is not more"):
        notebook("assert 2 > 3, 'two is not more'")


@pytest.mark.parametrize(
    "source",
    [
        "for seed in range(5):\n    assert seed < 9",
        "assert all(seed < 9 for seed in [0, 1, 2, 3, 4])",
        "f = lambda seeds: seeds\nassert f(seeds=range(5))",
        "for s in range(5):\n    r = np.random.default_rng(s)\nassert r",
        "f = lambda seed: seed\nassert [f(seed=k) for k in range(5)]",
    ],
)
def test_seeds_are_counted_where_they_are_used(notebook, source):
    assert notebook(source)[:2] == (1, 5)


def test_seeds_stand_behind_what_was_made_of_them_in_earlier_cells(notebook):
    assert notebook("runs = [np.random.default_rng(seed).normal() for seed in range(4)]") is None
    assert notebook("low = min(runs)") is None
    assert notebook("assert low < 9")[:2] == (1, 4)
    assert notebook("assert 1 < 2")[:2] == (1, 0)


def test_a_name_that_a_cell_makes_anew_brings_no_seeds_along(notebook):
    notebook("for seed in range(4):\n    x = np.random.default_rng(seed).normal()")
    assert notebook("x = 1\nassert [x + seed for seed in range(2)] == [1, 2] and x == 1")[:2] == (
        1,
        2,
    )


@pytest.mark.parametrize(
    "source",
    [
        "ax = 1\ncurve = ax",
        "def f(ax):\n    return ax\n\n\ncurve = f(1)",
        "curve = [ax for ax in (1,)]",
    ],
)
def test_a_name_that_a_cell_makes_itself_brings_no_seeds_along(notebook, source):
    notebook("runs = [np.random.default_rng(seed) for seed in range(4)]\nax = runs")
    notebook(source)
    assert notebook("assert curve != 0")[:2] == (1, 0)


def test_seeds_in_a_function_count_when_it_runs(notebook):
    notebook("def draw(k):\n    return np.random.default_rng(k).normal()")
    assert notebook("assert draw(0) != draw(1) != draw(2)")[:2] == (1, 3)


def test_two_unrelated_seeds_are_not_two_seeds_of_one_thing(notebook):
    source = "a = np.random.default_rng(0)\nb = np.random.default_rng(7)\nassert a is not b"
    assert notebook(source)[:2] == (1, 0)


def test_of_statements_over_several_seeds_the_fewest_are_told(notebook):
    runs = "runs = [np.random.default_rng(seed).normal() for seed in range({})]\n"
    notebook(runs.format(9) + "few = [np.random.default_rng(s).normal() for s in range(3)]")
    assert notebook("assert max(runs) < 9\nassert max(few) < 9\nassert 1 < 2")[:2] == (3, 3)
    assert notebook("assert max(runs) < 9\nassert 1 < 2")[:2] == (2, 9)


@pytest.mark.parametrize("act", ["found.append(r)", "found[k] = r", "found += [r]", "h.x[k] = r"])
def test_what_is_changed_in_a_loop_has_its_seeds_behind_it(notebook, act):
    notebook(
        "from types import SimpleNamespace\nfound, h = [0] * 4, SimpleNamespace(x={})\n"
        f"for k in range(4):\n    r = np.random.default_rng(k).normal()\n    {act}"
    )
    assert notebook("assert max(found) < 9 and len(h.x) < 9")[:2] == (1, 4)


@pytest.mark.parametrize(
    "source, numbers",
    [
        ("x = 3.5\nassert 1 < x < 4", [1, 3.5, 4]),
        ("assert all(v < 9 for v in [5, 6])", [5, 6, 9]),
        ("assert np.allclose([1.5, 2.5], [1.5, 2.5], rtol=1e-7)", [1.5, 2.5]),
        ("assert not np.isclose(1, 2, atol=0.1)", [1, 2]),
        ("x = np.arange(1000)\nassert (x >= 0).all()", [0, 999]),
        ("assert {'a': 7} == {'a': 7}", [7]),
        ("assert 'two' < 'zwo' and True is not False", []),
    ],
)
def test_both_sides_of_a_comparison_are_kept(notebook, source, numbers):
    assert notebook(source)[2] == numbers


def test_numbers_that_nothing_compares_are_not_kept(notebook):
    source = "x = 42  # 43\nprint(44)\nassert x > 1, 'not 45'\nassert len('ab')"
    assert notebook(source)[2] == [1, 42]


def test_an_exercise_has_its_verdict_and_no_line(notebook):
    assert notebook("assert check('one-unit', 1)") is None


def test_a_cell_that_asserts_nothing_says_nothing(notebook):
    assert notebook("x = 1") is None


def test_outside_a_notebook_nothing_happens():
    assert proof.watch() is None
