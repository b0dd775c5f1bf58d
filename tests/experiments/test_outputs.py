"""Last layers and their losses, within the bands of what was measured over twenty seeds."""

import numpy as np
import pytest

from slopes import softplus
from slopes.experiments import (
    accuracy_at_best_rate,
    answers_of,
    calibration_error,
    doubt,
    squared_error_of_logits,
    squared_error_of_shares,
)
from slopes.networks import cross_entropy


@pytest.mark.parametrize("loss", [squared_error_of_logits, squared_error_of_shares])
def test_a_squared_error_gives_the_slope_of_its_loss(loss):
    z, labels = np.random.default_rng(0).normal(0, 2, (3, 4)), np.array([1, 3, 0])
    slopes = np.zeros_like(z)
    for at in np.ndindex(z.shape):
        step = np.zeros_like(z)
        step[at] = 1e-6
        slopes[at] = (loss(z + step, labels)[0] - loss(z - step, labels)[0]) / 2e-6
    assert np.allclose(loss(z, labels)[1], slopes, atol=1e-8)


def test_squared_error_falls_behind_from_a_start_that_is_sure_and_from_no_other():
    losses = cross_entropy, squared_error_of_shares, squared_error_of_logits
    small = [accuracy_at_best_rate(loss, 0.1) for loss in losses]
    entropy, shares, sums = (accuracy_at_best_rate(loss, 16.0) for loss in losses)
    assert min(small) > 0.94 and entropy > 0.91 and 0.55 < shares < 0.92 and sums < 0.4


def test_a_network_that_says_its_doubt_finds_where_the_noise_is():
    def gaussian(outputs, y):
        s = softplus(outputs[:, 1:]) + 0.01
        r = (y - outputs[:, :1]) / s
        back = [-r / s, (1 - r**2) / s * softplus.derivative(outputs[:, 1:])]
        return (np.log(s) + r**2 / 2).mean(), np.hstack(back) / len(y)

    found = doubt(gaussian, lambda u: softplus(u) + 0.01)
    assert found.at.shape == found.mean.shape == found.deviation.shape == (81,)
    assert (
        0.6 < found.within < 0.76 and found.deviation[-8:].mean() > 3 * found.deviation[:8].mean()
    )


def test_answers_are_kept_for_every_epoch():
    run = answers_of()
    share, right = run.sure()
    assert run.logits.shape == (30, 1250, 10) and share.mean() - right.mean() > 0.13
    assert calibration_error(np.array([0.75, 0.75]), np.array([True, False])) == 0.25
