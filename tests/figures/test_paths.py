"""The drawing of paths: its products are the network's, and add up to its slope."""

import numpy as np
import pytest
from matplotlib.figure import Figure

from slopes.figures import draw_mirrors, draw_paths, path_terms
from slopes.figures.drawing import WIDTH, factor, shown
from slopes.networks import Network

X = [1.0, 0.5]


def network(f="tanh", sizes=(2, 3, 3, 1)):
    return Network(list(sizes), f, seed=1)


def test_the_products_add_up_to_the_slope():
    for f in ("tanh", "relu", "sigmoid"):
        made = network(f)
        made.forward([X])
        slopes = made.backward(np.ones((1, 1)))[0]
        for start in range(2):
            paths, terms = path_terms(made, X, start)
            assert len(set(paths)) == len(terms) == 9 and np.isclose(terms.sum(), slopes[start])


def test_the_drawing_says_the_product_and_the_sum_so_far():
    paths, terms = path_terms(network(), X, 1)
    found = [t.get_text() for t in draw_paths(network(), X, 1, 4, Figure().subplots()).texts]
    assert found[-1] == shown(terms[:4].sum()) and "path 4 of 9, factor by factor:" in found
    assert any(text.endswith(f" = {shown(terms[3])}") for text in found)
    last = network().dense[2].W[paths[3][1], 0]
    assert any(factor(last) in text for text in found)


@pytest.mark.parametrize("path", [None, 1, 9])
def test_letters_stay_inside(path):
    drawn = draw_paths(network(), X, path=path, ax=Figure().subplots())
    figure = drawn.figure
    assert figure.get_size_inches()[0] * 72 == WIDTH
    figure.canvas.draw()
    for text in drawn.texts:
        box = text.get_window_extent().transformed(figure.transFigure.inverted())
        assert box.x0 > -0.01 and box.x1 < 1.01 and box.y0 > -0.01 and box.y1 < 1.01


@pytest.mark.parametrize(
    ("call", "message"),
    [
        (lambda: draw_paths(network(sizes=(2, 3, 1)), X), "network: expected two layers"),
        (lambda: draw_paths(network(sizes=(2, 4, 3, 1)), X), "network: expected two layers"),
        (lambda: draw_paths(network(), X, 2), "start: expected below 2"),
        (lambda: draw_paths(network(), X, path=10), "path: expected from 1 to 9"),
    ],
)
def test_what_cannot_be_drawn_is_told(call, message):
    with pytest.raises(ValueError, match=message):
        call()


def test_each_piece_has_its_mirror_image():
    found = [text.get_text() for text in draw_mirrors(Figure().subplots()).texts]
    assert found[:2] == ["forth", "back"] and found[found.index("copied") + 1] == "added"
    assert {"weighed", "bent", "times the slope", "w·δ", "f′·δ"} <= set(found)
