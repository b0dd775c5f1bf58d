"""Layers, losses and optimizers: every backward pass against measured slopes; the loop."""

import io

import numpy as np
import pytest

from slopes import REGISTRY, progress
from slopes.composite import Gated, Residual
from slopes.data import load
from slopes.gradcheck import check_gradients
from slopes.layers import Bend, Dense, Network
from slopes.normalization import BatchNorm, DyT, LayerNorm
from slopes.training import (
    SGD,
    Adam,
    accuracy,
    binary_cross_entropy,
    clip_by_norm,
    clip_by_value,
    cross_entropy,
    fit,
    mean_squared_error,
)

LOSSES = [cross_entropy, binary_cross_entropy, mean_squared_error]


def layers(kind, rng):
    middle = {
        "batchnorm": [BatchNorm(6)],
        "layernorm": [LayerNorm(6)],
        "dyt": [DyT(6)],
        "residual": [Residual(Dense(6, 6, rng=rng), Bend("tanh"), LayerNorm(6), scale=0.5)],
        "gated": [Gated(6, 6, rng=rng)],
        "nested": [Residual(Residual(Gated(6, 6, "geglu", rng=rng)), BatchNorm(6))],
    }[kind]
    return Network.of(Dense(5, 6, rng=rng), *middle, Bend("tanh"), Dense(6, 3, rng=rng))


KINDS = ["batchnorm", "layernorm", "dyt", "residual", "gated", "nested"]


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("loss", LOSSES, ids=lambda f: f.__name__)
def test_every_layer_passes_the_measured_gradient(kind, loss):
    rng = np.random.default_rng(0)
    network, x = layers(kind, rng), rng.normal(size=(7, 5))
    for _, value, _ in network.parameters():
        value += 0.1 * rng.normal(size=value.shape)
    y = rng.integers(0, 3, 7) if loss is cross_entropy else rng.uniform(size=(7, 3))
    result = check_gradients(network, x, y, loss, tolerance=1e-6)
    assert result, str(result)


@pytest.mark.parametrize("kind", KINDS)
def test_every_layer_passes_the_gradient_of_its_input(kind):
    rng = np.random.default_rng(1)
    network, x = layers(kind, rng), rng.normal(size=(4, 5))
    upstream, direction, h = rng.normal(size=(4, 3)), rng.normal(size=(4, 5)), 1e-6
    slope = [np.sum(upstream * network.forward(x + s * direction)) for s in (h, -h)]
    network.forward(x)
    analytic = np.sum(network.backward(upstream) * direction)
    assert analytic == pytest.approx((slope[0] - slope[1]) / (2 * h), rel=1e-7)


def test_batchnorm_acts_otherwise_after_training():
    rng = np.random.default_rng(0)
    x = rng.normal(3, 5, size=(64, 6))
    layer = BatchNorm(6, momentum=1.0)
    network = Network.of(layer)
    assert np.allclose(network.forward(x).mean(0), 0) and np.allclose(network.forward(x).std(0), 1)
    with network.evaluating():
        one = network.forward(x[:1])
        assert np.allclose(one, (x[:1] - x.mean(0)) / np.sqrt(x.var(0, ddof=1) + 1e-5))
    assert layer.training
    with pytest.raises(ValueError, match="x: expected at least 2 examples to train on, got 1"):
        network.forward(x[:1])


def test_names_of_weights_say_where_they_are():
    rng = np.random.default_rng(0)
    names = [name for name, *_ in layers("nested", rng).parameters()]
    assert names[0] == "layer 1 W" and names[2] == "layer 2 layer 1 layer 1 gate W"
    assert len(set(names)) == len(names)


def test_a_network_keeps_its_dtype():
    network = Network([5, 4, 3], dtype=np.float32)
    x = np.ones((2, 5), np.float32)
    loss = cross_entropy(network.forward(x), [0, 1])
    network.backward(loss[1])
    SGD(0.1).step(network.parameters())
    assert loss[1].dtype == np.float32
    assert {v.dtype for _, v, _ in network.parameters()} == {np.dtype(np.float32)}
    assert {g.dtype for *_, g in network.parameters()} == {np.dtype(np.float32)}


def test_clipping_by_value_turns_and_by_norm_shortens():
    gradient = np.array([3.0, 4.0])
    clip_by_value([("W", None, gradient)], 1.0)
    assert gradient.tolist() == [1, 1]
    one, two = np.array([3.0]), np.array([4.0])
    assert clip_by_norm([("a", None, one), ("b", None, two)], 1.0) == 5
    assert (one[0], two[0]) == (pytest.approx(0.6), pytest.approx(0.8))
    huge = np.array([3e300, 4e300])
    assert clip_by_norm([("W", None, huge)], 1.0) == 5e300 and np.allclose(huge, [0.6, 0.8])
    with pytest.raises(FloatingPointError, match="gradient of layer 2 b is not finite"):
        clip_by_norm([("layer 2 b", None, np.array([np.nan]))], 1.0)


