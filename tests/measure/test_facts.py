"""What is measured of a function, against closed forms and against constants measured elsewhere."""

import numpy as np
import pytest

from slopes import REGISTRY, Activation, get
from slopes.measure import gain, measure, moments

SECOND = {  # E f², E f′² for N(0, 1) inputs, to four digits
    "sigmoid": (0.2934, 0.0448),
    "tanh": (0.3943, 0.4644),
    "relu": (0.5, 0.5),
    "leaky_relu": (0.50005, 0.50005),
    "elu": (0.6449, 0.6681),
    "selu": (1.0, 1.0716),
    "gelu": (0.4252, 0.4559),
    "silu": (0.3558, 0.3795),
    "mish": (0.4523, 0.4791),
    "softplus": (0.9212, 0.2934),
    "softsign": (0.1830, 0.2277),
    "hard_silu": (0.3316, 0.3585),
    "relu_squared": (1.5, 2.0),
    "exponential": (np.exp(2), np.exp(2)),
    "identity": (1.0, 1.0),
}


@pytest.mark.parametrize("name", SECOND)
def test_moments_and_gains_agree_with_what_is_known(name):
    fact, (second, slope_second) = measure(get(name)), SECOND[name]
    assert fact.second_moment == pytest.approx(second, abs=6e-5)
    assert fact.slope_second_moment == pytest.approx(slope_second, abs=6e-5)
    assert gain(name) == pytest.approx(second**-0.5, rel=1e-3) == fact.forward_gain
    assert gain(name, "backward") == pytest.approx(slope_second**-0.5, rel=1e-3)


@pytest.mark.parametrize("sigma", [1e-3, 0.3, 1.0, 4.0, 1e3])
def test_moments_follow_the_spread_of_the_inputs(sigma):
    relu, line = moments(get("relu"), sigma), moments(get("identity"), sigma)
    assert relu.mean == pytest.approx(sigma / np.sqrt(2 * np.pi), rel=1e-12)
    assert relu.second == pytest.approx(sigma**2 / 2, rel=1e-12)
    assert (relu.slope_second, relu.flat_share) == (pytest.approx(0.5), pytest.approx(0.5))
    assert line.second == pytest.approx(sigma**2, rel=1e-12) and abs(line.mean) < 1e-12 * sigma
    assert gain("relu", sigma=sigma) == pytest.approx(2**0.5)
    if sigma == 4:
        z = sigma * np.random.default_rng(0).normal(size=400_000)
        drawn = np.mean(get("tanh")(z) ** 2)
        assert moments(get("tanh"), sigma).second == pytest.approx(drawn, rel=0.01)


ROOTS = {"gelu": -0.7517915, "silu": -1.2784645, "mish": -1.1924312, "hard_silu": -1.5}


def test_the_slope_is_zero_where_a_dip_has_its_bottom():
    for name, root in ROOTS.items():
        fact = measure(get(name))
        assert fact.slope_roots == (pytest.approx(root, abs=1e-7),) and not fact.monotone
        assert fact.infimum == pytest.approx(float(get(name)(root)), abs=1e-13)
    for name in ("relu", "tanh", "sigmoid", "elu", "step"):
        assert measure(get(name)).slope_roots == ()


CONVEX = {"relu", "leaky_relu", "prelu", "rrelu", "softplus", "exponential", "identity"}
CONVEX |= {"relu_squared", "elu", "celu", "xielu"}
BOUNDED = {"step", "sigmoid", "tanh", "softsign", "hard_sigmoid", "hard_tanh", "relu6"}


def looks_convex(f):
    """Whether no chord between points of a fine grid runs below the curve, but for rounding."""
    x = np.linspace(-40, 40, 8001)
    y = f(x)
    return all(
        (y[d:-d] <= (y[: -2 * d] + y[2 * d :]) / 2 + 1e-12 * (1 + np.abs(y[d:-d]))).all()
        for d in (1, 10, 100, 1000)
    )


def looks_bounded(f):
    """Whether it rises no higher far out than it does near 0."""
    far = np.geomspace(1e3, 1e300, 2000)
    with np.errstate(over="ignore"):
        near, out = np.abs(f(np.linspace(-100, 100, 20001))).max(), np.abs(f([*-far, *far])).max()
    return bool(out <= 1.1 * near)


@pytest.mark.parametrize("f", [f for f in REGISTRY.values() if f.elementwise], ids=repr)
def test_shapes_are_measured(f):
    fact = measure(f)
    assert (fact.convex, fact.bounded) == (looks_convex(f), looks_bounded(f))
    assert fact.infimum <= fact.supremum and fact.least_slope <= fact.steepest
    assert 0 <= fact.flat_share <= 1 + 1e-12


def test_shapes_that_are_known_are_found():
    for name, f in REGISTRY.items():
        if name in {*CONVEX, *BOUNDED, "silu", "gelu", "mish", "log_sigmoid", "hard_silu"}:
            fact = measure(f)
            assert (fact.convex, fact.bounded) == (name in CONVEX, name in BOUNDED), name


def test_peaks_of_the_slope():
    peaks = {"gelu": (1.1289, 2**0.5), "silu": (1.0998, 2.3994), "mish": (1.0885, 1.4906)}
    for name, (top, at) in peaks.items():
        fact = measure(get(name))
        assert fact.steepest == pytest.approx(top, abs=5e-5)
        assert fact.steepest_at == pytest.approx(at, abs=5e-5)


def test_a_function_that_breaks_far_out_is_measured_all_the_same():
    def careless(x):
        """A SiLU written down as it is read."""
        return x / (1 + np.exp(-x))

    f = Activation(careless, "x σ(x)", "")
    f.defderivative(lambda x: (1 + np.exp(-x) * (1 + x)) / (1 + np.exp(-x)) ** 2)
    fact = measure(f)
    assert fact.infimum == pytest.approx(-0.2784645, abs=1e-7) and fact.supremum == np.inf
    assert fact.forward_gain == pytest.approx(1.6765, abs=1e-4)


@pytest.mark.parametrize("stair", [np.floor, np.ceil, np.round])
def test_a_stair_climbs_on_far_out(stair):
    f = Activation(lambda x: stair(x), "stair", "")
    f.defderivative(lambda x: 0 * x)
    fact = measure(f)
    assert (fact.infimum, fact.supremum, fact.steepest) == (-np.inf, np.inf, 0)


def test_what_has_no_slope_to_measure_is_said():
    with pytest.raises(TypeError, match="f: expected an Activation of one number, got <softmax>"):
        measure(get("softmax"))
    with pytest.raises(TypeError, match="f: expected an Activation of one number, got <ufunc"):
        measure(np.tanh)
    with pytest.raises(ValueError, match="sigma: expected a number above 0, got 0"):
        gain("relu", sigma=0)
    with pytest.raises(ValueError, match="direction: expected forward or backward, got 'up'"):
        gain("relu", "up")
