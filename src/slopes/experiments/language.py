"""A language model of 66,912 weights, which guesses the next character, and how well it learns.

Nine feed-forward blocks with equally many weights each, and ways to hold the size. The text is
what scikit-learn says of its data sets, kept in the package.
"""

import hashlib
from collections import Counter
from dataclasses import dataclass
from functools import cache, partial

import numpy as np

from ..data import FOLDER, stored
from ..networks import Adam, DyT, Layer, LayerNorm, Network, Residual, RMSNorm, cross_entropy
from .attention import LENGTH, WIDTH, Attention, Embedding, F, FeedForward, dense

BLOCKS, STEPS = 2, 250
NORMS = {"LayerNorm": LayerNorm, "RMSNorm": RMSNorm, "DyT": DyT}


@cache
def corpus():
    """Return the symbols of the text, and the text as their numbers, to learn from and to test."""
    text = (FOLDER / "descriptions.txt").read_text(encoding="utf-8")
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


class Factor(Layer):
    """One learnt number that multiplies everything: what DyT's authors put behind an embedding."""

    learns = ("factor",)
    takes = gives = WIDTH

    def __init__(self, factor):
        self.factor, self.dfactor = np.full(1, factor, F), np.zeros(1, F)

    def forward(self, x):
        """Return x times the factor."""
        self.x = x
        return self.factor * x

    def backward(self, upstream):
        """Return dL/dx; leave the gradient of the factor."""
        self.dfactor[:] = np.sum(upstream * self.x)
        return self.factor * upstream


def language_model(
    kind="swiglu", norm="LayerNorm", *, size=0.05, factor=None, alpha=0.5, start=1.0, rng
):
    """Return the Network, with PyTorch's usual start; norm None: no normalization.

    size: of the embeddings; factor: a learnt number behind them, at first; alpha: of DyT; start:
    what all other weights are multiplied by.
    """
    symbols = len(corpus()[0])
    norms = {**NORMS, "DyT": partial(DyT, alpha=alpha)}
    normed = partial(norms[norm], WIDTH, dtype=F) if norm else None
    layers = [Embedding(symbols, size, rng), *([Factor(factor)] if factor else [])]
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
    """Test loss after every fifty steps, in nats a character, and the number of weights.

    peaks: of each feed-forward block, the largest hidden output on the test text over the root of
    their mean square, after the last of these steps.
    """

    loss: tuple
    weights: int
    peaks: tuple


def peak(block):
    """Return the largest of a block's hidden outputs over the root of their mean square."""
    h = np.abs(block.factor * block.value)
    return float(h.max() / np.sqrt(np.mean(h**2)))


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
    losses, peaks = [], ()
    for n, start in enumerate(starts[:until], start=1):
        codes = text[start[:, None] + np.arange(LENGTH + 1)]
        _, upstream = cross_entropy(network.forward(codes[:, :-1]), codes[:, 1:].ravel())
        network.backward(upstream)
        step.step(network.parameters())
        if n % 50 == 0:
            asked = test[windows]
            outputs = network.forward(asked[:, :-1])
            losses.append(float(cross_entropy(outputs, asked[:, 1:].ravel())[0]))
            blocks = (part for part in network.walk() if isinstance(part, FeedForward))
            peaks = tuple(map(peak, blocks))
    return Spoken(tuple(losses), sum(value.size for _, value, _ in network.parameters()), peaks)


@cache
def counted(length):
    """Return the test loss of a table of counts: how often what follows so many characters.

    No network. To what was seen behind a context comes what one of length − 1 would guess, as if
    seen once more for each symbol met there (so did Witten and Bell); below all are equally likely.
    """
    symbols, text, test = corpus()
    chances = [1 / len(symbols)] * (len(test) - LENGTH)
    for before in range(length + 1):
        seen = Counter(tuple(text[i - before : i + 1]) for i in range(before, len(text)))
        times, kinds = Counter(), Counter()
        for key, n in seen.items():
            times[key[:-1]] += n
            kinds[key[:-1]] += 1
        asked = [tuple(test[i - before : i + 1]) for i in range(LENGTH, len(test))]
        chances = [
            (seen[key] + kinds[key[:-1]] * below) / (times[key[:-1]] + kinds[key[:-1]])
            if key[:-1] in times
            else below
            for key, below in zip(asked, chances, strict=True)
        ]
    return float(-np.mean(np.log(chances)))


def run_name(kind, norm="LayerNorm", **how):
    """Return the name under which the runs of a model are stored."""
    return ", ".join([kind, norm or "none", *(f"{key} {value:g}" for key, value in how.items())])


def spoken(kind, norm="LayerNorm", **how):
    """Return the stored losses of a model: a row a seed, a column for every fifty steps."""
    return np.array(stored("language")["runs"][run_name(kind, norm, **how)])
