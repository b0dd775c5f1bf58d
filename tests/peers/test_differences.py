"""Every difference of definition, asserted against the frameworks that run here."""

import pytest
import torch

from slopes.measure import gain
from slopes.peers import DIFFERENCES, slope_in_torch

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
}
NEAR = {  # of random numbers, and of small ones
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
