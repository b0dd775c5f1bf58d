"""Layers with their backward pass written out by hand.

Rows are examples: x has shape (batch, features). Every layer keeps what its backward pass needs
from its last forward pass; backward(upstream) takes dL/d(output) and returns dL/d(input).
"""

import numpy as np

from ..activation import Gate, get
from ..arguments import expect, finite, float_type, generator, number, real, whole
from .base import Layer
from .initializers import he


class Dense(Layer):
    """The affine map z = x W + b."""

    learns = ("W", "b")

    def __init__(self, fan_in, fan_out, *, rng, init=he, bias=0.0, dtype=np.float64):
        self.takes, self.gives = shape = whole("fan_in", fan_in), whole("fan_out", fan_out)
        expect(callable(init), "init", "a function such as he", init)
        W = real("init", init(generator(rng), *shape))
        if W.shape != shape:
            raise ValueError(f"init: expected weights {shape}, got {W.shape}")
        self.dtype = float_type(dtype)
        with np.errstate(over="ignore"):  # what exceeds the dtype is inf, and told
            self.W = finite("init", W.astype(self.dtype))
            self.b = finite("bias", np.full(self.gives, number("bias", bias)).astype(self.dtype))
        self.dW, self.db = np.zeros_like(self.W), np.zeros_like(self.b)

    def forward(self, x):
        """Return x W + b and keep x for the way back."""
        self.x = self.arriving(x)
        return self.x @ self.W + self.b

    def backward(self, upstream):
        """Return upstream Wᵀ; leave dL/dW = xᵀ upstream and dL/db, its rows' sum."""
        self.upstream = upstream = self.returning(upstream)
        np.matmul(self.x.T, upstream, out=self.dW)
        upstream.sum(0, dtype=np.float64, out=self.db)
        return upstream @ self.W.T


class Bend(Layer):
    """An activation function as a layer.

    >>> layer = Bend("relu")
    >>> layer.forward(np.array([[-1.0, 2.0]])), layer.backward(np.array([[5.0, 5.0]]))
    (array([[0., 2.]]), array([[0., 5.]]))
    """

    def __init__(self, f):
        self.f = get(f)
        one_input = not isinstance(self.f, Gate)
        expect(one_input, "f", "an activation function of one input, or its name", f)

    def forward(self, z):
        """Return f(z) and keep z for the way back."""
        self.z, self.h = z, self.f(z)
        return self.h

    def backward(self, upstream):
        """Return upstream · f′(z)."""
        self.upstream = upstream
        return self.f.backward(self.z, upstream)


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
        self.h = self.f(self.a, self.b)
        return self.h

    def backward(self, upstream):
        """Return the sum of what flows back through the gate and through the value."""
        self.upstream = upstream
        da, db = self.f.backward(self.a, self.b, upstream)
        return self.gate.backward(da) + self.value.backward(db)

    def parameters(self):
        """Return (name, value, gradient) of the weights of both maps."""
        maps = {"gate": self.gate, "value": self.value}
        return [(f"{which} {n}", *rest) for which in maps for n, *rest in maps[which].parameters()]
