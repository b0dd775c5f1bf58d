"""Is a derivative right? The check of a function, of its backward pass, of a whole network."""

import copy
from dataclasses import dataclass, replace
from inspect import signature

import numpy as np

from ..activation import Activation
from ..arguments import real
from .facts import kinks
from .numerical import numerical_derivative

REACH = 2.0**-9  # of the smallest difference quotient, twice over


@dataclass(frozen=True)
class Gradcheck:
    """What a gradient check found: the worst relative error, and where it was."""

    name: str
    error: float
    at: object
    analytic: float
    numerical: float
    tolerance: float
    kinks: tuple = ()  # what was left out: there the slopes on the two sides differ
    what: tuple = ("derivative", "slope")  # what is checked, and what was measured
    asked: str = ""  # how much was asked, where a reader has to know

    def __bool__(self):
        return bool(self.error <= self.tolerance)

    def __repr__(self):
        checked, measured = self.what
        if self:
            left_out = f"; left out, at a kink: {', '.join(self.kinks)}" if self.kinks else ""
            error = f"{self.asked}worst relative error {self.error:.1e}"
            return f"{self.name}: the {checked} is right ({error}){left_out}"
        return (
            f"{self.name}: at {self.at} the {checked} gives {self.analytic:.6g}, "
            f"but the {measured} measured there is {self.numerical:.6g}"
        )


def gradcheck(f, at=None, *, tolerance=1e-8):
    """Return a Gradcheck of f.derivative against the measured slope of f; it is true if they agree.

    at: points to check, by default 400 between −5 and 5. Points within 0.002 of a kink or a jump
    are left out: there the slopes on the two sides differ.

    >>> from slopes import tanh
    >>> bool(gradcheck(tanh))
    True
    >>> wrong = Activation(np.tanh, "tanh x", "1 − x²", slope=lambda x: 1 - x**2)
    >>> gradcheck(wrong, at=2.0)
    tanh: at x = 2 the derivative gives -3, but the slope measured there is 0.0706508
    """
    if not isinstance(f, Activation) or not f.elementwise:
        raise TypeError(f"f: expected an Activation of one number, with its derivative, got {f!r}")
    x = np.linspace(-5, 5, 400) if at is None else np.atleast_1d(real("at", at)).astype(np.float64)
    if not (x.size and np.isfinite(x).all()):
        raise ValueError(f"at: expected finite points, got {at!r}")
    x = x[(np.abs(x[:, None] - np.array(kinks(f))) > REACH).all(1)]
    if not x.size:
        raise ValueError(f"at: {f} has a kink at every point given, so no slope to check")
    return _verdict(
        f.name, [f"x = {v:.6g}" for v in x], f.derivative(x), numerical_derivative(f, x), tolerance
    )


def check_backward(f, backward=None, at=None, *, tolerance=1e-6, seed=0):
    """Return a Gradcheck of a backward pass, asked six times with random numbers from above.

    f: an Activation of one input, or any function of an array, with its backward(x, upstream).
    For random u and v the products ⟨u, Jv⟩, measured along v, and ⟨Jᵀu, v⟩, by the backward pass,
    are the same number: one for each point of a function of numbers, else one for each row of x.
    The sizes of u lie around 0.1, 1 and 10, and each u is followed by −u.
    at: the points, by default 400 from -5 to 5, or 100 rows of four; kinks are left out.

    It cannot see what the backward pass does at other points, to gradients of other sizes, or in
    a branch that these calls do not reach.

    >>> from slopes import silu, softmax
    >>> bool(check_backward(silu)), bool(check_backward(softmax))
    (True, True)
    >>> broken = check_backward(silu, lambda x, upstream: np.maximum(upstream, 0) / 2, at=[0, 0])
    >>> str(broken).partition(" from above")[2]
    ' the backward pass gives 0, but the gradient measured there is -0.0568481'
    """
    known = isinstance(f, Activation)
    if backward is None and (not known or "b" in signature(f.backward).parameters):
        raise TypeError(f"backward: expected backward(x, upstream) beside {f!r}, got None")
    rng, alone = np.random.default_rng(seed), known and f.elementwise
    usual = np.linspace(-5, 5, 400) if alone else rng.normal(0, 2, (100, 4))
    x = usual if at is None else np.atleast_1d(real("at", at)).astype(np.float64)
    if alone:
        x = x[(np.abs(x[..., None] - np.array(kinks(f))) > REACH).all(-1)]
    if not x.size:
        raise ValueError(f"at: expected points beside the kinks of {f}, got {at!r}")
    where, given, measured, sizes = [], [], [], []
    for size, u in _from_above(rng, np.shape(f(x))):
        v = np.ones(x.shape) if alone else rng.normal(size=x.shape)
        forth = u * numerical_derivative(lambda t, v=v: f(x + t * v), 0.0)
        back = np.asarray((backward or f.backward)(x, u)) * v + 0.0  # a zero without a sign
        if alone:
            where += [f"x = {a:.6g} with {b:.6g} from above" for a, b in zip(x, u, strict=True)]
        else:
            back, forth = (each.reshape(-1, each.shape[-1]).sum(1) for each in (back, forth))
            where += [f"row {row} with {size:g} or so from above" for row in range(len(back))]
        given, measured = [*given, *np.ravel(back)], [*measured, *np.ravel(forth)]
        sizes += [size] * np.size(back)
    name, least = getattr(f, "name", "backward"), 0.01 * np.array(sizes)
    found = _verdict(name, where, np.array(given), np.array(measured), tolerance, least)
    many = len(where) // 6
    asked = f"asked 6 times at {many} {'point' if alone else 'row'}{'s' * (many > 1)}; "
    return replace(found, what=("backward pass", "gradient"), asked=asked)


