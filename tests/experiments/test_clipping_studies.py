"""The studies of chapter 12: the cliff, remedies each by itself, what Adam remembers."""

import numpy as np

from slopes.experiments import (
    cliff,
    cut,
    descents,
    fed_back,
    remedy,
    spiked,
    steps_of_adam,
    steps_until_half,
)
from slopes.networks import Adam


def test_the_slopes_of_the_unit_fed_back_are_those_measured():
    for w, b in ((0.7, 0.1), (1.14, -0.04), (1.5, 0.2)):
        h = 1e-6
        _, by_w, by_b = fed_back(w, b)
        measured = [
            (fed_back(w + h, b)[0] - fed_back(w - h, b)[0]) / (2 * h),
            (fed_back(w, b + h)[0] - fed_back(w, b - h)[0]) / (2 * h),
        ]
        assert np.allclose([by_w, by_b], measured, rtol=1e-4)
        loss, gradient = cliff(w, b)
        slopes = [(cliff(w + h, b)[0] - loss) / h, (cliff(w, b + h)[0] - loss) / h]
        assert np.allclose(gradient, slopes, rtol=2e-2, atol=1e-4)


def test_a_gradient_is_cut_as_its_method_says():
    gradient = np.array([[3.0, 0.3], [4.0, 0.4]])
    assert np.allclose(cut(gradient, "norm", 1), [[0.6, 0.3], [0.8, 0.4]])
    assert np.allclose(cut(gradient, "value", 1), [[1, 0.3], [1, 0.4]])
    assert np.array_equal(cut(gradient), gradient)


def test_only_the_vector_cut_by_norm_comes_home():
    free, cut_ = descents(1, starts=30), descents(1, "norm", 1.0, starts=30)
    assert cut_.solved > free.solved and max(cut_.longest) < 1.001 < max(free.longest)


def test_remedies_change_the_gradient_or_the_step():
    plain = remedy(3.0, lr=0.1, epochs=1)
    clipped = remedy(3.0, lr=0.1, clip_norm=1, epochs=1)
    assert np.isnan(plain.accuracy) and clipped.accuracy > 0
    assert plain.gradient == clipped.gradient > 100 * remedy("he", lr=0.1, epochs=1).gradient
    assert clipped.norms[0] > 1 and not plain.norms


def test_adam_remembers_a_spike_by_its_square():
    formula = np.log(3 / (0.001 * 1000**2)) / np.log(0.999)
    assert abs(steps_until_half(1000) - formula) < 2 and steps_until_half(1000, limit=10) == 0
    assert np.allclose(steps_of_adam([1.0] * 5), 1)
    assert spiked(1000, epochs=6)[-1] > spiked(1, epochs=6)[-1]
    assert Adam(1.0).steps == 0
