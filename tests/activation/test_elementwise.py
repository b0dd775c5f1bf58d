"""What every function of the registry promises, a new one included."""

import subprocess
import sys
import tracemalloc
from concurrent.futures import ThreadPoolExecutor

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp

import slopes
from slopes import REGISTRY, Activation, activation, get, leaky_relu, log_softmax, relu, softmax
from slopes.activation import Gate, VectorActivation
from slopes.activation.blocks import BLOCK
from slopes.measure import elementwise, gradcheck, numerical_derivative

ELEMENTWISE = elementwise()
GATES = [f for f in REGISTRY.values() if isinstance(f, Gate)]
VECTORWISE = [f for f in REGISTRY.values() if isinstance(f, VectorActivation)]
EDGES = [0.0, -0.0, 1.0, -1.0, 5e-324, -5e-324, 1.8e308 / 1.1, -1.7e308, np.inf, -np.inf, np.nan]

NAMES = [
    "step",
    "identity",
    "sigmoid",
    "log_sigmoid",
    "tanh",
    "softsign",
    "softplus",
    "exponential",
    "relu",
    "leaky_relu",
    "prelu",
    "rrelu",
    "relu_squared",
    "relu6",
    "elu",
    "celu",
    "selu",
    "silu",
    "gelu",
    "gelu_tanh",
    "quick_gelu",
    "mish",
    "xielu",
    "hard_sigmoid",
    "hard_tanh",
    "hard_silu",
    "softmax",
    "log_softmax",
    "glu",
    "bilinear",
    "reglu",
    "geglu",
    "swiglu",
]
PARAMETERS = [(f, name) for f in ELEMENTWISE for name in f._partials]

each = pytest.mark.parametrize("f", ELEMENTWISE, ids=lambda f: f.name)
each_gate = pytest.mark.parametrize("f", GATES, ids=lambda f: f.name)
each_vector = pytest.mark.parametrize("f", VECTORWISE, ids=lambda f: f.name)
floats = pytest.mark.parametrize("dtype", [np.float16, np.float32, np.float64])


def test_the_registry_holds_every_function_of_the_field():
    assert set(NAMES) <= set(REGISTRY), set(NAMES) - set(REGISTRY)
    assert get("swish") is slopes.silu and get("hard_swish") is slopes.hard_silu


@each
def test_the_derivative_is_the_slope(f):
    assert (result := gradcheck(f)), str(result)


@pytest.mark.parametrize(("f", "name"), PARAMETERS, ids=lambda v: getattr(v, "name", v))
def test_the_slope_with_respect_to_a_parameter_is_right(f, name):
    x = np.linspace(-4, 4, 41)
    for value in (0.3, 1.5):
        expected = (f(x, **{name: value + 0.25}) - f(x, **{name: value - 0.25})) / 0.5
        got = f.partial(x, name, **{name: value})
        assert np.allclose(got, expected, rtol=1e-13, atol=1e-13)  # each is linear in it


@each
def test_no_finite_input_warns_and_no_limit_is_lost(f):
    x = np.array(EDGES)
    with np.errstate(all="raise", under="ignore"):
        values, slopes_ = f(x), f.derivative(x)
    assert not np.isnan(values[:-1]).any(), dict(zip(EDGES, values, strict=True))
    assert not np.isnan(slopes_[:-1]).any(), dict(zip(EDGES, slopes_, strict=True))
    assert np.isnan(values[-1]) and np.isnan(slopes_[-1]), "nan must stay nan"


@each
@floats
def test_dtypes_shapes_and_layouts_are_kept(f, dtype):
    x = np.random.default_rng(0).normal(size=(4, 6, 3)).astype(dtype)
    for view in (x, x[::2, ::-1], x.T, x[:0], x[0, 0, 0], np.asfortranarray(x)):
        for result in (f(view), f.derivative(view), f.backward(view, np.ones_like(view))):
            assert result.dtype == dtype and result.shape == view.shape
            if view.ndim:
                assert result.flags.writeable and not np.shares_memory(result, view)
    x.setflags(write=False)
    kept = x.copy()
    f(x), f.derivative(x)
    assert (x == kept).all()


