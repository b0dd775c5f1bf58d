"""What other libraries offer under the names of the registry, forward and backward."""

import importlib.metadata
import os

import numpy as np
from formulas import scipy, textbook


def slopes():
    """Return {name: (f, f′)} of this library."""
    from slopes import REGISTRY

    return {name: (f, getattr(f, "derivative", None)) for name, f in REGISTRY.items()}


def torch_functions():
    """Return {name: function of a tensor}."""
    from slopes.peers import TORCH, load_torch, torch_function

    load_torch().set_num_threads(1)
    found = {name: torch_function(name, **alpha(name)) for name in TORCH}
    return found | {"relu_squared": lambda x: found["relu"](x) ** 2}


def alpha(name):
    """Return the parameter alpha of a function as keywords, for peers have other defaults."""
    from slopes import REGISTRY

    parameters = REGISTRY[name].parameters
    return {"alpha": parameters["alpha"]} if "alpha" in parameters else {}


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
    """Return {name: (f, f′)} of Keras; on other backends than PyTorch without f′."""
    from slopes.peers import KERAS, keras_function

    found = {name: keras_function(name, **alpha(name)) for name in KERAS}
    if os.environ["KERAS_BACKEND"] == "torch":  # set by keras_function where it was not
        return with_autograd(found)
    return {name: (lambda x, f=f: np.asarray(f(x)), None) for name, f in found.items()}


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
        "softmax": nn.softmax,
        "log_softmax": nn.log_softmax,
    }

    def pair(f):
        value, slope = j.jit(f), j.jit(j.vmap(j.grad(f)))
        return lambda x: np.asarray(value(x)), lambda x: np.asarray(slope(x))

    return {name: pair(f) for name, f in functions.items()}


PEERS = {f.__name__: f for f in (slopes, textbook, scipy, torch, keras, jax)}


def version(package):
    """Return a package's version, or "absent"."""
    try:
        return importlib.metadata.version("numpy" if package == "textbook" else package)
    except importlib.metadata.PackageNotFoundError:
        return "absent"
