"""Layers made of layers: a gate with its value, and a branch beside a straight path."""

import numpy as np

from .activation import get
from .initializers import he
from .layers import Dense, Stack


class Gated:
    """Two affine maps of one input, of which one gates the other: h = f(x W + b, x V + c)."""

    def __init__(self, fan_in, fan_out, f="swiglu", *, rng, init=he, dtype=np.float64):
        self.f = get(f) if isinstance(f, str) else f
        self.gate, self.value = self.layers = [
            Dense(fan_in, fan_out, rng=rng, init=init, dtype=dtype) for _ in range(2)
        ]

    def forward(self, x):
        """Return f(a, b) of the gate's and the value's outputs, and keep both for the way back."""
        self.a, self.b = self.gate.forward(x), self.value.forward(x)
        return self.f(self.a, self.b)

    def backward(self, upstream):
        """Return the sum of what flows back through the gate and through the value."""
        da, db = self.f.backward(self.a, self.b, upstream)
        return self.gate.backward(da) + self.value.backward(db)

    def parameters(self):
        """Return (name, value, gradient) of both maps."""
        return [
            (f"{which} {name}", value, gradient)
            for which in ("gate", "value")
            for name, value, gradient in getattr(self, which).parameters()
        ]


class Residual(Stack):
    """A branch beside a straight path: x + scale · branch(x)."""

    def __init__(self, *layers, scale=1.0):
        super().__init__(*layers)
        self.scale = scale

    def forward(self, x):
        """Return x + scale · branch(x), both of one shape."""
        branch = super().forward(x)
        if branch.shape != x.shape:
            raise ValueError(f"layers: expected a branch back to {x.shape}, got {branch.shape}")
        return x + self.scale * branch

    def backward(self, upstream):
        """Return upstream, which passes unchanged, and what the branch adds to it."""
        return upstream + super().backward(self.scale * upstream)
