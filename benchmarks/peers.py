"""What other libraries offer under the names of the registry, forward and backward."""

import importlib.metadata

import numpy as np


def textbook():
    """Return {name: (f, f′)} as formulas stand in textbooks, in numpy."""

    def sigmoid(x):
        return 1 / (1 + np.exp(-x))

    def tanh(x):
        return (np.exp(x) - np.exp(-x)) / (np.exp(x) + np.exp(-x))

    def elu(x):
        return np.where(x > 0, x, np.exp(x) - 1)

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
    }


def torch_functions():
    """Return {name: function of a tensor}."""
    import torch

    torch.set_num_threads(1)
    nn = torch.nn.functional
    return {
        "identity": lambda x: x * 1,
        "sigmoid": torch.sigmoid,
        "log_sigmoid": nn.logsigmoid,
        "tanh": torch.tanh,
        "softsign": nn.softsign,
        "relu": nn.relu,
        "leaky_relu": nn.leaky_relu,
        "prelu": lambda x: nn.prelu(x, torch.tensor([0.25], dtype=x.dtype)),
        "rrelu": nn.rrelu,
        "elu": nn.elu,
        "celu": nn.celu,
        "selu": nn.selu,
        "exponential": torch.exp,
        "softplus": nn.softplus,
        "silu": nn.silu,
        "gelu": nn.gelu,
        "gelu_tanh": lambda x: nn.gelu(x, approximate="tanh"),
        "mish": nn.mish,
        "relu6": nn.relu6,
        "hard_tanh": nn.hardtanh,
        "hard_sigmoid": nn.hardsigmoid,
        "hard_silu": nn.hardswish,
        "relu_squared": lambda x: nn.relu(x) ** 2,
    }


def with_autograd(functions):
    """Return {name: (f, f′)} of numpy arrays from functions of tensors."""
    import torch

    def slope(f):
        def of(x):
            tensor = torch.from_numpy(x.copy()).requires_grad_()
            y = f(tensor)
            return torch.autograd.grad(y, tensor, torch.ones_like(y))[0].numpy()

        return of

    def value(f):
        return lambda x: f(torch.from_numpy(x.copy())).detach().numpy()

    return {name: (value(f), slope(f)) for name, f in functions.items()}


def torch():
    """Return {name: (f, f′)} of PyTorch."""
    return with_autograd(torch_functions())


def keras():
    """Return {name: (f, f′)} of Keras on its PyTorch backend."""
    import os

    os.environ["KERAS_BACKEND"] = "torch"
    from keras import activations as k

    names = {"hard_silu": "hard_silu", "exponential": "exponential", "identity": "linear"}
    found = {name: getattr(k, names.get(name, name), None) for name in torch_functions()}
    found["gelu"] = lambda x: k.gelu(x, approximate=False)
    found["gelu_tanh"] = lambda x: k.gelu(x, approximate=True)
    found["leaky_relu"] = lambda x: k.leaky_relu(x, negative_slope=0.01)
    return with_autograd({name: f for name, f in found.items() if f})


def jax():
    """Return {name: (f, f′)} of JAX."""
    import jax as j

    j.config.update("jax_enable_x64", True)
    nn = j.nn
    functions = {
        "identity": nn.identity,
        "sigmoid": nn.sigmoid,
        "log_sigmoid": nn.log_sigmoid,
        "tanh": nn.tanh,
        "softsign": nn.soft_sign,
        "relu": nn.relu,
        "leaky_relu": nn.leaky_relu,
        "elu": nn.elu,
        "celu": nn.celu,
        "selu": nn.selu,
        "exponential": j.numpy.exp,
        "softplus": nn.softplus,
        "silu": nn.silu,
        "gelu": lambda x: nn.gelu(x, approximate=False),
        "gelu_tanh": lambda x: nn.gelu(x, approximate=True),
        "mish": nn.mish,
        "relu6": nn.relu6,
        "hard_tanh": nn.hard_tanh,
        "hard_sigmoid": nn.hard_sigmoid,
        "hard_silu": nn.hard_silu,
        "relu_squared": lambda x: nn.relu(x) ** 2,
    }

    def pair(f):
        value, slope = j.jit(f), j.jit(j.vmap(j.grad(f)))
        return lambda x: np.asarray(value(x)), lambda x: np.asarray(slope(x))

    return {name: pair(f) for name, f in functions.items()}


PEERS = {"textbook": textbook, "scipy": scipy, "torch": torch, "keras": keras, "jax": jax}


def version(package):
    """Return a package's version, or "absent"."""
    try:
        return importlib.metadata.version("numpy" if package == "textbook" else package)
    except importlib.metadata.PackageNotFoundError:
        return "absent"


def installed():
    """Return {library: {name: (f, f′)}} for every peer that is here."""
    return {name: load() for name, load in PEERS.items() if version(name) != "absent"}
