"""A small network with its backward pass written out by hand.

Rows are examples: x has shape (batch, features). Every layer keeps what its backward pass needs
from its last forward pass; backward(upstream) takes dL/d(output) and returns dL/d(input).
"""

from contextlib import contextmanager
from itertools import pairwise

import numpy as np

from .activation import get
from .initializers import he


class Dense:
    """The affine map z = x W + b."""

    dW = db = None  # the gradients, once backward has run

    def __init__(self, fan_in, fan_out, *, rng, init=he, bias=0.0, dtype=np.float64):
        self.W = np.asarray(init(rng, fan_in, fan_out), dtype)  # (fan_in, fan_out)
        if self.W.shape != (fan_in, fan_out):
            raise ValueError(f"init: expected weights {(fan_in, fan_out)}, got {self.W.shape}")
        self.b = np.full(fan_out, bias, dtype)

    def forward(self, x):
        """Return x W + b and keep x for the way back."""
        if x.ndim != 2 or x.shape[1] != len(self.W):
            raise ValueError(f"x: expected {len(self.W)} features, got shape {x.shape}")
        self.x = x
        z = x @ self.W
        z += self.b
        return z

    def backward(self, upstream):
        """Return upstream Wᵀ; leave dL/dW = xᵀ upstream and dL/db in dW and db."""
        self.dW = self.x.T @ upstream
        self.db = upstream.sum(0)
        return upstream @ self.W.T

    def parameters(self):
        """Return (name, value, gradient) of the weights and the bias."""
        return [("W", self.W, self.dW), ("b", self.b, self.db)]


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
        self.upstream = upstream
        return self.f.backward(self.z, upstream)

    def parameters(self):
        """Return nothing: an activation function has no weights."""
        return []


class Stack:
    """Layers one after the other; itself a layer."""

    def __init__(self, *layers):
        self.layers = list(layers)

    def forward(self, x):
        """Return the output of the last layer."""
        for layer in self.layers:
            x = layer.forward(x)
        return x

    def backward(self, upstream):
        """Send dL/d(output) back through every layer; return dL/d(input)."""
        for layer in reversed(self.layers):
            upstream = layer.backward(upstream)
        return upstream

    def parameters(self):
        """Return (name, value, gradient) of every weight, first layer first."""
        learning = filter(None, (layer.parameters() for layer in self.layers))
        return [
            (f"layer {i} {name}", value, gradient)
            for i, mine in enumerate(learning, start=1)
            for name, value, gradient in mine
        ]

    def walk(self):
        """Yield every layer, those inside other layers too, first to last."""
        for layer in self.layers:
            yield layer
            yield from layer.walk() if isinstance(layer, Stack) else getattr(layer, "layers", [])

    @property
    def dense(self):
        """The affine layers, first to last."""
        return [layer for layer in self.walk() if isinstance(layer, Dense)]

    @property
    def bends(self):
        """The activation layers, first to last."""
        return [layer for layer in self.walk() if isinstance(layer, Bend)]


class Network(Stack):
    """Dense layers with an activation between them and none after the last, or layers of choice."""

    def __init__(self, sizes, f="relu", *, init=he, last_init=None, seed=0, bias=0.0, dtype=None):
        super().__init__()
        if len(sizes) < 2:
            raise ValueError(f"sizes: expected at least two layer sizes, got {sizes!r}")
        rng, dtype = np.random.default_rng(seed), dtype or np.float64
        for i, (fan_in, fan_out) in enumerate(pairwise(sizes)):
            last = i == len(sizes) - 2
            start, shift = (last_init or init, 0.0) if last else (init, bias)
            dense = Dense(fan_in, fan_out, rng=rng, init=start, bias=shift, dtype=dtype)
            self.layers += [dense] if last else [dense, Bend(f)]

    @classmethod
    def of(cls, *layers):
        """Return a Network of these layers, in this order."""
        made = cls.__new__(cls)
        Stack.__init__(made, *layers)
        return made

    def forward(self, x):
        """Return the outputs (logits) for a batch x of shape (batch, features)."""
        x = np.asarray(x)
        if x.dtype.kind not in "biuf":
            raise TypeError(f"x: expected an array of real numbers, got {x.dtype}")
        return super().forward(x)

    def predict(self, x):
        """Return the class of each example: its largest output, or the sign of its only one."""
        with self.evaluating():
            outputs = self.forward(x)
        return outputs.argmax(-1) if outputs.shape[-1] > 1 else (outputs[:, 0] > 0).astype(int)

    @contextmanager
    def evaluating(self):
        """Let layers that act differently in training, such as BatchNorm, act as after it."""
        switched = [layer for layer in self.walk() if getattr(layer, "training", False)]
        try:
            for layer in switched:
                layer.training = False
            yield self
        finally:
            for layer in switched:
                layer.training = True
