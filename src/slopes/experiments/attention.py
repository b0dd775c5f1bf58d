"""What a small transformer is made of, each with its backward by hand; in float32, for speed.

Rows are places of a text, text after text. Nothing has a bias.
"""

from functools import partial

import numpy as np

from ..networks import Dense, Layer, pytorch_default

WIDTH, HEADS, LENGTH = 48, 4, 48
HIDDEN, GATED = 192, 128  # 2 · 48 · 192 weights are as many as 3 · 48 · 128
F = np.float32
dense = partial(Dense, init=pytorch_default, dtype=F)


def _silu(a):
    s = 1 / (1 + np.exp(-a))
    return a * s, s * (1 + a * (1 - s))


def _gelu(a):  # its tanh form
    k, c = F(np.sqrt(2 / np.pi)), F(0.044715)
    t = np.tanh(k * (a + c * a * a * a))
    return a * (1 + t) / 2, (1 + t) / 2 + a * (1 - t * t) * k * (1 + 3 * c * a * a) / 2


def _sigmoid(a):
    s = 1 / (1 + np.exp(-a))
    return s, s * (1 - s)


def _relu(a):
    return np.maximum(a, 0), (a > 0).astype(F)


BENDS = {  # a function: its value and its slope, in float32 and without the library's last digits
    "identity": lambda a: (a, F(1)),
    "sigmoid": _sigmoid,
    "relu": _relu,
    "relu_squared": lambda a: (np.maximum(a, 0) ** 2, 2 * np.maximum(a, 0)),
    "gelu": _gelu,
    "silu": _silu,
}
BLOCK_KINDS = {"swiglu": "silu", "geglu": "gelu", "reglu": "relu", "bilinear": "identity"}
BLOCK_KINDS |= {"relu_squared": None, "relu": None, "gelu": None, "glu": "sigmoid", "silu": None}


class Embedding(Layer):
    """A row of numbers for each symbol, plus one for each place."""

    learns = ("W", "P")
    gives = WIDTH

    def __init__(self, symbols, size, rng):
        self.W = rng.normal(0, size, (symbols, WIDTH)).astype(F)
        self.P = rng.normal(0, size, (LENGTH, WIDTH)).astype(F)
        self.dW, self.dP = np.zeros_like(self.W), np.zeros_like(self.P)

    def forward(self, codes):
        """Return a row a place, text after text, for codes of shape (texts, LENGTH)."""
        self.chosen = np.eye(len(self.W), dtype=F)[codes.ravel()]
        return self.chosen @ self.W + np.tile(self.P, (len(codes), 1))

    def backward(self, upstream):
        """Leave the gradients of both tables; there is nothing before."""
        self.dW[:] = self.chosen.T @ upstream
        self.dP[:] = upstream.reshape(-1, LENGTH, WIDTH).sum(0)


def parameters_inside(layer):
    """Return (name, value, gradient) of the weights of the maps inside; their biases stay 0."""
    return [(f"{i} W", inside.W, inside.dW) for i, inside in enumerate(layer.layers)]


class Attention(Layer):
    """Each place takes in a mixture of the places before it, by shares that a softmax makes."""

    takes = gives = WIDTH

    def __init__(self, rng):
        self.ask, self.out = (dense(WIDTH, n * WIDTH, rng=rng) for n in (3, 1))
        self.layers = [self.ask, self.out]

    parameters = parameters_inside

    def forward(self, x):
        """Return what every place has gathered."""
        asked = self.ask.forward(x).reshape(-1, LENGTH, 3, HEADS, WIDTH // HEADS)
        self.q, self.k, self.v = asked.transpose(2, 0, 3, 1, 4)
        scores = self.q @ self.k.swapaxes(-1, -2) / F(np.sqrt(WIDTH // HEADS))
        scores += np.triu(np.full((LENGTH, LENGTH), -np.inf, F), 1)  # none looks ahead
        e = np.exp(scores - scores.max(-1, keepdims=True))
        self.shares = e / e.sum(-1, keepdims=True)
        return self.out.forward((self.shares @ self.v).swapaxes(1, 2).reshape(x.shape))

    def backward(self, upstream):
        """Return dL/dx, through the values, the shares and the scores."""
        d = self.out.backward(upstream).reshape(-1, LENGTH, HEADS, WIDTH // HEADS).swapaxes(1, 2)
        dv = self.shares.swapaxes(-1, -2) @ d
        ds = d @ self.v.swapaxes(-1, -2)
        ds = self.shares * (ds - np.sum(ds * self.shares, -1, keepdims=True))
        ds /= F(np.sqrt(WIDTH // HEADS))
        dq, dk = ds @ self.k, ds.swapaxes(-1, -2) @ self.q
        asked = np.stack([dq, dk, dv]).transpose(1, 3, 0, 2, 4)
        return self.ask.backward(asked.reshape(len(upstream), 3 * WIDTH))


class FeedForward(Layer):
    """down(f(up x)), or with a gate down(f(gate x) · up x); no biases."""

    takes = gives = WIDTH

    def __init__(self, kind, rng):
        self.gated = BLOCK_KINDS[kind] is not None
        self.f, hidden = BENDS[BLOCK_KINDS[kind] or kind], GATED if self.gated else HIDDEN
        shapes = [(WIDTH, hidden)] * (1 + self.gated) + [(hidden, WIDTH)]
        self.layers = [dense(*shape, rng=rng) for shape in shapes]

    def forward(self, x):
        """Return what the block makes of x; keep both factors of the product, and the slope."""
        first, *rest, down = self.layers
        self.factor, self.slope = self.f(first.forward(x))
        self.value = rest[0].forward(x) if self.gated else F(1)
        return down.forward(self.factor * self.value)

    def backward(self, upstream):
        """Return dL/dx: each factor of the product multiplies what goes back to the other."""
        first, *rest, down = self.layers
        back = down.backward(upstream)
        dx = first.backward(back * self.value * self.slope)
        return dx + rest[0].backward(back * self.factor) if self.gated else dx

    parameters = parameters_inside