@each
def test_integers_booleans_and_lists_become_float64(f):
    for x in ([-2, 0, 3], np.array([-2, 0, 3], np.int8), [True, False], 3, np.uint64(7)):
        assert np.asarray(f(x)).dtype == np.float64
        assert np.array_equal(f(x), f(np.asarray(x, np.float64)))


@each
@floats
def test_a_value_is_bitwise_the_same_at_any_place(f, dtype):
    rng = np.random.default_rng(0)
    with np.errstate(over="ignore"):
        x = np.concatenate([rng.normal(size=BLOCK + 61) * 8, EDGES]).astype(dtype)
    whole, slope = f(x), f.derivative(x)
    picks = [0, 1, 5, BLOCK - 1, BLOCK, BLOCK + 1, *range(len(x) - len(EDGES) - 3, len(x))]
    bits = f"u{np.dtype(dtype).itemsize}"
    for i in picks:
        alone = np.asarray(f(x[i])), np.asarray(f.derivative(x[i]))
        if np.isnan(x[i]):
            continue
        assert alone[0].view(bits) == whole[i].view(bits), (f, x[i], alone[0], whole[i])
        assert alone[1].view(bits) == slope[i].view(bits), (f, x[i], alone[1], slope[i])
    assert np.array_equal(f(x[::3]), whole[::3], equal_nan=True)
    assert np.array_equal(f(x[::-1]), whole[::-1], equal_nan=True)


@each
def test_backward_is_upstream_times_slope(f):
    rng = np.random.default_rng(0)
    x, up = rng.normal(size=(2, 50, 7))
    assert np.allclose(f.backward(x, up), up * f.derivative(x), rtol=1e-15, atol=0)


@each
def test_a_function_comes_with_its_formulas_and_a_sentence(f):
    assert f.formula and f.derivative_formula
    assert (f.year is None) == (f.paper is None), "a year and a paper come together"
    assert f.name not in NAMES or (f.year and len(f.paper.split()) > 4)
    assert f.__doc__ and f.__doc__.strip().split("\n")[0].endswith(".")
    assert f.name in REGISTRY and REGISTRY[f.name] is f and getattr(slopes, f.name) is f
    assert f"def {f.name}" in f.source and f"@{f.name}.defderivative" in f.source


@each
@given(x=st.floats(), data=st.data())
@settings(deadline=None, max_examples=40)
def test_no_parameter_gives_a_silent_nan(f, x, data):
    numbers = st.floats(-1e300, 1e300) | st.sampled_from([0.0, 1e-300, 1e300])
    chosen = {k: data.draw(numbers) for k in f.parameters if k != "seed"}
    try:
        results = f(x, **chosen), f.derivative(x, **chosen)
    except ValueError as error:
        assert any(name in str(error) for name in chosen), error
    else:
        assert (np.isnan(results) == np.isnan(x)).all(), (f, x, chosen, results)


@given(
    hnp.arrays(
        st.sampled_from([np.float16, np.float32, np.float64]),
        hnp.array_shapes(min_dims=0, max_dims=3, max_side=5),
        elements={"allow_nan": True, "allow_infinity": True},
    )
)
@settings(deadline=None, max_examples=60)
def test_any_array_of_floats_is_answered(x):
    for f in ELEMENTWISE:
        for result in (f(x), f.derivative(x)):
            assert np.shape(result) == x.shape and np.asarray(result).dtype == x.dtype
            assert (np.isnan(result) == np.isnan(x)).all(), (f, x, result)


@each_gate
@given(hnp.arrays(np.float64, (3, 5), elements=st.floats(-30, 30)))
@settings(deadline=None, max_examples=40)
def test_both_slopes_of_a_gate_are_right(f, abu):
    a, b, upstream = abu
    a = np.where(np.abs(a) < 0.01, 0.5, a)  # away from the corner of reglu
    along_a, along_b = f.derivative(a, b)
    assert np.allclose(along_a, numerical_derivative(lambda a: f(a, b), a), rtol=1e-7, atol=1e-7)
    assert np.allclose(along_b, f(a, np.ones(5)), rtol=1e-14)
    for got, slope in zip(f.backward(a, b, upstream), (along_a, along_b), strict=True):
        assert np.allclose(got, slope * upstream, rtol=1e-14, atol=0)


