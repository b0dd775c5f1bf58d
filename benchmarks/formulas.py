"""What numpy and SciPy users write themselves: textbook formulas, and those on scipy.special."""

import numpy as np


def textbook():
    """Return {name: (f, f′)} as formulas stand in textbooks, in numpy."""

    def sigmoid(x):
        return 1 / (1 + np.exp(-x))

    def tanh(x):
        return (np.exp(x) - np.exp(-x)) / (np.exp(x) + np.exp(-x))

    def elu(x):
        return np.where(x > 0, x, np.exp(x) - 1)

    def softmax(x):
        return np.exp(x) / np.exp(x).sum(-1, keepdims=True)

    def tail(x):
        return np.sqrt(2 / np.pi).astype(x.dtype) * (x + x.dtype.type(0.044715) * x**3)

    return {
        "sigmoid": (sigmoid, lambda x: sigmoid(x) * (1 - sigmoid(x))),
        "log_sigmoid": (lambda x: np.log(sigmoid(x)), lambda x: 1 - sigmoid(x)),
        "tanh": (tanh, lambda x: 1 - tanh(x) ** 2),
        "softsign": (lambda x: x / (1 + np.abs(x)), lambda x: 1 / (1 + np.abs(x)) ** 2),
        "relu": (lambda x: np.maximum(x, 0), lambda x: (x > 0).astype(x.dtype)),
        "elu": (elu, lambda x: np.where(x > 0, x.dtype.type(1), elu(x) + 1)),
        "softplus": (lambda x: np.log(1 + np.exp(x)), sigmoid),
        "silu": (
            lambda x: x * sigmoid(x),
            lambda x: sigmoid(x) + x * sigmoid(x) * (1 - sigmoid(x)),
        ),
        "gelu_tanh": (lambda x: x / 2 * (1 + np.tanh(tail(x))), None),
        "mish": (lambda x: x * np.tanh(np.log(1 + np.exp(x))), None),
        "hard_sigmoid": (lambda x: np.clip(x / 6 + x.dtype.type(0.5), 0, 1), None),
        "relu_squared": (lambda x: np.maximum(x, 0) ** 2, lambda x: 2 * np.maximum(x, 0)),
        "softmax": (softmax, None),
        "log_softmax": (lambda x: np.log(softmax(x)), None),
    }


def scipy():
    """Return {name: (f, f′)} of scipy.special."""
    from scipy import special as s

    return {
        "sigmoid": (s.expit, lambda x: s.expit(x) * s.expit(-x)),
        "log_sigmoid": (s.log_expit, lambda x: s.expit(-x)),
        "softplus": (lambda x: -s.log_expit(-x), s.expit),
        "silu": (lambda x: x * s.expit(x), None),
        "gelu": (lambda x: x * s.ndtr(x), None),
        "softmax": (lambda x: s.softmax(x, -1), None),
        "log_softmax": (lambda x: s.log_softmax(x, -1), None),
    }
