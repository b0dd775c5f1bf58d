"""What is wrong inside a network, said in figures and drawn."""

import matplotlib.pyplot as plt
import numpy as np
import pytest

from slopes.data import load
from slopes.experiments import gradient_flow
from slopes.figures import plot_decision_boundary, plot_gradient_flow, plot_histograms
from slopes.measure import choosing, initialization
from slopes.networks import SGD, Network, cross_entropy, inspect, update_ratios


def batch(seed=0):
    rng = np.random.default_rng(seed)
    return rng.normal(size=(50, 4)), rng.integers(0, 3, 50)


def test_inspect_finds_the_units_that_were_broken():
    network = Network([4, 6, 6, 3], "relu", seed=0)
    network.dense[1].b[:3] = -100
    first, second = inspect(network, *batch(), cross_entropy)
    assert (first.name, second.name) == ("relu 1", "relu 2")
    assert first.dead == 0 and second.dead == 0.5
    assert first.positive == second.positive == 1 and second.saturated > 0.5
    assert first.gradient > 0 and first.spread > 0 and first.mean > 0


def test_inspect_measures_the_gradient_of_the_outputs():
    network, (x, y) = Network([4, 6, 3], "tanh", seed=0), batch()
    (only,) = inspect(network, x, y, cross_entropy)
    upstream = cross_entropy(network.forward(x), y)[1] @ network.dense[1].W.T
    assert only.gradient == pytest.approx(np.sqrt(np.mean(upstream**2)))
    assert only.mean == pytest.approx(network.bends[0].h.mean()) and only.positive < 1


def test_the_update_ratio_is_the_step_over_the_weight():
    network, (x, y) = Network([4, 6, 3], seed=0), batch()
    network.backward(cross_entropy(network.forward(x), y)[1])
    W, dW = network.dense[0].W.copy(), network.dense[0].dW
    parameters = network.parameters()
    ratios = update_ratios(parameters, lambda: SGD(0.1).step(parameters))
    expected = 0.1 * np.linalg.norm(dW) / np.linalg.norm(W)
    assert ratios["layer 1 W"] == pytest.approx(expected)
    assert ratios["layer 1 b"] == np.inf


@pytest.fixture
def ax():
    yield plt.figure().subplots()
    plt.close("all")


def test_gradient_flow_is_a_line_for_each_start(ax):
    flows = {f"gain {g}": gradient_flow("tanh", g, depth=5, width=16) for g in (0.5, 1.0)}
    assert plot_gradient_flow(flows, ax=ax) is ax and plot_gradient_flow(flows) is not ax
    assert [len(line.get_xdata()) for line in ax.lines] == [4, 4] and ax.get_yscale() == "log"
    assert [t.get_text() for t in ax.get_legend().get_texts()] == list(flows)


def test_a_decision_boundary_shows_every_class(ax):
    x, y, *_ = load("spirals")
    network = Network([2, 8, 3], seed=0)
    assert plot_decision_boundary(network, x, y, ax=ax, points=20) is ax
    assert len(ax.lines) == 3 and sum(len(line.get_xdata()) for line in ax.lines) == len(x)
    assert plot_decision_boundary(Network([2, 1], seed=0), x[y < 2], y[y < 2], points=9) is not ax
    with pytest.raises(ValueError, match=r"x: expected examples of two features, got shape \(9,\)"):
        plot_decision_boundary(network, np.zeros(9), y)


def test_histograms_show_every_layer(ax):
    network = Network([4, 6, 6, 3], "tanh", seed=0)
    assert plot_histograms(network, batch()[0], ax=ax) is ax
    assert ax.get_yticks().tolist() == [1, 2] and len(ax.patches) == 2
    assert plot_histograms(network, batch()[0], what="z") is not ax
    with pytest.raises(ValueError, match="what: expected h or z, got 'w'"):
        plot_histograms(network, batch()[0], what="w")
    with pytest.raises(ValueError, match="network: expected at least one activation layer"):
        plot_histograms(Network([4, 3]), batch()[0])


def test_tables_of_choice_and_of_starts_are_measured():
    rows = choosing("relu", "tanh", "sigmoid").rows
    assert rows[0] == ["relu", "no", "mean 0.3989", "50%", "monotone, kinks"]
    assert rows[1] == ["tanh", "yes", "yes", "0%", "monotone, smooth"]
    rows = initialization("relu", "sigmoid", fan_in=100).rows
    assert rows[0] == ["relu", "1.414", "1.414", "0.1414", "1"]
    assert rows[1][1:3] == ["1.846", "4.723"] and len(initialization().rows) > 5
