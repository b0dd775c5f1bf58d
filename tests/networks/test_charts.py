"""The chart of a network says what was built into it, and looking changes nothing."""

import copy
from dataclasses import asdict

import numpy as np
import pytest

from slopes.networks import (
    SGD,
    Adam,
    BatchNorm,
    Bend,
    Network,
    chart,
    constant,
    cross_entropy,
    mean_squared_error,
    scaled,
    share_right,
)

RNG = np.random.default_rng(0)
X, Y = RNG.normal(size=(60, 8)), RNG.integers(0, 3, 60)


def taken(network, loss=cross_entropy, optimizer=None, y=Y, new=None):
    return chart(network, X, y, loss, optimizer or SGD(0.1), new)


def test_looking_changes_nothing():
    network, optimizer = Network([8, 16, 3], norm=BatchNorm, seed=0), Adam(0.01)
    before = copy.deepcopy((network, optimizer))
    first, second = taken(network, optimizer=optimizer), taken(network, optimizer=optimizer)
    assert first == second
    for (_, now, _), (_, then, _) in zip(network.parameters(), before[0].parameters(), strict=True):
        assert np.array_equal(now, then)
    norm, kept = network.layers[1], before[0].layers[1]
    assert np.array_equal(norm.mean, kept.mean) and np.array_equal(norm.variance, kept.variance)
    assert optimizer.steps == 0 and not optimizer.memory and norm.training


@pytest.mark.parametrize("gain", [0.5, 3.0])
def test_weights_are_told_by_their_gain(gain):
    network = Network([8, 400, 400, 3], init=scaled(gain=gain), seed=0)
    assert np.isclose(taken(network).heaviest, gain, rtol=0.1)


def test_a_rank_is_a_share_of_what_could_be():
    assert taken(Network([8, 16, 16, 3], init=constant(0.1))).rank == 1 / 16
    assert taken(Network([8, 16, 16, 3], seed=0)).rank == 1


def test_one_answer_for_all_has_no_spread():
    found = taken(Network([8, 16, 3], init=constant(0.0)))
    assert found.spread == found.lowest == found.update == 0 and found.dead == 1
    assert np.isnan(found.ends) and np.isclose(found.loss, 1)


def test_the_step_is_measured_as_the_optimizer_takes_it():
    network = Network([8, 16, 3], "tanh", seed=0)
    small, large = (taken(network, optimizer=SGD(lr)).update for lr in (0.001, 0.1))
    assert np.isclose(large, 100 * small) and taken(network).moved == 1


def test_numbers_have_no_classes():
    y = X[:, :1] - X[:, :1].mean()
    found = taken(Network([8, 16, 1], seed=0), mean_squared_error, y=y, new=(X, y))
    assert np.isnan(found.worst) and found.right == found.new < 1


def test_an_activation_at_the_output_shows():
    layers = Network([8, 16, 3], seed=0).layers
    for f, low in (("relu", 0), ("softmax", 0), ("identity", -np.inf)):
        found = taken(Network.of(*layers, Bend(f)))
        assert (found.lowest >= 0) == (low == 0)


def test_a_network_of_one_layer_has_a_chart():
    found = taken(Network([8, 3], seed=0))
    assert np.isnan(found.dead) and np.isnan(found.saturated) and found.ends == 1


def test_what_overflows_is_told_and_warns_of_nothing():
    found = taken(Network([8, *[16] * 40, 3], init=scaled(gain=1e9), seed=0))
    assert all(isinstance(value, float) for value in asdict(found).values())


def test_shares_of_classes_and_of_variance():
    assert share_right(np.eye(3), np.array([0, 1, 1])) == 2 / 3
    assert share_right(np.zeros((4, 1)), np.array([[-1.0], [1.0], [-1.0], [1.0]])) == 0
