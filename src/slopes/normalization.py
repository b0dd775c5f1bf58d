"""Layers that hold the scale of a signal, each with its backward pass written out.

Rows are examples. BatchNorm and LayerNorm subtract a mean and divide by a spread, over the batch
or over the features; DyT squashes instead of measuring.
"""

import numpy as np


class Norm:
    """What BatchNorm and LayerNorm share: h = gamma · z + beta with z of mean 0 and spread 1."""

    axis = None  # the axis over which mean and spread are taken
    dgamma = dbeta = None

    def __init__(self, features, *, eps=1e-5, dtype=np.float64):
        self.gamma, self.beta = np.ones(features, dtype), np.zeros(features, dtype)
        self.eps = eps

    def forward(self, x):
        """Return gamma · (x − mean) / √(variance + eps) + beta, and keep z for the way back."""
        if x.ndim != 2 or x.shape[1] != len(self.gamma):
            raise ValueError(f"x: expected {len(self.gamma)} features, got shape {x.shape}")
        mean, variance = self.moments(x)
        self.spread = np.sqrt(variance + self.eps)
        self.z = (x - mean) / self.spread
        return self.gamma * self.z + self.beta

    def backward(self, upstream):
        """Return dL/dx: what is left of dL/dz when its mean and its part along z are taken out."""
        self.dgamma, self.dbeta = (upstream * self.z).sum(0), upstream.sum(0)
        dz = upstream * self.gamma
        if self.measured:  # mean and spread came from this very x, so they move with it
            dz = dz - dz.mean(self.axis, keepdims=True)
            dz = dz - self.z * (dz * self.z).mean(self.axis, keepdims=True)
        return dz / self.spread

    def moments(self, x):
        """Return mean and variance of x over the axis."""
        self.measured = True
        return x.mean(self.axis, keepdims=True), x.var(self.axis, keepdims=True)

    def parameters(self):
        """Return (name, value, gradient) of the scale and the shift."""
        return [("gamma", self.gamma, self.dgamma), ("beta", self.beta, self.dbeta)]


class LayerNorm(Norm):
    """Each example normalised over its own features (Ba, Kiros & Hinton, arXiv:1607.06450)."""

    axis = 1


class BatchNorm(Norm):
    """Each feature normalised over the batch (Ioffe & Szegedy, arXiv:1502.03167).

    After training the running mean and variance stand in for those of the batch.
    """

    axis = 0

    def __init__(self, features, *, momentum=0.1, eps=1e-5, dtype=np.float64):
        super().__init__(features, eps=eps, dtype=dtype)
        self.mean, self.variance = np.zeros(features, dtype), np.ones(features, dtype)
        self.momentum, self.training = momentum, True

    def moments(self, x):
        """Return mean and variance of the batch, and remember them; or the remembered ones."""
        self.measured = self.training
        if not self.training:
            return self.mean, self.variance
        if len(x) < 2:
            raise ValueError(f"x: expected at least 2 examples to train on, got {len(x)}")
        mean, variance = super().moments(x)
        unbiased = variance[0] * len(x) / (len(x) - 1)
        self.mean += self.momentum * (mean[0] - self.mean)
        self.variance += self.momentum * (unbiased - self.variance)
        return mean, variance


class DyT:
    """Dynamic tanh: h = gamma · tanh(alpha x) + beta (Zhu et al., arXiv:2503.10622)."""

    dalpha = dgamma = dbeta = None

    def __init__(self, features, *, alpha=0.5, dtype=np.float64):
        self.alpha = np.full(1, alpha, dtype)
        self.gamma, self.beta = np.ones(features, dtype), np.zeros(features, dtype)

    def forward(self, x):
        """Return gamma · tanh(alpha x) + beta and keep x and the tanh for the way back."""
        if x.ndim != 2 or x.shape[1] != len(self.gamma):
            raise ValueError(f"x: expected {len(self.gamma)} features, got shape {x.shape}")
        self.x, self.t = x, np.tanh(self.alpha * x)
        return self.gamma * self.t + self.beta

    def backward(self, upstream):
        """Return dL/dx = alpha · upstream · gamma · (1 − tanh²); leave the other gradients."""
        self.dgamma, self.dbeta = (upstream * self.t).sum(0), upstream.sum(0)
        dz = upstream * self.gamma * (1 - self.t) * (1 + self.t)
        self.dalpha = (dz * self.x).sum(keepdims=True)[0]
        return self.alpha * dz

    def parameters(self):
        """Return (name, value, gradient) of the slope, the scale and the shift."""
        return [
            ("alpha", self.alpha, self.dalpha),
            ("gamma", self.gamma, self.dgamma),
            ("beta", self.beta, self.dbeta),
        ]
