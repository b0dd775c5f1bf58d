"""What is wrong inside a network? Measurements taken from its last forward and backward pass."""

import numpy as np


def dead_fraction(network, x):
    """Return, for each activation layer, the share of units that are flat for every row of x."""
    network.forward(x)
    return [float(np.mean((bend.f.derivative(bend.z) == 0).all(0))) for bend in network.bends]


def saturated_fraction(network, x, below=0.05):
    """Return, for each activation layer, the share of values whose slope is under that share of
    the steepest slope measured on the layer's function."""
    network.forward(x)
    steepest = [np.max(bend.f.derivative(np.linspace(-8, 8, 1601))) for bend in network.bends]
    return [
        float(np.mean(np.abs(bend.f.derivative(bend.z)) < below * top))
        for bend, top in zip(network.bends, steepest, strict=True)
    ]


def gradient_norms(network):
    """Return the root mean square of dL/dW in every Dense layer, after a backward pass."""
    return [float(np.sqrt(np.mean(layer.dW**2))) for layer in network.dense]


def one_sign_fraction(network, layer=-1):
    """Return the share of a Dense layer's units whose weight gradients all have one sign."""
    gradient = network.dense[layer].dW  # (fan_in, fan_out), a column a unit
    moved = gradient[:, (gradient != 0).any(0)]
    return float(np.mean((moved >= 0).all(0) | (moved <= 0).all(0))) if moved.size else 1.0
