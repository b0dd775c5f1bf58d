"""MNIST-1D: ten curves of 40 points, padded, scaled, moved, sheared and made noisy.

Greydanus & Kobak, Scaling down deep learning with MNIST-1D, arXiv:2011.14439. The draws are made
in the order of the authors' own generator (Apache-2.0), so that seed 42 gives the published set.
"""

import numpy as np

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


def generate(seed=42, examples=5000):
    """Return x of shape (examples, 40), of mean 0 and spread 1, and the digits drawn, shuffled."""
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
