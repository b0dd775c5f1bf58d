"""Differences in the definitions of activation functions."""

import numpy as np

from ..activation import REGISTRY
from .differences import difference, first, slope_in_torch, tensor
from .functions import load_keras, load_torch


@difference("leaky slope", "The slope of leaky ReLU left of 0, if none is given.", chapters=["07"])
def leaky_slope():
    F, keras = load_torch().nn.functional, load_keras()
    return {
        "slopes": REGISTRY["leaky_relu"].parameters["alpha"],
        "torch": -F.leaky_relu(tensor([-1.0])).item(),
        "keras function": -first(keras.activations.leaky_relu(np.array([-1.0]))),
        "keras layer": -first(keras.layers.LeakyReLU()(np.array([-1.0]))),
    }


@difference(
    "GELU form", "The value of GELU at 1: 0.841345 from Φ, 0.841192 from tanh.", chapters=["08"]
)
def gelu_form():
    F, keras = load_torch().nn.functional, load_keras()
    return {
        "slopes gelu": REGISTRY["gelu"](1.0),
        "slopes gelu_tanh": REGISTRY["gelu_tanh"](1.0),
        "torch": F.gelu(tensor([1.0])).item(),
        "torch, approximate='tanh'": F.gelu(tensor([1.0]), approximate="tanh").item(),
        "keras": first(keras.activations.gelu(np.array([1.0]))),
    }


@difference(
    "hard sigmoid slope", "The slope of the hard sigmoid at 0 (Keras 2 had 0.2).", chapters=["08"]
)
def hard_sigmoid_slope():
    F, keras = load_torch().nn.functional, load_keras()
    return {
        "torch": slope_in_torch(F.hardsigmoid, 0.0),
        "keras": first(keras.activations.hard_sigmoid(np.array([1.0]))) - 0.5,
    }


@difference("sixth in float64", "How far the slope of the hard sigmoid at 0 is from 1/6.")
def sixth():
    F, keras = load_torch().nn.functional, load_keras()
    return {
        "slopes": REGISTRY["hard_sigmoid"].derivative(0.0) - 1 / 6,
        "torch": slope_in_torch(F.hardsigmoid, 0.0) - 1 / 6,  # a float32 number in its kernel
        "keras": slope_in_torch(keras.activations.hard_sigmoid, 0.0) - 1 / 6,
    }


@difference("softplus threshold", "How far softplus(21) lies above 21.")
def softplus_threshold():
    F, keras = load_torch().nn.functional, load_keras()
    return {
        "slopes": REGISTRY["softplus"](21.0) - 21,
        "torch": F.softplus(tensor([21.0])).item() - 21,  # beyond 20 it returns x itself
        "torch, threshold=50": F.softplus(tensor([21.0]), threshold=50).item() - 21,
        "keras": first(keras.activations.softplus(tensor([21.0]))) - 21,
    }


@difference("PReLU start", "The slope left of 0 from which PReLU starts to learn.", chapters=["07"])
def prelu_start():
    torch, layer = load_torch(), load_keras().layers.PReLU()
    layer.build((1, 1))
    return {
        "slopes": REGISTRY["prelu"].parameters["alpha"],
        "torch": torch.nn.PReLU().weight.item(),
        "keras": first(layer.alpha.value),
    }


@difference("PReLU sharing", "How many slopes a PReLU over 8 features learns.", chapters=["07"])
def prelu_sharing():
    torch, layer = load_torch(), load_keras().layers.PReLU()
    layer.build((1, 8))
    return {"torch": torch.nn.PReLU().weight.numel(), "keras": np.prod(layer.alpha.shape)}


@difference("GLU halves", "Which half of its input a GLU passes through the sigmoid: 1 or 2.")
def glu_halves():
    # of (0, 1): σ(0) · 1 = 0.5 if the first half is the gate, 0 · σ(1) = 0 if the second is
    halves = {
        "torch": load_torch().nn.functional.glu(tensor([0.0, 1.0])).item(),
        "keras": first(load_keras().activations.glu(np.array([0.0, 1.0]))),
        "slopes": REGISTRY["glu"](0.0, 1.0),
    }
    return {who: 2 if value == 0 else 1 for who, value in halves.items()}


@difference(
    "RReLU leaks", "The leaks that RReLU draws for 64 numbers, if told nothing.", chapters=["07"]
)
def rrelu_leaks():
    torch = load_torch()
    torch.manual_seed(0)
    below = -torch.ones(64, dtype=torch.float64)
    drawn = -torch.nn.RReLU()(below)
    return {
        "slopes, all": -REGISTRY["rrelu"](-1.0),
        "torch function, all": -torch.nn.functional.rrelu(below).unique().item(),
        "torch module, how many": len(drawn.unique()),
        "torch module, in bounds": bool(drawn.min() >= 1 / 8 and drawn.max() <= 1 / 3),
    }
