"""An activation function is a callable that owns its derivative.

A body computes in float64 on a contiguous block of values, so it can be the formula and nothing
else; blocks.py does what all functions share.
"""

import copy
import inspect

import numpy as np

from ..arguments import declared, matching, number, real, short
from .blocks import blockwise, result_dtype
from .registry import enter, home, look_up, restored


class Activation:
    """A function of one number, applied to every element, together with its derivative.

    body and slope are the two formulas themselves, on a block of float64 numbers. Activations
    with the same formulas and the same parameters are equal.

    >>> from slopes import leaky_relu
    >>> leaky_relu([-1.0, 2.0], alpha=0.5)
    array([-0.5,  2. ])
    >>> leaky_relu.derivative([-1.0, 2.0])
    array([0.01, 1.  ])
    >>> leaky_relu.using(alpha=0.5).backward([-1.0, 2.0], upstream=[3.0, 3.0])
    array([1.5, 3. ])
    """

    elementwise = True

    def __init__(
        self,
        body,
        formula,
        derivative_formula,
        *,
        slope=None,
        year=None,
        paper=None,
        positive=(),
        exact=False,
    ):
        self.name, self._exact = body.__name__, exact
        self.formula, self.derivative_formula = formula, derivative_formula
        self.year, self.paper = year, paper
        self.body, self.slope, self._partials, self._positive = body, slope, {}, positive
        found = declared(body).items()
        self.parameters = self._defaults = {k: self._checked(k, v) for k, v in found}
        self.__name__, self.__doc__ = self.name, body.__doc__

    def __call__(self, x, *unnamed, **parameters):
        return self._apply(self.body, self._bind(parameters, unnamed), real("x", x))

    def derivative(self, x, *unnamed, **parameters):
        """Return df/dx at every element of the pre-activation x, in the shape and dtype of x."""
        return self._apply(self._need_slope(), self._bind(parameters, unnamed), real("x", x))

    def backward(self, x, upstream, *unnamed, **parameters):
        """Return the gradient passed on to x: upstream times df/dx, rounded once."""
        x, slope = real("x", x), self._need_slope()
        upstream = matching("upstream", upstream, "x", x)

        def passed_on(x, upstream, *more, **parameters):
            return slope(x, *more, **parameters) * upstream

        return self._apply(passed_on, self._bind(parameters, unnamed), x, upstream)

    def partial(self, x, parameter, *unnamed, **parameters):
        """Return the slope with respect to a parameter, such as alpha of prelu, at every x."""
        slope = self._partials.get(parameter) if isinstance(parameter, str) else None
        if slope is None:
            known = ", ".join(self._partials) or "none"
            expected = f"one that {self.name} has a slope with respect to ({known})"
            raise ValueError(f"parameter: expected {expected}, got {short(parameter)}")
        return self._apply(slope, self._bind(parameters, unnamed), real("x", x))

    def using(self, **parameters):
        """Return the same function with these parameters bound: an Activation again."""
        twin = copy.copy(self)
        twin.parameters = bound = self._bind(parameters)
        plain = {k: np.asarray(v).tolist() for k, v in bound.items()}
        own = [f"{k}={short(v)}" for k, v in plain.items() if repr(v) != repr(self._defaults[k])]
        twin.name = f"{self.__name__}({', '.join(own)})" if own else self.__name__
        return twin

    def defderivative(self, slope):
        """Attach the derivative, written on the lines below the function; return the Activation."""
        self.slope = slope
        return self

    def defpartial(self, parameter):
        """Return a decorator that attaches the slope with respect to a parameter."""

        def attach(slope):
            self._partials[parameter] = slope
            return self

        return attach

    @property
    def source(self):
        """The text of the function and of its derivatives, as they stand in the library."""
        parts = [self.body, *([self.slope] if self.slope else []), *self._partials.values()]
        return "\n".join(inspect.getsource(part) for part in parts)

    def __repr__(self):
        return f"<{self.name}>"

    def __eq__(self, other):
        return self._key == other._key if isinstance(other, Activation) else NotImplemented

    def __hash__(self):
        return hash(self._key)

    @property
    def _key(self):
        return type(self), self.body, self.slope, *self.parameters.items()

    def __copy__(self, _memo=None):
        twin = object.__new__(type(self))
        twin.__dict__ = {**self.__dict__, "_partials": {**self._partials}}
        return twin

    __deepcopy__ = __copy__

    def __reduce_ex__(self, protocol):
        module = home(self)
        if module is None:
            return super().__reduce_ex__(protocol)
        return restored, (module, self.__name__, self.parameters)

    def _apply(self, body, parameters, *arrays):
        dtype = result_dtype(arrays[0])
        return blockwise(self.name, body, parameters, arrays, dtype, exact=self._exact)

    def _need_slope(self):
        if self.slope is None:
            raise NotImplementedError(f"{self.name} has no derivative: add one with defderivative")
        return self.slope

    def _bind(self, given, unnamed=()):
        if unnamed:
            named = ", ".join(map("{}={}".format, self.parameters, map(short, unnamed)))
            fault = (
                f"takes its parameters by name: write {named}," if named else "has no parameters:"
            )
            raise TypeError(f"{self.name} {fault} got {short(unnamed[0])} by position")
        if not given:
            return self.parameters
        for name in given:
            if name not in self.parameters:
                known = ", ".join(self.parameters) or "none"
                raise TypeError(f"{self.name} has no parameter {name!r}; it has: {known}")
        return {**self.parameters, **{k: self._checked(k, v) for k, v in given.items()}}

    def _checked(self, name, value):
        if name in self._positive:
            return number(name, value, "a positive finite number", lambda given: given > 0)
        return number(name, value)


def activation(formula, derivative_formula, *, aliases=(), kind=Activation, **about):
    r"""Return a decorator that makes an Activation of a function's body and registers it.

    about: year, paper, positive, the names of parameters that must be above 0, and exact=True if
    the formulas round nothing, so that they can be computed in the dtype of x. A function
    that is defined again in its place, as when a cell is run twice, replaces itself.

    >>> import numpy as np
    >>> @activation(r"\max(0, x) / 2", r"[x > 0] / 2")
    ... def half_relu(x):
    ...     return np.maximum(x, 0) / 2
    >>> @half_relu.defderivative
    ... def half_relu(x):
    ...     return (x > 0) / 2
    >>> half_relu([-2.0, 3.0]), half_relu.derivative(3.0)
    (array([0. , 1.5]), np.float64(0.5))
    """

    def register(body):
        made = kind(body, formula, derivative_formula, **about)
        enter(made, aliases)
        return made

    return register


def get(name):
    """Return the registered Activation of that name or alias; an Activation is returned itself.

    >>> get("swish")
    <silu>
    """
    return name if isinstance(name, Activation) else look_up(name)
