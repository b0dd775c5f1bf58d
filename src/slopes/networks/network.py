"""Layers one after the other, a branch beside a straight path, and the usual network of both."""

from contextlib import contextmanager
from itertools import pairwise

import numpy as np

from ..arguments import expect, number, real, seeded, whole
from .base import Layer
from .initializers import he
from .layers import Bend, Dense


class Stack(Layer):
    """Layers one after the other; itself a layer."""

    def __init__(self, *layers):
        self.layers = list(layers)
        for i, layer in enumerate(layers, start=1):
            expect(isinstance(layer, Layer), "layers", f"a Layer in place {i}", layer)
            other = all(layer is not earlier for earlier in layers[: i - 1])
            expect(other, "layers", f"a layer in place {i} that has no other place", layer)
            fits = None in (self.gives, layer.takes) or self.gives == layer.takes
            expect(fits, "layers", f"layer {i} to take {self.gives} features", layer.takes)
            self.takes = self.takes or layer.takes
            self.gives = layer.gives or self.gives

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

    @property
    def dense(self):
        """The affine layers, first to last."""
        return [layer for layer in self.walk() if isinstance(layer, Dense)]

    @property
    def bends(self):
        """The activation layers, first to last."""
        return [layer for layer in self.walk() if isinstance(layer, Bend)]


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


class Network(Stack):
    """Dense layers with an activation between them and none after the last, or layers of choice.

    norm: makes, of a width, the layer that stands before each activation, such as BatchNorm.

    >>> network = Network([64, 32, 10], "gelu", seed=0)
    >>> network.forward(np.zeros((5, 64))).shape
    (5, 10)
    >>> [name for name, value, gradient in network.parameters()]
    ['layer 1 W', 'layer 1 b', 'layer 2 W', 'layer 2 b']
    """

    def __init__(
        self, sizes, f="relu", *, init=he, last_init=None, norm=None, seed=0, bias=0.0, dtype=None
    ):
        several = np.iterable(sizes) and not isinstance(sizes, str) and len(sizes := [*sizes]) > 1
        expect(several, "sizes", "at least two layer sizes", sizes)
        sizes = [whole("sizes", size) for size in sizes]
        f, bias = Bend(f).f, number("bias", bias)
        rng, ending = seeded(seed), init if last_init is None else last_init
        layers = []
        for i, (fan_in, fan_out) in enumerate(pairwise(sizes)):
            last = i == len(sizes) - 2
            start, shift = (ending, 0.0) if last else (init, bias)
            dense = Dense(fan_in, fan_out, rng=rng, init=start, bias=shift, dtype=dtype)
            normed = [norm(fan_out)] if norm else []
            layers += [dense] if last else [dense, *normed, Bend(f)]
        super().__init__(*layers)

    @classmethod
    def of(cls, *layers):
        """Return a Network of these layers, in this order."""
        made = cls.__new__(cls)
        Stack.__init__(made, *layers)
        return made

    def forward(self, x):
        """Return the outputs (logits) for a batch x of shape (batch, features)."""
        return super().forward(real("x", x))

    def predict(self, x):
        """Return the class of each example: its largest output, or the sign of its only one.

        It is −1, no class at all, where an output is not finite.
        """
        with self.evaluating():
            outputs = self.forward(x)
        several = outputs.shape[-1] > 1
        classes = outputs.argmax(-1) if several else (outputs[:, 0] > 0).astype(int)
        return np.where(np.isfinite(outputs).all(-1), classes, -1)

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
