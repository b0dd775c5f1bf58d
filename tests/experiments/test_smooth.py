"""The altered GELUs of chapter 08: each loses one trait, with a slope that fits."""

import numpy as np
import pytest

from slopes import gelu, relu
from slopes.experiments import (
    BOTTOM,
    clipped_gelu,
    flat_gelu,
    lowered_relu,
    pieced_gelu,
    raised_gelu,
)
from slopes.measure import central_difference

X, H = np.linspace(-6, 6, 2000), 1e-5  # no corner is within H of a point


@pytest.mark.parametrize("f", [flat_gelu, clipped_gelu, raised_gelu, pieced_gelu, lowered_relu])
def test_the_slope_of_an_altered_function_fits_it(f):
    assert np.allclose(f.derivative(X), central_difference(f, X, H), atol=1e-6)


def test_each_alteration_takes_its_trait_and_nothing_else():
    right = X[X > BOTTOM]
    assert np.allclose(flat_gelu(right), gelu(right)) and (flat_gelu.derivative(X) >= 0).all()
    assert flat_gelu(X).min() == pytest.approx(gelu(BOTTOM))
    assert (clipped_gelu(X) == np.maximum(gelu(X), 0)).all()
    assert np.allclose(raised_gelu.derivative(X), gelu.derivative(X)) and raised_gelu(X).min() >= 0
    assert np.abs(pieced_gelu(X) - gelu(X)).max() < 0.025
    assert len(np.unique(pieced_gelu.derivative(X).round(12))) <= 18
    assert np.allclose(relu(X) - lowered_relu(X), 0.4)
