"""The losses and their gradients against mpmath, and steps in narrow numbers against wide ones."""

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
    Network,
    accuracy,
    binary_cross_entropy,
    clip_by_norm,
    clip_by_value,
    cross_entropy,
    mean_squared_error,
)

NARROW = [np.float16, np.float32]


@pytest.mark.parametrize("scale", [1e-300, 1.0, 30.0, 300.0])
@pytest.mark.parametrize("far", [0.0, 1e6])
def test_cross_entropy_keeps_its_digits_over_wide_logits(scale, far):
    for row in scale * np.random.default_rng(0).normal(size=(20, 5)) + far:
        with mp.workdps(400):
            e = [mp.exp(mp.mpf(v) - mp.mpf(max(row))) for v in row]
            p = [v / mp.fsum(e) for v in e]
            rest = [mp.fsum(p[:i] + p[i + 1 :]) for i in range(5)]
            losses = [
                -mp.log1p(-r) if r < 0.5 else -mp.log(v) for v, r in zip(p, rest, strict=True)
            ]
        for label in range(5):
            loss, gradient = cross_entropy([row], [label])
            true = [float(v) for v in p]
            true[label] = -float(rest[label])
            assert loss == pytest.approx(float(losses[label]), rel=1e-15, abs=0)
            assert gradient[0] == pytest.approx(true, rel=1e-15, abs=1e-320)


@pytest.mark.parametrize("target", [0.0, 1e-300, 0.5, 1.0])
def test_binary_cross_entropy_keeps_its_digits(target):
    for z in (0.0, 1e-300, 1e-17, 1e-5, 0.3, 0.99, 1.0, 5.0, 38.0, 700.0):
        for logit in (z, -z):
            with mp.workdps(400):
                x, t = mp.mpf(logit), mp.mpf(target)
                loss = mp.log1p(mp.exp(-abs(x))) + max(x, 0) - t * x
                error = 1 / (1 + mp.exp(-x)) - t
            found = binary_cross_entropy([logit], [target])
            assert found[0] == pytest.approx(float(loss), rel=1e-15, abs=0)
            assert found[1][0] == pytest.approx(float(error), rel=2e-15, abs=0)


@pytest.mark.filterwarnings("error")
def test_what_exceeds_a_dtype_is_inf_without_a_word():
    for logits, loss in (([1e308, -1e308], 0), ([-1e308, 1e308], np.inf)):
        assert cross_entropy([logits], [0])[0] == loss
    assert mean_squared_error([1e200], [0.0])[0] == np.inf
    loss, gradient = mean_squared_error(np.float16([60_000]), np.float16([-60_000]))
    assert loss == 1.44e10 and gradient[0] == np.inf
    for dtype in NARROW:
        kept = np.array([5.0, -7.0], dtype)
        clip_by_value([("w", None, kept)], 1e300)
        assert kept.tolist() == [5, -7]


@pytest.mark.parametrize("dtype", NARROW)
def test_decay_and_clipping_are_no_coarser_than_the_weights(dtype):
    w = np.array([1e-4], dtype)
    for optimizer in (SGD(1000.0, weight_decay=1e-4), SGD(1000.0, 0.5, weight_decay=1e-4)):
        moved = w.copy()
        optimizer.step([("w", moved, np.zeros(1, dtype))])
        assert moved[0] == pytest.approx(0.9 * w[0], rel=2 * float(np.finfo(dtype).eps))
    gradient = np.full(10_000, 60_000, dtype)
    norm = clip_by_norm([("w", None, gradient)], 10.0)
    assert norm == pytest.approx(np.sqrt(1e4) * float(dtype(60_000)))
    assert np.linalg.norm(gradient.astype(float)) == pytest.approx(
        10, rel=float(np.finfo(dtype).eps)
    )


@pytest.mark.filterwarnings("error")
def test_adam_in_float32_squares_large_and_small_gradients():
    for size in (1e30, 1e-30):
        w, wide = np.ones(1, np.float32), np.ones(1)
        optimizers = Adam(0.1, eps=1e-38), Adam(0.1, eps=1e-38)
        for _ in range(3):
            optimizers[0].step([("w", w, np.array([size], np.float32))])
            optimizers[1].step([("w", wide, np.array([size]))])
        assert w == pytest.approx(wide, rel=1e-6)


def test_a_rate_may_warm_up_from_0():
    w = np.ones(1)
    optimizer = SGD(lambda step: step / 10)
    optimizer.step([("w", w, np.ones(1))])
    assert w == 1
    optimizer.step([("w", w, np.ones(1))])
    assert w == pytest.approx(0.9)


def test_dyt_rounds_once():
    x = np.random.default_rng(0).normal(size=(50, 3)) * 300
    found = []
    for dtype in (np.float16, np.float64):
        layer = DyT(3, alpha=0.375, dtype=dtype)
        layer.gamma[:] = [1, 100, 3]
        h = layer.forward(x.astype(np.float16))
        dx = layer.backward(np.full((50, 3), 256, dtype))
        found.append([h, dx, layer.dalpha])
    for narrow, wide in zip(*found, strict=True):
        assert narrow.dtype == np.float16
        with np.errstate(over="ignore"):
            assert np.array_equal(narrow, wide.astype(np.float16))


def test_accuracy_asks_for_one_class_an_example():
    network, x = Network([2, 3, 1], "tanh", seed=0), np.ones((4, 2))
    with pytest.raises(ValueError, match=r"y: expected the shape of the predictions, \(4,\)"):
        accuracy(network, x, network.predict(x)[:, None])
    network.dense[0].W[:] = np.nan
    assert accuracy(network, x, np.full(4, -1)) == 0


@pytest.mark.parametrize("seed", [3, 6, 40])
def test_a_kink_beside_an_entry_is_no_fault_of_the_gradient(seed):
    rng = np.random.default_rng(seed)
    network = Network([10, 32, 32, 32, 32, 4], seed=seed)
    x, y = rng.normal(size=(500, 10)), rng.integers(0, 4, 500)
    assert check_gradients(network, x, y, cross_entropy, seed=seed)


@pytest.mark.parametrize("size", [1e-3, 1.0, 100.0, 1e5])
def test_a_large_loss_is_no_fault_of_the_gradient(size):
    class Steeper(Bend):
        def backward(self, upstream):
            return 1.001 * super().backward(upstream)

    for seed in range(4):
        rng = np.random.default_rng(seed)
        x, y = rng.normal(size=(16, 5)), size * rng.normal(size=(16, 1))
        network = Network([5, 16, 16, 1], "tanh", seed=seed)
        assert check_gradients(network, x, y, mean_squared_error)
        network.layers[1] = Steeper("tanh")
        assert not check_gradients(network, x, y, mean_squared_error)


def test_a_gradient_check_leaves_the_network_as_it_was():
    rng = np.random.default_rng(0)
    norm = BatchNorm(3)
    network = Network.of(Dense(2, 3, rng=rng), norm, Bend("tanh"), Dense(3, 2, rng=rng))
    assert check_gradients(network, rng.normal(size=(8, 2)), np.arange(8) % 2, cross_entropy)
    assert (norm.mean == 0).all() and (norm.variance == 1).all() and norm.batch == 0
