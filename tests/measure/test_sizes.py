"""What a layer makes of a size, and whether a size that is off comes back."""

import numpy as np
import pytest

from slopes.measure import gain, next_size, pull


@pytest.mark.parametrize("f", ["tanh", "relu", "gelu", "selu", "sigmoid"])
def test_the_own_gain_keeps_size_one(f):
    assert next_size(f, 1.0) == pytest.approx(1, abs=1e-12)
    assert next_size(f, 1.0, weights=2 * gain(f)) == pytest.approx(4, abs=1e-11)


def test_next_size_is_that_of_many_random_sums():
    z = np.random.default_rng(0).normal(0, 2, 400_000)
    assert next_size("tanh", 4.0) == pytest.approx(
        gain("tanh") ** 2 * np.mean(np.tanh(z) ** 2), rel=0.01
    )


def test_some_sizes_come_home_and_some_run_away():
    pulls = [pull(f) for f in ("sigmoid", "tanh", "selu", "relu", "mish", "gelu", "silu")]
    assert np.round(pulls, 3).tolist() == [0.106, 0.461, 0.783, 1.0, 1.076, 1.144, 1.173]
    assert pull("identity") == pytest.approx(1) and pull("relu_squared") == pytest.approx(2)


def test_sizes_are_above_zero():
    for wrong in (0, -1.0, np.inf):
        with pytest.raises(ValueError):
            next_size("relu", wrong)
