"""Every function that PyTorch or Keras has too, held against theirs: value, gradient, network."""

import os

os.environ.setdefault("KERAS_BACKEND", "torch")

import numpy as np
import pytest
import torch

from slopes import REGISTRY
from slopes.composite import Gated, Residual
from slopes.diagnostics import inspect, update_ratios
from slopes.differences import DIFFERENCES, slope_in_torch
from slopes.facts import gain
from slopes.initializers import glorot, he, lecun, orthogonal, pytorch_default
from slopes.layers import Dense, Network
from slopes.losses import binary_cross_entropy, cross_entropy, mean_squared_error
from slopes.normalization import BatchNorm, DyT, LayerNorm
from slopes.optimizers import SGD, Adam, clip_by_norm, clip_by_value
from slopes.peers import KERAS, TORCH, keras_function, torch_function
from slopes.torch_hooks import watch

torch.set_num_threads(1)
X = np.random.default_rng(0).uniform(-8, 8, (60, 5))
PARAMETERS = {
    "leaky_relu": {"alpha": 0.2},
    "prelu": {"alpha": 0.4},
    "elu": {"alpha": 0.7},
    "celu": {"alpha": 0.7},
}
FLOAT32_CONSTANT = {"hard_sigmoid", "hard_silu", "celu"}  # peers round 1/6 and alpha to float32


def tensor(x):
    return torch.tensor(x, dtype=torch.float64, requires_grad=True)


def cases(peers):
    found = []
    for name in peers:
        parameters = {k: v for k, v in REGISTRY[name].parameters.items() if k != "seed"}
        found.append(pytest.param(name, parameters, id=name))
        if name in PARAMETERS:
            found.append(pytest.param(name, PARAMETERS[name], id=f"{name} of another slope"))
    return found


def told(function, name, parameters):
    """The peer with our parameters; where it cannot be told, with its own default."""
    try:
        f = function(name, **parameters)
        f(tensor([[0.5, 1.0]]))
        return f
    except TypeError:
        return function(name)


def agree(name, parameters, theirs):
    f, x = REGISTRY[name], tensor(X)
    upstream = np.random.default_rng(1).normal(size=X.shape)
    y = theirs(x)
    y.backward(torch.tensor(upstream))
    tolerance = 1e-7 if name in FLOAT32_CONSTANT else 1e-11
    np.testing.assert_allclose(f(X, **parameters), y.detach().numpy(), rtol=0, atol=1e-8)
    back = f.backward(X, upstream, **parameters)
    np.testing.assert_allclose(back, x.grad.numpy(), rtol=0, atol=10 * tolerance)


@pytest.mark.parametrize(("name", "parameters"), cases(TORCH))
def test_torch_computes_the_same_value_and_gradient(name, parameters):
    agree(name, parameters, told(torch_function, name, parameters))


@pytest.mark.parametrize(("name", "parameters"), cases(KERAS))
def test_keras_computes_the_same_value_and_gradient(name, parameters):
    agree(name, parameters, told(keras_function, name, parameters))


def test_a_peer_that_lacks_a_function_is_named():
    with pytest.raises(KeyError, match="torch has no 'xielu'"):
        torch_function("xielu")
    with pytest.raises(KeyError, match="Keras has no 'xielu'"):
        keras_function("xielu")


ANSWERS = {
    "leaky slope": {"slopes": 0.01, "torch": 0.01, "keras function": 0.2, "keras layer": 0.3},
    "GELU form": {"torch": 0.841345, "torch, approximate='tanh'": 0.841192, "keras": 0.841345},
    "hard sigmoid slope": {"torch": 1 / 6, "keras": 1 / 6},
    "PReLU start": {"torch": 0.25, "keras": 0},
    "PReLU sharing": {"torch": 1, "keras": 8},
    "ReLU slope at 0": {
        "slopes": 0,
        "torch relu": 0,
        "torch where(x > 0)": 0,
        "torch maximum": 0.5,
        "torch clamp_min": 1,
        "keras": 0,
    },
    "GLU halves": {"slopes": 1, "torch": 2, "keras": 2},
    "dense weights": {"torch": 0.333, "keras": 1.0},
    "He normal tail": {"slopes": 0.0214, "torch": 0.0214, "keras": 0},
}


@pytest.mark.parametrize("name", DIFFERENCES)
def test_every_difference_is_as_it_is_told(name):
    found = DIFFERENCES[name]()
    assert DIFFERENCES[name].asks.endswith(".")
    near = {"dense weights": 0.02, "He normal tail": 0.002}.get(name, 1e-6)
    for who, value in ANSWERS[name].items():
        assert found[who] == pytest.approx(value, abs=near), f"{who}: {found}"


def test_torch_raises_where_our_gain_is_measured():
    for name in ("relu", "tanh"):
        assert gain(name) <= torch.nn.init.calculate_gain(name) + 1e-12
    for name in ("gelu", "silu", "elu"):
        with pytest.raises(ValueError, match="Unsupported nonlinearity"):
            torch.nn.init.calculate_gain(name)
        assert 1 < gain(name) < 2


