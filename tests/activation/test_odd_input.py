"""What comes in is answered, or refused in a sentence that names it."""

from decimal import Decimal
from fractions import Fraction

import numpy as np
import pytest

from slopes import Activation, leaky_relu, log_softmax, relu, rrelu, softmax, xielu
from slopes.arguments import real

VECTORWISE = pytest.mark.parametrize("f", [softmax, log_softmax], ids=repr)
MASKED = np.ma.array([1.0, -2.0], mask=[False, True])


def refusal(error, call, *arguments, **named):
    with pytest.raises(error) as caught:
        call(*arguments, **named)
    return str(caught.value)


@VECTORWISE
@pytest.mark.parametrize("shape", [(0,), (3, 0), (0, 3), (2, 0, 3), (0, 0)])
def test_vectors_of_nothing_give_nothing(f, shape):
    x = np.zeros(shape, np.float32)
    for axis in range(len(shape)):
        for result in (f(x, axis), f.backward(x, x, axis)):
            assert result.shape == shape and result.dtype == np.float32
        moved = np.moveaxis(x, axis, -1).shape
        assert f.jacobian(x, axis).shape == (*moved, moved[-1])
        assert f.jacobian(x, axis).dtype == np.float32
    assert f.jacobian([]).shape == (0, 0) and f([]).dtype == np.float64


@VECTORWISE
def test_a_vector_needs_an_axis(f):
    for call in (f, f.jacobian, lambda x: f.backward(x, x)):
        assert refusal(ValueError, call, 3.0).startswith("x: expected at least one axis, got 3.0")


@VECTORWISE
def test_vectors_that_leave_the_dtype_do_so_without_a_warning(f):
    x = np.array([6e4, -6e4], np.float16)
    assert not np.isnan(f(x)).any() and not np.isnan(f.jacobian(x)).any()
    assert np.isnan(f.backward([1.0, 2.0], [np.inf, -np.inf])).any()


def test_gates_answer_at_infinity_without_a_warning():
    from slopes import bilinear, glu

    assert np.isnan(bilinear(0.0, np.inf)) and glu(1.0, np.inf) == np.inf
    assert np.isnan(bilinear.derivative(1.0, np.nan)[0])


@pytest.mark.parametrize("call", [leaky_relu, leaky_relu.derivative])
def test_a_parameter_is_written_with_its_name(call):
    said = refusal(TypeError, call, [1.0], 0.2)
    assert said == "leaky_relu takes its parameters by name: write alpha=0.2, got 0.2 by position"


def test_a_parameter_without_its_name_is_refused_wherever_it_stands():
    assert "alpha=0.2" in refusal(TypeError, leaky_relu.backward, [1.0], [1.0], 0.2)
    assert "alpha_n=2" in refusal(TypeError, xielu.partial, 1.0, "beta", 1, 2)
    assert "lower=0.1, upper=0.2" in refusal(TypeError, rrelu, [1.0], 0.1, 0.2)
    assert "relu has no parameters: got 0.2" in refusal(TypeError, relu, [1.0], 0.2)


def test_a_bodys_own_default_is_a_parameter():
    f = Activation(lambda x, k=2: k * x, "", "", slope=lambda x, k=2: k * np.ones_like(x))
    assert f(3.0) == 6 and f(3.0, k=5) == 15 and f.using(k=4).derivative(1.0) == 4
    said = refusal(ValueError, lambda: Activation(lambda x, *, k: k * x, "", ""))
    assert said.startswith("k: expected a default where <lambda> is defined")


HUGE = [2**70, [2**70, 1], 10**400, [10**400], np.array([2**70], object)]
EXACT = [Fraction(1, 3), Decimal("0.1"), [Fraction(1, 3)], [[Decimal(1)], [Decimal(2)]]]
WIDE = [np.longdouble(1), np.ones(2, np.clongdouble), 1j, [1j, 2], np.ones(2, "m8[s]"), {1.0}]


@pytest.mark.parametrize("x", [*HUGE, *EXACT, *WIDE], ids=repr)
def test_numbers_that_no_float_holds_are_refused(x):
    for call in (relu, relu.derivative, leaky_relu, softmax, softmax.jacobian):
        assert refusal(TypeError, call, x).startswith("x: expected real numbers")
    assert refusal(TypeError, relu.backward, 1.0, x).startswith("upstream: expected real numbers")


@pytest.mark.parametrize("x", [MASKED, [MASKED, MASKED], np.ma.masked, [1.0, np.ma.masked]])
def test_a_mask_is_never_lost(x):
    for call in (relu, relu.derivative, softmax, lambda x: relu.backward(x, x)):
        assert "numbers without a mask, such as x.filled(0)" in refusal(TypeError, call, x)
    assert refusal(TypeError, real, "batch", x).startswith("batch: expected numbers without a mask")


class Column:
    """What a data frame's column is to numpy."""

    def __init__(self, values):
        self.values = values

    def __array__(self, dtype=None, copy=None):
        if self.values is None:
            raise RuntimeError("these values are elsewhere")
        return np.array(self.values, dtype)


@pytest.mark.filterwarnings("ignore:the matrix subclass")
def test_whatever_turns_into_an_array_gives_one():
    for x in (np.matrix([[-1.0, 2.0]]), Column([[-1.0, 2.0]]), np.array([[-1.0, 2.0]]).view(Sub)):
        for result in (relu(x), relu.derivative(x), relu.backward(x, x), softmax(x)):
            assert type(result) is np.ndarray and result.shape == (1, 2)
    assert refusal(TypeError, relu, Column(None)).endswith("these values are elsewhere")


class Sub(np.ndarray):
    """A subclass of the array."""


def test_the_name_of_a_parameter_may_be_anything():
    def stretched(x, *, dtype=2.0, lift=1.0, body=1.0, results=1.0, owner=1.0):
        return x * dtype * lift * body * results * owner

    f = Activation(stretched, "", "")
    assert f(1.5) == 3 and f(1.5, lift=4, body=2, owner=0.5) == 12
    assert refusal(ValueError, relu.partial, 1.0, ["alpha"]).startswith("parameter: expected one")
