"""Every difference of definition, asserted against the frameworks that run here."""

import numpy as np
import pytest
import torch

from slopes.measure import gain
from slopes.peers import DIFFERENCES, slope_in_torch


def at_kinks(ours, theirs):
    """Return the slopes of this library, and of both others, at each kink."""
    answers = {f"slopes at {x}": slope for x, slope in ours.items()}
    return answers | {f"{who} at {x}": s for who in ("torch", "keras") for x, s in theirs.items()}


ANSWERS = {
    "leaky slope": {"slopes": 0.01, "torch": 0.01, "keras function": 0.2, "keras layer": 0.3},
    "GELU form": {
        "slopes gelu": 0.841345,
        "slopes gelu_tanh": 0.841192,
        "torch": 0.841345,
        "torch, approximate='tanh'": 0.841192,
        "keras": 0.841345,
    },
    "hard sigmoid slope": {"torch": 1 / 6, "keras": 1 / 6},
    "sixth in float64": {"slopes": 0, "torch": 4.967e-9, "keras": 4.967e-9},
    "softplus threshold": {
        "slopes": 7.5826e-10,
        "torch": 0,
        "torch, threshold=50": 7.5826e-10,
        "keras": 0,
    },
    "PReLU start": {"slopes": 0.25, "torch": 0.25, "keras": 0},
    "PReLU sharing": {"torch": 1, "keras": 8},
    "ReLU slope at 0": {
        "slopes": 0,
        "torch relu": 0,
        "torch where(x > 0)": 0,
        "torch where(x >= 0)": 1,
        "torch maximum": 0.5,
        "torch (x + |x|) / 2": 0.5,
        "keras": 0,
    },
    "GLU halves": {"slopes": 1, "torch": 2, "keras": 2},
    "dense weights": {"slopes": 2.0, "torch": 0.333, "keras": 1.0},
    "dense bias": {"slopes": 0, "torch": 0.577, "keras": 0},
    "He normal tail": {"slopes": 0.0214, "torch": 0.0214, "keras": 0},
    "clipping by norm": {
        "slopes": 0.6,
        "torch": 0.6,
        "keras, clipnorm": 1,
        "keras, global_clipnorm": 0.6,
    },
    "normalization eps": {"slopes": 1e-5, "torch": 1e-5, "keras": 1e-3},
    "batch memory": {"slopes": 0.1, "torch": 0.1, "keras": 0.01},
    "running variance": {"slopes": 2, "torch": 2, "keras": 1},
    "RReLU leaks": {
        "slopes, all": 11 / 48,
        "torch function, all": 11 / 48,
        "torch module, how many": 64,
        "torch module, in bounds": 1,
    },
    "hard tanh kinks": at_kinks({-1: 0, 1: 1}, {-1: 0, 1: 0}),
    "ReLU6 kinks": at_kinks({0: 0, 6: 1}, {0: 0, 6: 0}),
    "hard sigmoid kinks": at_kinks({-3: 0, 3: 1 / 6}, {-3: 0, 3: 0}),
    "hard SiLU kinks": at_kinks({-3: 0, 3: 1.5}, {-3: 0, 3: 1}),
    "BCE floor": {
        "slopes, logit": 200,
        "torch BCELoss": 100,
        "torch BCEWithLogitsLoss": 200,
        "keras": -np.log(1e-7),
        "keras, from_logits": 200,
    },
    "cross-entropy takes": {
        "slopes": np.log1p(np.exp(-0.6)),
        "torch": np.log1p(np.exp(-0.6)),
        "keras": -np.log(0.8),
        "keras, from_logits": np.log1p(np.exp(-0.6)),
    },
    "gradients add up": {"torch": 2},
    "listed gains": {"torch sigmoid": 1, "torch tanh": 5 / 3, "torch relu": 2**0.5}
    | {"torch selu": 0.75}
    | {f"torch {name}": -1 for name in ("softsign", "gelu", "silu", "mish")},
    "recurrent start": {
        "torch, 256 units": 1 / 3,
        "torch, 512 units": 1 / 3,
        "keras, 256 units": 1,
    },
    "forget bias": {"torch": 0, "keras": 1},
    "batch norm in evaluation": {
        "slopes": 2 / (1 + 1e-5) ** 0.5,
        "torch": 2 / (1 + 1e-5) ** 0.5,
        "torch, before eval()": 0,
        "keras": 2 / (1 + 1e-3) ** 0.5,
        "keras, training=True": 0,
    },
    "alpha dropout": {
        "torch AlphaDropout": 1,
        "torch Dropout": 2**0.5,
        "keras AlphaDropout": 1,
        "keras Dropout": 2**0.5,
    },
    "shared initializer": {"keras, one object": 0, "keras, a name": 2},
}
NEAR = {  # of random numbers, and of small ones
    "recurrent start": 0.01,
    "forget bias": 0.02,
    "alpha dropout": 0.02,
    "shared initializer": 0.1,
    "BCE floor": 0.2,  # of keras, whose 1e-7 is a float32 number
    "dense weights": 0.03,
    "dense bias": 0.05,
    "He normal tail": 0.002,
    "sixth in float64": 1e-12,
    "softplus threshold": 1e-14,
    "normalization eps": 1e-12,
}


@pytest.mark.parametrize("name", DIFFERENCES)
def test_every_difference_is_as_it_is_told(name):
    assert DIFFERENCES[name].asks.endswith(".")
    found, told = DIFFERENCES[name](), ANSWERS[name]
    changing = {who: found.pop(who) for who in DIFFERENCES[name].changing}
    assert all(0 <= slope <= 1 for slope in changing.values())
    assert found == pytest.approx(told, abs=NEAR.get(name, 1e-6)), f"{found}, not {told}"


def test_torch_raises_where_our_gain_is_measured():
    for name in ("relu", "tanh"):
        assert gain(name) <= torch.nn.init.calculate_gain(name) + 1e-12
    for name in ("gelu", "silu", "elu"):
        with pytest.raises(ValueError, match="Unsupported nonlinearity"):
            torch.nn.init.calculate_gain(name)
        assert 1 < gain(name) < 2


def test_autograd_gives_the_slope_at_a_point():
    assert slope_in_torch(torch.tanh, 0.0) == 1
