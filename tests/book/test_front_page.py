"""What the first page says of its figure."""

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parents[2] / "book" / "_ext"))
from slopes_site.opening import relative

ALL = ["sigmoid", "tanh", "relu", "leaky_relu", "identity"]
SURVIVES = {"identity": 1.0, "tanh": 1.0, "relu": 1.4, "leaky_relu": 1.4, "sigmoid": 10.0}


@pytest.mark.parametrize("function", ALL)
def test_at_half_scale_the_gradient_is_lost(function):
    assert relative(function, 0.5)[0] < 1e-4


@pytest.mark.parametrize("function", ALL)
def test_at_the_scale_named_the_gradient_survives(function):
    assert 0.1 < relative(function, SURVIVES[function])[0] < 10
