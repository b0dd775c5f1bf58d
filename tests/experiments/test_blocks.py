"""Deep stacks of blocks, BatchNorm's two modes, and the edge of chaos, as theory has them."""

import numpy as np
import pytest

from slopes.experiments import (
    alignment,
    block_flow,
    block_run,
    edge_run,
    normed_network,
    read_in_training_mode,
    repeat,
    residual_growth,
    two_modes,
)
from slopes.measure import cosine_map, edge_weight, error_factor, product_mean, settled_size, stairs
from slopes.networks import BatchNorm

TALL = {"depth": 100, "width": 128, "batch": 32}


def test_batchnorm_makes_a_gradient_explode_and_layernorm_does_not():
    batch, layer, none = (
        repeat(block_flow, norm=norm, of="grown") for norm in ("batch", "layer", None)
    )
    assert min(batch.values) > 8000 > 8 > max(layer.values + none.values)
    apart = repeat(block_flow, norm="batch", of=lambda flow: flow.cosine[-1])
    alike = repeat(block_flow, norm="layer", of=lambda flow: flow.cosine[-1])
    assert max(apart.values) < 0.45 and min(alike.values) > 0.93


@pytest.mark.parametrize(("skip", "size"), [(1.0, 2.0**50), (0.1, 1.01**50), (0.01, 1.0)])
def test_blocks_that_end_in_weights_multiply_like_unrelated_parts(skip, size):
    for seed in range(2):
        flow = block_flow(skip=skip, seed=seed, **TALL)
        assert abs(np.log(flow.forward[-1] / size)) < 2 * skip + 0.05
        assert abs(np.log(flow.grown / size)) < 2 * skip + 0.05


def test_blocks_that_end_in_a_bend_add_up_like_numbers():
    flow = block_flow(skip=0.1, weights_first=True, **TALL)
    assert flow.forward[-1] > 100 and flow.cosine[-1] > 0.999 and len(flow.cosine) == 101
    assert residual_growth(0.1) > 10 > 2 > residual_growth(0.1, bend_first=True)


def test_a_norm_in_front_lets_the_sum_grow_like_a_root():
    for norm in ("batch", "layer", "rms"):
        flow = block_flow(skip=1.0, norm=norm)
        assert np.isclose(flow.forward[-1], 50**0.5, rtol=0.25) and flow.grown < 20
    assert np.isclose(block_flow(skip=1.0, norm="layer", post=True).forward[-1], 1, atol=1e-3)


def test_a_small_branch_learns_where_no_skip_and_a_bare_skip_do_not():
    assert block_run(skip=40**-0.5, epochs=1).accuracy > 0.6
    assert np.isnan(block_run(skip=1.0, epochs=1).accuracy)
    alone = block_run(norm="batch", epochs=1)
    assert alone.accuracy < 0.25 and alone.ratio > 1000
    assert block_run(skip=1.0, gain=0, lr=0.01, epochs=1, depth=5).ratio > 0


def test_a_batch_sorted_by_class_is_read_badly_in_training_mode():
    modes = two_modes()
    assert modes.by_class < 0.3 < 0.8 < min(modes.mixed, modes.evaluated)
    assert len(modes.classes) == 10


def test_looking_in_training_mode_leaves_what_batchnorm_remembers():
    network, x = normed_network(), np.random.default_rng(0).normal(size=(90, 64))
    norms = [layer for layer in network.walk() if isinstance(layer, BatchNorm)]
    before = [(norm.mean.copy(), norm.variance.copy()) for norm in norms]
    read_in_training_mode(network, x)
    for norm, kept in zip(norms, before, strict=True):
        assert np.array_equal(norm.mean, kept[0]) and np.array_equal(norm.variance, kept[1])


@pytest.mark.parametrize("c", [-1.0, -0.3, 0.0, 0.5, 0.99])
def test_the_mean_of_a_product_of_relus_is_that_of_cho_and_saul(c):
    exact = (np.sqrt(1 - c * c) + c * (np.pi - np.arccos(c))) / (2 * np.pi)
    assert product_mean("relu", c) == pytest.approx(exact, abs=2e-3)
    assert product_mean("relu", c, 3.0) == pytest.approx(9 * exact, abs=2e-2)


@pytest.mark.parametrize(("bias", "edge"), [(0.05, 1.1225), (0.3, 1.3956), (0.5, 1.5497)])
def test_the_edge_of_tanh(bias, edge):
    assert edge_weight("tanh", bias) == pytest.approx(edge, abs=1e-3)
    assert error_factor("tanh", edge - 0.1, bias) < 1 < error_factor("tanh", edge + 0.1, bias)
    assert stairs("tanh", 0.5, edge - 0.2, bias, layers=300)[-1] > 0.99
    assert stairs("tanh", 0.5, edge + 0.3, bias, layers=300)[-1] < 0.8


def test_the_map_says_what_wide_networks_do():
    measured = repeat(alignment, "tanh", 2.0, width=400, of=lambda r: np.mean(r.cosine[30:]))
    assert measured.mean == pytest.approx(stairs("tanh", 0.0, 2.0, 0.22, layers=50)[-1], abs=0.1)
    assert settled_size("relu", 2.0) == np.inf and settled_size("relu", 1.0) == 0
    assert cosine_map("relu", 1.0, 2.0) == pytest.approx(1)


def test_deep_tanh_learns_at_the_edge():
    at, below = (edge_run(weight=w, depth=20, epochs=1, lr=0.1) for w in (1.2, 0.6))
    assert at > below + 0.1
    assert edge_run(weight=1.1, depth=5, epochs=1, orthogonally=True) > 0.3
