"""Every derivative against two that are measured: Richardson's extrapolation of differences, and
the complex step through a formula without abs, maximum and minimum.

The error counts relative to the slope, or to 0.01 where the slope is smaller than that.
"""

import numpy as np
import pytest
from analytic_twins import TWINS

from slopes import REGISTRY, get
from slopes.activation import Gate, VectorActivation
from slopes.measure import complex_step, richardson

X = np.linspace(-5, 5, 401) + 1 / 1024  # no point is a knot
ELEMENTWISE = [name for name, f in REGISTRY.items() if f.elementwise]
GATES = [f.name for f in REGISTRY.values() if isinstance(f, Gate)]
VECTORS = [f for f in REGISTRY.values() if isinstance(f, VectorActivation)]
SETTINGS = [
    *((name, {}) for name in ELEMENTWISE),
    ("leaky_relu", {"alpha": 0.3}),
    ("prelu", {"alpha": -0.5}),
    ("rrelu", {"seed": 3}),
    ("elu", {"alpha": 0.4}),
    ("celu", {"alpha": 2.0}),
    ("xielu", {"alpha_p": 0.3, "alpha_n": 1.5, "beta": -0.7}),
]


def agree(ours, measured, x, near):
    """Hold slopes to measured ones; say where they differ most."""
    error = np.abs(ours - measured) / np.maximum(np.abs(measured), 0.01)
    at = np.unravel_index(np.argmax(error), error.shape)
    assert error[at] <= near, f"at {x[at]:.6g}: {ours[at]!r}, measured {measured[at]!r}"


def extrapolated(f, x):
    """Return the measured slopes and where they can be had: two steps in a row agree.

    Steeper functions want a small step, others a large one; across a knot, where pieces meet, no
    step converges to more than a few digits. Nothing is asked of the derivative that is tested.
    """
    found = np.array([richardson(f, x, h, levels=4) for h in 2.0 ** -np.arange(1, 6)])
    apart = np.abs(np.diff(found, axis=0)) / np.maximum(np.abs(found[1:]), 0.01)
    best = apart.argmin(0)
    found, apart = (each[best, np.arange(len(x))] for each in (found[1:], apart))
    return found, apart < 5e-13


@pytest.mark.parametrize(("name", "settings"), SETTINGS)
def test_the_slope_is_that_of_richardsons_extrapolation(name, settings):
    f = get(name).using(**settings)
    measured, sure = extrapolated(f, X)
    assert sure.sum() > 300
    agree(f.derivative(X[sure]), measured[sure], X[sure], 3e-12)


def test_a_slope_that_is_wrong_in_one_place_is_found():
    f = get("tanh").using()
    f.defderivative(lambda x: 1 - np.tanh(x) ** 2 + 1e-9 * (x == X[200]))
    measured, sure = extrapolated(f, X)
    with pytest.raises(AssertionError, match=f"at {X[200]:.6g}:"):
        agree(f.derivative(X[sure]), measured[sure], X[sure], 3e-12)


@pytest.mark.parametrize("name", TWINS)
def test_the_slope_is_that_of_the_complex_step(name):
    f, twin = get(name), TWINS[name]
    np.testing.assert_allclose(f(X), twin(X), rtol=1e-12, atol=1e-14)
    agree(f.derivative(X), complex_step(twin, X), X, 1e-13)


@pytest.mark.parametrize("wrt", [0, 1], ids=["gate", "value"])
@pytest.mark.parametrize("name", GATES)
def test_both_slopes_of_a_gate_are_extrapolated(name, wrt):
    f, a = get(name), X
    b = np.random.default_rng(0).normal(size=a.shape)
    moved = (lambda v: f(v, b)) if wrt == 0 else (lambda v: f(a, v))
    at = (a, b)[wrt]
    measured, sure = extrapolated(moved, at)
    assert sure.sum() > 300
    agree(f.derivative(a, b)[wrt][sure], measured[sure], at[sure], 3e-12)


@pytest.mark.parametrize("f", VECTORS, ids=lambda f: f.name)
def test_the_jacobian_is_extrapolated(f):
    x = 2 * np.random.default_rng(0).normal(size=5)
    for i, unit in enumerate(np.eye(5)):
        column = richardson(lambda t, unit=unit: f(x + t * unit), [0.0])
        agree(f.jacobian(x)[:, i], column, x, 1e-12)


PARTIALS = [(n, p) for n in ELEMENTWISE for p in get(n).parameters if p in get(n)._partials]


@pytest.mark.parametrize(("name", "parameter"), PARTIALS)
def test_the_slope_along_a_parameter_is_extrapolated(name, parameter):
    f, start = get(name), REGISTRY[name].parameters[parameter]
    measured = richardson(lambda p: f(X, **{parameter: float(p)}), start)
    agree(f.partial(X, parameter), measured, X, 1e-12)
