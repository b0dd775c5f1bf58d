"""Every exercise answered on its page: the published solution, and a wrong answer that is known."""

import time

import pytest
from live_answers import Reader, exercises

from slopes.exercises import EXERCISES

# Gives an answer that is registered as wrong, whatever it is made of.
WRONG = """from slopes.exercises.core import find

check("{0}", list(find("{0}").wrong.values())[0])"""
PAGES = sorted({page for page, _ in exercises().values()})
MINUTE = 60


@pytest.fixture(scope="module", params=PAGES)
def reader(request, chrome, site):
    reader = Reader(chrome, site, request.param)
    yield reader
    reader.context.close()
    assert not reader.faults, "\n".join(reader.faults)


def test_each_exercise_of_a_chapter_is_judged_on_its_page(reader, record_property):
    told, taken = {}, []  # the seconds are told, not judged: no clock fails a test
    here = {name: it for name, it in exercises().items() if reader.page.url.endswith(it[0])}
    for name, (_, cells) in here.items():
        answer = reader.answer(name).open(seconds=5 * MINUTE)
        answer.run()
        assert answer.verdict == ["todo"], name
        started = time.monotonic()
        answer.run(cells["solution"])
        taken.append(time.monotonic() - started)
        right = answer.verdict
        said = answer.run(WRONG.format(name))
        message = next(iter(EXERCISES[name].wrong)).replace("`", "")  # a page shows code as code
        told[name] = right, answer.verdict, message.rstrip(".") in said
    record_property("the slowest of its published solutions, s", max(taken))
    assert told == {name: (["right"], ["wrong"], True) for name in here}