@each_gate
@floats
def test_a_gate_keeps_dtype_and_shape_and_nan(f, dtype):
    a, b = np.random.default_rng(0).normal(size=(2, 4, 3)).astype(dtype)
    for result in (f(a, b), *f.derivative(a, b), *f.backward(a, b, b)):
        assert result.dtype == dtype and result.shape == (4, 3)
    assert f(a[0, 0], b[0, 0]) == f(a, b)[0, 0] and f(a.T, b.T)[2, 1] == f(a, b)[1, 2]
    assert np.isnan(f(np.nan, 1.0)) and np.isnan(f(1.0, np.nan))
    assert np.isnan(f.derivative(np.nan, 0.0)).all()


def test_a_gate_weighs_its_value_by_its_function():
    a, b = np.linspace(-3, 3, 7), np.linspace(1, 2, 7)
    for gate, f in (("glu", "sigmoid"), ("reglu", "relu"), ("geglu", "gelu"), ("swiglu", "silu")):
        assert (get(gate)(a, b) == get(f)(a) * b).all()
    assert (slopes.bilinear(a, b) == a * b).all()


def test_rrelu_draws_its_leaks_when_trained_and_takes_their_mean_otherwise():
    x = -np.ones((40, 50))
    assert (slopes.rrelu(x) == -11 / 48).all() and slopes.rrelu.derivative(-1.0) == 11 / 48
    drawn = slopes.rrelu(x, seed=3)
    assert drawn.min() < -0.32 and drawn.max() > -0.13 and (drawn == slopes.rrelu(x, seed=3)).all()
    assert (slopes.rrelu.derivative(x, seed=3) == -drawn).all()
    assert (slopes.rrelu.backward(x, 2 * x, seed=3) == 2 * drawn).all()
    assert (slopes.rrelu(x, seed=4) != drawn).mean() > 0.9
    assert (slopes.rrelu.using(seed=3)(x) == drawn).all()
    assert (slopes.rrelu(-x, seed=3) == 1).all()


@each_vector
@given(hnp.arrays(np.float64, (3, 4), elements=st.floats(-1e3, 1e3)))
@settings(deadline=None, max_examples=40)
def test_backward_is_the_jacobian_times_upstream(f, x):
    up = np.linspace(-1, 2, 12).reshape(3, 4)
    for axis in (0, 1, -1):
        jacobian = f.jacobian(x, axis)  # (…, i, j)
        expected = np.einsum("...ij,...i->...j", jacobian, np.moveaxis(up, axis, -1))
        got = np.moveaxis(f.backward(x, up, axis), axis, -1)
        assert np.allclose(got, expected, rtol=1e-9, atol=1e-12)


@each_vector
def test_the_jacobian_is_the_slope_in_every_direction(f):
    x = np.array([0.3, -1.2, 2.0, 0.0])
    for j, direction in enumerate(np.eye(4)):
        for i in range(4):
            slope = numerical_derivative(
                lambda t, i=i, d=direction: f(x + np.atleast_1d(t)[:, None] * d)[:, i], [0.0]
            )
            assert np.isclose(f.jacobian(x)[i, j], slope[0], rtol=1e-8, atol=1e-10)


def test_softmax_answers_at_its_limits():
    assert softmax([1000.0, 1000.0]).tolist() == [0.5, 0.5]
    assert softmax([np.inf, 0.0]).tolist() == [1.0, 0.0]
    assert softmax([0.0, -np.inf]).tolist() == [1.0, 0.0]
    assert np.isnan(softmax([-np.inf, -np.inf])).all(), "no limit exists"
    assert np.isnan(softmax([np.inf, np.inf])).all(), "no limit exists"
    assert np.isnan(softmax([np.nan, 1.0])).all()
    assert log_softmax([0.0, -np.inf]).tolist() == [0.0, -np.inf]
    assert softmax(np.zeros((2, 0))).shape == (2, 0)
    assert softmax(np.zeros((0, 3), np.float32)).dtype == np.float32


@floats
def test_softmax_keeps_dtype_shape_and_does_not_depend_on_the_batch(dtype):
    x = (np.random.default_rng(0).normal(size=(500, 7)) * 5).astype(dtype)
    whole = softmax(x)
    assert whole.dtype == dtype
    assert all((softmax(row) == got).all() for row, got in zip(x, whole, strict=True))
    assert (softmax(x.T, axis=0) == whole.T).all()
    assert softmax.jacobian(x).dtype == dtype and softmax.jacobian(x).shape == (500, 7, 7)


