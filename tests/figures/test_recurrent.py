"""Drawings of units with a memory: their numbers are those of the formula."""

import gzip

import numpy as np
import pytest
from matplotlib.figure import Figure

from slopes import sigmoid, tanh
from slopes.figures import clean, draw_cell, draw_recurrent, render
from slopes.figures.drawing import WIDTH, inside, shown


def board():
    return Figure().subplots()


def cell(ax=None):
    return draw_cell(-1.5, ax, keep=3, write_in=1, candidate=-1, hand_out=2)


DRAWINGS = {
    "recurrent": lambda ax=None: draw_recurrent("tanh", 2, 1, [0.3, -0.5, 0.1], ax),
    "one step": lambda ax=None: draw_recurrent("relu", -0.5, -1, [0.25], ax),
    "cell": cell,
}


def texts(ax):
    return [text.get_text() for text in ax.texts]


@pytest.fixture(params=DRAWINGS)
def drawn(request):
    return DRAWINGS[request.param](board())


def test_letters_have_twelve_units_of_338_and_stay_inside(drawn):
    figure = drawn.figure
    assert tuple(figure.get_size_inches() * 72) == (WIDTH, drawn.get_ylim()[0])
    figure.canvas.draw()
    for text in drawn.texts:
        assert text.get_fontsize() == 12
        box = text.get_window_extent().transformed(figure.transFigure.inverted())
        assert box.x0 > -0.01 and box.x1 < 1.01 and box.y0 > -0.01 and box.y1 < 1.01, text


def test_a_drawing_is_small(drawn):
    svg = clean(render(drawn.figure), "a drawing", "d")
    assert len(gzip.compress(svg.encode(), mtime=0)) < 4_000


def test_the_states_are_those_of_the_unit():
    found, state = texts(DRAWINGS["recurrent"](board())), 1.0
    for arrives in (0.3, -0.5, 0.1):
        state = float(np.tanh(2 * state + arrives))
        assert inside(state) in found
        assert f"{'−' if arrives < 0 else '+'} {shown(abs(arrives))}" in found


def test_the_numbers_of_a_cell_are_those_of_its_formula():
    found = texts(cell(board()))
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
