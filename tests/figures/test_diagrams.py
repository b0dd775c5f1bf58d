"""Drawings of networks: their numbers are the network's, and a phone shows them."""

import copy
import gzip

import numpy as np
import pytest
from matplotlib.figure import Figure

from slopes.data import TEMPLATES, digits, mnist1d
from slopes.figures import (
    GREEN,
    ORANGE,
    PURPLE,
    clean,
    describe_network,
    draw_bend,
    draw_cell,
    draw_chain,
    draw_digits,
    draw_image,
    draw_layers,
    draw_network,
    draw_pairs,
    draw_recurrent,
    draw_signal,
    draw_signals,
    draw_strip,
    draw_unit,
    render,
)
from slopes.figures.drawing import FAINT, WIDTH, shown
from slopes.figures.images import _blocks
from slopes.figures.passes import passed
from slopes.networks import Bend, Dense, Gated, Network

IMAGES = digits(raw=True)[2]
X = digits()[2]


def hand(f="relu"):
    network = Network([2, 2, 1], f)
    network.dense[0].W[:], network.dense[0].b[:] = [[1, -1], [0.5, 0.5]], [-0.5, 0.2]
    network.dense[1].W[:] = [[1], [-1]]
    return network


def perceptron():
    return Network.of(Dense(2, 1, rng=np.random.default_rng(0)), Bend("step"))


DIGIT = Network([64, 16, 10], seed=0)
WIDE = Network([64, 32, 32, 32, 10], seed=0)
DRAWINGS = {
    "boxes": lambda ax=None: draw_network(hand(), [0.5, 1], ax, way="both", truth=1),
    "boxes back": lambda ax=None: draw_network(hand("tanh"), [-1, 1], ax, way="back", truth=-1),
    "perceptron": lambda ax=None: draw_network(perceptron(), [0, 1], ax),
    "two bends": lambda ax=None: draw_network(
        Network.of(*hand("sigmoid").layers, Bend("sigmoid")), [1, 0], ax, way="both", truth=1
    ),
    "discs": lambda ax=None: draw_network(
        Network([2, 3, 3, 1], seed=1), [1, -2], ax, way="both", truth=1
    ),
    "named": lambda ax=None: draw_network(
        Network([4, 4, 3], seed=1), np.ones(4), ax, names=["setosa", "versic.", "virgin."]
    ),
    "eight": lambda ax=None: draw_network(
        Network([2, 8, 1], seed=1), [1, -2], ax, way="back", truth=1
    ),
    "digit": lambda ax=None: draw_network(DIGIT, X[8], ax, way="both", truth=2, picture=IMAGES[8]),
    "step 8": lambda ax=None: draw_network(hand(), [0.5, 1], ax, truth=1, step=8),
    "layers": lambda ax=None: draw_layers(
        {"a": WIDE, "b": WIDE}, X[8], ax, way="both", truth=2, picture=IMAGES[8]
    ),
    "strip": lambda ax=None: draw_strip({"a": 0.1 ** np.arange(20.0)}, ax),
    "image": lambda ax=None: draw_image(IMAGES[8], ax, numbers=True),
    "digits": lambda ax=None: draw_digits(IMAGES[:12], ax, names=range(12)),
    "signals": lambda ax=None: draw_signals(
        {"drawn": TEMPLATES, "as given": mnist1d(examples=10)[0]}, ax, names=range(10)
    ),
    "signal": lambda ax=None: draw_signal(mnist1d(examples=10)[0][0], ax, template=TEMPLATES[3]),
    "bend": lambda ax=None: draw_bend("gelu", -0.7, ax, slope=True),
    "jump": lambda ax=None: draw_bend("step", 5, ax),
    "unit": lambda ax=None: draw_unit([0.5, 1, -1], [1, 0.5, 2], 0.25, "tanh", ax),
    "five inputs": lambda ax=None: draw_unit(np.ones(5), -np.ones(5), 0, "relu", ax),
    "chain": lambda ax=None: draw_chain(["sigmoid", "tanh", "relu"], [0, 1, 1], ax),
    "pairs": lambda ax=None: draw_pairs(["relu", "sigmoid", "tanh"], ax),
    "recurrent": lambda ax=None: draw_recurrent("tanh", 2, 1, [0.3, -0.5, 0.1], ax),
    "one step": lambda ax=None: draw_recurrent("relu", -0.5, -1, [0.25], ax),
    "cell": lambda ax=None: draw_cell(-1.5, ax, keep=3, write_in=1, candidate=-1, hand_out=2),
}


