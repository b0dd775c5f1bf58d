"""Losses, optimizers, clipping and hooks beside torch's, and the losses beside Keras's."""

import keras
import numpy as np
import pytest
import torch
from torch_twins import tensor, twins

from slopes.networks import (
    SGD,
    Adam,
    binary_cross_entropy,
    clip_by_norm,
    clip_by_value,
    cross_entropy,
    inspect,
    mean_squared_error,
    update_ratios,
)
from slopes.peers import watch

F = torch.nn.functional


def keras_loss(loss, **told):
    """Return the mean of a loss of Keras as a function of outputs and targets, in this order.

    Its means have float32's digits, whatever dtype they are told.
    """
    return lambda z, y: loss(y, z, **told).mean()


LOSSES = [
    (cross_entropy, F.cross_entropy),
    (binary_cross_entropy, F.binary_cross_entropy_with_logits),
    (mean_squared_error, F.mse_loss),
    (cross_entropy, keras_loss(keras.losses.sparse_categorical_crossentropy, from_logits=True)),
    (binary_cross_entropy, keras_loss(keras.losses.binary_crossentropy, from_logits=True)),
    (mean_squared_error, keras_loss(keras.losses.mean_squared_error)),
]
IDS = [
    f"{peer} {ours.__name__}"
    for (ours, _), peer in zip(LOSSES, 3 * ["torch"] + 3 * ["keras"], strict=True)
]


@pytest.mark.parametrize("spread", [0.1, 5, 200])
@pytest.mark.parametrize(("ours", "theirs"), LOSSES, ids=IDS)
def test_losses_have_the_same_value_and_gradient(ours, theirs, spread):
    rng = np.random.default_rng(0)
    z = spread * rng.normal(size=(30, 4))
    y = rng.integers(0, 4, 30) if ours is cross_entropy else rng.uniform(size=z.shape)
    t = tensor(z)
    loss = theirs(t, torch.tensor(y))
    loss.backward()
    value, gradient = ours(z, y)
    near = 1e-7 if theirs.__module__ == __name__ else 1e-13
    assert value == pytest.approx(loss.item(), rel=near)
    np.testing.assert_allclose(gradient, t.grad.numpy(), rtol=near, atol=near / 100)


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
        for figure in {*vars(a)} - {"name"}:
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
