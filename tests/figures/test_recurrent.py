"""Drawings of units with a memory: their numbers are those of the formula."""

import numpy as np
import pytest
from matplotlib.figure import Figure

from slopes import sigmoid, tanh
from slopes.figures import draw_cell, draw_recurrent
from slopes.figures.drawing import inside, shown


def texts(ax):
    return [text.get_text() for text in ax.texts]


def test_the_states_are_those_of_the_unit():
    arriving, state = [0.3, -0.5, 0.1], 1.0
    found = texts(draw_recurrent("tanh", 2, 1, arriving, Figure().subplots()))
    for arrives in arriving:
        state = float(np.tanh(2 * state + arrives))
        assert inside(state) in found
        assert f"{'−' if arrives < 0 else '+'} {shown(abs(arrives))}" in found


def test_the_numbers_of_a_cell_are_those_of_its_formula():
    given = {"keep": 3, "write_in": 1, "candidate": -1, "hand_out": 2}
    found = texts(draw_cell(-1.5, Figure().subplots(), **given))
    now = sigmoid(3) * -1.5 + sigmoid(1) * tanh(-1)
    gates = {"keep": sigmoid(3), "write": sigmoid(1), "hand out": sigmoid(2)}
    for name, value in {**gates, "candidate": tanh(-1)}.items():
        assert found[found.index(name) + 1] == shown(value)
    assert found[found.index("now") - 1] == inside(now)
    assert found[found.index("output") - 1] == inside(gates["hand out"] * tanh(now))


@pytest.mark.parametrize(
    ("call", "message"),
    [
        (lambda: draw_recurrent("tanh", 2, 1, []), "arriving: expected one to three numbers"),
        (lambda: draw_recurrent("tanh", 2, 1, [1] * 4), "arriving: expected one to three"),
        (lambda: draw_recurrent("softmax", 2, 1, [1]), "f: expected an activation function"),
        (lambda: draw_recurrent("tanh", np.nan, 1, [1]), "weight: expected a finite number"),
        (
            lambda: draw_cell(np.inf, keep=1, write_in=1, candidate=1, hand_out=1),
            "state: expected a finite number",
        ),
    ],
)
def test_what_does_not_fit_is_refused_in_a_sentence(call, message):
    with pytest.raises(ValueError, match=message):
        call()
