"""Softmax, its logarithm and PReLU: several axes, exact gradients, a leak for every feature."""

import copy
import pickle

import mpmath as mp
import numpy as np
import pytest
import scipy.special

from slopes import celu, log_softmax, prelu, softmax
from slopes.experiments import born_dead_bound
from slopes.measure import gradcheck, kinks, measure, numerical_derivative

X = np.random.default_rng(0).normal(size=(2, 3, 4)) * 3
G = np.random.default_rng(1).normal(size=X.shape)


def products(f, row, upstream):
    """The exact vector–Jacobian product of softmax or its logarithm at a row."""
    with mp.workdps(60):
        e = [mp.exp(mp.mpf(v)) for v in row]
        p = [v / mp.fsum(e) for v in e]
        g = [mp.mpf(v) for v in upstream]
        if f is softmax:
            mean = mp.fsum(a * b for a, b in zip(p, g, strict=True))
            return [a * (b - mean) for a, b in zip(p, g, strict=True)]
        total = mp.fsum(g)
        return [b - a * total for a, b in zip(p, g, strict=True)]


@pytest.mark.parametrize("f", [softmax, log_softmax])
@pytest.mark.parametrize(
    ("row", "upstream"),
    [
        ([38.0, 0.0], [1.0, 0.0]),
        ([0.0, 90.0, -3.0], [1.0, 2.0, 4.0]),
        ([700.0, 0.0, 650.0], [0.0, 1.0, 0.0]),
        ([50.0, 50.0, 0.0], [1.0, 0.0, 3.0]),
    ],
)
def test_a_gradient_keeps_its_digits_beside_certainty(f, row, upstream):
    true = [float(v) for v in products(f, row, upstream)]
    assert f.backward(row, upstream) == pytest.approx(true, rel=1e-13, abs=0)


@pytest.mark.parametrize("lead", [1.0, 38.0, 300.0])
def test_the_jacobian_of_the_logarithm_keeps_its_digits(lead):
    true = float(1 / (1 + mp.exp(lead)))
    assert log_softmax.jacobian([lead, 0.0])[0] == pytest.approx([true, -true], rel=1e-14, abs=0)


@pytest.mark.parametrize("axis", [None, (0, 1), (2, 0), (1,), -1, 0, (0, 1, 2)])
@pytest.mark.parametrize(
    ("f", "theirs"),
    [(softmax, scipy.special.softmax), (log_softmax, scipy.special.log_softmax)],
)
def test_several_axes_make_one_vector(f, theirs, axis):
    assert np.allclose(f(X, axis=axis), theirs(X, axis=axis), rtol=1e-13)
    axes = range(X.ndim) if axis is None else np.atleast_1d(axis) % X.ndim
    last = sorted(axes)
    kept = [a for a in range(X.ndim) if a not in last]
    together = np.transpose(G, kept + last).reshape(*(X.shape[a] for a in kept), -1)
    passed = np.transpose(f.backward(X, G, axis=axis), kept + last).reshape(together.shape)
    expected = np.einsum("...ij,...i->...j", f.jacobian(X, axis=axis), together)
    assert np.allclose(passed, expected)


@pytest.mark.parametrize("axis", [3, -4, (0, 0), (0, -3), (), 1.5, "a", (0, "a"), [[0, 1]]])
def test_a_wrong_axis_is_named(axis):
    for call in (
        softmax,
        log_softmax,
        softmax.jacobian,
        lambda x, axis: softmax.backward(x, x, axis),
    ):
        with pytest.raises(
            ValueError, match="axis: expected integers within the 3 dimensions of x"
        ):
            call(X, axis=axis)


def test_one_number_and_none_at_all_are_vectors_too():
    assert softmax(5.0, axis=None) == 1 and log_softmax(5.0, axis=None) == 0
    assert softmax(np.zeros((0, 3)), axis=None).shape == (0, 3)


ALPHA = np.array([0.0, 0.1, -0.5, 2.0])


@pytest.mark.parametrize("alpha", [ALPHA, ALPHA.tolist(), ALPHA[:1], X[:, :1, :1], X[0]])
def test_a_leak_may_differ_from_feature_to_feature(alpha):
    wide = np.broadcast_to(alpha, X.shape)
    slope = np.where(X > 0, 1, wide)
    assert np.array_equal(prelu(X, alpha=alpha), np.where(X > 0, X, wide * X))
    assert np.array_equal(prelu.derivative(X, alpha=alpha), slope)
    assert np.allclose(prelu.backward(X, G, alpha=alpha), slope * G)
    found = prelu.partial(X, "alpha", alpha=alpha, upstream=G)
    assert found.shape == np.shape(alpha)
    one = np.zeros(np.shape(alpha))
    one.flat[0] = 1e-6
    moved = ((prelu(X, alpha=alpha + one) - prelu(X, alpha=alpha - one)) * G).sum() / 2e-6
    assert found.flat[0] == pytest.approx(moved, rel=1e-6, abs=1e-8)
    plain = prelu.partial(X, "alpha", alpha=alpha)
    assert np.allclose(plain, prelu.partial(X, "alpha", alpha=alpha, upstream=np.ones(X.shape)))


