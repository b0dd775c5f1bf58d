"""The same functions in PyTorch and Keras, which are loaded when a function here is called."""

import os

import numpy as np

from ..arguments import needed

BINDER = ", or open the course on Binder, where it is installed"
SAME = ("sigmoid", "tanh", "relu", "leaky_relu", "elu", "celu", "selu", "softplus", "softsign")
SAME += ("silu", "gelu", "mish", "relu6", "softmax", "log_softmax")
TORCH = {name: name for name in (*SAME, "prelu", "rrelu")}
TORCH |= {"log_sigmoid": "logsigmoid", "hard_sigmoid": "hardsigmoid", "hard_tanh": "hardtanh"}
TORCH |= {"hard_silu": "hardswish", "gelu_tanh": "gelu"}
TORCH |= {"exponential": "exp", "identity": "positive"}
IN_TORCH_ITSELF = ("exp", "positive")
KERAS = {name: name for name in (*SAME, "log_sigmoid", "hard_sigmoid", "hard_tanh", "hard_silu")}
KERAS |= {"exponential": "exponential", "identity": "linear", "gelu_tanh": "gelu"}
FIXED = {  # what a peer must be told to mean the same
    ("torch", "gelu_tanh"): {"approximate": "tanh"},
    ("torch", "softmax"): {"dim": -1},
    ("torch", "log_softmax"): {"dim": -1},
    ("keras", "gelu"): {"approximate": False},
    ("keras", "gelu_tanh"): {"approximate": True},
}
DEFAULTS = {  # what a peer takes where it is told nothing
    ("torch", "leaky_relu"): {"negative_slope": 0.01},
    ("keras", "leaky_relu"): {"negative_slope": 0.2},
    ("torch", "rrelu"): {"lower": 1 / 8, "upper": 1 / 3},
    ("torch", "gelu"): {"approximate": "none"},
    ("torch", "softplus"): {"beta": 1.0, "threshold": 20.0},
    ("torch", "hard_tanh"): {"min_val": -1.0, "max_val": 1.0},
    ("keras", "softmax"): {"axis": -1},
    ("keras", "log_softmax"): {"axis": -1},
    **{(peer, name): {"alpha": 1.0} for peer in ("torch", "keras") for name in ("elu", "celu")},
    ("keras", "gelu"): {"approximate": False},
}
TAKES = {("leaky_relu", "alpha"): "negative_slope", ("prelu", "alpha"): "weight"}


def torch_function(name, **parameters):
    """Return torch's function of that registry name, with our parameters, of a tensor."""
    torch = load_torch()
    if name not in TORCH:
        raise KeyError(f"name: torch has no {name!r}; it has: {', '.join(TORCH)}")
    told = _told("torch", name, parameters)
    if "weight" in told:
        slope = torch.tensor(told.pop("weight"), dtype=torch.float64)
        return lambda x: torch.nn.functional.prelu(x, slope.to(x.dtype))
    functions = torch.nn.functional
    function = getattr(functions, TORCH[name], None) or getattr(torch, TORCH[name])
    return lambda x: function(x, **told)


def keras_function(name, **parameters):
    """Return the function of keras.activations of that registry name, with our parameters."""
    if name not in KERAS:
        raise KeyError(f"name: Keras has no {name!r}; it has: {', '.join(KERAS)}")
    told = _told("keras", name, parameters)
    function = getattr(load_keras().activations, KERAS[name])
    return lambda x: function(x, **told)


def _told(peer, name, parameters):
    named = {TAKES.get((name, key), key): value for key, value in parameters.items()}
    return {**FIXED.get((peer, name), {}), **named}


def call(peer, name):
    """Return how a peer's function of that registry name is called, its settings shown, or None.

    >>> call("keras", "leaky_relu")
    'keras.activations.leaky_relu(x, negative_slope=0.2)'
    """
    names = {"torch": TORCH, "keras": KERAS}[peer]
    if name not in names:
        return None
    place = {"torch": "torch.nn.functional", "keras": "keras.activations"}[peer]
    place = "torch" if peer == "torch" and names[name] in IN_TORCH_ITSELF else place
    told = {**DEFAULTS.get((peer, name), {}), **FIXED.get((peer, name), {})}
    given = ["x, weight" if (peer, name) == ("torch", "prelu") else "x"]
    given += [f"{key}={_plain(value)}" for key, value in told.items()]
    return f"{place}.{names[name]}({', '.join(given)})"


def _plain(value):
    return f"{value:.4g}" if isinstance(value, float) else repr(value)


def load_keras():
    """Return the keras module, on the torch backend unless another one was chosen."""
    os.environ.setdefault("KERAS_BACKEND", "torch")
    with needed("keras", "torch", otherwise=BINDER):
        import keras

    return keras


def load_torch():
    """Return the torch module."""
    with needed("torch", otherwise=BINDER):
        import torch

    return torch


def versions():
    """Return the version of each library that is compared here."""
    found = {"torch": load_torch(), "keras": load_keras(), "numpy": np}
    return {name: library.__version__.partition("+")[0] for name, library in found.items()}
