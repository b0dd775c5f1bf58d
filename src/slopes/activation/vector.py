"""Activations of a whole vector: softmax and its kin, which have a Jacobian, not a slope."""

import inspect
import math
import operator

import numpy as np
from numpy.lib.array_utils import normalize_axis_tuple

from ..arguments import matching, real, short
from .blocks import BLOCK, result_dtype, values
from .elementwise import Activation


class VectorActivation(Activation):
    """A function of the vectors along an axis, with its vector–Jacobian product and Jacobian.

    axis: one of them, several, whose entries then make one vector, or None for all of x.

    >>> from slopes import softmax
    >>> softmax([[0.0, 0.0], [1000.0, 0.0]])
    array([[0.5, 0.5],
           [1. , 0. ]])
    >>> softmax.jacobian([0.0, 0.0])
    array([[ 0.25, -0.25],
           [-0.25,  0.25]])
    """

    elementwise = False
    _jacobian = None

    def __call__(self, x, axis=-1):
        x = real("x", x)
        return vectorwise(self.name, self.body, axis, x, dtype=result_dtype(x))

    def derivative(self, x, *_, **__):
        """Raise TypeError: the derivative of a vector function is a matrix, see jacobian."""
        raise TypeError(f"{self.name} has no slope but a matrix: use {self.name}.jacobian(x)")

    def backward(self, x, upstream, axis=-1):
        """Return the vector–Jacobian product of upstream along the axis, in the shape of x."""
        x = real("x", x)
        upstream = matching("upstream", upstream, "x", x)
        product = self._need_slope()
        return vectorwise(self.name, product, axis, x, upstream, dtype=result_dtype(x))

    def jacobian(self, x, axis=-1):
        """Return ∂f_i/∂x_j: the shape of x with the axis moved last and doubled, (…, n, n).

        Several axes are made into one, of all their entries in order.
        """
        x = real("x", x)
        if self._jacobian is None:
            raise NotImplementedError(f"{self.name} has no Jacobian: add one with defjacobian")
        moved, axes = _last(x, axis)
        vectors = moved.reshape(*moved.shape[: x.ndim - len(axes)], _length(x, axes))
        if not x.size:
            return np.empty((*vectors.shape, vectors.shape[-1]), result_dtype(x))
        with np.errstate(over="ignore", under="ignore", invalid="ignore"):
            return self._jacobian(decided(vectors)).astype(result_dtype(x))

    def defbackward(self, product):
        """Attach the vector–Jacobian product; return the Activation."""
        return self.defderivative(product)

    def defjacobian(self, jacobian):
        """Attach the Jacobian; return the Activation."""
        self._jacobian = jacobian
        return self

    @property
    def source(self):
        """The text of the function, its backward pass and its Jacobian."""
        parts = filter(None, (self.body, self.slope, self._jacobian))
        return "\n".join(inspect.getsource(part) for part in parts)


def vectorwise(owner, body, axis, x, *more, dtype):
    """Return body applied to the vectors along the axis, in float64, a block of vectors a time."""
    columns = [_last(a, axis)[0] for a in (x, *more)]
    axes = _last(x, axis)[1]
    out = np.empty(x.shape, dtype)
    if not x.size:
        return out
    length = _length(x, axes)
    rows = [a.reshape(-1, length) for a in columns]
    result = np.empty(rows[0].shape, dtype)
    at_once = max(1, BLOCK // length)
    with np.errstate(over="ignore", under="ignore", invalid="ignore"):
        for start in range(0, len(result), at_once):
            here = slice(start, start + at_once)
            first, *others = (r[here].astype(np.float64) for r in rows)
            result[here] = values(owner, body, [decided(first), *others], {})
    _last(out, axis)[0][...] = result.reshape(columns[0].shape)
    return out[()]


def decided(x):
    """Return a copy of x in float64, rows with one +inf turned to 0 and −inf, undecided ones (all
    −inf, or two +inf) to nan."""
    x = np.array(x, dtype=np.float64)
    top = x.max(-1, keepdims=True, initial=-np.inf)
    if np.isinf(top).any():
        certain = np.where(x == np.inf, 0.0, -np.inf)
        undecided = (top == -np.inf) | ((x == np.inf).sum(-1, keepdims=True) > 1)
        x = np.where(undecided, np.nan, np.where(top == np.inf, certain, x))
    return x


def distance_to_largest(x):
    """Return x − max x along the last axis as a rounded difference and what rounding cut off."""
    top = x.max(-1, keepdims=True)
    with np.errstate(over="ignore", invalid="ignore"):  # a distance beyond float64 is −inf
        shifted = x - top
        back = shifted - x
        rest = (x - (shifted - back)) - (top + back)
    return shifted, np.where(np.isfinite(shifted), rest, 0.0)


def _last(x, axis):
    """Return a view of x with the axes named moved last, in their order, and which they are."""
    if not x.ndim and axis is not None:
        raise ValueError(f"x: expected at least one axis, got {x}, of 0 dimensions")
    expected = f"integers within the {x.ndim} dimensions of x, each once, or None"
    try:
        axes = range(x.ndim) if axis is None else np.atleast_1d(axis)
        axes = normalize_axis_tuple([operator.index(each) for each in axes], x.ndim)
    except (TypeError, ValueError):
        axes = ()
    if not axes and axis is not None:
        raise ValueError(f"axis: expected {expected}, got {short(axis)}")
    axes = sorted(axes)
    return np.moveaxis(x, axes, range(-len(axes), 0)), axes


def _length(x, axes):
    return math.prod(x.shape[axis] for axis in axes)
