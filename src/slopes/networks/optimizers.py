"""Steps against the gradient, and what keeps a step from being too long.

parameters is a list of (name, value, gradient), as Network.parameters() returns it; values and
gradients are changed in place.
"""

import math

import numpy as np

from ..arguments import above_0, expect, from_0, share


class Optimizer:
    """What SGD and Adam share: the learning rate, the weight decay, what they remember.

    lr is a number, or a function of the number of steps taken before that returns one. A step is
    computed in float64 where the weights are float16, which has no room for squares and means.
    """

    def __init__(self, lr, weight_decay):
        self.lr = lr if callable(lr) else above_0("lr", lr)
        self.weight_decay = from_0("weight_decay", weight_decay)
        self.steps, self.memory = 0, {}

    def step(self, parameters):
        """Move every parameter against its gradient."""
        lr = from_0("lr", self.lr(self.steps)) if callable(self.lr) else self.lr
        self.steps += 1
        for name, value, gradient in parameters:
            if gradient.dtype == np.float16:
                gradient = gradient.astype(np.float64)
            if self.weight_decay:
                gradient = gradient + self.weight_decay * value.astype(gradient.dtype, copy=False)
            value -= self.change(lr, name, gradient)

    def remembered(self, name, gradient, count):
        """Return what is kept of a parameter between steps: so many arrays, zeros at first."""
        if name not in self.memory or self.memory[name][0].shape != gradient.shape:
            self.memory[name] = [np.zeros_like(gradient) for _ in range(count)]
        return self.memory[name]


class SGD(Optimizer):
    """Stochastic gradient descent, with momentum and weight decay if asked for.

    Momentum adds a share of the last step, as in Keras. In torch.optim.SGD, which adds a share of
    the last gradients, it makes other steps where lr changes.

    >>> w, gradient = np.array([1.0]), np.array([2.0])
    >>> SGD(0.25).step([("w", w, gradient)])
    >>> w
    array([0.5])
    """

    def __init__(self, lr, momentum=0.0, weight_decay=0.0):
        super().__init__(lr, weight_decay)
        self.momentum = share("momentum", momentum)

    def change(self, lr, name, gradient):
        """Return momentum · the last change + lr · gradient."""
        if not self.momentum:
            return lr * gradient
        (velocity,) = self.remembered(name, gradient, count=1)
        velocity *= self.momentum
        velocity += lr * gradient
        return velocity


class Adam(Optimizer):
    """Steps of about lr for every parameter, whatever its scale (Kingma & Ba, arXiv:1412.6980).

    The weight decay is added to the gradient, as in torch.optim.Adam.

    >>> w, gradient = np.array([1.0]), np.array([2.0])
    >>> Adam(0.25).step([("w", w, gradient)])
    >>> w.round(6)
    array([0.75])
    """

    def __init__(self, lr=1e-3, betas=(0.9, 0.999), eps=1e-8, weight_decay=0.0):
        super().__init__(lr, weight_decay)
        self.eps = above_0("eps", eps)
        two = isinstance(betas, (tuple, list)) and len(betas) == 2
        expect(two, "betas", "two numbers from 0 to below 1", betas)
        self.betas = tuple(share("betas", beta) for beta in betas)

    def change(self, lr, name, gradient):
        """Return lr · m̂ / (√v̂ + eps), from the running means m of the gradient and v of its square.

        The hats divide by 1 − βᵗ, which makes up for the zeros that the means start from. All is
        computed in float64, for the square of a gradient leaves float32 where that has room left.
        """
        gradient = gradient.astype(np.float64, copy=False)
        m, v = self.remembered(name, gradient, count=2)
        first, second = self.betas
        m += (1 - first) * (gradient - m)
        v += (1 - second) * (gradient**2 - v)
        m_hat = m / (1 - first**self.steps)
        v_hat = v / (1 - second**self.steps)
        return lr * m_hat / (np.sqrt(v_hat) + self.eps)


def clip_by_value(parameters, limit):
    """Cut every entry of every gradient to ±limit, which turns the gradient's direction.

    >>> gradient = np.array([3.0, -0.5])
    >>> clip_by_value([("w", None, gradient)], 1.0)
    >>> gradient
    array([ 1. , -0.5])
    """
    limit = above_0("limit", limit)
    for _, _, gradient in parameters:
        gradient[...] = np.clip(gradient.astype(np.float64), -limit, limit)


def clip_by_norm(parameters, limit):
    """Shorten the gradient of all parameters together to the limit; return its norm before.

    >>> gradient = np.array([3.0, 4.0])
    >>> clip_by_norm([("w", None, gradient)], 1.0), gradient
    (5.0, array([0.6, 0.8]))
    """
    limit, norm = above_0("limit", limit), global_norm(parameters)
    if norm > limit:
        for _, _, gradient in parameters:
            gradient[...] = np.float64(limit / norm) * gradient
    return norm


def global_norm(parameters):
    """Return the Euclidean norm of all gradients taken as one vector, without overflow.

    >>> global_norm([("W", None, np.array([3.0])), ("b", None, np.array([4.0]))])
    5.0
    """
    largest = {name: float(np.abs(g).max(initial=0)) for name, _, g in parameters}
    for name, size in largest.items():
        if not math.isfinite(size):
            raise FloatingPointError(f"the gradient of {name} is not finite")
    top = max(largest.values(), default=0.0)
    if top == 0:
        return 0.0
    return top * math.sqrt(sum(float(np.sum((g / np.float64(top)) ** 2)) for *_, g in parameters))