def board():
    return Figure().subplots()


def texts(ax):
    return [text.get_text() for text in ax.texts]


@pytest.fixture(params=DRAWINGS)
def drawn(request):
    return DRAWINGS[request.param](board())


def test_letters_have_twelve_units_of_338_and_stay_inside(drawn):
    figure = drawn.figure
    width, height = figure.get_size_inches() * 72
    assert (width, height) == (WIDTH, drawn.get_ylim()[0])
    figure.canvas.draw()
    for text in drawn.texts:
        assert text.get_fontsize() == 12
        box = text.get_window_extent().transformed(figure.transFigure.inverted())
        assert box.x0 > -0.01 and box.x1 < 1.01, text.get_text()  # the page's own font is narrower
        assert box.y0 > -0.01 and box.y1 < 1.01, text.get_text()


def test_a_drawing_is_small(drawn):
    svg = clean(render(drawn.figure), "a drawing", "d")
    assert len(gzip.compress(svg.encode(), mtime=0)) < 8_000


def test_the_same_numbers_give_the_same_drawing():
    for draw in DRAWINGS.values():
        assert render(draw(board()).figure) == render(draw(board()).figure)


def test_a_drawing_makes_its_own_axes_or_shares_a_figure():
    import matplotlib.pyplot as plt

    own = draw_network(hand(), [0.5, 1])
    assert own.figure.get_size_inches()[0] == pytest.approx(WIDTH / 72)
    plt.close(own.figure)
    left, right = Figure(figsize=(8, 4)).subplots(1, 2)
    assert draw_network(hand(), [0.5, 1], left) is left
    assert left.figure.get_size_inches().tolist() == [8, 4]
    assert len(right.texts) == 0


def test_the_numbers_are_the_networks():
    found = texts(draw_network(hand(), [0.5, 1], board(), way="both", truth=1))
    forth = ["0.5", "1", "0.5", "0.2", "0.3", "−0.7", "0.7", "truth 1", "bias −0.5", "bias 0.2"]
    assert set(forth) <= set(found)
    network = Network([3, 4, 2], "tanh", seed=3)
    found = texts(draw_network(network, [1, -2, 0.5], board()))
    network.forward(np.array([[1, -2, 0.5]]))
    assert {shown(h, 1) for h in network.bends[0].h[0]} <= set(found)


def test_the_network_stays_as_it_was():
    network = hand()
    network.backward(network.forward([[3.0, 4.0]]))
    before = copy.deepcopy([network.dense[0].x, network.dense[0].dW, network.bends[0].z])
    draw_network(network, [0.5, 1], board(), step=11, truth=1)
    draw_network(network, [0.5, 1], board(), way="both", truth=1)
    after = [network.dense[0].x, network.dense[0].dW, network.bends[0].z]
    for was, now in zip(before, after, strict=True):
        assert np.array_equal(was, now)


def test_a_weight_has_the_colour_of_its_sign_and_the_width_of_its_size():
    lines = draw_network(Network([2, 3, 3, 1], seed=1), [1, -2], board(), legend=False).lines
    weights = np.concatenate([d.W.ravel() for d in Network([2, 3, 3, 1], seed=1).dense])
    assert [line.get_color() for line in lines] == [GREEN if w > 0 else PURPLE for w in weights]
    assert [line.get_linestyle() for line in lines] == ["-" if w > 0 else "--" for w in weights]
    widths = 0.6 + 4.4 * np.abs(weights) / np.abs(weights).max()
    assert np.allclose([line.get_linewidth() for line in lines], widths, atol=0.051)


