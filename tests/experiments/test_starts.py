"""The studies of chapter 13 find what theory says, and can find the opposite."""

import numpy as np
import pytest

from slopes.experiments import (
    asked,
    copies,
    first_losses,
    first_parted,
    left_by_default,
    sizes_of_inputs,
    sizes_of_sums,
    spread_between,
    through_widths,
)
from slopes.experiments.copies import distinct_units
from slopes.networks import Network


def test_copies_part_under_a_random_layer_and_stay_under_an_equal_one():
    quick = {"epochs": 1, "f": "tanh"}
    assert copies(0.1, "random", **quick).distinct == (64,)
    assert copies(0.1, "random", layers=2, **quick).distinct == (1, 64)
    assert copies(0.1, 0.1, **quick).distinct == (1,)
    assert copies(0.1, 0.1, noise=1e-3, **quick).distinct == (64,)
    still = copies(0.0, "random", layers=2, **quick)
    assert still.moved == (0, 0, 0) and still.distinct == (1, 1)
    late = copies("random", 0.0, **quick)
    assert late.moved[0] == 0 < late.moved[1] and late.distinct == (64,)
    assert len(late.loss) == 1 and copies("random", "random", bias=0.5, **quick).loss[0] < 2.4


def test_distinct_units_are_columns_that_differ_by_more_than_rounding():
    W = np.random.default_rng(0).normal(size=(6, 5))
    assert distinct_units(W) == 5 and distinct_units(1e-30 * W) == 5
    assert distinct_units(np.hstack([W, W * (1 + 1e-14)])) == 5
    assert distinct_units(np.zeros((3, 4))) == 1


def test_any_random_scale_parts_units():
    assert first_parted(0.1) == first_parted(2.0) == 64


def test_a_small_last_layer_starts_at_the_loss_of_one_who_knows_nothing():
    (whole, *_), (small, losses, right) = first_losses(1.0, epochs=1), first_losses(0.01, epochs=1)
    assert abs(small - np.log(10)) < 0.02 < whole - small and len(losses) == 1 and 0 < right < 1


def test_sizes_stay_or_run_away():
    quick = {"depth": 20, "width": 128}
    assert sizes_of_sums("tanh", **quick)[-1] == pytest.approx(1, abs=0.2)
    assert sizes_of_sums("silu", start=4.0, **quick)[-1] > 20
    assert len(sizes_of_sums("relu", 1.0, **quick)) == 20
    assert sizes_of_sums("identity", 0.5, **quick)[-1] == pytest.approx(4.0**-19, rel=1)


def test_sizes_of_inputs_are_what_their_mean_hides():
    each = sizes_of_inputs("gelu", depth=50, width=128)
    assert each.shape == (50, 64) and not each.flags.writeable
    assert each[-1].mean() > 1 > 0.1 > each[-1].min()
    assert np.allclose(each.mean(axis=1), sizes_of_sums("gelu", depth=50, width=128))


def test_the_default_keeps_its_biases_and_loses_the_input():
    size, differing = left_by_default(width=128)
    assert 100 * differing < size < 0.2
    assert left_by_default("identity", layers=1)[1] == pytest.approx(3**-0.5, rel=0.05)


def test_widths_telescope_and_their_mean_does_not():
    taper, turns = (256, 128, 64, 32), (256, 64) * 5 + (256,)
    for f in ("identity", "relu"):
        runs = [through_widths(taper, "fan_in", f, seed=seed) for seed in range(8)]
        assert np.mean([run.signal[-1] for run in runs]) == pytest.approx(1, rel=0.4)
        assert np.mean([run.gradient[0] for run in runs]) == pytest.approx(1 / 8, rel=0.4)
    kept = through_widths(turns, "fan_avg", "identity")
    assert kept.signal[0] == kept.gradient[-1] == 1 and len(kept.signal) == len(turns)
    assert kept.signal[-1] == pytest.approx(0.64**5, rel=0.6)
    assert kept.gradient[0] == pytest.approx(0.64**5, rel=0.6)


def test_a_spread_of_one_can_hide_a_network_that_sees_nothing():
    quick = {"depth": 12, "width": 64}
    blind, seeing = asked("sigmoid", "lsuv", **quick), asked("sigmoid", "between", **quick)
    assert blind.spread[-1] == pytest.approx(1, abs=0.05) and blind.apart[-1] < 1e-6
    assert seeing.apart[-1] > 0.9 and 0.5 < seeing.gradient < 3 and blind.gradient < 1e-3
    assert asked("gelu", "gain", **quick).spread[-1] > asked("gelu", "lsuv", **quick).spread[-1] / 3


def test_spread_between_centres_every_unit():
    network, x = Network([5, 9, 9, 2], "sigmoid"), np.random.default_rng(0).normal(2, 1, (30, 5))
    spread_between(network, x)
    network.forward(x)
    for bend in network.bends:
        assert np.allclose(bend.z.mean(0), 0) and np.mean(bend.z.var(0)) == pytest.approx(1)
