"""An answer is followed line by line: what its lines set, what a call of the check returns."""

import re

import pytest
from answer import machinery, steps
from on_the_page import HERE, cells

BEFORE = ["import numpy as np\nfrom slopes.exercises import check"]
CHECK = '\n\n\ncheck("relu-backward", backward)'


def followed(answer):
    """The verdict, what is shown, and the steps as (line, its text, what came of it)."""
    found = machinery.run(answer, BEFORE, lambda printed: None, followed=True)
    items = re.findall(r'<li value="(\d+)"><code>(.*?)</code> <span>(.*?)</span>', found["html"])
    return found["verdict"], found["html"], [(int(line), *rest) for line, *rest in items]


def test_each_line_is_told_with_what_it_sets():
    verdict, shown, told = followed("s = 0\nfor k in range(2):\n    s += k + 1\ns")
    assert verdict is None and "It goes on" not in shown
    assert told == [
        (1, "s = 0", "s is 0"),
        (2, "for k in range(2):", "k is 0"),
        (3, "s += k + 1", "s is 1"),
        (2, "for k in range(2):", "k is 1"),
        (3, "s += k + 1", "s is 3"),
        (2, "for k in range(2):", ""),
        (4, "s", "gives 3"),
    ]


def test_of_the_checks_calls_that_of_the_message_is_shown():
    where = "x = np.asarray(x)\n    if x.size == 1:\n        return upstream * 3"
    verdict, shown, told = followed(
        f"def backward(x, upstream):\n    {where}\n    return upstream * (x > 0){CHECK}"
    )
    assert verdict == "wrong"
    (x, upstream) = re.search(r"For x = (.*?), upstream = (.*?) your", shown).groups()
    assert told[0] == (1, "def backward(x, upstream):", f"x is {x}, upstream is {upstream}")
    assert [line for line, *_ in told] == [1, 2, 3, 4]
    assert told[-1][2].startswith("returns [")


def test_calls_within_the_answer_stand_where_they_are_made():
    _, shown, told = followed(
        "def twice(a):\n    return 2 * a\n\nb = [twice(k) for k in range(2)]\nc = twice(b[1])"
    )
    assert "One call" not in shown
    assert [line for line, *_ in told] == [1, 4, 1, 2, 1, 2, 4, 5, 1, 2, 5]
    assert [told[n][2] for n in (1, 6, 9, 10)] == ["", "b is [0, 2]", "returns 4", "c is 4"]


def test_calls_that_numpy_makes_stand_there_too():
    _, shown, told = followed(f"""def slope(v):
    return float(v > 0)


def backward(x, upstream):
    slopes = np.vectorize(slope)(x)
    return 2 * slopes{CHECK}""")
    assert "One call" in shown
    assert [line for line, *_ in told][:4] == [5, 6, 1, 2] and told[-1][:1] == (7,)


def test_of_a_loop_the_first_rounds_are_told_and_what_it_comes_to():
    verdict, shown, told = followed(
        f"s = 0\nfor k in range(1000):\n    s += 1\n\n\ndef backward(x, upstream):\n"
        f"    out = np.zeros_like(upstream * x)\n    for i in np.ndindex(x.shape):\n"
        f"        if x[i] > 0:\n            out[i] = upstream[i]\n    return out{CHECK}"
    )
    assert verdict == "right"
    loop = [(line, came) for line, _, came in told if line < 4]
    assert loop == [
        (1, "s is 0"), (2, "k is 0"), (3, "s is 1"), (2, "k is 1"), (3, "s is 2"), (2, "k is 2"),
        (3, "s is 3"),
    ]  # fmt: skip
    assert re.search(r"and so on, 1,995 lines; after them <span>s is 1000, k is 999", shown)
    assert "StopIteration" not in shown
    assert (9, "if x[i] &gt; 0:", "false") in told and 10 in [line for line, *_ in told]


@pytest.mark.parametrize(
    ("answer", "where"),
    [
        ("x = 0\nwhile True:\n    x += 1", "lines 2 to 3"),
        ("while True:\n    pass", "line"),
        (f"def backward(x, upstream):\n    while True:\n        x = x + 1{CHECK}", "lines 2 to 3"),
    ],
)
def test_what_has_no_end_is_ended_and_shown(answer, where):
    verdict, shown, told = followed(answer)
    assert verdict == "unfinished" and 2 <= len(told) < 12
    assert f"It goes on and on in {where}" in shown
    assert "Wrong" not in shown and "stops" not in shown


def test_what_calls_itself_without_end_is_shown_as_far_as_there_is_room():
    verdict, shown, told = followed(
        f"def backward(x, upstream):\n    return backward(x, upstream){CHECK}"
    )
    assert verdict == "wrong" and "itself without end" in shown
    assert len(told) == steps.MOST


def test_an_error_is_told_at_its_line():
    _, shown, told = followed("x = 1\ntry:\n    x / 0\nexcept ZeroDivisionError:\n    x = 2\nx.y")
    assert (3, "x / 0", "raises ZeroDivisionError: division by zero") in told
    assert told[-1][2].startswith("raises AttributeError") and "Your answer stops" in shown


def test_a_value_whose_own_form_fails_is_told_by_its_kind():
    faulty = "class A:\n    def __repr__(self):\n        raise ValueError\n\n"
    _, shown, told = followed(faulty + "b = [A()]\nc = {1: A()}\nd = {2}\nb[4]")
    results = [came for line, _, came in told if line > 4]
    assert results[:3] == ["b is a list", "c is {1: an object of type A}", "d is {2}"]
    assert "IndexError" in results[3] and "There <code>b</code> is a list." in shown


def test_a_right_answer_stays_right_and_nothing_is_followed_afterwards():
    verdict, _, told = followed(f"def backward(x, upstream):\n    return upstream * (x > 0){CHECK}")
    assert verdict == "right" and told[0][2].startswith("x is [")
    assert "slopes-steps" not in machinery.run("y = 3", BEFORE, print)["html"]


@pytest.mark.parametrize("exercise", HERE, ids=lambda each: each.name)
def test_a_published_solution_can_be_followed(exercise):
    before = cells(exercise)
    found = machinery.run(exercise.cells["solution"], before, lambda printed: None, followed=True)
    assert found["verdict"] in ("right", "unfinished") and "<li value=" in found["html"]


def test_a_single_line_is_told_once_and_whole_numbers_whole():
    assert followed("n = 12345678")[2] == [(1, "n = 12345678", "n is 12345678")]
    assert [line for line, *_ in followed("prnt(3)")[2]] == [1]


def test_text_is_shown_as_text():
    _, shown, _ = followed("word = '<b>&'")
    assert "<b>" not in shown and "word is &#x27;&lt;b&gt;&amp;&#x27;" in shown
