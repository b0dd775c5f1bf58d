"""What narrow dtypes, infinite logits, certain answers and broken networks must not spoil."""

import mpmath as mp
import numpy as np
import pytest

from slopes.measure import check_gradients
from slopes.networks import (
    SGD,
    Adam,
    BatchNorm,
    Bend,
    Dense,
    DyT,
    LayerNorm,
    Network,
    RMSNorm,
    accuracy,
    binary_cross_entropy,
    clip_by_norm,
    cross_entropy,
    fit,
    mean_squared_error,
)

INF = np.inf


@pytest.mark.parametrize("gradient", [0.0, 1e-5, 6e-8, 300.0])
def test_adam_steps_by_its_rate_in_float16(gradient):
    w = np.array([1.0], np.float16)
    Adam(0.25).step([("w", w, np.array([gradient], np.float16))])
    small = float(np.float16(gradient))
    assert w[0] == np.float16(1 - 0.25 * small / (small + 1e-8))


@pytest.mark.parametrize("dtype", [np.float16, np.float32, np.float64])
def test_a_mean_over_many_is_taken_in_a_wide_dtype(dtype):
    loss, gradient = cross_entropy(np.zeros((30_000, 10), dtype), np.zeros(30_000, int))
    assert loss == pytest.approx(np.log(10)) and gradient.dtype == dtype
    assert mean_squared_error(np.full(5000, 300, dtype), np.zeros(5000, dtype))[0] == 90_000
    assert binary_cross_entropy(np.zeros(5000, dtype), np.ones(5000))[0] == pytest.approx(np.log(2))
    ones = np.ones(70_000, dtype)
    assert clip_by_norm([("w", None, ones)], 1.0) == pytest.approx(70_000**0.5)
    assert ones == pytest.approx(70_000**-0.5, rel=1e-3)
    layer = Dense(1, 1, rng=np.random.default_rng(0), dtype=dtype)
    layer.forward(np.ones((4096, 1)))
    layer.backward(np.ones((4096, 1)))
    assert layer.db == 4096 and layer.dW == 4096


def test_norms_take_their_means_in_a_wide_dtype():
    columns = BatchNorm(1, dtype=np.float16)
    assert np.allclose(columns.forward(np.array([[0.0], [1000.0]])), [[-1], [1]])
    assert columns.variance > 5e4
    for norm, expected in ((LayerNorm, [-1, 1]), (RMSNorm, [0, 2**0.5])):
        got = norm(2, dtype=np.float16).forward(np.array([[0.0, 60_000.0]]))
        assert got.dtype == np.float16 and np.allclose(got, [expected], atol=1e-3)


def test_a_batch_of_one_is_refused_with_the_remedy():
    with pytest.raises(ValueError, match=r"x: expected a batch of at least 2.*got 1: leave the"):
        BatchNorm(3).forward(np.ones((1, 3)))


def test_rmsnorm_keeps_its_gradient_and_has_no_shift():
    rng = np.random.default_rng(0)
    network = Network.of(Dense(4, 5, rng=rng), RMSNorm(5), Bend("tanh"), Dense(5, 3, rng=rng))
    names = [name for name, *_ in network.parameters()]
    assert names[2] == "layer 2 gamma" and not any("beta" in name for name in names)
    network.layers[1].gamma[:] = rng.normal(size=5)
    assert check_gradients(network, rng.normal(size=(6, 4)), np.arange(6) % 3, cross_entropy)
    x = rng.normal(size=(2, 5))
    size = np.sqrt((x**2).mean(1, keepdims=True))
    assert np.allclose(RMSNorm(5).forward(x), x / size, rtol=1e-4)


def test_dyt_has_the_exact_slope_of_tanh_where_it_is_flat():
    layer = DyT(1, alpha=1.0)
    layer.forward(np.array([[30.0]]))
    got = layer.backward(np.ones((1, 1)))[0, 0]
    assert got == pytest.approx(float(mp.sech(30) ** 2), rel=1e-14, abs=0)


@pytest.mark.parametrize(
    ("logits", "label", "loss", "gradient"),
    [
        ([INF, 0.0], 0, 0.0, [0, 0]),
        ([INF, 0.0], 1, INF, [1, -1]),
        ([-INF, 0.0], 0, INF, [-1, 1]),
        ([-INF, 0.0, 0.0], 1, np.log(2), [0, -0.5, 0.5]),
        ([1000.0, *9 * [0.0]], 0, 0.0, 10 * [0]),
    ],
)
def test_cross_entropy_has_its_limits_at_infinite_logits(logits, label, loss, gradient):
    got = cross_entropy([logits], [label])
    assert got[0] == pytest.approx(loss) and np.allclose(got[1], [gradient])