def paired(layer, module, forward=None):
    """Hold a layer's output and all its gradients to those of a torch module."""
    rng = np.random.default_rng(2)
    x, upstream = rng.normal(size=(7, 5)), None
    t = tensor(x)
    out = (forward or module)(t)
    upstream = rng.normal(size=out.shape)
    out.backward(torch.tensor(upstream))
    np.testing.assert_allclose(layer.forward(x), out.detach().numpy(), atol=1e-12)
    np.testing.assert_allclose(layer.backward(upstream), t.grad.numpy(), atol=1e-12)
    return [gradient for _, _, gradient in layer.parameters()]


def linear(dense):
    module = torch.nn.Linear(*dense.W.shape, dtype=torch.float64)
    with torch.no_grad():
        module.weight[:], module.bias[:] = torch.tensor(dense.W.T), torch.tensor(dense.b)
    return module


def test_dense_is_linear():
    dense = Dense(5, 3, rng=np.random.default_rng(0))
    module = linear(dense)
    W, b = paired(dense, module)
    np.testing.assert_allclose(W.T, module.weight.grad.numpy(), atol=1e-12)
    np.testing.assert_allclose(b, module.bias.grad.numpy(), atol=1e-12)


@pytest.mark.parametrize("ours", [LayerNorm, BatchNorm])
def test_normalization_is_torchs(ours):
    theirs = {LayerNorm: torch.nn.LayerNorm, BatchNorm: torch.nn.BatchNorm1d}[ours]
    layer, module = ours(5), theirs(5, dtype=torch.float64)
    gamma, beta = paired(layer, module)
    np.testing.assert_allclose(gamma, module.weight.grad.numpy(), atol=1e-12)
    np.testing.assert_allclose(beta, module.bias.grad.numpy(), atol=1e-12)
    if ours is BatchNorm:
        np.testing.assert_allclose(layer.mean, module.running_mean.numpy(), atol=1e-12)
        np.testing.assert_allclose(layer.variance, module.running_var.numpy(), atol=1e-12)
        layer.training = False
        paired(layer, module.eval())


@pytest.mark.parametrize("alpha", [0.5, -2.0])
def test_dynamic_tanh_has_the_gradients_that_autograd_finds(alpha):
    layer, rng = DyT(5, alpha=alpha), np.random.default_rng(3)
    layer.gamma[:], layer.beta[:] = rng.normal(size=(2, 5))
    theirs = [tensor(value) for _, value, _ in layer.parameters()]
    slope, gamma, beta = theirs
    ours = paired(layer, None, lambda x: gamma * torch.tanh(slope * x) + beta)
    for gradient, their in zip(ours, theirs, strict=True):
        np.testing.assert_allclose(gradient, their.grad.numpy(), atol=1e-12)


def test_residual_is_an_addition():
    branch = Dense(5, 5, rng=np.random.default_rng(0))
    module = linear(branch)
    paired(Residual(branch, scale=0.3), module, lambda x: x + 0.3 * module(x))


def test_gated_is_a_product():
    gated = Gated(5, 4, "swiglu", rng=np.random.default_rng(0))
    gate, value = linear(gated.gate), linear(gated.value)
    found = paired(gated, gate, lambda x: torch.nn.functional.silu(gate(x)) * value(x))
    np.testing.assert_allclose(found[0].T, gate.weight.grad.numpy(), atol=1e-12)
    np.testing.assert_allclose(found[2].T, value.weight.grad.numpy(), atol=1e-12)


F = torch.nn.functional
LOSSES = [
    (cross_entropy, F.cross_entropy),
    (binary_cross_entropy, F.binary_cross_entropy_with_logits),
    (mean_squared_error, F.mse_loss),
]


@pytest.mark.parametrize(("ours", "theirs"), LOSSES, ids=lambda f: f.__name__)
def test_losses_are_torchs(ours, theirs):
    rng = np.random.default_rng(0)
    z = 5 * rng.normal(size=(30, 4))
    y = rng.integers(0, 4, 30) if ours is cross_entropy else rng.uniform(size=z.shape)
    t = tensor(z)
    loss = theirs(t, torch.tensor(y))
    loss.backward()
    value, gradient = ours(z, y)
    assert value == pytest.approx(loss.item(), rel=1e-13)
    np.testing.assert_allclose(gradient, t.grad.numpy(), atol=1e-15)


def twins(sizes=(6, 8, 8, 3)):
    """A Network and the same weights in torch."""
    network, parts = Network(list(sizes), "tanh", seed=0), []
    for dense in network.dense:
        parts += [linear(dense), torch.nn.Tanh()]
    return network, torch.nn.Sequential(*parts[:-1])


