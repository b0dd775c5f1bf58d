"""The same functions in PyTorch and Keras, which are loaded when a function here is called."""

import os

SAME = ("sigmoid", "tanh", "relu", "leaky_relu", "elu", "celu", "selu", "softplus", "softsign")
SAME += ("silu", "gelu", "mish", "relu6", "softmax", "log_softmax")
TORCH = {name: name for name in (*SAME, "prelu", "rrelu")}
TORCH |= {"log_sigmoid": "logsigmoid", "hard_sigmoid": "hardsigmoid", "hard_tanh": "hardtanh"}
TORCH |= {"hard_silu": "hardswish", "gelu_tanh": "gelu"}
KERAS = {name: name for name in (*SAME, "log_sigmoid", "hard_sigmoid", "hard_tanh", "hard_silu")}
KERAS |= {"exponential": "exponential", "identity": "linear", "gelu_tanh": "gelu"}
FIXED = {  # what a peer must be told to mean the same
    ("torch", "gelu_tanh"): {"approximate": "tanh"},
    ("torch", "softmax"): {"dim": -1},
    ("torch", "log_softmax"): {"dim": -1},
    ("keras", "gelu"): {"approximate": False},
    ("keras", "gelu_tanh"): {"approximate": True},
}
TAKES = {("leaky_relu", "alpha"): "negative_slope", ("prelu", "alpha"): "weight"}


def torch_function(name, **parameters):
    """Return torch's function of that registry name, with our parameters, of a tensor."""
    torch = load_torch()
    if name not in TORCH:
        raise KeyError(f"name: torch has no {name!r}; it has: {', '.join(TORCH)}")
    told = _told("torch", name, parameters)
    if "weight" in told:
        told["weight"] = torch.tensor([told["weight"]], dtype=torch.float64)
    function = getattr(torch.nn.functional, TORCH[name])
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


def load_keras():
    """Return the keras module, on the torch backend unless another one was chosen."""
    os.environ.setdefault("KERAS_BACKEND", "torch")
    import keras

    return keras


def load_torch():
    """Return the torch module."""
    import torch

    return torch
