"""The check of a backward pass: what it passes, what it refuses, and what it says."""

import numpy as np
import pytest

from slopes import REGISTRY, gelu, relu, silu, softmax, swiglu
from slopes.experiments import BACKWARDS
from slopes.measure import check_backward

ONE_INPUT = {name: f for name, f in REGISTRY.items() if "glu" not in name and name != "bilinear"}


@pytest.mark.parametrize("name", ONE_INPUT)
@pytest.mark.parametrize("seed", range(3))
def test_every_backward_pass_of_the_library_is_right(name, seed):
    assert check_backward(ONE_INPUT[name], seed=seed)


@pytest.mark.parametrize("rule", BACKWARDS)
def test_what_an_upstream_of_ones_would_pass_is_refused(rule):
    for seed in range(5):
        found = check_backward(
            silu, lambda x, up: BACKWARDS[rule](up, silu.derivative(x)), seed=seed
        )
        assert bool(found) == (rule == "right"), found


@pytest.mark.parametrize("rule", BACKWARDS)
def test_one_point_is_enough_to_refuse_them(rule):
    for seed in range(50):
        found = check_backward(
            silu, lambda x, up: BACKWARDS[rule](up, silu.derivative(x)), at=1.0, seed=seed
        )
        assert bool(found) == (rule == "right"), (seed, found)


def test_what_it_is_not_shown_it_does_not_see():
    slope = silu.derivative
    assert check_backward(silu, lambda x, up: up.clip(-100, 100) * slope(x))
    assert check_backward(silu, lambda x, up: up * np.where(abs(x) > 5, 0, slope(x)))
    assert not check_backward(silu, lambda x, up: up.mean() * slope(x))
    assert not check_backward(silu, lambda x, up: np.roll(up, 1) * slope(x))
    assert not check_backward(silu, lambda x, up: np.where(abs(up) < 0.2, 0, up) * slope(x))


def test_it_says_how_much_it_asked():
    right = " times at {}; worst relative error"
    for f, at, asked in (
        (silu, 1.0, "1 point"),
        (silu, None, "400 points"),
        (softmax, None, "100 rows"),
    ):
        assert f"asked 6{right.format(asked)}" in str(check_backward(f, at=at))


def test_the_sentence_names_the_point_and_what_came_from_above():
    found = check_backward(silu, lambda x, up: np.maximum(up, 0) * silu.derivative(x), at=[0, 0, 0])
    assert str(found) == (
        "silu: at x = 0 with -0.113696 from above the backward pass gives 0, "
        "but the gradient measured there is -0.0568481"
    )
    assert str(check_backward(gelu)).startswith("gelu: the backward pass is right (asked 6 times")


def test_functions_of_vectors_and_of_ones_own_are_checked_row_by_row():
    rng = np.random.default_rng(0)
    A = rng.normal(size=(4, 3))
    assert check_backward(lambda x: np.tanh(x @ A), lambda x, up: (up / np.cosh(x @ A) ** 2) @ A.T)
    lost = check_backward(softmax, lambda x, up: up * softmax(x) * (1 - softmax(x)))
    assert not lost and str(lost).startswith("softmax: at row ")
    halves = swiglu, (lambda x, up: np.hstack(swiglu.backward(x[:, :2], x[:, 2:], up)))
    assert check_backward(lambda x: halves[0](x[:, :2], x[:, 2:]), halves[1])


def test_kinks_are_left_out_and_what_has_no_backward_is_refused():
    assert check_backward(relu, at=[0.0, 1.0, -1.0])
    for wrong in (np.tanh, swiglu, "relu"):
        with pytest.raises(TypeError, match=r"^backward: expected backward\(x, upstream\)"):
            check_backward(wrong)
    with pytest.raises(ValueError, match=r"^at: .* kink"):
        check_backward(relu, at=[0.0])
