"""Gated units: functions of two arrays of one shape, with a gradient for each."""

from ..arguments import matching, real
from .blocks import blockwise, result_dtype
from .elementwise import Activation


class Gate(Activation):
    """A function of two numbers: a, which makes the factor, and the value b. With both its slopes.

    >>> from slopes import reglu
    >>> reglu([2.0, -1.0], [3.0, 3.0])
    array([6., 0.])
    >>> reglu.derivative([2.0, -1.0], [3.0, 3.0])
    (array([3., 0.]), array([2., 0.]))
    """

    elementwise = False

    def __call__(self, a, b):
        return self._pairwise(self.body, a, b)

    def derivative(self, a, b):
        """Return the pair ∂f/∂a and ∂f/∂b at every element."""
        return self._pairwise(self._need_slope(), a, b, results=2)

    def backward(self, a, b, upstream):
        """Return the pair of gradients passed on to a and to b: upstream times each slope."""
        slope = self._need_slope()
        upstream = matching("upstream", upstream, "a", real("a", a))

        def passed_on(a, b, upstream):
            return [each * upstream for each in slope(a, b)]

        return self._pairwise(passed_on, a, b, upstream, results=2)

    def _pairwise(self, body, a, b, *more, results=0):
        a = real("a", a)
        b = matching("b", b, "a", a)
        return blockwise(self.name, body, {}, (a, b, *more), result_dtype(a, b), results)
