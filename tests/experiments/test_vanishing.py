"""The studies of chapter 11: random layers, a recurrent network, a gradient multiplied back."""

import numpy as np
import pytest

from slopes.experiments import (
    Recurrent,
    flow,
    gradient_flow,
    lengths,
    moving_layers,
    multiplied_back,
    predicted_factor,
    profile,
    remember,
    repeat,
    speeds,
)
from slopes.experiments.recurrent import MATRICES, first_bit
from slopes.functions import relu
from slopes.networks import Bend, Dense, Network, Residual, he, orthogonal


@pytest.mark.parametrize("f", ["tanh", "relu", "sigmoid"])
def test_the_way_back_through_time_is_that_of_central_differences(f):
    rng = np.random.default_rng(0)
    layer = Recurrent(3, 5, f, rng=rng)
    x, upstream = rng.normal(size=(4, 6, 3)), rng.normal(size=(4, 5))
    layer.forward(x)
    dx = layer.backward(upstream)
    found = [(layer.U, layer.dU), (layer.W, layer.dW), (layer.b, layer.db), (x, dx)]
    for values, gradient in found:
        turn, h = rng.normal(size=values.shape), 1e-6
        kept, ends = values.copy(), []
        for sign in (1, -1):
            values[...] = kept + sign * h * turn
            ends.append((layer.forward(x) * upstream).sum())
        values[...] = kept
        assert np.isclose((ends[0] - ends[1]) / (2 * h), (turn * gradient).sum(), rtol=1e-5)


def test_a_second_way_back_leaves_the_same_gradients():
    rng = np.random.default_rng(0)
    layer, x = Recurrent(1, 4, rng=rng), rng.normal(size=(2, 7, 1))
    layer.forward(x)
    layer.backward(np.ones((2, 4)))
    once = layer.dW.copy()
    layer.backward(np.ones((2, 4)))
    assert (layer.dW == once).all() and len(layer.reached) == 8


@pytest.mark.parametrize("matrix", MATRICES)
def test_the_profile_ends_with_one_and_begins_with_what_is_left(matrix):
    found = profile(matrix, 0.9, steps=12, units=16)
    assert len(found.gradient) == 13 and len(found.slope) == 12
    assert found.gradient[-1] == pytest.approx(1) and found.left == found.gradient[0] < 1


def test_without_bend_and_input_an_orthogonal_matrix_keeps_the_gradient():
    assert profile("orthogonal", f="identity", inputs=0.0).left == pytest.approx(1)


def test_one_bit_is_recalled_across_few_steps_and_not_across_many():
    near, far = ([remember(n, gain=0.5, seed=s).recalled for s in range(3)] for n in (5, 20))
    assert min(near) > 0.9 > 0.65 > max(far)
    assert remember(20, gain=1.5).recalled > 0.95
    x, y = first_bit(9, 50, np.random.default_rng(0))
    assert x.shape == (50, 9, 1) and ((x[:, 0, 0] > 0) == y).all()


@pytest.mark.parametrize("seed", range(3))
def test_lengths_are_those_of_real_layers(seed):
    rng = np.random.default_rng(seed)
    ends = []
    for _ in range(600):
        h = np.ones(8) / np.sqrt(8)
        for _ in range(10):
            h = relu(h @ he(rng, 8, 8))
        ends.append(h @ h)
    drawn = lengths(8, f="relu", gain=2**0.5, depth=10, seed=seed)
    assert drawn.shape == (2000, 11) and (drawn[:, 0] == 1).all()
    for share in (0.25, 0.5, 0.75):
        assert np.quantile(drawn[:, -1], share) == pytest.approx(np.quantile(ends, share), rel=0.6)


def test_flow_goes_through_any_stack():
    rng = np.random.default_rng(0)
    layers = [Dense(8, 8, rng=rng), Bend("tanh"), Residual(Dense(8, 8, rng=rng), Bend("relu"))]
    network = Network.of(*layers, Dense(8, 3, rng=rng))
    found = flow(network, rng.normal(size=(5, 8)), rng.normal(size=(5, 3)))
    assert len(found.forward) == len(found.backward) == 2
    z = layers[0].db  # dL/dz of the first bend, summed over the batch
    assert z.shape == (8,) and found.backward[0] > 0


def test_gradient_flow_takes_an_initializer():
    assert repeat(gradient_flow, "identity", orthogonal, of="factor").mean == pytest.approx(1)


def test_a_gradient_multiplied_back_trains_five_layers_and_not_eight():
    five, eight = (multiplied_back("rescaled", depth=depth).accuracy for depth in (5, 8))
    assert five > 0.75 > 0.5 > eight
    apart = multiplied_back("rescaled", depth=8).apart
    assert len(apart) == 8 and apart[0] > 1e4 * apart[-1]


def test_only_sigmoid_layers_learn_at_different_speeds():
    sigmoid, flat = (np.array(speeds(f, g)) for f, g in (("sigmoid", 4.0), ("tanh", 1.0)))
    assert len(flat) == 8 and sigmoid[-1] / sigmoid[0] > 20 > 3 > flat.max() / flat.min()


def test_moving_layers_begin_with_the_speeds_at_the_start_times_the_rate():
    found = moving_layers("sigmoid", 4.0, depth=3, lr=0.2, epochs=2)
    assert found.shape == (3, 3) and np.allclose(
        found[0], 0.2 * np.array(speeds("sigmoid", 4.0, depth=3))
    )
    assert not np.allclose(found[1], found[0])


@pytest.mark.parametrize("how", [("relu", "he"), ("sigmoid", 4.0), ("identity", 0.5)])
def test_the_slopes_predict_what_a_layer_leaves(how):
    seen = gradient_flow(*how, depth=21, width=128).factor
    assert predicted_factor(*how, depth=21, width=128) == pytest.approx(seen, rel=0.04)
