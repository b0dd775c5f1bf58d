"""A rectifier whose leak may differ from feature to feature: the Activation behind prelu."""

import numbers

import numpy as np

from ..arguments import finite, matching, real
from .blocks import blockwise, result_dtype
from .elementwise import Activation


class FeatureLeak(Activation):
    """An Activation of one parameter, which may be an array that broadcasts to the shape of x.

    >>> from slopes import prelu
    >>> x = [[-1.0, -1.0], [3.0, -2.0]]
    >>> prelu(x, alpha=[0.1, 0.5])
    array([[-0.1, -0.5],
           [ 3. , -1. ]])
    >>> prelu.partial(x, "alpha", alpha=[0.1, 0.5])
    array([-1., -3.])
    """

    def partial(self, x, parameter, *unnamed, upstream=None, **parameters):
        """Return the slope with respect to the parameter, at every x where it is a number.

        Where it is an array, or the gradient upstream is given: the slope of the sum of all
        upstream · f (of all f without upstream), in the shape of the parameter.
        """
        slopes = super().partial(x, parameter, *unnamed, **parameters)
        shape = np.shape(self._bind(parameters, unnamed)[parameter])
        if upstream is None and not shape:
            return slopes
        terms = slopes.astype(np.float64)
        if upstream is not None:
            terms = terms * matching("upstream", upstream, "x", real("x", x))
        added = terms.ndim - len(shape)
        stretched = [added + i for i, length in enumerate(shape) if length == 1]
        total = terms.sum((*range(added), *stretched), keepdims=True).reshape(shape)
        with np.errstate(over="ignore"):  # beyond the dtype lies inf
            return total.astype(slopes.dtype)[()]

    @property
    def elementwise(self):
        """Whether one number is enough: with a leak for each feature it is not."""
        return all(np.ndim(value) == 0 for value in self.parameters.values())

    @property
    def _key(self):
        values = (np.asarray(value) for value in self.parameters.values())
        return type(self), self.body, self.slope, *((v.shape, v.tobytes()) for v in values)

    def _apply(self, body, parameters, x, *more):
        ((name, value),) = parameters.items()
        if not np.ndim(value):
            return super()._apply(body, parameters, x, *more)
        try:
            value = np.broadcast_to(value, x.shape)
        except ValueError:
            expected = f"a shape that broadcasts to that of x, {x.shape}"
            raise ValueError(f"{name}: expected {expected}, got {value.shape}") from None

        def with_value(*blocks):
            return body(*blocks[:-1], **{name: blocks[-1]})

        return blockwise(self.name, with_value, {}, (x, *more, value), result_dtype(x))

    def _checked(self, name, value):
        several = isinstance(value, (list, tuple)) or hasattr(value, "__array__")
        if not several or isinstance(value, numbers.Number):
            return super()._checked(name, value)
        value = finite(name, value).astype(np.float64)
        value.setflags(write=False)
        return value if value.ndim else super()._checked(name, value.item())
