"""The nine functions of the factorial study in float32, each with its slope: h, f′(z) at once.

The library's own are exact to the last bit, and that takes time. These are the plain formulas, good
to six digits, which is what float32 training can use; the tests hold them to the library's.
"""

import numpy as np

LAMBDA, ALPHA = np.float32(1.0507009873554805), np.float32(1.6732632423543772)
ERF = [1.061405429, -1.453152027, 1.421413741, -0.284496736, 0.254829592, 0.0]
ROOT_2, NORMAL = np.float32(np.sqrt(0.5)), np.float32(1 / np.sqrt(2 * np.pi))


def relu(z):
    return np.maximum(z, 0), z > 0


def leaky_relu(z):
    slope = np.where(z > 0, np.float32(1), np.float32(0.01))
    return z * slope, slope


def elu(z):
    slope = np.exp(np.minimum(z, 0))  # 1 where z > 0
    return np.maximum(z, 0) + (slope - 1), slope


def selu(z):
    curve = ALPHA * np.exp(np.minimum(z, 0))
    slope = LAMBDA * np.where(z > 0, np.float32(1), curve)
    return LAMBDA * (np.maximum(z, 0) + np.minimum(curve - ALPHA, 0)), slope


def gelu(z):
    bell = np.exp(-0.5 * z * z)
    t = 1 / (1 + np.float32(0.3275911) * ROOT_2 * np.abs(z))
    tail = 0.5 * bell * np.polyval(np.float32(ERF), t)  # Abramowitz & Stegun 7.1.26, Φ(−|z|)
    share = np.where(z > 0, 1 - tail, tail)
    return z * share, share + NORMAL * z * bell


def silu(z):
    share = 1 / (1 + np.exp(-z))
    h = z * share
    return h, share + h * (1 - share)


def tanh(z):
    h = np.tanh(z)
    return h, 1 - h * h


def sigmoid(z):
    h = 1 / (1 + np.exp(-z))
    return h, h * (1 - h)


def identity(z):
    return z, np.float32(1)


QUICK = {f.__name__: f for f in (relu, leaky_relu, elu, selu, gelu, silu, tanh, sigmoid, identity)}
