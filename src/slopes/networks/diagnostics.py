"""What is wrong inside a network? Measurements taken from its last forward and backward pass.

All are taken in float64, whatever the dtype of the weights.
"""

from contextlib import contextmanager
from dataclasses import dataclass

import numpy as np

from ..activation import VectorActivation
from .layers import Bend, Gated
from .normalization import BatchNorm

PROBE = np.linspace(-8, 8, 1601)  # where the steepest slope of an activation is looked for


@dataclass(frozen=True)
class LayerState:
    """One activation layer, as one batch passed it forth and back.

    dead and saturated are nan where one output hangs on several inputs, as in a softmax or a
    gate, for there a unit has no slope of its own.
    """

    name: str
    mean: float  # of its outputs
    spread: float  # their standard deviation, over units and examples alike
    spread_over_inputs: float  # a unit's standard deviation over the examples, mean of the units
    gradient: float  # root mean square of dL/d(output)
    dead: float  # share of units that are flat for every example
    saturated: float  # share of values with under 5 % of the steepest slope
    positive: float  # share of units whose outputs are never negative


def inspect(network, x, y, loss):
    """Return the LayerState of every activation layer, after one pass of the batch x, y.

    >>> from slopes.networks import Network, mean_squared_error
    >>> network = Network([2, 4, 4, 1], "sigmoid")
    >>> states = inspect(network, np.ones((3, 2)), np.zeros((3, 1)), mean_squared_error)
    >>> [(each.name, each.positive) for each in states]
    [('sigmoid 1', 1.0), ('sigmoid 2', 1.0)]
    """
    with _running_means_kept(network):
        network.backward(loss(network.forward(x), y)[1])
    acting = [layer for layer in network.walk() if isinstance(layer, (Bend, Gated))]
    return [_seen(f"{layer.f.name} {i}", layer) for i, layer in enumerate(acting, start=1)]


def state(name, h, upstream, slopes=None, steepest=None):
    """Return the LayerState of outputs h and dL/dh, whose rows are examples.

    slopes: those of every output, of which steepest is the largest that there can be, of all
    units or of each; None where they have no meaning.
    """
    h, flat, low = _in64(h), np.nan, np.nan
    if slopes is not None:
        flat = np.mean((slopes == 0).all(0))
        low = np.mean(np.abs(slopes) < 0.05 * steepest)
    return LayerState(
        name,
        mean=float(np.mean(h)),
        spread=float(np.std(h)),
        spread_over_inputs=float(np.mean(np.std(h, axis=0))),
        gradient=_rms(upstream),
        dead=float(flat),
        saturated=float(low),
        positive=float(np.mean((h >= 0).all(0))),
    )


def _seen(name, layer):
    """Return the LayerState of a layer of ours after its backward pass."""
    if isinstance(layer, Gated) or isinstance(layer.f, VectorActivation):
        return state(name, layer.h, layer.upstream)
    shared = all(np.ndim(value) == 0 for value in layer.f.parameters.values())
    probe = PROBE[:, None] if shared else np.repeat(PROBE[:, None], layer.z.shape[1], 1)
    slopes, steepest = layer.f.derivative(_in64(layer.z)), np.abs(layer.f.derivative(probe)).max(0)
    return state(name, layer.h, layer.upstream, slopes, steepest)


@contextmanager
def _running_means_kept(network):
    """Let a pass that only looks leave what BatchNorm remembers as it was."""
    norms = [layer for layer in network.walk() if isinstance(layer, BatchNorm)]
    kept = [(norm.mean.copy(), norm.variance.copy()) for norm in norms]
    try:
        yield
    finally:
        for norm, (mean, variance) in zip(norms, kept, strict=True):
            norm.mean, norm.variance = mean, variance


def dead_fraction(network, x):
    """Return, for each activation layer, the share of units that are flat for every row of x.

    >>> from slopes.networks import Network
    >>> dead_fraction(Network([2, 4, 1], "relu", bias=-100.0), np.ones((3, 2)))
    [1.0]
    """
    with _running_means_kept(network):
        network.forward(x)
    slopes = [bend.f.derivative(_in64(bend.z)) for bend in network.bends]
    return [float(np.mean((each == 0).all(0))) for each in slopes]


def gradient_norms(network):
    """Return the root mean square of dL/dW in every Dense layer, after a backward pass.

    >>> from slopes.networks import Network
    >>> network = Network([2, 1], last_init=lambda rng, n, m: np.ones((n, m)))
    >>> gradient = network.backward(network.forward([[3.0, 3.0]]))
    >>> gradient_norms(network)  # of dL/dW = 3 · 6
    [18.0]
    """
    return [_rms(layer.dW) for layer in network.dense]


def one_sign_fraction(network, layer=-1):
    """Return the share of a Dense layer's units whose weight gradients all have one sign."""
    return one_signed(network.dense[layer].dW)  # (fan_in, fan_out), a column a unit


def one_signed(gradient):
    """Return the share of columns, those of zeros aside, whose entries all have one sign.

    >>> one_signed(np.array([[1.0, 2.0], [3.0, -4.0]]))
    0.5
    """
    moved = gradient[:, (gradient != 0).any(0)]
    return float(np.mean((moved >= 0).all(0) | (moved <= 0).all(0))) if moved.size else 1.0


def update_ratios(parameters, step):
    """Return by name how far step() moves every weight: size of the update / size of the weight.

    parameters: (name, value, gradient), or torch's named_parameters(). About 1e-3 is common in
    mid-training; a weight that starts at 0 gives inf.

    >>> from slopes.networks import SGD
    >>> w, gradient = np.array([3.0, 4.0]), np.array([3.0, 4.0])
    >>> update_ratios([("w", w)], lambda: SGD(0.25).step([("w", w, gradient)]))
    {'w': 0.25}
    """
    values = {name: value for name, value, *_ in parameters}
    before = {name: np.array(_in64(value)) for name, value in values.items()}
    step()
    with np.errstate(divide="ignore", invalid="ignore"):
        return {
            name: float(np.divide(_rms(_in64(value) - before[name]), _rms(before[name])))
            for name, value in values.items()
        }


def _in64(value):
    value = value.detach().cpu().double().numpy() if hasattr(value, "detach") else value
    return np.asarray(value, np.float64)


def _rms(values):
    return float(np.sqrt(np.mean(np.square(_in64(values)))))
