"""Every start has the variance that it promises, and the seed decides every weight."""

import numpy as np
import pytest

from slopes import REGISTRY
from slopes.measure import gain
from slopes.networks import (
    Dense,
    Network,
    constant,
    for_activation,
    glorot,
    he,
    lecun,
    lsuv,
    orthogonal,
    pytorch_default,
    scaled,
    variance_scaling,
)

STARTS = {"glorot": (glorot, 2 / 500), "he": (he, 2 / 300), "lecun": (lecun, 1 / 300)}


@pytest.mark.parametrize("distribution", ["normal", "uniform", "truncated"])
@pytest.mark.parametrize("name", STARTS)
def test_a_start_has_its_variance_in_every_distribution(name, distribution):
    start, variance = STARTS[name]
    W = start(np.random.default_rng(0), 300, 200, distribution)
    assert W.shape == (300, 200) and abs(W.mean()) < 4 * np.sqrt(variance / W.size)
    assert W.var() == pytest.approx(variance, rel=0.03)
    reach = {"normal": 4.5, "uniform": 3**0.5, "truncated": 2 / 0.8796}[distribution]
    assert 0.9 * reach < np.abs(W).max() / variance**0.5 < 1.2 * reach
    if distribution != "normal":
        assert np.abs(W).max() <= reach * variance**0.5 * 1.0001


@pytest.mark.parametrize("shape", [(40, 40), (60, 20), (20, 60)])
def test_orthogonal_keeps_lengths(shape):
    W = orthogonal(np.random.default_rng(0), *shape)
    small = W if shape[0] <= shape[1] else W.T
    assert W.shape == shape and np.allclose(small @ small.T, np.eye(min(shape)))
    assert np.allclose(orthogonal(np.random.default_rng(0), *shape, gain=3.0), 3 * W)


def test_orthogonal_is_uniform_over_rotations():
    corner = [orthogonal(np.random.default_rng(s), 3, 3)[0, 0] for s in range(400)]
    assert abs(np.mean(corner)) < 0.1 and np.mean(np.square(corner)) == pytest.approx(
        1 / 3, abs=0.05
    )


@pytest.mark.parametrize("name", ["relu", "tanh", "sigmoid", "softplus", "leaky_relu"])
def test_the_start_for_an_activation_keeps_the_signal(name):
    f, rng = REGISTRY[name], np.random.default_rng(0)
    W = for_activation(f)(rng, 600, 400)
    assert W.var() == pytest.approx(gain(f) ** 2 / 600, rel=0.03)
    z = rng.normal(size=(100, 600))
    assert np.mean((f(z) @ W) ** 2) == pytest.approx(1, rel=0.05)


def test_the_start_for_the_gradient_is_another():
    rng = np.random.default_rng(0)
    W = for_activation("sigmoid", "backward")(rng, 300, 300)
    assert W.std() * 300**0.5 == pytest.approx(4.7226, rel=0.03)
    with pytest.raises(ValueError, match=r"f: .* passes no backward signal"):
        for_activation("step", "backward")
    with pytest.raises(KeyError, match="did you mean 'sigmoid'"):
        for_activation("sigmoit")


def test_pytorchs_default_and_plain_gains():
    rng = np.random.default_rng(0)
    assert pytorch_default(rng, 300, 200).var() == pytest.approx(1 / 900, rel=0.03)
    assert scaled(gain=3)(rng, 300, 200).std() == pytest.approx(3 / 300**0.5, rel=0.03)
    assert (constant(0.5)(rng, 3, 2) == 0.5).all()


def test_the_seed_decides_every_weight():
    a, b, c = (Network([5, 4, 3], seed=s).dense for s in (1, 1, 2))
    assert all((p.W == q.W).all() for p, q in zip(a, b, strict=True))
    assert not (a[0].W == c[0].W).any()


def test_bad_starts_are_named():
    rng = np.random.default_rng(0)
    with pytest.raises(ValueError, match="scale: expected a number above 0, got -1"):
        variance_scaling(rng, 3, 3, scale=-1)
    with pytest.raises(ValueError, match=r"init: expected weights \(3, 2\), got \(2, 3\)"):
        Dense(3, 2, rng=rng, init=lambda rng, fan_in, fan_out: np.zeros((fan_out, fan_in)))


@pytest.mark.parametrize("f", ["relu", "gelu", "sigmoid"])
def test_lsuv_gives_every_layer_of_sums_a_spread_of_one(f):
    network = Network([20, 30, 30, 5], f, init=orthogonal, seed=0)
    x, b = np.random.default_rng(0).normal(3, 2, (40, 20)), network.dense[1].b.copy()
    assert lsuv(network, x) is network
    out = network.forward(x)
    assert np.allclose([z.std() for z in (*(bend.z for bend in network.bends), out)], 1)
    assert np.array_equal(network.dense[1].b, b)


def test_lsuv_wants_inputs_whose_sums_differ():
    with pytest.raises(ValueError, match="sums that differ"):
        lsuv(Network([3, 4, 2], init=constant(0.0)), np.ones((5, 3)))
