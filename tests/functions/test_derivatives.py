"""Every derivative against two that are measured: Richardson's extrapolation of differences, and
the complex step through a formula without abs, maximum and minimum.

The error counts relative to the slope, or to 0.01 where the slope is smaller than that.
"""

import numpy as np
import pytest
from analytic_twins import TWINS

from slopes import REGISTRY, get, log_softmax, softmax
from slopes.measure import complex_step, richardson

X = np.linspace(-5, 5, 401) + 1 / 1024  # no point is a knot
ELEMENTWISE = [name for name, f in REGISTRY.items() if f.elementwise]
GATES = ["glu", "bilinear", "reglu", "geglu", "swiglu"]
STEPS = {  # where truncation and rounding balance: steeper functions want less than 1/8
    "softsign": 1 / 16,
    "quick_gelu": 1 / 16,
    "selu": 1 / 4,
    "glu": 1 / 4,
}
AT_0 = ("step", "softsign", "relu", "leaky_relu", "prelu", "rrelu", "relu_squared")
AT_0 += ("elu", "celu", "selu", "xielu", "reglu")
KNOTS = {  # where pieces meet: no difference taken across one converges to more than a few digits
    **{name: [0] for name in AT_0},
    "relu6": [0, 6],
    "hard_tanh": [-1, 1],
    "hard_sigmoid": [-3, 3],
    "hard_silu": [-3, 3],
}
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


def step_and_points(name):
    """Return the step for a function and the points whose neighbours hold no knot."""
    h, knots = STEPS.get(name, 1 / 8), np.array(KNOTS.get(name, [np.inf]))
    return h, X[(np.abs(X[:, None] - knots) > h).all(1)]


@pytest.mark.parametrize(("name", "settings"), SETTINGS)
def test_the_slope_is_that_of_richardsons_extrapolation(name, settings):
    f, (h, x) = get(name).using(**settings), step_and_points(name)
    assert len(x) > 300
    agree(f.derivative(x), richardson(f, x, h, levels=4), x, 1e-12)


@pytest.mark.parametrize("name", ELEMENTWISE)
def test_the_slope_is_that_of_the_complex_step(name):
    f, twin = get(name), TWINS[name]
    np.testing.assert_allclose(f(X), twin(X), rtol=1e-12, atol=1e-14)
    agree(f.derivative(X), complex_step(twin, X), X, 1e-13)


@pytest.mark.parametrize("wrt", [0, 1], ids=["gate", "value"])
@pytest.mark.parametrize("name", GATES)
def test_both_slopes_of_a_gate_are_extrapolated(name, wrt):
    f, (h, a) = get(name), step_and_points(name)
    b = np.random.default_rng(0).normal(size=a.shape)
    moved = (lambda v: f(v, b)) if wrt == 0 else (lambda v: f(a, v))
    at = (a, b)[wrt]
    agree(f.derivative(a, b)[wrt], richardson(moved, at, h, levels=4), at, 1e-12)


@pytest.mark.parametrize("f", [softmax, log_softmax], ids=lambda f: f.name)
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
