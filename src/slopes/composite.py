"""Layers made of layers: a gate with its value, and a branch beside a straight path."""

import numpy as np

from .activation import get
from .arguments import expect, number
from .gate import Gate
from .initializers import he
from .layers import Dense, Stack
from .weights import Layer


class Gated(Layer):
    """Two affine maps of one input, of which one gates the other: h = f(x W + b, x V + c).

    >>> layer = Gated(2, 3, "swiglu", rng=np.random.default_rng(0))
    >>> layer.forward(np.ones((4, 2))).shape, layer.backward(np.ones((4, 3))).shape
    ((4, 3), (4, 2))
    """

    def __init__(self, fan_in, fan_out, f="swiglu", *, rng, init=he, dtype=np.float64):
        self.f = get(f)
        expect(isinstance(self.f, Gate), "f", "a gate such as swiglu, or its name", f)
        self.gate, self.value = self.layers = [
            Dense(fan_in, fan_out, rng=rng, init=init, dtype=dtype) for _ in range(2)
        ]
        self.takes, self.gives = self.gate.takes, self.gate.gives

    def forward(self, x):
        """Return f(a, b) of the gate's and the value's outputs, and keep both for the way back."""
        self.a, self.b = self.gate.forward(x), self.value.forward(x)
        return self.f(self.a, self.b)

    def backward(self, upstream):
        """Return the sum of what flows back through the gate and through the value."""
        da, db = self.f.backward(self.a, self.b, upstream)
        return self.gate.backward(da) + self.value.backward(db)

    def slots(self):
        """Yield (name, layer, attribute) of the weights of both maps."""
        for which in ("gate", "value"):
            for name, layer, key in getattr(self, which).slots():
                yield f"{which} {name}", layer, key


class Residual(Stack):
    """A branch beside a straight path: x + scale · branch(x).

    >>> from .layers import Bend
    >>> layer = Residual(Bend("relu"), scale=0.5)
    >>> layer.forward(np.array([[-2.0, 2.0]])), layer.backward(np.array([[1.0, 1.0]]))
    (array([[-2.,  3.]]), array([[1. , 1.5]]))
    """

    def __init__(self, *layers, scale=1.0):
        super().__init__(*layers)
        back = f"a branch back to {self.takes} features"
        expect(self.takes == self.gives, "layers", back, self.gives)
        self.scale = number("scale", scale)

    def forward(self, x):
        """Return x + scale · branch(x), both of one shape."""
        branch = super().forward(x)
        if branch.shape != x.shape:
            raise ValueError(f"layers: expected a branch back to {x.shape}, got {branch.shape}")
        return x + self.scale * branch

    def backward(self, upstream):
        """Return upstream, which passes unchanged, and what the branch adds to it."""
        return upstream + super().backward(self.scale * upstream)