def test_a_leak_is_a_number_a_0d_array_or_fits_x():
    assert prelu([-2.0], alpha=np.array(0.5)) == -1 and prelu([-2.0], alpha=np.float32(0.5)) == -1
    assert np.array_equal(prelu.partial([-2.0, 1.0], "alpha"), [-2, 0])
    assert prelu.partial([-2.0, -1.0], "alpha", upstream=[1.0, 2.0]) == -4
    assert prelu([-np.inf, -np.inf], alpha=[0.0, 1.0]).tolist() == [0, -np.inf]
    assert prelu(np.float16([-1, -2]), alpha=[0.5, 2]).dtype == np.float16
    with pytest.raises(ValueError, match=r"alpha: expected a shape that broadcasts.*\(2, 3, 4\)"):
        prelu(X, alpha=[1.0, 2.0])
    with pytest.raises(ValueError, match="alpha: expected finite numbers, got nan"):
        prelu(X, alpha=[np.nan, 1, 1, 1])


def test_bound_leaks_are_equal_if_their_numbers_are():
    one, other = prelu.using(alpha=ALPHA), prelu.using(alpha=ALPHA.copy())
    assert one == other and hash(one) == hash(other) and one != prelu != prelu.using(alpha=0.3)
    assert one != prelu.using(alpha=ALPHA[::-1]) and prelu.using(alpha=0.25) == prelu
    mine = ALPHA.copy()
    bound = prelu.using(alpha=mine)
    mine[:] = 9
    assert np.array_equal(bound(-np.ones(4)), -ALPHA)


def test_bound_leaks_have_a_name_of_one_line_and_are_no_curve():
    bound = prelu.using(alpha=[0.1, 0.5])
    assert repr(bound) == "<prelu(alpha=[0.1, 0.5])>" and prelu.using(alpha=0.25).name == "prelu"
    assert "\n" not in prelu.using(alpha=X[0]).name and len(prelu.using(alpha=X[0]).name) < 80
    for copied in (pickle.loads(pickle.dumps(bound)), copy.deepcopy(bound)):
        assert copied == bound and hash(copied) == hash(bound)
    for ask in (measure, kinks, gradcheck):
        with pytest.raises(TypeError, match="f: expected an Activation of one number"):
            ask(bound)


class Tensor:
    """An array of another library."""

    def __array__(self, dtype=None, copy=None):
        return np.array([0.5, 2.0])


def test_a_leak_may_be_any_kind_of_array():
    assert prelu([-1.0, -1.0], alpha=Tensor()).tolist() == [-0.5, -2]
    assert prelu([-1.0, -1.0], alpha=np.array([True, False])).tolist() == [-1, 0]
    assert prelu(np.zeros((0, 2)), alpha=[1, 2]).shape == (0, 2)
    assert prelu.partial(np.zeros((0, 2)), "alpha", alpha=[1, 2]).tolist() == [0, 0]


@pytest.mark.filterwarnings("error")
def test_the_slope_along_a_leak_is_summed_in_a_wide_dtype():
    x = np.full((5000, 2), -300, np.float16)
    found = prelu.partial(x, "alpha", alpha=[0.1, 0.2], upstream=np.full(x.shape, 0.01, np.float16))
    assert found.dtype == np.float16 and np.allclose(found, -15_000, rtol=1e-3)
    assert prelu.partial(x, "alpha", alpha=[0.1, 0.2]).tolist() == [-np.inf, -np.inf]


def test_quotients_that_underflow_do_not_take_the_value_along():
    for x in (-1e-300, -5e-324, -1e-20):
        for alpha in (1e100, 1e20, 3.0):
            assert celu(x, alpha=alpha) == x


def test_a_bound_of_tiny_shares_is_not_lost():
    assert born_dead_bound(60, 10) == pytest.approx(10 * 0.5**60, rel=1e-12)
    assert born_dead_bound(1, 2) == pytest.approx(0.75)


@pytest.mark.parametrize("make", [lambda m: [[m]], lambda m: [[[m], [m]]], lambda m: ((m, m),)])
def test_a_mask_is_refused_however_deep_it_lies(make):
    masked = np.ma.array([1.0, 2.0], mask=[True, False])
    with pytest.raises(TypeError, match="x: expected numbers without a mask"):
        softmax(make(masked))
    with pytest.raises(TypeError, match="x: expected numbers without a mask"):
        numerical_derivative(np.tanh, make(masked))
    with pytest.raises(TypeError, match="at: expected numbers without a mask"):
        gradcheck(prelu, at=masked)
