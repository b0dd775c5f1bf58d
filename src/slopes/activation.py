"""An activation function is a callable that owns its derivative.

A body computes in float64 on a contiguous block of values, so it can be the formula and nothing
else; blocks.py does what all functions share.
"""

import copy
import difflib
import inspect
import math
import numbers

from .blocks import blockwise, matching, real, result_dtype, short

REGISTRY = {}
ALIASES = {}


class Activation:
    """A function of one number, applied to every element, together with its derivative.

    body and slope are the two formulas themselves, on a block of float64 numbers.
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
        lift=True,
    ):
        self.name, self._lift = body.__name__, lift
        self.formula, self.derivative_formula = formula, derivative_formula
        self.year, self.paper = year, paper
        self.parameters = {
            p.name: p.default
            for p in inspect.signature(body).parameters.values()
            if p.kind is p.KEYWORD_ONLY
        }
        self.body, self.slope, self._partials, self._positive = body, slope, {}, positive
        self._defaults = self.parameters
        self.__name__, self.__doc__ = self.name, body.__doc__

    def __call__(self, x, **parameters):
        return self._apply(self.body, real("x", x), **self._bind(parameters))

    def derivative(self, x, **parameters):
        """Return df/dx at every element of the pre-activation x, in the shape and dtype of x."""
        return self._apply(self._need_slope(), real("x", x), **self._bind(parameters))

    def backward(self, x, upstream, **parameters):
        """Return the gradient passed on to x: upstream times df/dx, rounded once."""
        x, slope = real("x", x), self._need_slope()
        upstream = matching("upstream", upstream, "x", x)

        def passed_on(x, upstream, *more, **parameters):
            return slope(x, *more, **parameters) * upstream  # 0 times an upstream of inf is nan

        return self._apply(passed_on, x, upstream, invalid="ignore", **self._bind(parameters))

    def partial(self, x, parameter, **parameters):
        """Return the slope with respect to a parameter, such as alpha of prelu, at every x."""
        if parameter not in self._partials:
            known = ", ".join(self._partials) or "none"
            expected = f"one that {self.name} has a slope with respect to ({known})"
            raise ValueError(f"parameter: expected {expected}, got {short(parameter)}")
        return self._apply(self._partials[parameter], real("x", x), **self._bind(parameters))

    def using(self, **parameters):
        """Return the same function with these parameters bound: an Activation again."""
        twin = copy.copy(self)
        twin.parameters = bound = self._bind(parameters)
        own = [f"{k}={v}" for k, v in bound.items() if v != self._defaults[k]]
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

    def _apply(self, body, x, *more, **parameters):
        return blockwise(body, x, *more, dtype=result_dtype(x), lift=self._lift, **parameters)

    def _need_slope(self):
        if self.slope is None:
            raise NotImplementedError(f"{self.name} has no derivative: add one with defderivative")
        return self.slope

    def _bind(self, given):
        if not given:
            return self.parameters
        for name in given:
            if name not in self.parameters:
                known = ", ".join(self.parameters) or "none"
                raise TypeError(f"{self.name} has no parameter {name!r}; it has: {known}")
        return {**self.parameters, **{k: self._checked(k, v) for k, v in given.items()}}

    def _checked(self, name, value):
        wanted = "a positive finite number" if name in self._positive else "a finite number"
        try:
            number = float(value) if isinstance(value, numbers.Real) else math.nan
        except OverflowError:
            number = math.inf
        if not math.isfinite(number) or (name in self._positive and number <= 0):
            raise ValueError(f"{name}: expected {wanted}, got {short(value)}")
        return number


def activation(formula, derivative_formula, *, aliases=(), kind=Activation, **about):
    """Return a decorator that makes an Activation of a function's body and registers it.

    about: year, paper, positive, the names of parameters that must be above 0, and lift=False if
    the formulas round at most once, so that they can be computed in the dtype of x.
    """

    def register(body):
        made = kind(body, formula, derivative_formula, **about)
        for name in (made.name, *aliases):
            if name in REGISTRY or name in ALIASES:
                raise ValueError(f"{name!r} is in the registry already: choose another name")
        ALIASES.update(dict.fromkeys(aliases, made.name))
        REGISTRY[made.name] = made
        return made

    return register


def get(name):
    """Return the registered Activation of that name or alias."""
    found = REGISTRY.get(ALIASES.get(name, name)) if isinstance(name, str) else None
    if found is None:
        near = difflib.get_close_matches(str(name), [*REGISTRY, *ALIASES], n=1)
        hint = f"did you mean {near[0]!r}?" if near else f"known: {', '.join(REGISTRY)}"
        raise KeyError(f"name: no activation function is called {name!r}; {hint}")
    return found
