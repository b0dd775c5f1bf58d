"""Wrong ways back, paths and uses: within the bands of what was measured over twenty seeds."""

import numpy as np
import pytest

from slopes.experiments import (
    BUGS,
    eager_run,
    feedback_run,
    network_with,
    path_sizes,
    price,
    uses,
    wrong_gradient,
    wrong_run,
)
from slopes.experiments.moving import Eager
from slopes.measure import central_difference, check_gradients
from slopes.networks import Dense, Network, cross_entropy

SEEDS = range(2)
HARMLESS = ["W, not Wᵀ", "random weights", "no slope", "slope at h", "no bias gradient"]


@pytest.mark.parametrize("bug", BUGS)
def test_training_notices_two_bugs_of_seven(bug):
    for seed in SEEDS:
        read = wrong_run(bug, seed=seed)
        assert read > 0.85 if bug in ["none", *HARMLESS] else read < 0.85


def test_the_input_of_the_batch_before_is_never_right_by_a_shorter_batch():
    for f in ("tanh", "relu"):
        assert wrong_run("input of the batch before", f, seed=1) < 0.5


@pytest.mark.parametrize("bug", BUGS)
def test_a_gradient_check_notices_them_all(bug):
    found = wrong_gradient(bug)
    assert found.error < 1e-8 if bug == "none" else found.error > 0.3


def test_one_batch_alone_does_not_show_an_input_of_the_batch_before():
    assert wrong_gradient("input of the batch before", batches=1).error < 1e-8


def test_a_sum_has_the_right_direction_and_the_slope_of_relu_at_its_output_is_right():
    assert wrong_gradient("sum, not mean").angle < 1e-3
    assert wrong_run("slope at h", "relu") == wrong_run("none", "relu")


def test_a_network_without_a_bug_is_the_librarys():
    network, loss = network_with("none", "relu", sizes=(5, 4, 3), seed=3)
    twin, x, y = Network([5, 4, 3], seed=3), np.eye(5), [0, 1, 2, 0, 1]
    assert np.array_equal(network.forward(x), twin.forward(x))
    assert loss is cross_entropy and check_gradients(network, x, y, loss)


def test_a_bug_that_does_not_exist_is_named():
    with pytest.raises(ValueError, match="bug: expected none or W, not"):
        network_with("a typo")


def test_moving_on_the_way_breaks_relu_at_a_long_step_and_leaves_tanh_alone():
    for seed in SEEDS:
        assert (
            eager_run("relu", 0.3, seed=seed)
            == 0
            < 0.94
            < eager_run("relu", 0.3, eager=False, seed=seed)
        )
        assert min(eager_run("relu", 0.03, seed=seed), eager_run("tanh", 0.3, seed=seed)) > 0.85


def test_at_an_ordinary_rate_moving_on_the_way_breaks_most_starts_of_relu():
    assert 10 < [eager_run("relu", 0.1, seed=seed) for seed in range(20)].count(0) < 20


def test_an_eager_layer_sends_back_over_weights_that_have_moved():
    layer = Eager(3, 2, rng=np.random.default_rng(0))
    before, x, back = layer.W.copy(), np.eye(3), np.ones((3, 2))
    layer.forward(x)
    assert np.allclose(layer.backward(back), back @ (before - 0.1 * x.T @ back).T)


def test_weights_turn_towards_a_random_way_back():
    angles, read = feedback_run("tanh")
    assert len(angles) == 21 and 83 < angles[0] < 98 and 62 < angles[20] < 73 and read > 0.9


def test_a_slope_is_the_sum_over_its_paths_and_they_nearly_cancel():
    for seed in SEEDS:
        shallow, deep = (path_sizes(hidden, seed=seed) for hidden in (1, 20))
        assert (shallow.count, deep.count) == (64, 64**20)
        assert 4 < shallow.sizes / shallow.slope < 8 < 10**15.5 < deep.sizes / deep.slope < 10**16.5


def test_the_price_counts_every_product_of_the_layers():
    sizes, seen = [5, 4, 3, 2], []

    class Counting(Dense):
        def forward(self, x):
            seen.append(("forth", self.W.size))
            return super().forward(x)

        def backward(self, upstream):
            seen.append(("back", 2 * self.W.size))
            return super().backward(upstream)

    network, _ = network_with("none", "relu", sizes=sizes, dense=Counting)
    network.backward(network.forward(np.ones((1, 5))))
    counts = {way: sum(n for which, n in seen if which == way) for way in ("forth", "back")}
    assert price(sizes) == (counts["forth"], counts["back"] - 5 * 4)


def test_the_uses_of_a_weight_add_up_to_its_slope():
    def last(weight, h=0.5):
        for _ in range(7):
            h = np.tanh(weight * h)
        return h

    for weight in (-1.5, 0.5, 1.0, 3.0):
        assert np.isclose(uses(weight, 7).sum(), central_difference(last, weight), rtol=1e-5)
