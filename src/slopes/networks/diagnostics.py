"""What is wrong inside a network? Measurements taken from its last forward and backward pass."""

from dataclasses import dataclass

import numpy as np


@dataclass(frozen=True)
class LayerState:
    """One activation layer, as one batch passed it forth and back."""

    name: str
    mean: float  # of its outputs
    spread: float  # their standard deviation
    gradient: float  # root mean square of dL/d(output)
    dead: float  # share of units that are flat for every example
    saturated: float  # share of values with under 5 % of the steepest slope
    positive: float  # share of units whose outputs are never negative


def inspect(network, x, y, loss):
    """Return the LayerState of every activation layer, after one pass of the batch x, y.

    >>> from slopes.networks import Network
    >>> from slopes.networks import mean_squared_error
    >>> network = Network([2, 4, 4, 1], "sigmoid")
    >>> states = inspect(network, np.ones((3, 2)), np.zeros((3, 1)), mean_squared_error)
    >>> [(each.name, each.positive) for each in states]
    [('sigmoid 1', 1.0), ('sigmoid 2', 1.0)]
    """
    network.backward(loss(network.forward(x), y)[1])
    return [
        state(f"{bend.f.name} {i}", bend.z, bend.h, bend.upstream, bend.f.derivative)
        for i, bend in enumerate(network.bends, start=1)
    ]


def state(name, z, h, upstream, slope):
    """Return the LayerState of inputs z, outputs h and dL/dh, whose rows are examples."""
    slopes = slope(z)
    return LayerState(
        name,
        mean=float(np.mean(h)),
        spread=float(np.std(h)),
        gradient=_rms(upstream),
        dead=float(np.mean((slopes == 0).all(0))),
        saturated=float(np.mean(np.abs(slopes) < 0.05 * _steepest(slope))),
        positive=float(np.mean((h >= 0).all(0))),
    )


def dead_fraction(network, x):
    """Return, for each activation layer, the share of units that are flat for every row of x.

    >>> from slopes.networks import Network
    >>> dead_fraction(Network([2, 4, 1], "relu", bias=-100.0), np.ones((3, 2)))
    [1.0]
    """
    network.forward(x)
    return [float(np.mean((bend.f.derivative(bend.z) == 0).all(0))) for bend in network.bends]


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

    parameters: (name, value, gradient), or torch's named_parameters(). About 1e-3 is healthy; a
    weight that starts at 0 gives inf.

    >>> from slopes.networks import SGD
    >>> w, gradient = np.array([3.0, 4.0]), np.array([3.0, 4.0])
    >>> update_ratios([("w", w)], lambda: SGD(0.25).step([("w", w, gradient)]))
    {'w': 0.25}
    """
    values = {name: value for name, value, *_ in parameters}
    before = {name: np.array(_array(value)) for name, value in values.items()}
    step()
    with np.errstate(divide="ignore", invalid="ignore"):
        return {
            name: float(np.divide(_rms(_array(value) - before[name]), _rms(before[name])))
            for name, value in values.items()
        }


def _array(value):
    return value.detach().cpu().numpy() if hasattr(value, "detach") else value


def _steepest(slope):
    return np.max(slope(np.linspace(-8, 8, 1601)))


def _rms(values):
    return float(np.sqrt(np.mean(np.square(values))))
