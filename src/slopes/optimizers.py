"""Steps against the gradient, and what keeps a step from being too long.

parameters is a list of (name, value, gradient), as Network.parameters() returns it; values and
gradients are changed in place.
"""

import math

import numpy as np


class SGD:
    """Stochastic gradient descent, with momentum if asked for."""

    def __init__(self, lr, momentum=0.0):
        self.lr, self.momentum, self.velocity = _above_0("lr", lr), momentum, {}

    def step(self, parameters):
        """Move every parameter against its gradient."""
        for name, value, gradient in parameters:
            change = self.lr * gradient
            if self.momentum:
                change += self.momentum * self.velocity.get(name, 0.0)
                self.velocity[name] = change
            value -= change


class Adam:
    """Steps of about lr for every parameter, whatever its scale (Kingma & Ba, arXiv:1412.6980)."""

    def __init__(self, lr=1e-3, betas=(0.9, 0.999), eps=1e-8):
        self.lr, self.betas, self.eps = _above_0("lr", lr), betas, eps
        self.moments, self.steps = {}, 0

    def step(self, parameters):
        """Move every parameter by lr · m̂ / (√v̂ + eps), the means of gradient and its square."""
        self.steps += 1
        first, second = self.betas
        rate = self.lr / (1 - first**self.steps)
        unbias = 1 / math.sqrt(1 - second**self.steps)
        for name, value, gradient in parameters:
            if name not in self.moments:
                self.moments[name] = np.zeros_like(value), np.zeros_like(value)
            m, v = self.moments[name]
            m += (1 - first) * (gradient - m)
            v += (1 - second) * (gradient * gradient - v)
            value -= rate * m / (np.sqrt(v) * unbias + self.eps)


def clip_by_value(parameters, limit):
    """Cut every entry of every gradient to ±limit, which turns the gradient's direction."""
    for _, _, gradient in parameters:
        np.clip(gradient, -_above_0("limit", limit), limit, out=gradient)


def clip_by_norm(parameters, limit):
    """Shorten the gradient of all parameters together to the limit; return its norm before."""
    norm = global_norm(parameters)
    if norm > _above_0("limit", limit):
        for _, _, gradient in parameters:
            gradient *= limit / norm
    return norm


def global_norm(parameters):
    """Return the Euclidean norm of all gradients taken as one vector, without overflow."""
    largest = max(float(np.abs(gradient).max(initial=0)) for _, _, gradient in parameters)
    if not math.isfinite(largest):
        names = [name for name, _, g in parameters if not np.isfinite(g).all()]
        raise FloatingPointError(f"the gradient of {names[-1]} is not finite")
    if largest == 0:
        return 0.0
    return largest * math.sqrt(sum(float(np.sum((g / largest) ** 2)) for _, _, g in parameters))


def _above_0(argument, value):
    if not (isinstance(value, (int, float, np.number)) and 0 < value < math.inf):
        raise ValueError(f"{argument}: expected a number above 0, got {value!r}")
    return value
