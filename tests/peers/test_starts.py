"""Initializers beside those of torch and Keras: the same variance and the same reach.

Keras draws a truncated normal anew three times on PyTorch, so 4 weights in a million lie beyond.
"""

import keras
import numpy as np
import pytest
import torch

from slopes.networks import glorot, he, lecun, orthogonal, pytorch_default, variance_scaling

nn, start = torch.nn.init, keras.initializers


def truncated(kind):
    return lambda *a: kind(*a, "truncated")


def uniform(kind):
    return lambda *a: kind(*a, "uniform")


def by_fan_out(*a):
    return variance_scaling(*a, scale=2, mode="fan_out")


def of_keras(kind, **told):
    return lambda _: kind(seed=0, **told)((400, 200))


PAIRS = {
    "torch glorot": (glorot, nn.xavier_normal_),
    "torch glorot uniform": (uniform(glorot), nn.xavier_uniform_),
    "torch he": (he, lambda w: nn.kaiming_normal_(w, nonlinearity="relu")),
    "torch he uniform": (uniform(he), lambda w: nn.kaiming_uniform_(w, nonlinearity="relu")),
    "torch he by fan_out": (by_fan_out, lambda w: nn.kaiming_normal_(w, mode="fan_out")),
    "torch lecun": (lecun, lambda w: nn.kaiming_normal_(w, nonlinearity="linear")),
    "torch orthogonal": (orthogonal, nn.orthogonal_),
    "keras glorot": (truncated(glorot), of_keras(start.GlorotNormal)),
    "keras glorot uniform": (uniform(glorot), of_keras(start.GlorotUniform)),
    "keras he": (truncated(he), of_keras(start.HeNormal)),
    "keras he uniform": (uniform(he), of_keras(start.HeUniform)),
    "keras lecun": (truncated(lecun), of_keras(start.LecunNormal)),
    "keras lecun uniform": (uniform(lecun), of_keras(start.LecunUniform)),
    "keras orthogonal": (orthogonal, of_keras(start.Orthogonal)),
    "keras normal": (
        lambda *a: variance_scaling(*a, scale=3, mode="fan_avg"),
        of_keras(start.VarianceScaling, scale=3, mode="fan_avg", distribution="untruncated_normal"),
    ),
}


@pytest.mark.parametrize("name", PAIRS)
def test_starts_have_the_same_variance_and_reach(name):
    torch.manual_seed(0)
    ours, theirs = PAIRS[name]
    a = ours(np.random.default_rng(0), 400, 200)
    b = theirs(torch.empty(200, 400)).detach().numpy()
    assert a.var() == pytest.approx(b.var(), rel=0.03)
    for share in (0.5, 0.99):  # of a normal the largest is chance
        reach = [np.quantile(np.abs(w), share) for w in (a, b)]
        assert reach[0] == pytest.approx(reach[1], rel=0.03), share


def test_the_default_start_is_linears():
    torch.manual_seed(0)
    a, b = pytorch_default(np.random.default_rng(0), 400, 300), torch.nn.Linear(400, 300).weight
    assert a.var() == pytest.approx(b.var().item(), rel=0.03)
    assert np.abs(a).max() == pytest.approx(b.abs().max().item(), rel=0.01)