@pytest.mark.parametrize(
    ("call", "error", "words"),
    [
        (lambda: relu("text"), TypeError, ["x", "real numbers"]),
        (lambda: relu(1j), TypeError, ["x", "complex128"]),
        (lambda: relu([None]), TypeError, ["x", "object"]),
        (lambda: relu(np.longdouble(1)), TypeError, ["x", "longdouble"]),
        (lambda: leaky_relu(1, slope=0.1), TypeError, ["slope", "alpha"]),
        (lambda: leaky_relu(1, alpha=np.nan), ValueError, ["alpha", "nan", "finite"]),
        (lambda: leaky_relu(1, alpha="0.1"), ValueError, ["alpha", "'0.1'", "finite"]),
        (lambda: leaky_relu(1, alpha=10**400), ValueError, ["alpha", "finite"]),
        (lambda: slopes.celu(1, alpha=-1), ValueError, ["alpha", "-1", "positive"]),
        (lambda: slopes.elu.using(alpha=0), ValueError, ["alpha", "0", "positive"]),
        (lambda: slopes.rrelu(1, lower=0.5), ValueError, ["lower", "0.5", "0.33"]),
        (lambda: slopes.rrelu(1, seed="a"), ValueError, ["seed", "'a'", "integer"]),
        (lambda: slopes.rrelu(1, seed=-1), ValueError, ["seed", "-1", "integer"]),
        (lambda: relu.partial(1, "alpha"), ValueError, ["parameter", "'alpha'", "none"]),
        (lambda: slopes.prelu.partial(1, "x"), ValueError, ["parameter", "'x'", "alpha"]),
        (lambda: relu([[1], [1, 2]]), ValueError, ["x", "array", "[[1], [1, 2]]"]),
        (lambda: slopes.glu([1, 2], [1]), ValueError, ["b", "(2,)", "(1,)"]),
        (lambda: slopes.glu("a", [1]), TypeError, ["a", "real numbers"]),
        (lambda: slopes.glu.backward([1], [1], 3), ValueError, ["upstream", "(1,)", "()"]),
        (lambda: relu.backward([1, 2], [1, 2, 3]), ValueError, ["upstream", "(2,)", "(3,)"]),
        (lambda: softmax([1, 2], axis=2), ValueError, ["axis", "2"]),
        (lambda: softmax([1, 2], axis=0.5), ValueError, ["axis", "0.5"]),
        (lambda: softmax(3.0), ValueError, ["axis", "0 dimensions"]),
        (lambda: softmax.derivative([1.0]), TypeError, ["jacobian"]),
        (lambda: get("rellu"), KeyError, ["rellu", "'relu'"]),
        (lambda: get(3), TypeError, ["name", "3"]),
    ],
)
def test_wrong_input_is_named(call, error, words):
    with pytest.raises(error) as caught:
        call()
    assert all(word in str(caught.value) for word in words), str(caught.value)


def test_a_function_of_ones_own_works_and_a_wrong_derivative_is_found():
    @activation(r"x^3", r"3x^2")
    def cube_for_a_test(x):
        """Return the cube of x."""
        return x**3

    try:
        with pytest.raises(NotImplementedError, match="cube_for_a_test has no derivative"):
            cube_for_a_test.derivative(1.0)
        cube_for_a_test.defderivative(lambda x: 2 * x**2)
        result = gradcheck(cube_for_a_test, at=[1.0, 2.0])
        assert not result and "at x = " in str(result)
        cube_for_a_test.defderivative(lambda x: 3 * x**2)
        assert gradcheck(cube_for_a_test)
        with pytest.raises(ValueError, match="cube_for_a_test"):
            activation("", "")(cube_for_a_test.body)
    finally:
        del REGISTRY["cube_for_a_test"]


def test_using_binds_a_parameter_and_stays_an_activation():
    fifth = leaky_relu.using(alpha=0.2)
    assert isinstance(fifth, Activation) and fifth.name == "leaky_relu(alpha=0.2)"
    assert fifth(-1.0) == -0.2 and fifth.derivative(-1.0) == 0.2 and leaky_relu(-1.0) == -0.01
    assert fifth.using(alpha=0.5)(-1.0) == -0.5
    assert fifth.using(alpha=0.01).name == "leaky_relu"
    assert leaky_relu(-np.inf, alpha=0) == 0


