"""Units that rest, die and come back, within the bands of what was measured over many seeds."""

import numpy as np
import pytest

from slopes.experiments import buried, dead_by_inputs, dead_in_ten, fading, priced, ten_layers
from slopes.experiments.silence import Priced
from slopes.networks import dead_fraction

SEEDS = range(2)


def test_units_die_of_a_long_step_over_several_epochs():
    for seed in SEEDS:
        short, long = (fading(lr, seed=seed) for lr in (0.05, 0.3))
        assert len(long.open) == len(long.accuracy) == len(long.dead) == 11
        assert max(short.dead) <= 3 and long.dead[0] <= 1 < long.dead[2] < long.dead[-1]
        assert long.dead[-1] > 50 and long.accuracy[-1] < 0.45 < 0.9 < short.accuracy[-1]


def test_the_first_layer_dies_only_where_its_inputs_are_never_negative():
    for seed in SEEDS:
        assert dead_by_inputs(True, seed=seed)[0] == 0 < 0.35 < dead_by_inputs(False, seed=seed)[0]


@pytest.mark.parametrize(
    ("layer", "below", "least", "most"), [(1, 0.001, 0, 0), (2, 0.001, 8, 26), (2, 5, 0, 0)]
)
def test_only_a_unit_that_is_just_dead_and_not_in_the_first_layer_comes_back(
    layer, below, least, most
):
    found = [buried(layer, below, seed=seed) for seed in SEEDS]
    assert all(each.gradient == 0 for each in found)
    assert all(least <= each.back <= most for each in found), found


@pytest.mark.parametrize("help", [{"lr": 0.03, "momentum": 0.9}, {"weight_decay": 0.01}])
def test_neither_momentum_nor_weight_decay_wakes_a_dead_unit_of_the_first_layer(help):
    assert buried(1, 0.001, **help).back == 0


def test_a_price_is_part_of_the_gradient():
    layer, z = Priced(0.5), np.array([[1.0, -1.0], [2.0, 3.0]])
    layer.forward(z)
    assert layer.backward(np.ones((2, 2))).tolist() == [[1.25, 0], [1.25, 1.25]]


def test_a_price_makes_layers_sparse_and_keeps_what_they_say():
    for seed in SEEDS:
        free, dear = (priced(price, seed=seed)[1] for price in (0, 0.03))
        assert free.zeros < 0.56 < 0.78 < dear.zeros and dear.dead == 0
        assert abs(dear.accuracy - free.accuracy) < 0.04
        assert free.same < 1.8 * free.other and dear.same > 2.2 * dear.other


def test_only_small_weights_and_random_biases_together_kill_half_of_layer_ten():
    for seed in SEEDS:
        both = dead_in_ten("small", "random", seed=seed)
        assert both.dead[-1] > 0.38 and both.spread < 0.01 and both.blind > 0.95
        for start in (("He", "zero"), ("He", "random"), ("small", "zero")):
            found = dead_in_ten(*start, seed=seed)
            assert found.dead[-1] < 0.2 and 0.4 < found.spread < 0.6


def test_a_factor_on_the_weights_changes_no_dead_unit_where_biases_are_zero():
    x = np.random.default_rng(0).normal(size=(200, 64))
    big, small = (ten_layers("He", "zero") for _ in range(2))
    for dense in small.dense:
        dense.W *= 0.01
    assert dead_fraction(small, x) == dead_fraction(big, x)
