"""Every layer beside torch's, with all its gradients, and the two normalizations beside Keras's."""

import keras
import numpy as np
import pytest
import torch
from torch_twins import linear, tensor

from slopes.networks import BatchNorm, Dense, DyT, Gated, LayerNorm, Residual


def paired(layer, module, forward=None, near=1e-12):
    """Hold a layer's output and all its gradients to those of a torch module."""
    rng = np.random.default_rng(2)
    x, upstream = rng.normal(size=(7, 5)), None
    t = tensor(x)
    out = (forward or module)(t)
    upstream = rng.normal(size=out.shape)
    out.backward(torch.tensor(upstream))
    np.testing.assert_allclose(layer.forward(x), out.detach().numpy(), rtol=near, atol=near)
    np.testing.assert_allclose(layer.backward(upstream), t.grad.numpy(), rtol=near, atol=near)
    return [gradient for _, _, gradient in layer.parameters()]


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


@pytest.mark.parametrize("alpha", [0.5, -2.0])
def test_dynamic_tanh_has_the_gradients_that_autograd_finds(alpha):
    layer, rng = DyT(5, alpha=alpha), np.random.default_rng(3)
    layer.gamma[:], layer.beta[:] = rng.normal(size=(2, 5))
    theirs = [tensor(value) for _, value, _ in layer.parameters()]
    slope, gamma, beta = theirs
    ours = paired(layer, None, lambda x: gamma * torch.tanh(slope * x) + beta)
    for gradient, their in zip(ours, theirs, strict=True):
        np.testing.assert_allclose(gradient, their.grad.numpy(), atol=1e-12)


@pytest.mark.parametrize("ours", [LayerNorm, BatchNorm])
def test_normalization_is_keras_too_once_told_our_constants(ours):
    layer = ours(5)
    layer.gamma[:], layer.beta[:] = np.random.default_rng(3).normal(size=(2, 5))
    if ours is LayerNorm:
        theirs, told = keras.layers.LayerNormalization(epsilon=1e-5), {}
    else:
        theirs = keras.layers.BatchNormalization(epsilon=1e-5, momentum=0.9)
        told = {"training": True}
    theirs.build((7, 5))
    theirs.gamma.assign(layer.gamma), theirs.beta.assign(layer.beta)
    gamma, beta = paired(layer, None, lambda x: theirs(x.float(), **told).double(), near=1e-5)
    np.testing.assert_allclose(gamma, theirs.gamma.value.grad.numpy(), rtol=1e-5)
    np.testing.assert_allclose(beta, theirs.beta.value.grad.numpy(), rtol=1e-5)
