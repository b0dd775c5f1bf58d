"""How many steps an output needs that starts out sure and wrong."""

from math import exp

from ..arguments import expect
from ..functions import sigmoid

LOSSES = {  # of the output σ(z) for target 0, by its slope with respect to z
    "mse": lambda z: 2 * sigmoid(z) * sigmoid.derivative(z),
    "bce": sigmoid,
}


def steps_down(gradient, z=6.0, lr=0.1):
    """Return how many steps of gradient descent it takes from z until σ(z) is below 0.1."""
    steps = 0
    while sigmoid(z) >= 0.1:
        z -= lr * gradient(z)
        steps += 1
    return steps


def steps_to_unlearn(loss="bce", *, start=6.0, lr=0.1):
    """Return how many steps one sigmoid unit needs from the logit start, with target 0, until its
    output is below 0.1.

    loss: "mse" of the sigmoid, or "bce".
    """
    expect(loss in LOSSES, "loss", "mse or bce", loss)
    return steps_down(LOSSES[loss], start, lr)


def steps_back(gap, slope, lr=0.1):
    """Return how many steps two logits need until the right class has a share above 0.9.

    gap: by how much the wrong logit leads; slope: the loss's derivative for it. Both logits
    move, in opposite directions, so the gap shrinks twice as fast as either.
    """
    steps = 0
    while 1 / (1 + exp(gap)) <= 0.9:
        gap -= 2 * lr * slope(gap)
        steps += 1
    return steps
