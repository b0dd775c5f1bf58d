"""Whatever is given to a function: floats in the shape of x, or a sentence that names it."""

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp

from slopes import REGISTRY
from slopes.activation import Gate, VectorActivation

SINGLE = [f for f in REGISTRY.values() if f.elementwise]
GATES = [f for f in REGISTRY.values() if isinstance(f, Gate)]
VECTORS = [f for f in REGISTRY.values() if isinstance(f, VectorActivation)]
each = settings(deadline=None, max_examples=120, suppress_health_check=list(HealthCheck))

NUMBER = st.floats() | st.integers(-9, 9) | st.booleans() | st.just(2**63) | st.just(10**400)
MASKED = np.ma.array([1.0, 2.0], mask=[1, 0])
JUNK = [
    None,
    "1",
    b"2",
    "",
    1j,
    object(),
    {},
    {1.0},
    ...,
    len,
    range(0),
    slice(1),
    memoryview(b"ab"),
]
JUNK += [np.datetime64("2020"), np.timedelta64(1, "s"), np.ones(2, np.longdouble), np.ma.masked]
JUNK += [MASKED, np.array("a"), np.array(None), np.zeros(2, "i4,f8")]
KINDS = st.sampled_from([f"{o}{k}" for o in "<>" for k in ("f2", "f4", "f8", "i8", "u2", "?")])
ARRAYS = hnp.arrays(KINDS, hnp.array_shapes(min_dims=0, min_side=0, max_side=4))


@st.composite
def layouts(draw):
    """An array in any dtype, seen back to front, with gaps, turned, or not to be written to."""
    x = draw(ARRAYS)
    x = draw(st.sampled_from([x, x.T, x[..., ::-1] if x.ndim else x, np.asfortranarray(x)]))
    x = x[..., ::2] if x.ndim and draw(st.booleans()) else x
    x.setflags(write=draw(st.booleans()))
    return x


NESTED = st.recursive(
    NUMBER | st.sampled_from(JUNK), lambda inner: st.lists(inner, max_size=3), max_leaves=6
)
ANYTHING = layouts() | NESTED | st.lists(NUMBER, max_size=4) | ARRAYS.map(np.ndarray.tolist)


def answered(call, x, *names):
    """What call() gives, held to the dtype that x asks for; None where it names what it refuses."""
    try:
        result = call()
    except (TypeError, ValueError) as error:
        assert str(error).partition(":")[0] in names and "expected" in str(error), str(error)
        return None
    x = np.asarray(x)
    wanted = x.dtype.newbyteorder("=") if x.dtype.kind == "f" else np.dtype(float)
    for one in result if isinstance(result, tuple) else (result,):
        assert one.dtype == wanted and isinstance(one, (np.ndarray, np.floating)), repr(one)
    return result


@pytest.mark.parametrize("which", ["value", "derivative", "backward", "partial"])
@each
@given(ANYTHING, st.sampled_from(SINGLE))
def test_a_function_of_one_number_answers_or_names_x(which, x, f):
    ones = np.ones(np.shape(x)) if isinstance(x, np.ndarray) else x
    calls = {
        "value": lambda: f(x),
        "derivative": lambda: f.derivative(x),
        "backward": lambda: f.backward(x, ones),
        "partial": lambda: f.partial(x, next(iter(f._partials), None)),
    }
    result = answered(calls[which], x, "x", "parameter")
    if result is not None:
        assert result.shape == np.shape(x)
        if which in ("value", "derivative"):
            assert np.array_equal(np.isnan(result), np.isnan(np.asarray(x, float))), (f, x, result)


@each
@given(ANYTHING, ANYTHING, st.sampled_from(SINGLE))
def test_an_upstream_is_answered_or_named(x, upstream, f):
    result = answered(lambda: f.backward(x, upstream), x, "x", "upstream")
    assert result is None or result.shape == np.shape(x) == np.shape(upstream)


@each
@given(ANYTHING, st.sampled_from(GATES), st.data())
def test_a_gate_answers_or_names_what_it_refuses(a, f, data):
    b = data.draw(st.just(a) | ANYTHING)
    for call in (lambda: f(a, b), lambda: f.derivative(a, b), lambda: f.backward(a, b, b)):
        try:
            result = call()
        except (TypeError, ValueError) as error:
            assert str(error).partition(":")[0] in ("a", "b", "upstream"), str(error)
        else:
            for one in result if isinstance(result, tuple) else (result,):
                assert one.shape == np.shape(a) and one.dtype.kind == "f"
            if np.isfinite(np.asarray(a, float)).all() and np.isfinite(np.asarray(b, float)).all():
                assert not np.isnan(f(a, b)).any()


@each
@given(ANYTHING, st.sampled_from(VECTORS), st.sampled_from([-1, 0, 1, 2, None, 0.5, "0"]))
def test_a_vector_function_answers_or_names_what_it_refuses(x, f, axis):
    for call in (f, lambda x, axis: f.backward(x, x, axis)):
        result = answered(lambda call=call: call(x, axis), x, "x", "axis")
        assert result is None or result.shape == np.shape(x)
    matrix = answered(lambda: f.jacobian(x, axis), x, "x", "axis")
    if matrix is not None:
        x = np.asarray(x, float)
        moved = x.ravel() if axis is None else np.moveaxis(x, axis, -1)
        assert matrix.shape == (*moved.shape, moved.shape[-1])
        sound = np.isfinite(moved).all(-1)
        assert not np.isnan(f(moved)[sound]).any() and not np.isnan(matrix[sound]).any()


@each
@given(st.sampled_from(sorted(REGISTRY["xielu"].parameters)), NESTED, st.sampled_from(SINGLE))
def test_a_parameter_is_answered_or_named(name, value, f):
    name = next(iter(f.parameters), name)
    try:
        f(1.0, **{name: value}), f.using(**{name: value}).derivative(-1.0)
    except (TypeError, ValueError) as error:
        assert name in str(error), str(error)
