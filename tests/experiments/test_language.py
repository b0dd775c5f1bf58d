"""The small language model: its gradients against autograd's, its weights, and the stored runs."""

import autograd.numpy as anp
import numpy as np
import pytest
from autograd import grad

from slopes import get
from slopes.data import stored
from slopes.experiments import (
    BLOCK_KINDS,
    corpus,
    counted,
    fingerprint,
    language_model,
    language_run,
    spoken,
)
from slopes.experiments.attention import BENDS, HEADS, LENGTH, WIDTH
from slopes.networks import cross_entropy

DRAWN = np.random.default_rng(0)


@pytest.mark.parametrize("name", BENDS)
def test_the_quick_bends_are_the_library_s(name):
    a = np.linspace(-6, 6, 400, dtype=np.float32)
    f = get("gelu_tanh" if name == "gelu" else name)
    value, slope = BENDS[name](a)
    assert np.allclose(value, f(a), atol=2e-5)
    assert np.allclose(slope * np.ones_like(a), f.derivative(a), atol=2e-5)


def bent(name, a):
    """The same functions as autograd can follow them."""
    return {
        "identity": lambda: a,
        "sigmoid": lambda: 1 / (1 + anp.exp(-a)),
        "silu": lambda: a / (1 + anp.exp(-a)),
        "relu": lambda: anp.maximum(a, 0),
        "relu_squared": lambda: anp.maximum(a, 0) ** 2,
        "gelu": lambda: a / 2 * (1 + anp.tanh(np.sqrt(2 / np.pi) * (a + 0.044715 * a**3))),
    }[name]()


def normed(norm, x, weights):
    """What a norm makes of x; it takes its own weights off the list."""
    if norm is None:
        return x
    if norm == "DyT":
        alpha, gamma, beta = (weights.pop(0) for _ in range(3))
        return gamma * anp.tanh(alpha * x) + beta
    gamma = weights.pop(0)
    if norm == "RMSNorm":
        return gamma * x / anp.sqrt(anp.mean(x**2, axis=-1, keepdims=True) + 1e-5)
    x = x - anp.mean(x, axis=-1, keepdims=True)
    return gamma * x / anp.sqrt(anp.mean(x**2, axis=-1, keepdims=True) + 1e-5) + weights.pop(0)


def attended(x, ask, out):
    shape = len(x) // LENGTH, LENGTH, 3, HEADS, WIDTH // HEADS
    q, k, v = anp.transpose(anp.reshape(anp.dot(x, ask), shape), (2, 0, 3, 1, 4))
    scores = anp.matmul(q, anp.swapaxes(k, -1, -2)) / np.sqrt(WIDTH // HEADS)
    e = anp.exp(scores + np.triu(np.full((LENGTH, LENGTH), -1e9), 1))
    mixed = anp.matmul(e / anp.sum(e, axis=-1, keepdims=True), v)
    return anp.dot(anp.reshape(anp.swapaxes(mixed, 1, 2), x.shape), out)


def loss_again(weights, codes, kind, norm, factor=None):
    """The loss of the same model, written forward only."""
    weights = list(weights)
    table, places = weights.pop(0), weights.pop(0)
    factor = weights.pop(0) if factor else 1.0
    x = table[codes[:, :-1].ravel()] + anp.concatenate([places] * len(codes))
    x = factor * x
    for _ in range(2):
        x = x + attended(normed(norm, x, weights), weights.pop(0), weights.pop(0))
        y = normed(norm, x, weights)
        a = bent(BLOCK_KINDS[kind] or kind, anp.dot(y, weights.pop(0)))
        b = anp.dot(y, weights.pop(0)) if BLOCK_KINDS[kind] else 1.0
        x = x + anp.dot(a * b, weights.pop(0))
    logits = anp.dot(normed(norm, x, weights), weights.pop(0))
    own = logits[np.arange(len(x)), codes[:, 1:].ravel()]
    assert not weights
    return anp.mean(anp.log(anp.sum(anp.exp(logits), axis=-1)) - own)


MODELS = [(kind, "LayerNorm", None) for kind in BLOCK_KINDS]
MODELS += [("swiglu", norm, None) for norm in ("RMSNorm", "DyT", None)]
MODELS += [("gelu", "DyT", 3.0)]


@pytest.mark.parametrize(("kind", "norm", "factor"), MODELS)
def test_the_way_back_is_what_autograd_finds(kind, norm, factor):
    network = language_model(kind, norm, size=1.0, factor=factor, rng=np.random.default_rng(1))
    codes = corpus()[1][: 2 * (LENGTH + 1)].reshape(2, LENGTH + 1)
    loss, upstream = cross_entropy(network.forward(codes[:, :-1]), codes[:, 1:].ravel())
    network.backward(upstream)
    found = network.parameters()
    weights = [value.astype(np.float64) for _, value, _ in found]
    assert np.isclose(loss, loss_again(weights, codes, kind, norm, factor), rtol=1e-4)
    expected = grad(loss_again)(weights, codes, kind, norm, factor)
    for (name, _, gradient), right in zip(found, expected, strict=True):
        assert np.abs(gradient - right).max() < 2e-3 * np.abs(right).max() + 1e-7, name


def test_no_place_looks_ahead():
    network = language_model(rng=np.random.default_rng(0))
    codes = corpus()[1][:LENGTH][None]
    other = codes.copy()
    other[0, 30:] = (other[0, 30:] + 1) % len(corpus()[0])
    before, after = network.forward(codes), network.forward(other)
    assert np.array_equal(before[:30], after[:30]) and not np.allclose(before[30:], after[30:])


def test_all_nine_have_equally_many_weights():
    models = [language_model(kind, rng=np.random.default_rng(0)) for kind in BLOCK_KINDS]
    sizes = {sum(value.size for _, value, _ in model.parameters()) for model in models}
    assert sizes == {66_912}


def test_the_same_seed_learns_the_same_and_something():
    runs = [language_run("relu", steps=50, batch=4, seed=seed) for seed in (0, 1)]
    language_run.cache_clear()
    again = language_run("relu", steps=50, batch=4, seed=0)
    assert np.allclose(runs[0].loss, again.loss, atol=1e-3) and runs[0] != runs[1]
    assert runs[0].loss[-1] < 3.8 and again.weights == runs[1].weights


def test_the_beginning_of_a_stored_run_is_found_again():
    kept = stored("language")
    assert kept["text"] == fingerprint()
    run = language_run("reglu", steps=kept["steps"], until=50, seed=3)
    assert np.isclose(run.loss[0], spoken("reglu")[3, 0], atol=0.02)


def test_a_table_of_counts_is_what_one_counts_by_hand():
    symbols, text, test = corpus()
    often = np.bincount(text, minlength=len(symbols))
    kinds = np.count_nonzero(often)
    chances = (often + kinds / len(symbols)) / (len(text) + kinds)
    assert np.isclose(counted(0), -np.mean(np.log(chances[test[LENGTH:]])))
    assert counted(0) > counted(1) > counted(2)