def _from_above(rng, shape):
    """Yield six gradients from above with their size: 0.1, 1 and 10, both ways round."""
    for size in (0.1, 1.0, 10.0):
        u = size * rng.uniform(0.5, 1.5, shape) * rng.choice([-1, 1], shape)
        yield size, u
        yield size, -u


def check_gradients(network, x, y, loss, *, entries=10, tolerance=1e-6, seed=0):
    """Return a Gradcheck of every parameter's gradient, at randomly chosen entries of each.

    It is made in float64 on a copy, whatever the weights are. Entries within reach of a kink, where
    the slopes on the two sides differ, as those of a unit of ReLU, are left out and named.

    >>> from slopes.networks import Network, mean_squared_error
    >>> network = Network([2, 3, 1], "tanh")
    >>> bool(check_gradients(network, [[1.0, 2.0]], [[0.5]], mean_squared_error))
    True
    """
    rng, network = np.random.default_rng(seed), _in_float64(network)
    here, gradient = loss(network.forward(x), y)
    network.backward(gradient)
    where, analytic, measured, kinks = [], [], [], []
    for name, value, gradient in network.parameters():
        for flat in rng.permutation(value.size)[:entries]:
            entry = tuple(int(i) for i in np.unravel_index(flat, value.shape))
            slope, bent = _slope_of_loss(lambda: loss(network.forward(x), y)[0], here, value, entry)
            (kinks if bent else where).append(f"{name}{list(entry)}")
            if not bent:
                analytic.append(gradient[entry])
                measured.append(slope)
    if not where:
        raise ValueError("x: expected a slope of the loss to check, got a kink at every entry")
    least = max(0.01, 1e-3 * abs(here))  # of a large loss, rounding leaves no more to see
    found = _verdict("network", where, np.array(analytic), np.array(measured), tolerance, least)
    return replace(found, kinks=tuple(kinks))


def _in_float64(network):
    """Return a copy of the network with weights in float64."""
    twin = copy.deepcopy(network)
    for layer in twin.walk():
        for name in [n for key in layer.learns for n in (key, f"d{key}")]:
            setattr(layer, name, getattr(layer, name).astype(np.float64))
        if hasattr(layer, "dtype"):
            layer.dtype = np.dtype(np.float64)
    return twin


def _slope_of_loss(loss, here, value, entry):
    """Return the slope of the loss with respect to one entry, and whether a kink is in reach.

    With a smaller step the slopes of the two sides stay apart where a kink is at the entry; where
    it is beside it, their mean changes.
    """
    kept, slopes, apart = value[entry], [], []
    for h in (1e-5, 2.5e-6):
        sides = []
        for step in (h, -h):
            value[entry] = kept + step
            sides.append((loss() - here) / step)
        slopes.append(sum(sides) / 2)
        apart.append(abs(sides[0] - sides[1]))
    value[entry] = kept
    rounding = 1e-9 * max(1, abs(here))
    moved = abs(slopes[0] - slopes[1]) > rounding + 1e-7 * abs(slopes[0])
    return slopes[0], moved or apart[1] > apart[0] / 2 + rounding


def _verdict(name, where, analytic, measured, tolerance, least=0.01):
    error = np.abs(analytic - measured) / np.maximum(np.abs(measured), least)
    error = np.where(np.isnan(error), np.inf, error)
    worst = int(np.argmax(error))
    found = (float(each[worst]) for each in (error, analytic, measured))
    return Gradcheck(name, next(found), where[worst], *found, tolerance)