def test_what_ends_at_a_shut_unit_is_faint_and_where_nothing_flows_is_a_hair():
    lines = draw_network(hand(), [-1, 1], board(), way="back", truth=-1).lines
    orange = [line for line in lines if line.get_color() == ORANGE]
    assert [line.get_alpha() for line in orange] == [None, None, FAINT, None]
    hairs = [line for line in lines if line.get_linewidth() == 0.6]
    assert len(hairs) == 2  # both into the first unit


def test_frames_of_both_ways_have_one_size():
    sizes = set()
    for way in ("forth", "back"):
        ax = draw_network(DIGIT, X[8], board(), way=way, truth=2, picture=(8, 8))
        sizes.add(ax.get_ylim())
    assert len(sizes) == 1


@pytest.mark.parametrize("seed", range(20))
def test_merged_squares_cover_an_image_once(seed):
    same = np.random.default_rng(seed).uniform(size=(8, 8)) < 0.6
    count = np.zeros((8, 8), int)
    for top, left, right, bottom in _blocks(same):
        count[top:bottom, left:right] += 1
    assert np.array_equal(count, same.astype(int))


def test_equal_neighbours_are_one_square():
    assert list(_blocks(np.ones((8, 8), bool))) == [(0, 0, 8, 8)]


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (0.5, "0.5"),
        (-1.24, "−1.24"),
        (0.999, "1"),
        (0.004, "0.004"),
        (9.99, "10"),
        (12.34, "12.3"),
        (-0.0, "0"),
        (1e-5, "10⁻⁵"),
        (2.2e-27, "2·10⁻²⁷"),
        (np.inf, "∞"),
    ],
)
def test_numbers_are_written_short(value, text):
    assert shown(value) == text


def test_a_description_has_the_numbers_of_the_drawing():
    words = describe_network(hand(), [-1, 1], way="both", truth=-1)
    assert words == (
        "−1 and 1 go in; of 2 units 1 is open; the network says −1.7. "
        "Back goes −0.7; it passes 1 of 2 units; at the inputs the largest is 0.7."
    )
    words = describe_network(DIGIT, X[8], what="A 2")
    said = DIGIT.forward(X[8:9])[0]
    assert words.startswith("A 2 goes in; of 16 units ")
    assert f"says {said.argmax()} with " in words


def test_one_output_may_have_a_name():
    assert "rain" in texts(draw_network(hand(), [-1, 1], board(), names=["rain"]))
    assert describe_network(hand(), [-1, 1], names=["rain"]).endswith("the network says −1.7.")


def test_every_unit_of_a_small_network_may_have_a_name():
    rng = np.random.default_rng(0)
    layers = Dense(2, 2, rng=rng), Bend("step"), Dense(2, 1, rng=rng), Bend("step")
    network = Network.of(*layers)
    names = [["OR", "NAND"], ["AND"]]
    found = texts(draw_network(network, [1, 0], board(), names=names))
    assert {"OR", "NAND", "AND"} <= set(found)
    with pytest.raises(ValueError, match=r"names: expected .2, 1., a list a layer"):
        draw_network(network, [1, 0], board(), names=[["OR"], ["AND"]])
    with pytest.raises(ValueError, match="names: expected those of the outputs"):
        draw_network(Network([1, 5, 1]), [1], board(), names=[list("abcde"), ["f"]])


def test_each_open_unit_has_a_line_to_the_winner_that_can_be_seen():
    run = passed(DIGIT, X[8])
    adds = run.h[0] * run.weights[1][:, run.said.argmax()]
    lines = draw_network(DIGIT, X[8], board(), picture=(8, 8)).lines
    for color, sign in ((GREEN, 1), (PURPLE, -1)):
        drawn = [line for line in lines if line.get_color() == color]
        assert len(drawn) == (np.sign(adds) == sign).sum() + 1  # and one in the legend
        assert min(line.get_linewidth() for line in drawn) > 1


def test_smooth_functions_are_neither_open_nor_shut():
    words = describe_network(hand("tanh"), [-1, 1])
    assert words == "−1 and 1 go in, through 2 units; the network says −1.7."
    found = texts(draw_network(Network([2, 3, 3, 1], "tanh"), [1, 1], board(), way="back", truth=1))
    assert sum(text.startswith("slope ") for text in found) == 6


