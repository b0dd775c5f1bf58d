"""Steps against the gradient, and what keeps a step from being too long.

parameters is a list of (name, value, gradient), as Network.parameters() returns it; values and
gradients are changed in place, those of a network all in one go.
"""

import math

import numpy as np

from .arguments import above_0, expect, share


class SGD:
    """Stochastic gradient descent, with momentum if asked for.

    >>> w, gradient = np.array([1.0]), np.array([2.0])
    >>> SGD(0.25).step([("w", w, gradient)])
    >>> w
    array([0.5])
    """

    def __init__(self, lr, momentum=0.0):
        self.lr, self.momentum = above_0("lr", lr), share("momentum", momentum)
        self.velocity = {}

    def step(self, parameters):
        """Move every parameter against its gradient."""
        for name, value, gradient in _vectors(parameters):
            change = self.lr * gradient
            if self.momentum:
                (velocity,) = _kept(self.velocity, name, like=value, count=1)
                velocity *= self.momentum
                velocity += change
                change = velocity
            value -= change


class Adam:
    """Steps of about lr for every parameter, whatever its scale (Kingma & Ba, arXiv:1412.6980).

    >>> w, gradient = np.array([1.0]), np.array([2.0])
    >>> Adam(0.25).step([("w", w, gradient)])
    >>> w.round(6)
    array([0.75])
    """

    def __init__(self, lr=1e-3, betas=(0.9, 0.999), eps=1e-8):
        self.lr, self.eps = above_0("lr", lr), above_0("eps", eps)
        two = isinstance(betas, (tuple, list)) and len(betas) == 2
        expect(two, "betas", "two numbers from 0 to below 1", betas)
        self.betas = tuple(share("betas", beta) for beta in betas)
        self.moments, self.steps = {}, 0

    def step(self, parameters):
        """Move every parameter by lr · m̂ / (√v̂ + eps), the means of gradient and its square."""
        self.steps += 1
        first, second = self.betas
        unbias = math.sqrt(1 - second**self.steps)
        rate, eps = self.lr * unbias / (1 - first**self.steps), self.eps * unbias
        for name, value, gradient in _vectors(parameters):
            m, v = _kept(self.moments, name, like=value, count=2)
            m *= first
            m += (1 - first) * gradient
            v *= second
            v += (1 - second) * gradient * gradient
            value -= rate * m / (np.sqrt(v) + eps)


def clip_by_value(parameters, limit):
    """Cut every entry of every gradient to ±limit, which turns the gradient's direction.

    >>> gradient = np.array([3.0, -0.5])
    >>> clip_by_value([("w", None, gradient)], 1.0)
    >>> gradient
    array([ 1. , -0.5])
    """
    limit = above_0("limit", limit)
    for _, _, gradient in _vectors(parameters):
        np.clip(gradient, -limit, limit, out=gradient)


def clip_by_norm(parameters, limit):
    """Shorten the gradient of all parameters together to the limit; return its norm before.

    >>> gradient = np.array([3.0, 4.0])
    >>> clip_by_norm([("w", None, gradient)], 1.0), gradient
    (5.0, array([0.6, 0.8]))
    """
    limit, norm = above_0("limit", limit), global_norm(parameters)
    if norm > limit:
        for _, _, gradient in _vectors(parameters):
            gradient *= limit / norm
    return norm


def global_norm(parameters):
    """Return the Euclidean norm of all gradients taken as one vector, without overflow.

    >>> global_norm([("W", None, np.array([3.0])), ("b", None, np.array([4.0]))])
    5.0
    """
    gradients = [gradient for _, _, gradient in _vectors(parameters)]
    largest = max((float(np.abs(g).max(initial=0)) for g in gradients), default=0.0)
    if not math.isfinite(largest):
        names = [name for name, _, g in parameters if not np.isfinite(g).all()]
        raise FloatingPointError(f"the gradient of {names[-1]} is not finite")
    if largest == 0:
        return 0.0
    return largest * math.sqrt(sum(float(np.sum((g / largest) ** 2)) for g in gradients))


def _vectors(parameters):
    """Return the parameters of a network as few long vectors, others as they are."""
    return getattr(parameters, "vectors", parameters)


def _kept(store, name, like, count):
    """Return what is remembered of a parameter, zeros at first: count arrays of its shape."""
    if name not in store or store[name][0].shape != like.shape:
        store[name] = [np.zeros_like(like) for _ in range(count)]
    return store[name]