@pytest.mark.parametrize("clip", [None, "value", "norm"])
@pytest.mark.parametrize("kind", ["sgd", "momentum", "adam"])
def test_twenty_steps_end_at_torchs_weights(kind, clip):
    network, module = twins()
    ours = {"sgd": SGD(0.1), "momentum": SGD(0.1, 0.9), "adam": Adam(0.01)}[kind]
    theirs = {
        "sgd": lambda p: torch.optim.SGD(p, 0.1),
        "momentum": lambda p: torch.optim.SGD(p, 0.1, momentum=0.9),
        "adam": lambda p: torch.optim.Adam(p, 0.01),
    }[kind](module.parameters())
    rng = np.random.default_rng(0)
    for _ in range(20):
        x, y = rng.normal(size=(16, 6)), rng.integers(0, 3, 16)
        network.backward(cross_entropy(network.forward(x), y)[1])
        theirs.zero_grad()
        F.cross_entropy(module(torch.tensor(x)), torch.tensor(y)).backward()
        if clip == "value":
            clip_by_value(network.parameters(), 0.01)
            torch.nn.utils.clip_grad_value_(module.parameters(), 0.01)
        if clip == "norm":
            before = clip_by_norm(network.parameters(), 0.1)
            norm = torch.nn.utils.clip_grad_norm_(module.parameters(), 0.1).item()
            assert before == pytest.approx(norm, rel=1e-6)
        ours.step(network.parameters())
        theirs.step()
    near = 1e-6 if clip == "norm" else 1e-12  # torch divides by norm + 1e-6
    for dense, part in zip(network.dense, module[::2], strict=True):
        np.testing.assert_allclose(dense.W.T, part.weight.detach().numpy(), atol=near)
        np.testing.assert_allclose(dense.b, part.bias.detach().numpy(), atol=near)


@pytest.mark.parametrize(
    ("ours", "theirs"),
    [
        (glorot, torch.nn.init.xavier_normal_),
        (lambda *a: glorot(*a, "uniform"), torch.nn.init.xavier_uniform_),
        (he, lambda w: torch.nn.init.kaiming_normal_(w, nonlinearity="relu")),
        (lambda *a: he(*a, "uniform"), lambda w: torch.nn.init.kaiming_uniform_(w)),
        (lecun, lambda w: torch.nn.init.kaiming_normal_(w, nonlinearity="linear")),
        (orthogonal, torch.nn.init.orthogonal_),
    ],
    ids=["glorot", "glorot uniform", "he", "he uniform", "lecun", "orthogonal"],
)
def test_starts_have_the_variance_and_the_reach_of_torchs(ours, theirs):
    torch.manual_seed(0)
    a, b = ours(np.random.default_rng(0), 400, 200), theirs(torch.empty(200, 400)).numpy()
    assert a.var() == pytest.approx(b.var(), rel=0.03)
    assert np.abs(a).max() == pytest.approx(np.abs(b).max(), rel=0.25)


def test_the_default_start_is_linears():
    torch.manual_seed(0)
    a, b = pytorch_default(np.random.default_rng(0), 400, 300), torch.nn.Linear(400, 300).weight
    assert a.var() == pytest.approx(b.var().item(), rel=0.03)
    assert np.abs(a).max() == pytest.approx(b.abs().max().item(), rel=0.01)


def test_hooks_see_in_torch_what_inspect_sees_in_ours():
    network, module = twins()
    rng = np.random.default_rng(0)
    x, y = 3 * rng.normal(size=(32, 6)), rng.integers(0, 3, 32)
    with watch(module) as seen:
        F.cross_entropy(module(torch.tensor(x)), torch.tensor(y)).backward()
    assert not any(part._forward_hooks or part._forward_pre_hooks for part in module.modules())
    mine, theirs = inspect(network, x, y, cross_entropy), seen.layers()
    assert [s.name for s in theirs] == ["1", "3"] and mine[0].saturated > 0.1
    for a, b in zip(mine, theirs, strict=True):
        for figure in ("mean", "spread", "gradient", "dead", "saturated", "positive"):
            assert getattr(a, figure) == pytest.approx(getattr(b, figure), rel=1e-9), figure
    norms = [float(np.sqrt(np.mean(d.dW**2))) for d in network.dense]
    assert list(seen.gradient_norms().values()) == pytest.approx(norms)
    assert set(seen.one_sign_fractions()) == set(seen.gradient_norms())
    sgd = torch.optim.SGD(module.parameters(), 0.1)
    theirs = update_ratios(module.named_parameters(), sgd.step)
    mine = update_ratios(network.parameters(), lambda: SGD(0.1).step(network.parameters()))
    assert list(theirs.values()) == pytest.approx(list(mine.values()))


def test_hooks_see_a_module_that_works_in_place():
    module = torch.nn.Sequential(torch.nn.Linear(4, 6), torch.nn.ReLU(inplace=True))
    with torch.no_grad():
        module[0].bias[:3] = -100
    with watch(module) as seen:
        module(torch.ones(5, 4)).sum().backward()
    assert seen.layers()[0].dead >= 0.5 and seen.layers()[0].positive == 1
    with (
        pytest.raises(ValueError, match="layers: expected names of submodules"),
        watch(module, layers=["none such"]),
    ):
        pass


def test_autograd_gives_the_slope_at_a_point():
    assert slope_in_torch(torch.tanh, 0.0) == 1