def test_binary_cross_entropy_has_its_limits_at_infinite_logits():
    got = [binary_cross_entropy([z], [t])[0] for z in (INF, -INF) for t in (1.0, 0.0)]
    assert got == [0, INF, INF, 0]


def test_cross_entropy_is_exact_where_the_network_is_all_but_certain():
    for lead in (38.0, 60.0, 300.0, 700.0):
        loss, gradient = cross_entropy([[lead, 0.0]], [0])
        true = float(mp.log1p(mp.exp(-lead)))
        assert loss == pytest.approx(true, rel=1e-14, abs=0)
        assert -gradient[0, 0] == gradient[0, 1] == pytest.approx(true, rel=1e-13, abs=0)


@pytest.mark.parametrize("target", [-1.0, 1.5, np.nan, -1e-9])
def test_binary_targets_lie_between_0_and_1(target):
    with pytest.raises(ValueError, match=f"targets: expected numbers from 0 to 1, got {target}"):
        binary_cross_entropy([-3.0], [target])


def test_outputs_that_are_not_finite_are_no_answers():
    network = Network([2, 4, 3], seed=0)
    x, y = np.ones((5, 2)), network.predict(np.ones((5, 2)))
    assert accuracy(network, x, y) == 1
    for broken in (np.nan, INF):
        network.dense[1].b[y[0]] = broken
        assert accuracy(network, x, y) == 0 and (network.predict(x) == -1).all()


def test_a_gradient_check_leaves_kinks_out_and_names_them():
    found = check_gradients(Network([1, 1, 1]), [[0.0]], [[0.5]], mean_squared_error)
    assert found and found.kinks == ("layer 1 b[0]",) and "at a kink: layer 1 b[0]" in repr(found)


@pytest.mark.parametrize("seed", range(20))
def test_right_relu_networks_pass_the_gradient_check(seed):
    rng = np.random.default_rng(seed)
    x, y = rng.normal(size=(5, 6)).round(1), rng.integers(0, 3, 5)
    assert check_gradients(Network([6, 12, 12, 3], seed=seed), x, y, cross_entropy)


class Steeper(Bend):
    """A bend whose gradient is a thousandth too large."""

    def backward(self, upstream):
        return 1.001 * super().backward(upstream)


@pytest.mark.parametrize("dtype", [np.float16, np.float32, np.float64])
def test_a_gradient_check_is_as_sharp_in_every_dtype(dtype):
    rng = np.random.default_rng(0)
    x, y = rng.normal(size=(5, 6)), np.arange(5) % 3
    for bend, right in ((Bend("relu"), True), (Steeper("relu"), False)):
        first, last = (Dense(*sizes, rng=rng, dtype=dtype) for sizes in ((6, 8), (8, 3)))
        network = Network.of(first, bend, last)
        before = [value.copy() for _, value, _ in network.parameters()]
        assert bool(check_gradients(network, x, y, cross_entropy)) is right
        after = [value for _, value, _ in network.parameters()]
        assert all(
            np.array_equal(a, b) and a.dtype == dtype for a, b in zip(after, before, strict=True)
        )


def test_a_rate_may_be_a_function_of_the_step_and_weights_may_decay():
    w, seen = np.ones(2), []
    optimizer = SGD(lambda step: seen.append(step) or 0.1 / (1 + step), weight_decay=0.5)
    for _ in range(2):
        optimizer.step([("w", w, np.zeros(2))])
    assert seen == [0, 1] and w == pytest.approx((1 - 0.05) * (1 - 0.025))
    w = np.array([2.0])
    Adam(lambda step: 0.1, weight_decay=0.5).step([("w", w, np.array([0.0]))])
    assert w == pytest.approx(1.9)
    for wrong in (lambda step: -1.0, lambda step: np.nan):
        with pytest.raises(ValueError, match="lr: expected a number from 0 on"):
            SGD(wrong).step([("w", w, w)])


def test_history_keeps_the_norms_before_clipping():
    rng = np.random.default_rng(0)
    x, y = rng.normal(size=(64, 4)), rng.integers(0, 3, 64)
    for how in ({"clip_norm": 0.1}, {"clip_value": 0.01}):
        network = Network([4, 8, 3], seed=0)
        network.backward(cross_entropy(network.forward(x), y)[1])
        before = np.sqrt(sum((g**2).sum() for *_, g in network.parameters()))
        history = fit(network, x, y, optimizer=SGD(1e-9), epochs=3, batch=64, **how)
        assert history.norms == pytest.approx(3 * [before], rel=1e-6)
    assert fit(network, x, y, optimizer=SGD(1e-9), epochs=3).norms == []
