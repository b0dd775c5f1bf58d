"""A small network with its backward pass written out by hand.

Rows are examples: x has shape (batch, features). Every layer keeps what its backward pass needs
from its last forward pass; backward(upstream) takes dL/d(output) and returns dL/d(input).
"""

from itertools import pairwise

import numpy as np

from .activation import get
from .initializers import he


class Dense:
    """The affine map z = x W + b."""

    def __init__(self, fan_in, fan_out, *, rng, init=he, bias=0.0):
        self.W = init(rng, fan_in, fan_out)  # (fan_in, fan_out)
        self.b = np.full(fan_out, float(bias))

    def forward(self, x):
        """Return x W + b and keep x for the way back."""
        if x.shape[-1] != len(self.W):
            raise ValueError(f"x: expected {len(self.W)} features, got shape {x.shape}")
        self.x = x
        return x @ self.W + self.b

    def backward(self, upstream):
        """Return upstream Wᵀ; leave dL/dW = xᵀ upstream and dL/db in dW and db."""
        self.dW = self.x.T @ upstream
        self.db = upstream.sum(0)
        return upstream @ self.W.T

    def parameters(self):
        """Return (name, value, gradient) of the weights and the bias."""
        return [("W", self.W, getattr(self, "dW", None)), ("b", self.b, getattr(self, "db", None))]


class Bend:
    """An activation function as a layer."""

    def __init__(self, f):
        self.f = get(f) if isinstance(f, str) else f

    def forward(self, z):
        """Return f(z) and keep z for the way back."""
        self.z, self.h = z, self.f(z)
        return self.h

    def backward(self, upstream):
        """Return upstream · f′(z)."""
        return self.f.backward(self.z, upstream)

    def parameters(self):
        """Return nothing: an activation function has no weights."""
        return []


class Network:
    """Dense layers with an activation between them, and none after the last."""

    def __init__(self, sizes, f="relu", *, init=he, last_init=None, seed=0, bias=0.0):
        if len(sizes) < 2:
            raise ValueError(f"sizes: expected at least two layer sizes, got {sizes!r}")
        rng = np.random.default_rng(seed)
        self.layers = []
        for i, (fan_in, fan_out) in enumerate(pairwise(sizes)):
            last = i == len(sizes) - 2
            start = last_init if last and last_init else init
            self.layers.append(
                Dense(fan_in, fan_out, rng=rng, init=start, bias=0.0 if last else bias)
            )
            if not last:
                self.layers.append(Bend(f))

    def forward(self, x):
        """Return the outputs (logits) for a batch x of shape (batch, features)."""
        for layer in self.layers:
            x = layer.forward(x)
        return x

    def backward(self, upstream):
        """Send dL/d(output) back through every layer; return dL/d(input)."""
        for layer in reversed(self.layers):
            upstream = layer.backward(upstream)
        return upstream

    def parameters(self):
        """Return (name, value, gradient) of every weight matrix and bias, first layer first."""
        return [
            (f"layer {i} {name}", value, gradient)
            for i, layer in enumerate(self.dense, start=1)
            for name, value, gradient in layer.parameters()
        ]

    @property
    def dense(self):
        """The affine layers, first to last."""
        return [layer for layer in self.layers if isinstance(layer, Dense)]

    @property
    def bends(self):
        """The activation layers, first to last."""
        return [layer for layer in self.layers if isinstance(layer, Bend)]

    def predict(self, x):
        """Return the index of the largest output for each example."""
        return self.forward(x).argmax(-1)
