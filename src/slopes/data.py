"""The data sets of the course; none needs a network connection."""

import json
from functools import cache
from pathlib import Path

import numpy as np

FOLDER = Path(__file__).with_name("datasets")
TEMPLATES = np.array(
    [
        [5, 6, 6.5, 6.75, 7, 7, 7, 7, 6.75, 6.5, 6, 5],
        [5, 3, 3, 3.4, 3.8, 4.2, 4.6, 5, 5.4, 5.8, 5, 5],
        [5, 6, 6.5, 6.5, 6, 5.25, 4.75, 4, 3.5, 3.5, 4, 5],
        [5, 6, 6.5, 6.5, 6, 5, 5, 6, 6.5, 6.5, 6, 5],
        [5, 4.4, 3.8, 3.2, 2.6, 2.6, 5, 5, 5, 5, 5, 5],
        [5, 3, 3, 3, 3, 5, 6, 6.5, 6.5, 6, 4.5, 5],
        [5, 4, 3.5, 3.25, 3, 3, 3, 3, 3.25, 3.5, 4, 5],
        [5, 7, 7, 6.6, 6.2, 5.8, 5.4, 5, 4.6, 4.2, 5, 5],
        [5, 4, 3.5, 3.5, 4, 5, 5, 4, 3.5, 3.5, 4, 5],
        [5, 4, 3.5, 3.5, 4, 5, 5, 5, 5, 4.7, 4.3, 5],
    ]
)
PADDING, LENGTH, POINTS = (36, 60), 72, 40
BELL = np.exp(-(np.arange(-8, 9) ** 2) / 8) / np.exp(-(np.arange(-8, 9) ** 2) / 8).sum()


@cache
def load(name, seed=0, test=0.25, raw=False):
    """Return x_train, y_train, x_test, y_test of a data set, split by the seed and standardised.

    name: one of SETS. Features, and the targets of a regression, which come as a column, are
    shifted and scaled by the mean and spread of the training set; a feature that never changes
    there is left at 0; raw=True leaves all as it was measured. The arrays are read-only, for every
    caller gets the same ones.

    >>> x_train, y_train, x_test, y_test = load("digits")
    >>> x_train.shape, x_test.shape
    ((1348, 64), (449, 64))
    """
    if name not in SETS:
        raise ValueError(f"name: expected one of {', '.join(SETS)}, got {name!r}")
    if not 0 < test < 1:
        raise ValueError(f"test: expected a share between 0 and 1, got {test!r}")
    x, y = SETS[name]()
    order = np.random.default_rng(seed).permutation(len(x))
    held, kept = np.split(order, [int(test * len(x))])
    y = y if y.dtype.kind == "i" else y[:, None]
    if not raw:
        x = _standardised(x, kept)
        y = y if y.dtype.kind == "i" else _standardised(y, kept)
    parts = x[kept], y[kept], x[held], y[held]
    for part in parts:
        part.setflags(write=False)
    return parts


def digits(seed=0, test=0.25, raw=False):
    """Return the split and standardised 8 × 8 digits; raw=True: their ink, from 0 to 16."""
    return load("digits", seed, test, raw)


@cache
def stored(name):
    """Return what was measured once and is kept in slopes/stored, with its date and versions."""
    known = {path.stem: path for path in Path(__file__).with_name("stored").glob("*.json")}
    if name not in known:
        raise ValueError(f"name: expected one of {', '.join(sorted(known))}, got {name!r}")
    return json.loads(known[name].read_text(encoding="utf-8"))


def gates():
    """Return the four inputs of a two-input gate, and its targets as a dict: and, or, nand, xor.

    >>> x, targets = gates()
    >>> targets["xor"]
    array([0., 1., 1., 0.])
    """
    x = np.array([[0.0, 0.0], [0.0, 1.0], [1.0, 0.0], [1.0, 1.0]])
    both, either = x.all(1), x.any(1)
    targets = {"and": both, "or": either, "nand": ~both, "xor": either & ~both}
    return x, {name: value.astype(float) for name, value in targets.items()}


def circles(examples=1000, noise=0.1, seed=0):
    """Return points on a circle of radius 1 (class 0) and one of radius ½ (class 1), noisy.

    >>> x, y = circles(4, noise=0)
    >>> np.hypot(*x.T).round(6), y
    (array([1. , 0.5, 1. , 0.5]), array([0, 1, 0, 1]))
    """
    rng, y = np.random.default_rng(seed), np.arange(examples) % 2
    turn = rng.uniform(0, 2 * np.pi, examples)
    x = (1 - y / 2)[:, None] * np.column_stack([np.cos(turn), np.sin(turn)])
    return x + noise * rng.normal(size=x.shape), y