GATED = Network.of(Gated(2, 2, "swiglu", rng=np.random.default_rng(0)))


@pytest.mark.parametrize(
    ("call", "message"),
    [
        (lambda: draw_network(hand(), [1, 2], way="up"), "way: expected forth or back or both"),
        (lambda: draw_network(hand(), [1, 2, 3]), r"x: expected one example of 2 .* \(3,\)"),
        (lambda: draw_network(hand(), [[1, 2]] * 2), r"x: expected one example of 2 .* \(2, 2\)"),
        (lambda: draw_network(hand(), [1, 2], way="back"), "truth: expected the right answer"),
        (lambda: draw_network(DIGIT, X[8], way="back", truth=10), "truth: expected below 10"),
        (
            lambda: draw_network(hand(), [1, 2], way="back", upstream=[1, 2]),
            "upstream: expected 1 numbers",
        ),
        (lambda: draw_network(GATED, [1, 2]), "network: expected a Network of Dense layers"),
        (lambda: draw_network(3, [1, 2]), "network: expected a Network of Dense layers"),
        (lambda: draw_network(DIGIT, X[8]), "network: expected layers of at most 20 units"),
        (
            lambda: draw_network(Network([2] * 8), [1, 2]),
            r"network: expected at most five layers \(or draw_strip\)",
        ),
        (lambda: draw_network(hand(), [1, 2], weights="some"), "weights: expected all, winner"),
        (lambda: draw_network(hand(), [1, 2], names=["a", "b"]), "names: expected 1, one an"),
        (lambda: draw_network(hand(), [1, 2], step=12, truth=1), "step: expected from 1 to 11"),
        (lambda: draw_network(hand(), [1, 2], step=1), "truth: expected the right answer"),
        (
            lambda: draw_network(DIGIT, X[8], step=1, truth=1),
            "network: expected one layer in between",
        ),
        (
            lambda: draw_network(DIGIT, X[8], picture=X[8]),
            r"picture: expected ink from 0 on, such as digits\(raw=True\)",
        ),
        (lambda: draw_network(DIGIT, X[8], picture=np.ones(9)), r"picture: expected .* numbers"),
        (lambda: draw_network(hand(), [1, 2], "no axes"), "ax: expected an axes"),
        (lambda: draw_layers(Network([300, 2]), np.ones(300)), "network: expected at most 16"),
        (lambda: draw_layers({}, X[8]), "network: expected one, or a dict of two"),
        (lambda: draw_strip({}), "rows: expected a dict"),
        (lambda: draw_strip({"a": [1]}), "rows: expected from 2 to 40 layers"),
        (lambda: draw_strip({"a": [1, np.nan]}), "rows: expected finite numbers"),
        (lambda: draw_image(np.ones(65)), r"values: expected \(8, 8\) numbers"),
        (lambda: draw_digits([]), "images: expected at least one"),
        (lambda: draw_digits(IMAGES[:2], names=[1]), "names: expected 2, one an image"),
        (lambda: draw_signals([[1, 2]]), "rows: expected a dict"),
        (lambda: draw_signal([1]), "values: expected two numbers or more"),
        (lambda: draw_bend("swiglu", 1), "f: expected an activation function of one input"),
        (lambda: draw_bend("relu", np.inf), "z: expected a finite number"),
        (lambda: draw_unit([1], [1, 2], 0, "relu"), "weights: expected 1, one an input, got 2"),
        (lambda: draw_unit(np.ones(6), np.ones(6), 0, "relu"), "inputs: expected one to five"),
        (lambda: draw_chain("relu", 0, count=9), "count: expected from 2 to 5 units"),
        (lambda: draw_chain(["relu", "tanh"], [1, 2, 3]), "z: expected one number, or one for"),
        (lambda: draw_pairs(["softmax"]), "functions: expected functions of one input"),
    ],
)
def test_what_does_not_fit_is_refused_in_a_sentence(call, message):
    with pytest.raises(ValueError, match=message):
        call()
