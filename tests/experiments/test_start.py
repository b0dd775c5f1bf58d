"""What a start leads to, within the band of what was measured over many seeds and splits."""

import numpy as np
import pytest

from slopes.experiments import lesson, of_size, repeat
from slopes.networks import SGD, Network, fit

LAST = {"of": lambda lesson: lesson.accuracy[-1]}


def test_the_digits_are_read_with_a_bend_or_without():
    bent, straight = repeat(lesson, "relu", **LAST), repeat(lesson, "identity", **LAST)
    assert min(bent.values) > 0.9 < min(straight.values)
    assert abs(bent.mean - straight.mean) < 0.02


@pytest.mark.parametrize("layers", [1, 3])
def test_a_small_start_is_safe_with_one_layer_between_and_useless_with_three(layers):
    found = [lesson(size=0.01, layers=layers, width=32, seed=seed) for seed in range(3)]
    if layers == 1:
        assert min(each.accuracy[-1] for each in found) > 0.9
    else:
        assert [each.answers for each in found] == [1, 1, 1]
        assert max(each.accuracy[-1] for each in found) < 0.13


def test_a_lesson_is_what_fit_gives():
    from slopes.data import digits

    x, y, *_ = digits()
    rng = np.random.default_rng(2)
    network = Network([64, 16, 10], "tanh", init=of_size(0.1), seed=rng)
    fit(network, x, y, optimizer=SGD(0.3), epochs=2, batch=32, seed=rng)
    found = lesson("tanh", 0.1, rate=0.3, epochs=2, seed=2)
    assert len(found.accuracy) == 2
    for dense, own in zip(network.dense, found.network.dense, strict=True):
        assert np.array_equal(dense.W, own.W) and np.array_equal(dense.b, own.b)
