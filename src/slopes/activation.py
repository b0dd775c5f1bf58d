"""An activation function is a callable that owns its derivative.

A body computes in float64 on a contiguous block of values, so it can be the formula and nothing
else. What every function shares is here: any array-like is taken in, the result is rounded once
to the dtype that came, nan stays nan, and large arrays are walked through in blocks that fit the
cache.
"""

import difflib
import inspect
import numbers

import numpy as np

REGISTRY = {}
ALIASES = {}
BLOCK = 8192  # float64 temporaries of 64 KiB: they stay in the cache and off the mmap path


class Activation:
    """A function of one number, applied to every element, together with its derivative."""

    def __init__(self, body, formula, derivative_formula, *, year=None, paper=None, slope=None):
        self.name = body.__name__
        self.formula, self.derivative_formula = formula, derivative_formula
        self.year, self.paper = year, paper
        self.parameters = {
            p.name: p.default
            for p in inspect.signature(body).parameters.values()
            if p.kind is p.KEYWORD_ONLY
        }
        self._body, self._slope, self._defaults = body, slope, dict(self.parameters)
        self.__name__, self.__doc__ = self.name, body.__doc__

    def __call__(self, x, **parameters):
        return elementwise(self._body, _real("x", x), parameters=self._bind(parameters))

    def derivative(self, x, **parameters):
        """Return df/dx at every element of the pre-activation x, in the shape and dtype of x."""
        slope = self._need_slope()
        return elementwise(slope, _real("x", x), parameters=self._bind(parameters))

    def backward(self, x, upstream, **parameters):
        """Return the gradient passed on to x: upstream times df/dx, rounded once."""
        slope = self._need_slope()
        x = _real("x", x)
        upstream = _matching("upstream", upstream, x)
        return elementwise(slope, x, upstream, parameters=self._bind(parameters))

    def using(self, **parameters):
        """Return the same function with these parameters bound: an Activation again."""
        bound = self._bind(parameters)
        twin = type(self)(
            self._body, self.formula, self.derivative_formula, year=self.year, paper=self.paper
        )
        twin._slope, twin.parameters = self._slope, bound
        own = {k: v for k, v in bound.items() if v != self._defaults[k]}
        twin.name = self.__name__ + (
            f"({', '.join(f'{k}={v}' for k, v in own.items())})" * bool(own)
        )
        return twin

    def defderivative(self, slope):
        """Attach the derivative, written on the lines below the function; return the Activation."""
        self._slope = slope
        return self

    @property
    def source(self):
        """The text of the function and of its derivative, as they stand in the library."""
        parts = [self._body] + ([self._slope] if self._slope else [])
        return "\n".join(inspect.getsource(part) for part in parts)

    def __repr__(self):
        return f"<{self.name}>"

    def _need_slope(self):
        if self._slope is None:
            raise NotImplementedError(f"{self.name} has no derivative: add one with defderivative")
        return self._slope

    def _bind(self, given):
        if not given:
            return self.parameters
        for key, value in given.items():
            if key not in self.parameters:
                known = ", ".join(self.parameters) or "none"
                raise TypeError(f"{self.name} has no parameter {key!r}; it has: {known}")
            if not isinstance(value, numbers.Real) or not np.isfinite(value):
                raise ValueError(f"{key}: expected a finite number, got {value!r}")
        return {**self.parameters, **given}


def activation(formula, derivative_formula, *, year=None, paper=None, aliases=(), kind=Activation):
    """Return a decorator that makes an Activation of a function's body and registers it."""

    def register(body):
        made = kind(body, formula, derivative_formula, year=year, paper=paper)
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


def elementwise(body, x, upstream=None, *, parameters):
    """Return body(x), or upstream · body(x), computed in float64 block by block."""
    out = np.empty(x.shape, _result_dtype(x))
    flat, into = x.reshape(-1), out.reshape(-1)
    above = None if upstream is None else upstream.reshape(-1)
    for start in range(0, flat.size, BLOCK):
        here = slice(start, start + BLOCK)
        block = np.ascontiguousarray(flat[here], dtype=np.float64)
        value = body(block, **parameters)
        if upstream is not None:
            with np.errstate(over="ignore", invalid="ignore"):  # upstream may be inf or nan
                value = value * above[here].astype(np.float64)
        with np.errstate(over="ignore"):  # a value beyond float16 or float32 rounds to inf
            into[here] = value
        lost = np.isnan(block)
        if lost.any():
            into[here][lost] = np.nan
    return out[()]


def _result_dtype(x):
    return x.dtype if x.dtype.kind not in "biu" else np.dtype(np.float64)


def _real(argument, value):
    """Return value as an array of real numbers."""
    array = np.asarray(value)
    if array.dtype.kind in "biu" or (array.dtype.kind == "f" and array.dtype.itemsize <= 8):
        return array.astype(array.dtype.newbyteorder("="), copy=False)
    if array.dtype.name == "bfloat16":
        return array
    expected = "real numbers (bool, integers, float16, float32, float64)"
    raise TypeError(f"{argument}: expected {expected}, got {array.dtype} from {_short(value)}")


def _matching(argument, value, x):
    array = _real(argument, value)
    if array.shape != x.shape:
        raise ValueError(f"{argument}: expected the shape of x, {x.shape}, got {array.shape}")
    return array


def _short(value):
    text = repr(value)
    return text if len(text) <= 60 else text[:57] + "..."
