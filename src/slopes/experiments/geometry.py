"""What an untrained network does to angles: between inputs, between gradients, of its Jacobian."""

from dataclasses import dataclass
from functools import cache

import numpy as np

from ..activation import get
from ..networks import he, orthogonal, scaled


@dataclass(frozen=True)
class Alignment:
    """The cosine between two inputs, after each layer."""

    cosine: tuple


@cache
def alignment(f="tanh", scale=1.0, *, bias=0.22, depth=50, width=500, alike=0.0, seed=0):
    """Return the Alignment of two random inputs; weights N(0, scale²/width), biases N(0, bias²).

    alike: about the cosine of the two inputs.

    Below the edge of chaos inputs grow alike, above it they grow apart (Poole et al.,
    arXiv:1606.05340).
    """
    rng, f = np.random.default_rng(seed), get(f)
    x, cosines = rng.normal(size=(2, width)), []
    x[1] = alike * x[0] + np.sqrt(1 - alike**2) * x[1]
    for _ in range(depth):
        x = f(x @ scaled(gain=scale)(rng, width, width) + bias * rng.normal(size=width))
        cosines.append(float(x[0] @ x[1] / (np.linalg.norm(x[0]) * np.linalg.norm(x[1]))))
    return Alignment(tuple(cosines))


@cache
def shattering(depth=24, *, centred=False, f="relu", width=200, points=256, bias=1.0, seed=0):
    """Return the autocorrelation at every lag of df/dx along a line of inputs from −2 to 2.

    Slow decay: gradients of neighbours agree. None at all: white noise, shattered gradients
    (Balduzzi et al., arXiv:1702.08591), which shows only where pre-activations are centred over
    the inputs.
    """
    rng, f = np.random.default_rng(seed), get(f)
    h, passed = np.linspace(-2, 2, points)[:, None], []
    for _ in range(depth):
        W = he(rng, h.shape[1], width)
        z = h @ W + bias * rng.normal(size=width)
        z -= z.mean(0) if centred else 0
        passed.append((W, z))
        h = f(z)
    slope = np.broadcast_to(he(rng, width, 1).T, h.shape)
    for W, z in reversed(passed):
        slope = f.backward(z, slope) @ W.T
    slope = slope[:, 0] - slope.mean()
    power = slope @ slope
    lags = range(points // 2)
    return tuple(float(slope[: points - k] @ slope[k:] / power) if power else 1.0 for k in lags)


@dataclass(frozen=True)
class Isometry:
    """The singular values of the input–output Jacobian, largest first."""

    singular: tuple

    @property
    def kept(self):
        """The share of directions whose length changes by less than 2 against the average."""
        s = np.array(self.singular)
        typical = np.sqrt(np.mean(s**2))
        return float(np.mean((s > typical / 2) & (s < 2 * typical)))


@cache
def isometry(f="tanh", *, orthogonally=True, scale=1.0, size=0.4, depth=50, width=100, seed=0):
    """Return the Isometry of a network at a random input of that size.

    weights: scale times an orthogonal matrix, or scale² / width as their variance.
    """
    rng, f = np.random.default_rng(seed), get(f)
    x, jacobian = size * rng.normal(size=(1, width)), np.eye(width)
    for _ in range(depth):
        W = (
            orthogonal(rng, width, width, gain=scale)
            if orthogonally
            else scaled(gain=scale)(rng, width, width)
        )
        z = x @ W
        x, jacobian = f(z), jacobian @ (W * f.derivative(z))
    return Isometry(tuple(np.linalg.svd(jacobian, compute_uv=False).tolist()))
