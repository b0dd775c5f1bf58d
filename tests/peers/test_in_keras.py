"""The studies that run in Keras, beside what numpy finds."""

import numpy as np
import pytest

from slopes import gelu
from slopes.exercises import EXERCISES
from slopes.exercises.ch16 import clip_like_keras, told_relu
from slopes.experiments import (
    as_numpy,
    clipped_by_keras,
    keras_clipping,
    keras_sizes,
    part_by_part,
    told,
    turn,
    whole_gradient,
)
from slopes.networks import clip_by_norm, global_norm
from slopes.peers import load_keras

WAYS = ("clipvalue", "clipnorm", "global_clipnorm")


def test_a_study_gives_the_same_twice_and_others_for_other_seeds():
    found = [keras_sizes.__wrapped__("relu", widths=(64,) * 4, seed=seed) for seed in (0, 0, 1)]
    assert found[0] == found[1] != found[2]
    runs = [told.__wrapped__("softmax", epochs=1, seed=seed) for seed in (0, 0, 1)]
    assert runs[0] == runs[1] != runs[2]


def test_one_object_is_one_draw():
    sizes = {
        one: keras_sizes("linear", "he_normal", one_object=one, widths=(8, 8, 8)) for one in (0, 1)
    }
    assert sizes[0] != sizes[1]


@pytest.mark.parametrize("limit", [0.01, 1.0, 1000.0])
@pytest.mark.parametrize("way", WAYS)
def test_clipping_in_numpy_is_that_of_keras(way, limit):
    gradients = whole_gradient(seed=1)
    theirs = clipped_by_keras(gradients, **{way: limit})
    ours = clip_like_keras(gradients, limit, way)
    assert all(np.allclose(a, b, rtol=1e-5, atol=1e-7) for a, b in zip(theirs, ours, strict=True))


def test_clipnorm_shortens_each_variable_and_turns_none():
    parts = part_by_part("clipnorm", 1.0, seed=1)
    assert len(parts) == len(whole_gradient(seed=1))
    for part in parts:
        assert part.cosine == pytest.approx(1)
        assert part.after == pytest.approx(min(1, part.before), rel=1e-5)
    assert keras_clipping("clipnorm", 1.0, seed=1).cosine < 0.9


def test_the_global_norm_is_ours():
    gradients = whole_gradient(seed=2)
    found = keras_clipping("global_clipnorm", 1.0, seed=2)
    parts = [(str(i), None, g.copy()) for i, g in enumerate(gradients)]
    assert found.before == pytest.approx(global_norm(parts), rel=1e-5)
    clip_by_norm(parts, 1.0)
    assert turn(gradients, [g for _, _, g in parts]).cosine == pytest.approx(1)
    assert found.after == pytest.approx(1, rel=1e-5)


def test_the_exercises_truth_is_what_keras_does():
    layer = load_keras().layers.ReLU(max_value=6, negative_slope=0.1, threshold=1)
    x = np.linspace(-3, 9, 49)
    assert np.allclose(as_numpy(layer(x)), told_relu(x), atol=1e-6)


def test_keras_holds_a_gelu_signal_with_the_exercises_scale():
    truth = float(EXERCISES["keras-scale"].judge.truth[0])
    start = load_keras().initializers.VarianceScaling(truth, "fan_in", seed=0)
    h = gelu(np.random.default_rng(0).normal(size=(200, 1000))).astype("float32")
    layer = load_keras().layers.Dense(1000, "gelu", kernel_initializer=start)
    assert np.mean(as_numpy(layer(h)) ** 2) == pytest.approx(np.mean(h**2), rel=0.05)
