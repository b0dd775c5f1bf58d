"""Leaks and SELU: what the studies of chapter 07 must be able to find."""

import numpy as np
import pytest

from slopes import rrelu, selu
from slopes.experiments import alpha_dropout, carried, dropout, lottery_run
from slopes.experiments.leaks import DrawnLeak


@pytest.mark.parametrize("share", [0.1, 0.5])
@pytest.mark.parametrize(("drop", "variance"), [(alpha_dropout, 1.0), (dropout, None)])
def test_alpha_dropout_keeps_mean_and_variance_and_dropout_the_mean_alone(drop, variance, share):
    h = selu(np.random.default_rng(0).normal(size=400_000))
    out = drop(h, share, np.random.default_rng(1))
    assert out.mean() == pytest.approx(0, abs=0.01)
    assert out.var() == pytest.approx(variance or 1 / (1 - share), rel=0.01)


def test_a_share_of_0_drops_nothing():
    h = np.random.default_rng(0).normal(size=(3, 4))
    for drop in (dropout, alpha_dropout):
        assert np.allclose(drop(h, 0.0, np.random.default_rng(0)), h)


@pytest.mark.parametrize("seed", range(3))
def test_the_signal_of_selu_is_carried_only_where_nothing_is_broken(seed):
    assert np.allclose(carried(seed=seed), (0, 1), atol=0.2)
    assert carried(2**0.5, depth=20, seed=seed)[1] > 3
    assert carried(drop=dropout, share=0.5, depth=20, seed=seed)[1] > 3
    assert carried(skip=True, depth=10, seed=seed)[1] > 100


def test_lots_are_drawn_in_training_and_at_no_other_time():
    layer, z = DrawnLeak(0), -np.ones((2, 3))
    assert (layer.forward(z) != layer.forward(z)).any()
    layer.training = False
    assert np.array_equal(layer.forward(z), rrelu(z))


def test_a_lottery_run_says_what_the_lots_change():
    drawn, fixed, other = lottery_run(seed=0)
    assert min(drawn, fixed) > 0.9 and 0 < other < 0.1