def moons(examples=1000, noise=0.2, seed=0):
    """Return points on two half circles, each with its end inside the other, noisy.

    >>> x, y = moons(500)
    >>> x.shape, np.bincount(y)
    ((500, 2), array([250, 250]))
    """
    rng, y = np.random.default_rng(seed), np.arange(examples) % 2
    turn = rng.uniform(0, np.pi, examples)
    sign = 1 - 2 * y
    x = np.column_stack([y + sign * np.cos(turn), y / 2 + sign * np.sin(turn)])
    return x + noise * rng.normal(size=x.shape), y


def spirals(examples=1500, noise=0.1, seed=0, arms=3):
    """Return points on spiral arms of one and a quarter turns, one arm a class, noisy in angle.

    >>> x, y = spirals(300)
    >>> x.shape, np.bincount(y)
    ((300, 2), array([100, 100, 100]))
    """
    rng, y = np.random.default_rng(seed), np.arange(examples) % arms
    radius = rng.uniform(0.05, 1, examples)
    turn = 2 * np.pi * (1.25 * radius + y / arms) + noise * rng.normal(size=examples)
    return radius[:, None] * np.column_stack([np.cos(turn), np.sin(turn)]), y


def xor(examples=1000, noise=0.2, seed=0):
    """Return noisy corners of a square; the class is 1 where the two signs differ.

    >>> x, y = xor(100, noise=0)
    >>> bool((y == (x[:, 0] * x[:, 1] < 0)).all())
    True
    """
    rng = np.random.default_rng(seed)
    corner = rng.choice([-1.0, 1.0], size=(examples, 2))
    y = (corner[:, 0] != corner[:, 1]).astype(int)
    return corner + noise * rng.normal(size=corner.shape), y


def mnist1d(seed=42, examples=5000):
    """Return ten digits drawn as curves of 40 points, moved and noisy, and which digit each is.

    x has mean 0 and spread 1. Greydanus & Kobak, arXiv:2011.14439: the draws are made in the order
    of the authors' own generator (Apache-2.0), so that seed 42 gives the published set.

    >>> x, y = mnist1d(examples=20)
    >>> x.shape, np.bincount(y).tolist()
    ((20, 40), [2, 2, 2, 2, 2, 2, 2, 2, 2, 2])
    """
    if examples < 10 or examples % 10:
        raise ValueError(f"examples: expected a multiple of 10, got {examples!r}")
    rng = np.random.RandomState(seed)  # the old generator, for the published draws
    shapes = TEMPLATES - TEMPLATES.mean(1, keepdims=True)
    shapes /= shapes.std(1, keepdims=True)
    shapes = (shapes - shapes[:, :1]) / 6
    x = np.stack([_distorted(shape, rng) for shape in shapes for _ in range(examples // 10)])
    order = rng.permutation(examples)
    x, y = x[order], np.repeat(np.arange(10), examples // 10)[order]
    return (x - x.mean()) / x.std(), y


def _distorted(shape, rng):
    low, high = PADDING
    x = np.concatenate([shape + 1e-8, np.zeros(low + int(rng.rand() * (high - low + 1)))])
    x = _resampled(x, LENGTH) * (1 + 0.4 * (rng.rand() - 0.5))
    x = np.roll(x, rng.choice(48))
    waves = np.convolve(np.pad(0.25 * rng.randn(LENGTH), 8, mode="symmetric"), BELL, "valid")
    x = np.where(x != 0, x, waves) + 0.02 * rng.randn(LENGTH)
    x = x - 0.75 * (rng.rand() - 0.5) * np.linspace(-0.5, 0.5, LENGTH)
    return _resampled(x, POINTS)


def _resampled(x, points):
    return np.interp(np.linspace(0, 1, points), np.linspace(0, 1, len(x)), x)


def _kept(name):
    def read():
        with np.load(FOLDER / f"{name}.npz") as file:
            x, y = file["x"], file["y"]
        return x.astype(np.float64, "C"), y.astype(np.float64 if y.dtype.kind == "f" else np.int64)

    return read


SETS = {name: _kept(name) for name in ("digits", "breast_cancer", "wine", "iris", "diabetes")}
SETS["mnist1d"] = cache(mnist1d)  # of which load() takes copies
SETS |= {"circles": circles, "moons": moons, "spirals": spirals, "xor": xor}


def _standardised(x, kept):
    mean, spread = x[kept].mean(0), x[kept].std(0)
    return np.where(spread > 0, (x - mean) / np.where(spread > 0, spread, 1), 0.0)
