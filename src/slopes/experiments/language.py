"""A language model of 66,912 weights, which guesses the next character, and how well it learns.

Nine feed-forward blocks with equally many weights each, and ways to hold the size. The text is that
of scikit-learn's own descriptions of its data sets.
"""

import hashlib
from dataclasses import dataclass
from functools import cache, partial
from pathlib import Path

import numpy as np

from ..arguments import needed
from ..data import stored
from ..networks import Adam, DyT, LayerNorm, Network, Residual, RMSNorm, cross_entropy
from .attention import LENGTH, WIDTH, Attention, Embedding, F, FeedForward, dense

BLOCKS, STEPS = 2, 250
NORMS = {"LayerNorm": LayerNorm, "RMSNorm": RMSNorm, "DyT": DyT}


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


def language_model(kind="swiglu", norm="LayerNorm", *, size=0.05, alpha=0.5, start=1.0, rng):
    """Return the Network, with PyTorch's usual start; norm None: no normalization.

    size: of the embeddings; alpha: of DyT; start: what all other weights are multiplied by.
    """
    symbols = len(corpus()[0])
    norms = {**NORMS, "DyT": partial(DyT, alpha=alpha)}
    normed = partial(norms[norm], WIDTH, dtype=F) if norm else None
    layers = [Embedding(symbols, size, rng)]
    for _ in range(BLOCKS):
        for branch in (Attention(rng), FeedForward(kind, rng)):
            layers.append(Residual(*([normed()] if normed else []), branch))
    network = Network.of(*layers, *([normed()] if normed else []), dense(WIDTH, symbols, rng=rng))
    network.layers[-1].learns = ("W",)
    for layer in network.dense:
        layer.W *= F(start)
    return network


@dataclass(frozen=True)
class Spoken:
    """Validation loss after every fifty steps, in nats a character, and the number of weights."""

    loss: tuple
    weights: int


@cache
def language_run(
    kind="swiglu", norm="LayerNorm", *, steps=STEPS, batch=24, lr=3e-3, until=None, seed=0, **how
):
    """Return what a model has Spoken that was trained with Adam on so many batches of texts.

    until: stop after so many steps, with what would have been learnt by then.
    """
    _, text, test = corpus()
    rng = np.random.default_rng(seed)
    starts = rng.integers(len(text) - LENGTH, size=(steps, batch))  # the same for all kinds
    network, step = language_model(kind, norm, rng=rng, **how), Adam(lr)
    windows = np.arange(0, len(test) - LENGTH, LENGTH)[:, None] + np.arange(LENGTH + 1)
    losses = []
    for n, start in enumerate(starts[:until], start=1):
        codes = text[start[:, None] + np.arange(LENGTH + 1)]
        _, upstream = cross_entropy(network.forward(codes[:, :-1]), codes[:, 1:].ravel())
        network.backward(upstream)
        step.step(network.parameters())
        if n % 50 == 0:
            asked = test[windows]
            outputs = network.forward(asked[:, :-1])
            losses.append(float(cross_entropy(outputs, asked[:, 1:].ravel())[0]))
    return Spoken(tuple(losses), sum(value.size for _, value, _ in network.parameters()))


def run_name(kind, norm="LayerNorm", **how):
    """Return the name under which the runs of a model are stored."""
    return ", ".join([kind, norm or "none", *(f"{key} {value:g}" for key, value in how.items())])


def spoken(kind, norm="LayerNorm", **how):
    """Return the stored losses of a model: a row a seed, a column for every fifty steps."""
    return np.array(stored("language")["runs"][run_name(kind, norm, **how)])
