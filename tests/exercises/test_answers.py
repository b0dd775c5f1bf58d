"""Ten right answers of every exercise are right, in whatever form, and ten wrong ones wrong."""

import os
import sys

import pytest
from answers import FILES, answers_to, file_of, fresh, made

from slopes import check
from slopes.exercises import EXERCISES, sandbox

NAMES = [name for name in EXERCISES if file_of(name) in FILES]


@pytest.fixture(autouse=True)
def no_clock(monkeypatch):
    """A busy machine must not fail an answer that ends."""
    monkeypatch.setattr(sandbox, "SECONDS", 60.0)


def unlike(name, verdict, answers):
    """Return the answers that the check judges otherwise, with what it says.

    They share a process; where one of them spoils it, each gets its own.
    """

    def judged():
        return {label: EXERCISES[name].examine(fresh(answer)) for label, answer in answers.items()}

    said = sandbox.run(judged).value
    if said is None:
        said = {label: vars(check(name, fresh(answer))) for label, answer in answers.items()}
    return {label: s["message"] for label, s in said.items() if s["verdict"] != verdict}


@pytest.mark.parametrize("name", NAMES)
def test_right_answers_are_right_in_any_form(name):
    refused = unlike(name, "right", answers_to(name).RIGHT)
    assert not refused, f"{name}: these answers are right, and the check refuses them: {refused}"


@pytest.mark.parametrize("name", NAMES)
def test_wrong_answers_are_wrong_though_nobody_registered_them(name):
    accepted = unlike(name, "wrong", answers_to(name).WRONG)
    assert not accepted, f"{name}: these answers are wrong, and are not told so: {accepted}"


@pytest.mark.parametrize("name", NAMES)
def test_answers_are_judged_alike_where_no_process_can_be_forked(monkeypatch, name):
    monkeypatch.setattr(sys, "platform", "darwin")
    file = answers_to(name)
    for verdict, answers, every in (("right", file.RIGHT, 3), ("wrong", file.WRONG, 6)):
        some = dict(list(answers.items())[::every])  # each of their lines is traced
        assert not (other := unlike(name, verdict, some)), f"{name}: expected {verdict}: {other}"


@pytest.mark.parametrize("name", NAMES)
def test_there_are_ten_of_each(name):
    file = answers_to(name)
    for kind in ("RIGHT", "WRONG"):
        many = len(getattr(file, kind))
        assert many >= 10, f"{name}: {kind} holds {many} answers; expected ten or more"
    plain = (bool, int, float, str, tuple, list, dict)
    for label, answer in file.WRONG.items():
        for message, known in EXERCISES[name].wrong.items():
            same = isinstance(answer, plain) and type(answer) is type(known) and answer == known
            assert not same, f"{name}: {label!r} is registered already, under {message!r}"


@pytest.mark.parametrize("name", EXERCISES)
def test_each_exercise_has_its_file(name):
    assert file_of(name) in FILES, f"{name}: there is no tests/exercises/answers/{file_of(name)}.py"


@pytest.mark.parametrize("file", FILES)
def test_each_file_is_of_an_exercise(file):
    assert file in map(file_of, EXERCISES), f"answers/{file}.py: there is no such exercise"


def test_an_answer_that_spoils_its_process_is_judged_by_itself():
    class Ending(tuple):
        def __iter__(self):
            os._exit(1)

    answers = {"right": (-1, -1, 0.5), "ends": Ending((-1, -1, 0.5)), "wrong": (1, 1, 0)}
    said = unlike("nor-gate", "right", answers)
    assert list(said) == ["ends", "wrong"] and "ended Python" in said["ends"]


def test_an_answer_can_be_made_just_before_it_is_checked():
    asked = []
    answer = made(lambda: asked.append(1) or 7)
    assert not asked
    assert fresh(answer) == 7 and fresh(8) == 8
    assert asked == [1]