def test_momentum_and_adam_learn_what_sgd_learns():
    x, y, x_test, y_test = load("digits")
    for optimizer in (SGD(0.1, 0.9), Adam(0.003)):
        network = Network([64, 32, 10], seed=0)
        history = fit(
            network,
            x,
            y,
            optimizer=optimizer,
            epochs=5,
            clip_norm=5.0,
            watch={"accuracy": lambda n: accuracy(n, x_test, y_test)},
        )
        assert len(history.watched["accuracy"]) == 5 and history.watched["accuracy"][-1] > 0.92


def test_training_repeats_bit_for_bit():
    x, y, *_ = load("moons")
    weights = []
    for _ in range(2):
        network = Network.of(*layers("batchnorm", np.random.default_rng(3)).layers)
        network.layers[0] = Dense(2, 6, rng=np.random.default_rng(4))
        fit(network, x, y, optimizer=Adam(), epochs=2, seed=7)
        weights.append(network.dense[-1].W.tobytes())
    assert weights[0] == weights[1]


def test_two_classes_may_share_one_output():
    x, y, x_test, y_test = load("circles")
    network = Network([2, 16, 1], "tanh", seed=0)
    fit(network, x, y[:, None], loss=binary_cross_entropy, optimizer=Adam(0.03), epochs=20)
    assert accuracy(network, x_test, y_test) > 0.95


def test_failures_name_the_argument():
    network = Network([4, 3, 2])
    x = np.zeros((5, 4))
    bad = [
        (lambda: network.forward(np.zeros(4)), r"x: expected 4 features, got shape \(4,\)"),
        (lambda: cross_entropy(network.forward(x), [0, 1]), "labels: expected 5 class numbers"),
        (lambda: cross_entropy(network.forward(x), [0, 1, 2, 0, 1]), "from 0 to 1, got 0 to 2"),
        (lambda: mean_squared_error(network.forward(x), np.zeros(5)), r"targets: .* got \(5,\)"),
        (lambda: binary_cross_entropy(x, np.zeros(5)), r"targets: expected the shape"),
        (lambda: SGD(-1), "lr: expected a number above 0, got -1"),
        (lambda: Adam("fast"), "lr: expected a number above 0, got 'fast'"),
        (lambda: clip_by_value([("W", None, x)], 0), "limit: expected a number above 0, got 0"),
        (lambda: LayerNorm(3).forward(x), r"x: expected 3 features, got shape \(5, 4\)"),
        (lambda: DyT(3).forward(x), r"x: expected 3 features, got shape \(5, 4\)"),
        (
            lambda: Residual(Dense(4, 3, rng=np.random.default_rng(0))).forward(x),
            r"layers: expected a branch back to \(5, 4\), got \(5, 3\)",
        ),
        (lambda: fit(network, x, [0], optimizer=SGD(1), epochs=1), "y: expected one target"),
        (
            lambda: fit(network, x, np.zeros(5, int), optimizer=SGD(1), epochs=1, batch=0),
            "batch: expected a whole number from 1 on, got 0",
        ),
    ]
    for act, message in bad:
        with pytest.raises(ValueError, match=message):
            act()
    for wrong in (["a"], np.zeros((1, 4), complex), [[None] * 4]):
        with pytest.raises(TypeError, match="x: expected an array of real numbers"):
            network.forward(wrong)


@pytest.mark.parametrize("name", [f.name for f in REGISTRY.values() if f.elementwise])
def test_every_activation_can_be_trained(name):
    x, y, *_ = load("moons")
    network = Network([2, 16, 2], name, seed=0)
    history = fit(network, x, y, optimizer=SGD(0.1), epochs=4)
    assert history.loss[-1] < history.loss[0]


def test_a_bar_appears_on_long_runs_only_and_is_wiped(monkeypatch):
    class Terminal(io.StringIO):
        def isatty(self):
            return True

    shown = Terminal()
    monkeypatch.setattr("sys.stderr", shown)
    assert list(progress.progress(range(3), "epoch")) == [0, 1, 2] and shown.getvalue() == ""
    clock = iter(np.arange(0, 100, 1.5))
    monkeypatch.setattr(progress.time, "monotonic", lambda: float(next(clock)))
    assert list(progress.progress(range(5), "epoch")) == [0, 1, 2, 3, 4]
    assert "epoch 2 of 5" in shown.getvalue() and shown.getvalue().endswith("\r\x1b[K")