def test_backward_passes_on_what_comes_without_a_warning():
    assert np.isnan(relu.backward([-1.0, 1.0], [np.inf, np.nan])).tolist() == [True, True]
    assert relu.backward([-1.0, 1.0], [3.0, np.inf]).tolist() == [0, np.inf]


@pytest.mark.parametrize("name", ["softplus", "silu", "quick_gelu", "gelu", "gelu_tanh", "mish"])
def test_far_on_the_right_a_smooth_rectifier_is_the_identity(name):
    x = np.array([60.0, 1e3, 1e300, np.inf])
    assert (get(name)(x) == x).all() and (get(name).derivative(x) == 1).all()


def test_a_body_may_write_to_its_argument_but_never_to_the_callers_array():
    def clipped(x):
        """Return x, at least 0."""
        x[x < 0] = 0
        return x

    f = Activation(clipped, "", "", slope=lambda x: x.fill(1) or x)
    for dtype in (np.float16, np.float32, np.float64):
        x = np.linspace(-1, 1, 5, dtype=dtype)
        kept = x.copy()
        result = f(x)
        assert result.tolist() == [0, 0, 0, 0.5, 1] and result.dtype == dtype
        assert (f.derivative(x) == 1).all() and (f.backward(x, x) == kept).all()
        assert (x == kept).all() and x.flags.writeable
        result[0] = 3
        assert (slopes.identity(x) == x).all() and (x == kept).all()
        assert not np.shares_memory(slopes.identity(x), x)


def test_a_body_may_call_other_activations_from_many_threads():
    twice = Activation(lambda x: slopes.sigmoid(x) * slopes.silu(2 * x), "", "")
    x = np.random.default_rng(0).normal(size=5 * BLOCK + 7)
    alone = twice(x)
    assert (alone == slopes.sigmoid(x) * slopes.silu(2 * x)).all()
    with ThreadPoolExecutor(4) as pool:
        assert all((got == alone).all() for got in pool.map(twice, [x] * 8))


def test_at_a_kink_the_derivative_is_the_slope_on_its_left():
    for f in ELEMENTWISE:
        for kink in (-3.0, -1.0, 0.0, 1.0, 3.0, 6.0):
            left, here = f.derivative([np.nextafter(kink, -9), kink])
            assert abs(left - here) < 1e-9, (f, kink, left, here)


def test_bfloat16_is_rounded_once():
    import ml_dtypes

    x = np.arange(2**16, dtype=np.uint16).view(ml_dtypes.bfloat16)
    x = x[np.isfinite(x.astype(np.float32))]
    for f in ELEMENTWISE:
        got, exact = f(x), f(x.astype(np.float64))
        assert got.dtype == x.dtype
        bits = got.view(np.uint16)
        with np.errstate(all="ignore"):
            error = np.abs(got.astype(np.float64) - exact)
            for other in (bits + 1, bits - 1):
                other = other.astype(np.uint16).view(x.dtype).astype(np.float64)
                nearer = np.isfinite(error) & (np.abs(other - exact) < error)
                assert not nearer.any(), (f, x[nearer][:3], got[nearer][:3])


@each
def test_a_large_array_costs_one_allocation_of_its_size(f):
    x = np.zeros(10**6)
    f(x), f.derivative(x)
    tracemalloc.start()
    try:
        for call in (f, f.derivative):
            tracemalloc.reset_peak()
            before = tracemalloc.get_traced_memory()[0]
            call(x)
            assert tracemalloc.get_traced_memory()[1] - before < 1.5 * x.nbytes
    finally:
        tracemalloc.stop()


def test_importing_the_library_brings_numpy_and_what_loads_the_rooms():
    code = (
        "import sys; before = set(sys.modules); import numpy; numpys = set(sys.modules);"
        "import slopes; new = {m.split('.')[0] for m in set(sys.modules) - numpys};"
        "third = new - set(sys.stdlib_module_names) - {'slopes'}; print(sorted(third))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "['lazy_loader']", done.stdout
