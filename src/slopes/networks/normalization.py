"""Layers that hold the scale of a signal, each with its backward pass written out.

Rows are examples. BatchNorm and LayerNorm subtract a mean and divide by a spread, over the batch
or over the features; RMSNorm divides by a size; DyT squashes instead of measuring. All is computed
in float64 and rounded once, to the dtype of the weights.
"""

import numpy as np

from ..arguments import above_0, float_type, number, whole
from ..functions import tanh
from .base import Layer


class Scaled(Layer):
    """What all share: a scale gamma for each feature, and a shift beta."""

    learns = ("gamma", "beta")

    def __init__(self, features, dtype):
        self.takes = self.gives = whole("features", features)
        self.dtype = float_type(dtype)
        self.gamma, self.beta = np.ones(features, dtype), np.zeros(features, dtype)
        self.dgamma, self.dbeta = np.zeros_like(self.gamma), np.zeros_like(self.beta)

    def leave(self, upstream, z):
        """Leave the gradients of gamma and beta, where h = gamma · z + beta."""
        np.sum(upstream * z, axis=0, dtype=np.float64, out=self.dgamma)
        np.sum(upstream, axis=0, dtype=np.float64, out=self.dbeta)


class Norm(Scaled):
    """What BatchNorm and LayerNorm share: h = gamma · z + beta with z of mean 0 and spread 1."""

    axis = None  # the axis over which mean and spread are taken

    def __init__(self, features, *, eps=1e-5, dtype=np.float64):
        super().__init__(features, dtype)
        self.eps = above_0("eps", eps)

    def forward(self, x):
        """Return gamma · (x − mean) / √(variance + eps) + beta, and keep z for the way back."""
        x = self.arriving(x).astype(np.float64)
        mean, variance = self.moments(x)
        self.spread = np.sqrt(variance + self.eps)
        self.z = (x - mean) / self.spread
        return (self.gamma * self.z + self.beta).astype(self.dtype)

    def backward(self, upstream):
        """Return dL/dx: what is left of dL/dz when its mean and its part along z are taken out."""
        upstream = self.returning(upstream).astype(np.float64)
        self.leave(upstream, self.z)
        dz = upstream * self.gamma
        if self.measured:  # mean and spread came from this very x, so they move with it
            dz = dz - dz.mean(self.axis, keepdims=True)
            dz = dz - self.z * (dz * self.z).mean(self.axis, keepdims=True)
        return (dz / self.spread).astype(self.dtype)

    def moments(self, x):
        """Return mean and variance of x over the axis."""
        self.measured = True
        return x.mean(self.axis, keepdims=True), x.var(self.axis, keepdims=True)


class LayerNorm(Norm):
    """Each example normalised over its own features (Ba, Kiros & Hinton, arXiv:1607.06450).

    >>> LayerNorm(2).forward(np.array([[1.0, 3.0], [0.0, 8.0]])).round(2)
    array([[-1.,  1.],
           [-1.,  1.]])
    """

    axis = 1


class BatchNorm(Norm):
    """Each feature normalised over the batch (Ioffe & Szegedy, arXiv:1502.03167).

    After training the running mean and variance stand in for those of the batch.

    >>> BatchNorm(2).forward(np.array([[1.0, 5.0], [3.0, 9.0]])).round(2)
    array([[-1., -1.],
           [ 1.,  1.]])
    """

    axis = 0

    def __init__(self, features, *, momentum=0.1, eps=1e-5, dtype=np.float64):
        super().__init__(features, eps=eps, dtype=dtype)
        self.mean, self.variance = np.zeros(features), np.ones(features)
        expected = "a number above 0 and at most 1"
        self.momentum = number("momentum", momentum, expected, lambda m: 0 < m <= 1)
        self.training = True

    def moments(self, x):
        """Return mean and variance of the batch, and remember them; or the remembered ones."""
        self.measured = self.training
        if not self.training:
            return self.mean, self.variance
        if len(x) < 2:
            expected = "a batch of at least 2 examples to train on"
            remedy = "leave the last batch out, or choose another batch size"
            raise ValueError(f"x: expected {expected}, got {len(x)}: {remedy}")
        mean, variance = super().moments(x)
        unbiased = variance[0] * len(x) / (len(x) - 1)
        self.mean += self.momentum * (mean[0] - self.mean)
        self.variance += self.momentum * (unbiased - self.variance)
        return mean, variance


class RMSNorm(Scaled):
    """Each example divided by the root mean square of its features (Zhang & Sennrich, 2019).

    No mean is taken out and none is put back: there is no beta (arXiv:1910.07467).

    >>> RMSNorm(2).forward(np.array([[3.0, 3.0], [0.0, -8.0]])).round(2)
    array([[ 1.  ,  1.  ],
           [ 0.  , -1.41]])
    """

    learns = ("gamma",)

    def __init__(self, features, *, eps=1e-5, dtype=np.float64):
        super().__init__(features, dtype)
        self.eps = above_0("eps", eps)

    def forward(self, x):
        """Return gamma · x / √(mean of x² + eps), and keep z, which is that without gamma."""
        x = self.arriving(x).astype(np.float64)
        self.size = np.sqrt(np.mean(x**2, 1, keepdims=True) + self.eps)
        self.z = x / self.size
        return (self.gamma * self.z).astype(self.dtype)

    def backward(self, upstream):
        """Return dL/dx: what is left of dL/dz when its part along z is taken out."""
        upstream = self.returning(upstream).astype(np.float64)
        self.leave(upstream, self.z)
        dz = upstream * self.gamma
        dz = dz - self.z * (dz * self.z).mean(1, keepdims=True)
        return (dz / self.size).astype(self.dtype)


class DyT(Scaled):
    """Dynamic tanh: h = gamma · tanh(alpha x) + beta (Zhu et al., arXiv:2503.10622).

    >>> DyT(2, alpha=1.0).forward(np.array([[0.0, 100.0]]))
    array([[0., 1.]])
    """

    learns = ("alpha", "gamma", "beta")

    def __init__(self, features, *, alpha=0.5, dtype=np.float64):
        super().__init__(features, dtype)
        self.alpha, self.dalpha = np.full(1, number("alpha", alpha), dtype), np.zeros(1, dtype)

    def forward(self, x):
        """Return gamma · tanh(alpha x) + beta and keep x and the tanh for the way back."""
        self.x = self.arriving(x).astype(np.float64)
        self.t = tanh(self.alpha * self.x)
        return (self.gamma * self.t + self.beta).astype(self.dtype)

    def backward(self, upstream):
        """Return dL/dx = alpha · upstream · gamma · tanh′(alpha x); leave the other gradients."""
        upstream = self.returning(upstream).astype(np.float64)
        self.leave(upstream, self.t)
        dz = upstream * self.gamma * tanh.derivative(self.alpha * self.x)
        self.dalpha[:] = np.sum(dz * self.x)
        return (self.alpha * dz).astype(self.dtype)
