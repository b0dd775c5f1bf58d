"""Layers, losses and optimizers: every backward pass against measured slopes; the loop."""

import copy
import io

import numpy as np
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from slopes import REGISTRY, progress
from slopes.data import load
from slopes.measure import check_gradients
from slopes.networks import (
    SGD,
    Adam,
    BatchNorm,
    Bend,
    Dense,
    DyT,
    Gated,
    LayerNorm,
    Network,
    Residual,
    accuracy,
    binary_cross_entropy,
    clip_by_norm,
    clip_by_value,
    constant,
    cross_entropy,
    fit,
    he,
    mean_squared_error,
    orthogonal,
    scaled,
    variance_scaling,
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
    with pytest.raises(
        ValueError, match="x: expected a batch of at least 2 examples to train on, got 1"
    ):
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


def test_cross_entropy_is_exact_where_the_network_is_certain():
    logits = np.array([[40.0, 0.0, 0.0]])
    loss, gradient = cross_entropy(logits, [0])
    assert loss == pytest.approx(2 * np.exp(-40), rel=1e-12)
    assert gradient[0, 0] == pytest.approx(-2 * np.exp(-40), rel=1e-12)
    loss, gradient = binary_cross_entropy(np.array([[40.0]]), np.array([[1.0]]))
    assert loss == pytest.approx(np.exp(-40), rel=1e-12)
    assert gradient[0, 0] == pytest.approx(-np.exp(-40), rel=1e-12)
    loss, gradient = cross_entropy(np.array([[-1e300, 1e300]]), [0])
    assert loss == 2e300 and gradient.tolist() == [[-1, 1]]


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


def test_training_repeats():
    x, y, *_ = load("moons")
    weights = []
    for _ in range(2):
        network = Network.of(*layers("batchnorm", np.random.default_rng(3)).layers)
        network.layers[0] = Dense(2, 6, rng=np.random.default_rng(4))
        fit(network, x, y, optimizer=Adam(), epochs=2, seed=7)
        weights.append(network.dense[-1].W)
    np.testing.assert_allclose(*weights, rtol=1e-9)  # a BLAS may round otherwise the second time


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
            "layers: expected a branch back to 4 features, got 3",
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
        with pytest.raises(TypeError, match="x: expected real numbers"):
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


def changed(network):
    """The same network after each thing that could part it from its weights."""
    yield "nothing", network
    yield "a copy", copy.deepcopy(network)
    network.dense[0].W = network.dense[0].W + 1
    yield "weights assigned", network
    network.dense[0].dW = np.zeros_like(network.dense[0].dW)
    yield "a gradient assigned", network
    network.layers[0] = Dense(4, 6, rng=np.random.default_rng(1))
    yield "a layer replaced", network
    network.layers += [Bend("tanh")]
    yield "a layer added", network
    Network.of(*network.layers[:2]).parameters()
    yield "a part of it in another network", network


def test_training_reaches_the_weights_whatever_was_done_to_the_network():
    rng = np.random.default_rng(0)
    x, y = rng.normal(size=(8, 4)), rng.integers(0, 3, 8)
    for what, network in changed(Network([4, 6, 3], "tanh", seed=0)):
        before = [value.copy() for _, value, _ in network.parameters()]
        fit(network, x, y, optimizer=SGD(0.5), epochs=1)
        after = [layer.W for layer in network.dense]
        assert all((a != b).any() for a, b in zip(after, before[::2], strict=True)), what


def test_float32_stays_float32_whatever_comes():
    rng = np.random.default_rng(0)
    for middle in (LayerNorm, BatchNorm, DyT):
        network = Network.of(
            Dense(4, 6, rng=rng, dtype=np.float32), middle(6, dtype=np.float32), Bend("relu")
        )
        assert network.forward(rng.normal(size=(5, 4))).dtype == np.float32
        assert network.backward(np.ones((5, 6))).dtype == np.float32
        for optimizer in (SGD(np.float64(0.1), 0.9), Adam(np.float64(0.1))):
            optimizer.step(network.parameters())
        assert {a.dtype for _, *both in network.parameters() for a in both} == {
            np.dtype(np.float32)
        }


def refused(make, *arguments):
    """Whether make() refuses; it must name one of the arguments, what it expected and what came."""
    try:
        made = make()
    except (ValueError, TypeError, KeyError) as error:
        text = str(error).strip("'\"")
        named = text.partition(":")[0]
        assert named in arguments, f"{type(error).__name__}: {text}"
        said = "expected" in text and "got" in text
        assert said or "no activation function is called" in text, text
        return None
    return made


ODD = st.one_of(
    st.integers(-3, 6),
    st.floats(-3, 3),
    st.sampled_from([np.nan, np.inf, -np.inf, True, None, "64", "relu", "he", b"2", 10**400, 2.5]),
    st.sampled_from([np.int32(3), np.float32(2), np.zeros(2), [2, 3], {}, object(), 1j, np.tanh]),
)
RNG = np.random.default_rng(0)
X = np.random.default_rng(1).normal(size=(6, 4))


@settings(max_examples=150, deadline=None)
@given(st.one_of(ODD, st.lists(ODD, max_size=4), st.lists(st.integers(1, 5), min_size=2)))
def test_odd_sizes_are_refused_by_name(sizes):
    network = refused(lambda: Network(sizes), "sizes")
    if network is not None:
        assert network.forward(np.ones((2, sizes[0]))).shape == (2, sizes[-1])


@settings(max_examples=150, deadline=None)
@given(
    st.sampled_from(
        ["f", "init", "last_init", "seed", "bias", "dtype", "fan_in", "fan_out", "rng"]
    ),
    ODD,
)
def test_odd_settings_of_networks_are_refused_by_name(name, value):
    if name in ("fan_in", "fan_out", "rng"):
        call = {"fan_in": 4, "fan_out": 3, "rng": RNG, name: value}
        made = refused(lambda: Dense(**call), name)
    else:
        assume(not ("init" in name and callable(value)))
        argument = "name" if name == "f" else "init" if name == "last_init" else name
        made = refused(lambda: Network([4, 3, 2], **{name: value}), name, argument)
    if made is not None and made.takes == 4:
        assert np.isfinite(made.forward(X)).all()


@settings(max_examples=150, deadline=None)
@given(
    st.sampled_from(
        [
            (lambda v: BatchNorm(v), "features"),
            (lambda v: BatchNorm(4, momentum=v), "momentum"),
            (lambda v: LayerNorm(4, eps=v), "eps"),
            (lambda v: DyT(4, alpha=v), "alpha"),
            (lambda v: DyT(4, dtype=v), "dtype"),
            (lambda v: Residual(Dense(4, 4, rng=RNG), scale=v), "scale"),
            (lambda v: Gated(v, 4, rng=RNG), "fan_in"),
            (lambda v: Gated(4, 4, v, rng=RNG), "f", "name"),
            (lambda v: Network.of(Dense(4, 4, rng=RNG), v), "layers"),
            (lambda v: SGD(v), "lr"),
            (lambda v: SGD(0.1, v), "momentum"),
            (lambda v: Adam(v), "lr"),
            (lambda v: Adam(betas=v), "betas"),
            (lambda v: Adam(betas=(0.9, v)), "betas"),
            (lambda v: Adam(eps=v), "eps"),
            (lambda v: clip_by_norm([], v), "limit"),
            (lambda v: clip_by_value([], v), "limit"),
            (lambda v: scaled(gain=v)(RNG, 3, 2), "gain", "scale"),
            (lambda v: constant(v)(RNG, 3, 2), "value"),
            (lambda v: he(v, 3, 2), "rng"),
            (lambda v: he(RNG, v, 2), "fan_in"),
            (lambda v: he(RNG, 3, 2, v), "distribution"),
            (lambda v: orthogonal(RNG, 3, v), "fan_out"),
            (lambda v: orthogonal(RNG, 3, 3, v), "gain"),
            (lambda v: variance_scaling(RNG, 3, 2, mode=v), "mode"),
            (lambda v: variance_scaling(RNG, 3, 2, scale=v), "scale"),
        ]
    ),
    ODD,
)
def test_odd_settings_of_layers_optimizers_and_starts_are_refused_by_name(case, value):
    make, *arguments = case
    made = refused(lambda: make(value), *arguments)
    if isinstance(made, np.ndarray):
        assert np.isfinite(made).all()


ODD_ARRAYS = st.one_of(
    ODD,
    st.lists(st.integers(-2, 4), max_size=7),
    st.sampled_from([X, X.T, X[:, :3], X * np.nan, X + 1j, X.astype("U9"), [[1], [1, 2]], X[:0]]),
)


@settings(max_examples=200, deadline=None)
@given(
    st.sampled_from(
        [
            "network",
            "x",
            "y",
            "loss",
            "optimizer",
            "epochs",
            "batch",
            "seed",
            "watch",
            "clip_value",
            "clip_norm",
        ]
    ),
    ODD_ARRAYS,
)
def test_odd_settings_of_training_are_refused_by_name(name, value):
    network = Network([4, 5, 3], seed=0)
    call = dict(network=network, x=X, y=np.arange(6) % 3, optimizer=SGD(0.01), epochs=1, batch=4)
    assume(not (name == "loss" and callable(value)))
    history = refused(
        lambda: fit(**(call | {name: value})), name, *(["labels"] if name == "y" else []), "y"
    )
    if history is not None:
        assert np.isfinite(history.loss).all()
    assert all(np.isfinite(value).all() for _, value, _ in network.parameters())


@settings(max_examples=100, deadline=None)
@given(st.sampled_from(LOSSES), ODD_ARRAYS, ODD_ARRAYS)
def test_odd_outputs_and_targets_are_refused_by_name(loss, outputs, targets):
    with np.errstate(invalid="ignore"):  # of inf − inf
        found = refused(lambda: loss(outputs, targets), "logits", "labels", "outputs", "targets")
    if found is not None:
        assert found[1].shape == np.shape(outputs)
        if np.isfinite(outputs).all() and np.isfinite(targets).all():
            assert np.isfinite(found[0]) and np.isfinite(found[1]).all()


def test_layers_that_do_not_fit_are_named_when_they_are_joined():
    def dense(*sizes):
        return Dense(*sizes, rng=RNG)

    bend = Bend("relu")
    for make, words in (
        (lambda: Network.of(dense(4, 3), bend, dense(5, 2)), "layer 3 to take 3 features, got 5"),
        (lambda: Network.of(dense(4, 3), LayerNorm(4)), "layer 2 to take 3 features, got 4"),
        (lambda: Network.of(dense(4, 4), bend, dense(4, 4), bend), "place 4 that has no other"),
        (lambda: Residual(dense(4, 3)), "a branch back to 4 features, got 3"),
        (lambda: Network([4, 3]).backward(np.ones((2, 3))), r"shape \(0, 3\), got \(2, 3\)"),
    ):
        with pytest.raises(ValueError, match=words):
            make()


def test_a_norm_stands_before_each_activation_and_nowhere_else():
    network = Network([4, 8, 6, 2], norm=BatchNorm)
    kinds = [type(layer).__name__ for layer in network.layers]
    assert kinds == ["Dense", "BatchNorm", "Bend"] * 2 + ["Dense"]
    assert [len(layer.mean) for layer in network.layers if isinstance(layer, BatchNorm)] == [8, 6]
