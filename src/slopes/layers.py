"""A small network with its backward pass written out by hand.

Rows are examples: x has shape (batch, features). Every layer keeps what its backward pass needs
from its last forward pass; backward(upstream) takes dL/d(output) and returns dL/d(input).
"""

from contextlib import contextmanager
from functools import lru_cache
from itertools import pairwise

import numpy as np

from .activation import get
from .arguments import expect, finite, float_type, generator, number, reals, seeded, whole
from .gate import Gate
from .initializers import he
from .weights import Layer, Weights


class Dense(Layer):
    """The affine map z = x W + b."""

    learns = ("W", "b")

    def __init__(self, fan_in, fan_out, *, rng, init=he, bias=0.0, dtype=np.float64):
        self.takes, self.gives = shape = whole("fan_in", fan_in), whole("fan_out", fan_out)
        expect(callable(init), "init", "a function such as he", init)
        W = reals("init", init(generator(rng), *shape))
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
        z = self.x.dot(self.W)  # on small arrays quicker than @
        z += self.b
        return z

    def backward(self, upstream):
        """Return upstream Wᵀ; leave the gradients of the weights."""
        self.backward_to_weights(upstream)
        return self.upstream.dot(self.W.T)

    def backward_to_weights(self, upstream):
        """Leave dL/dW = xᵀ upstream and dL/db, the sum of upstream's rows, in dW and db."""
        self.upstream = self.returning(upstream)
        self.x.T.dot(self.upstream, out=self.dW)
        _ones(self.batch, self.dtype).dot(self.upstream, out=self.db)  # quicker than sum(0)


@lru_cache(maxsize=16)
def _ones(count, dtype):
    return np.ones(count, dtype)


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

    def backward_to_weights(self, upstream):
        """Do the same without the last product, dL/d(input), which training has no use for."""
        for layer in reversed(self.layers[1:]):
            upstream = layer.backward(upstream)
        for first in self.layers[:1]:
            first.backward_to_weights(upstream)

    def slots(self):
        """Yield (name, layer, attribute) of every weight, first layer first."""
        learning = filter(None, (list(layer.slots()) for layer in self.layers))
        for i, mine in enumerate(learning, start=1):
            for name, layer, key in mine:
                yield f"layer {i} {name}", layer, key

    @property
    def dense(self):
        """The affine layers, first to last."""
        return [layer for layer in self.walk() if isinstance(layer, Dense)]

    @property
    def bends(self):
        """The activation layers, first to last."""
        return [layer for layer in self.walk() if isinstance(layer, Bend)]


class Network(Stack):
    """Dense layers with an activation between them and none after the last, or layers of choice.

    >>> network = Network([64, 32, 10], "gelu", seed=0)
    >>> network.forward(np.zeros((5, 64))).shape
    (5, 10)
    >>> [name for name, value, gradient in network.parameters()]
    ['layer 1 W', 'layer 1 b', 'layer 2 W', 'layer 2 b']
    """

    weights = Weights([], [])

    def __init__(self, sizes, f="relu", *, init=he, last_init=None, seed=0, bias=0.0, dtype=None):
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
            layers += [dense] if last else [dense, Bend(f)]
        super().__init__(*layers)
        self.parameters()

    @classmethod
    def of(cls, *layers):
        """Return a Network of these layers, in this order."""
        made = cls.__new__(cls)
        Stack.__init__(made, *layers)
        return made

    def forward(self, x):
        """Return the outputs (logits) for a batch x of shape (batch, features)."""
        return super().forward(reals("x", x))

    def parameters(self):
        """Return (name, value, gradient) of every weight, first layer first.

        The layers' own arrays: change them in place, and the network changes.
        """
        layers = list(self.walk())
        if not self.weights.serve(layers):
            self.weights = Weights(self.slots(), layers)
        return self.weights

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
