"""What is wrong inside a network, said in figures and drawn."""

import matplotlib.pyplot as plt
import numpy as np
import pytest

from slopes import prelu
from slopes.data import load
from slopes.experiments import gradient_flow
from slopes.figures import plot_decision_boundary, plot_gradient_flow, plot_histograms
from slopes.measure import choosing, initialization
from slopes.networks import (
    SGD,
    BatchNorm,
    Bend,
    Dense,
    Gated,
    Network,
    Residual,
    cross_entropy,
    dead_fraction,
    glorot,
    gradient_norms,
    inspect,
    mean_squared_error,
    update_ratios,
)


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


def test_inputs_that_collapse_into_one_are_seen():
    network, (x, y) = Network([4, *(30 for _ in range(10)), 3], "sigmoid", init=glorot), batch()
    states = inspect(network, x, y, cross_entropy)
    assert all(0.05 < each.spread < 0.2 for each in states)
    over_inputs = [each.spread_over_inputs for each in states]
    assert over_inputs[0] > 0.05 and over_inputs[-1] < 1e-6 and states[-1].spread > 0.05
    assert over_inputs == sorted(over_inputs, reverse=True)
    assert over_inputs[0] == pytest.approx(network.bends[0].h.std(0).mean())
    alike = inspect(network, x[:1], y[:1], cross_entropy)
    assert all(each.spread_over_inputs == 0 < each.spread for each in alike)


@pytest.mark.parametrize("f", ["relu", "sigmoid"])
def test_narrow_weights_are_measured_in_float64(f):
    def even(rng, fan_in, fan_out):
        return np.full((fan_in, fan_out), 250.0 / fan_in)

    def small(rng, fan_in, fan_out):
        return np.full((fan_in, fan_out), 1 / 2048)

    starts = {"init": even, "last_init": small}
    narrow = Network([4, 400, 3], f, **starts, dtype=np.float16)
    wide = Network([4, 400, 3], f, **starts)
    x, y = np.repeat([[1.0], [2.0]], 4, 1), np.zeros((2, 3))
    (found,), (expected,) = (inspect(n, x, y, mean_squared_error) for n in (narrow, wide))
    for figure in {*vars(found)} - {"name"}:
        assert getattr(found, figure) == pytest.approx(getattr(expected, figure), rel=2e-3), figure
    narrow.dense[0].dW[:] = 300
    assert gradient_norms(narrow)[0] == 300
    parameters = [("w", narrow.dense[0].W)]

    def double():
        narrow.dense[0].W *= 2

    narrow.dense[0].W[:] = 300
    assert update_ratios(parameters, double) == {"w": 1}


def test_a_sigmoid_that_float16_rounds_to_flat_is_not_dead():
    network = Network([4, 6, 3], "sigmoid", seed=0, bias=-20.0, dtype=np.float16)
    (only,) = inspect(network, *batch(), cross_entropy)
    assert only.dead == 0 and only.saturated == 1 and dead_fraction(network, batch()[0]) == [0]


def mixed():
    rng = np.random.default_rng(0)
    branch = Residual(Dense(6, 6, rng=rng), Bend("relu"), scale=0.5)
    parts = [Dense(4, 6, rng=rng), BatchNorm(6), Bend("tanh"), branch]
    return Network.of(*parts, Gated(6, 5, "swiglu", rng=rng), Dense(5, 3, rng=rng))


def test_inspect_sees_what_is_inside_branches_and_gates():
    network, (x, y) = mixed(), batch()
    states = inspect(network, x, y, cross_entropy)
    assert [each.name for each in states] == ["tanh 1", "relu 2", "swiglu 3"]
    first, norm, *_, gated, last = network.layers
    gate = states[2]
    assert np.isnan(gate.dead) and np.isnan(gate.saturated)
    assert gate.mean == pytest.approx(gated.f(gated.a, gated.b).mean())
    upstream = cross_entropy(network.forward(x), y)[1] @ last.W.T
    assert gate.gradient == pytest.approx(np.sqrt(np.mean(upstream**2)))
    through = 0.5 * gated.backward(upstream)
    assert states[1].gradient == pytest.approx(np.sqrt(np.mean(through**2)))
    assert states[0].mean == pytest.approx(np.tanh(norm.forward(first.forward(x))).mean())


def test_a_network_is_looked_at_and_what_it_remembers_is_kept():
    network, (x, y) = mixed(), batch()
    norm = network.layers[1]
    kept = norm.mean.copy(), norm.variance.copy()
    inspect(network, x, y, cross_entropy)
    assert dead_fraction(network, x)[0] == 0
    with pytest.raises(ValueError, match="expected a batch of at least 2 examples"):
        inspect(network, x[:1], y[:1], cross_entropy)
    assert (norm.mean == kept[0]).all() and (norm.variance == kept[1]).all()
    network.forward(x)
    assert (norm.mean != kept[0]).all(), "training still remembers"


def test_a_leak_for_each_unit_is_held_to_its_own_steepest_slope():
    network = Network([4, 3, 3], prelu.using(alpha=[0.0, 0.01, 30.0]), seed=0, bias=-100.0)
    (only,) = inspect(network, *batch(), cross_entropy)
    assert only.dead == 1 / 3 and only.saturated == pytest.approx(2 / 3)


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
