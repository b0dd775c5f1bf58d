"""A language model of 66,912 weights, which guesses the next character; what its blocks are made of.

Nine feed-forward blocks with equally many weights each, and five ways to hold the size. The text is
that of scikit-learn's own descriptions of data sets.
"""

import hashlib
from dataclasses import dataclass
from functools import cache, partial
from pathlib import Path

import numpy as np

from ..activation import Gate, get
from ..arguments import needed
from ..data import stored
from ..networks import (
    Adam,
    Bend,
    Dense,
    DyT,
    Gated,
    Layer,
    LayerNorm,
    Network,
    Residual,
    RMSNorm,
    cross_entropy,
    lecun,
)

WIDTH, HEADS, LENGTH, BLOCKS = 48, 4, 48, 2
HIDDEN, GATED = 192, 128  # 2 · 48 · 192 weights are as many as 3 · 48 · 128
KINDS = "swiglu", "geglu", "reglu", "bilinear", "relu_squared", "relu", "gelu", "glu", "silu"
NORMS = {"LayerNorm": LayerNorm, "RMSNorm": RMSNorm, "DyT": DyT}
F = np.float32
dense = partial(Dense, init=lecun, dtype=F)


@cache
def corpus():
    """Return the symbols of the text, and the text as their numbers, to learn from and to test."""
    with needed("slopes[data]"):
        import sklearn
    files = sorted((Path(sklearn.__file__).parent / "datasets" / "descr").glob("*.rst"))
    text = "\n".join(file.read_text(encoding="utf-8") for file in files)
    symbols = "".join(sorted(set(text)))
    numbers = np.array([symbols.index(c) for c in text])
    for part in (parts := np.split(numbers, [int(0.9 * len(numbers))])):
        part.setflags(write=False)
    return symbols, *parts


def fingerprint():
    """Return ten letters that tell whether the text is the one that the stored runs had."""
    symbols, *parts = corpus()
    text = "".join(symbols[i] for part in parts for i in part)
    return hashlib.sha256(text.encode()).hexdigest()[:10]


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


class Attention(Layer):
    """Each place takes in a mixture of the places before it, by shares that a softmax makes."""

    takes = gives = WIDTH

    def __init__(self, rng):
        self.layers = self.ask, self.out = dense(WIDTH, 3 * WIDTH, rng=rng), dense(WIDTH, WIDTH, rng=rng)

    def parameters(self):
        """Return (name, value, gradient) of both maps."""
        maps = {"ask": self.ask, "out": self.out}
        return [(f"{which} {n}", *rest) for which in maps for n, *rest in maps[which].parameters()]

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


def language_model(kind="swiglu", norm="LayerNorm", *, size=0.05, alpha=0.5, rng):
    """Return the Network; size: of the embeddings; alpha: of DyT; norm None: no normalization."""
    symbols = len(corpus()[0])
    norms = {**NORMS, "DyT": partial(DyT, alpha=alpha)}
    normed = partial(norms[norm], WIDTH, dtype=F) if norm else None
    layers = [Embedding(symbols, size, rng)]
    for _ in range(BLOCKS):
        if isinstance(get(kind), Gate):
            up = [Gated(WIDTH, GATED, kind, rng=rng, init=lecun, dtype=F)]
        else:
            up = [dense(WIDTH, HIDDEN, rng=rng), Bend(kind)]
        down = dense(up[0].gives, WIDTH, rng=rng)
        for branch in ([Attention(rng)], [*up, down]):
            layers.append(Residual(*([normed()] if normed else []), *branch))
    network = Network.of(*layers, *([normed()] if normed else []), dense(WIDTH, symbols, rng=rng))
    for layer in network.walk():
        if isinstance(layer, Dense):
            layer.learns = ("W",)  # no biases
    return network


@dataclass(frozen=True)
class Spoken:
    """Validation loss after every fifty steps, in nats a character, and the number of weights."""

    loss: tuple
    weights: int


@cache
def language_run(kind="swiglu", norm="LayerNorm", *, steps=300, batch=24, lr=3e-3, seed=0, **how):
    """Return what a model has Spoken that was trained with Adam on so many batches of texts."""
    _, text, test = corpus()
    rng = np.random.default_rng(seed)
    starts = rng.integers(len(text) - LENGTH, size=(steps, batch))  # the same for all kinds
    network, step = language_model(kind, norm, rng=rng, **how), Adam(lr)
    windows = np.arange(0, len(test) - LENGTH, LENGTH)[:, None] + np.arange(LENGTH + 1)
    losses = []
    for n, start in enumerate(starts, start=1):
        codes = text[start[:, None] + np.arange(LENGTH + 1)]
        _, upstream = cross_entropy(network.forward(codes[:, :-1]), codes[:, 1:].ravel())
        network.backward(upstream)
        step.step(network.parameters())
        if n % 50 == 0:
            asked = test[windows]
            outputs = network.forward(asked[:, :-1])
            losses.append(float(cross_entropy(outputs, asked[:, 1:].ravel())[0]))
    return Spoken(tuple(losses), sum(value.size for _, value, _ in network.parameters()))


def spoken(kind, norm="LayerNorm"):
    """Return the stored runs of a kind: an array with a row a seed and a column every fifty steps."""
    return np.array(stored("language")["runs"][f"{kind}, {norm}"])
