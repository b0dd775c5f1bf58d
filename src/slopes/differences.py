"""The points in which the definitions of PyTorch, Keras and this library differ, measured."""

from dataclasses import dataclass

import numpy as np

from .activation import REGISTRY
from .initializers import he
from .peers import load_keras, load_torch


@dataclass(frozen=True)
class Difference:
    """One point in which definitions differ: what is asked, and who measures the answers."""

    name: str
    asks: str
    measure: object

    def __call__(self):
        """Return the answers, by who gives them."""
        return {who: float(value) for who, value in self.measure().items()}


DIFFERENCES = {}


def _difference(name, asks):
    def register(measure):
        DIFFERENCES[name] = Difference(name, asks, measure)
        return DIFFERENCES[name]

    return register


def _tensor(value):
    torch = load_torch()
    return torch.tensor(value, dtype=torch.float64, requires_grad=True)


def slope_in_torch(f, at):
    """Return the derivative that torch's autograd gives f at one number."""
    x = _tensor([at])
    f(x).sum().backward()
    return x.grad.item()


def _array(tensor):
    return tensor.detach().numpy() if hasattr(tensor, "detach") else np.asarray(tensor)


def _keras_number(result):
    return float(_array(result).ravel()[0])


@_difference("leaky slope", "The slope of leaky ReLU left of 0, if none is given.")
def leaky_slope():
    F, keras = load_torch().nn.functional, load_keras()
    return {
        "slopes": REGISTRY["leaky_relu"].parameters["alpha"],
        "torch": -F.leaky_relu(_tensor([-1.0])).item(),
        "keras function": -_keras_number(keras.activations.leaky_relu(np.array([-1.0]))),
        "keras layer": -_keras_number(keras.layers.LeakyReLU()(np.array([-1.0]))),
    }


@_difference("GELU form", "The value of GELU at 1: 0.841345 from Φ, 0.841192 from tanh.")
def gelu_form():
    F, keras = load_torch().nn.functional, load_keras()
    return {
        "slopes gelu": REGISTRY["gelu"](1.0),
        "slopes gelu_tanh": REGISTRY["gelu_tanh"](1.0),
        "torch": F.gelu(_tensor([1.0])).item(),
        "torch, approximate='tanh'": F.gelu(_tensor([1.0]), approximate="tanh").item(),
        "keras": _keras_number(keras.activations.gelu(np.array([1.0]))),
    }


@_difference("hard sigmoid slope", "The slope of the hard sigmoid at 0 (Keras 2 had 0.2).")
def hard_sigmoid_slope():
    F, keras = load_torch().nn.functional, load_keras()
    return {
        "torch": slope_in_torch(F.hardsigmoid, 0.0),
        "keras": _keras_number(keras.activations.hard_sigmoid(np.array([1.0]))) - 0.5,
    }


@_difference("PReLU start", "The slope left of 0 from which PReLU starts to learn.")
def prelu_start():
    torch, layer = load_torch(), load_keras().layers.PReLU()
    layer.build((1, 1))
    return {
        "slopes": REGISTRY["prelu"].parameters["alpha"],
        "torch": torch.nn.PReLU().weight.item(),
        "keras": _keras_number(layer.alpha.value),
    }


@_difference("PReLU sharing", "How many slopes a PReLU over 8 features learns.")
def prelu_sharing():
    torch, layer = load_torch(), load_keras().layers.PReLU()
    layer.build((1, 8))
    return {"torch": torch.nn.PReLU().weight.numel(), "keras": np.prod(layer.alpha.shape)}


@_difference("ReLU slope at 0", "The derivative of ReLU at 0, by how it is written.")
def relu_at_0():
    torch = load_torch()
    zero = torch.zeros(1, dtype=torch.float64)
    return {
        "slopes": REGISTRY["relu"].derivative(0.0),
        "torch relu": slope_in_torch(torch.relu, 0.0),
        "torch where(x > 0)": slope_in_torch(lambda x: torch.where(x > 0, x, 0 * x), 0.0),
        "torch maximum": slope_in_torch(lambda x: torch.maximum(x, zero), 0.0),
        "torch clamp_min": slope_in_torch(lambda x: x.clamp_min(0.0), 0.0),
        "keras": slope_in_torch(load_keras().activations.relu, 0.0),
    }


@_difference("GLU halves", "Which half of its input a GLU passes through the sigmoid: 1 or 2.")
def glu_halves():
    # of (0, 1): σ(0) · 1 = 0.5 if the first half is the gate, 0 · σ(1) = 0 if the second is
    halves = {
        "torch": load_torch().nn.functional.glu(_tensor([0.0, 1.0])).item(),
        "keras": _keras_number(load_keras().activations.glu(np.array([0.0, 1.0]))),
        "slopes": REGISTRY["glu"](0.0, 1.0),
    }
    return {who: 2 if value == 0 else 1 for who, value in halves.items()}


@_difference("dense weights", "The variance of a new Dense layer's weights, times its inputs.")
def dense_weights():
    torch, keras = load_torch(), load_keras()
    torch.manual_seed(0)
    kernel = keras.initializers.GlorotUniform(seed=0)((400, 400))
    return {
        "torch": 400 * torch.nn.Linear(400, 400).weight.var().item(),
        "keras": 400 * np.var(_array(kernel)),
    }


@_difference("He normal tail", "The share of He's normal start beyond 2.3 deviations √(2/n).")
def he_tail():
    torch, keras = load_torch(), load_keras()
    torch.manual_seed(0)
    ours = torch.nn.init.kaiming_normal_(torch.empty(400, 400))
    theirs = keras.initializers.HeNormal(seed=0)((400, 400))
    weights = {"slopes": he(np.random.default_rng(0), 400, 400), "torch": ours, "keras": theirs}
    limit = 2.3 * np.sqrt(2 / 400)
    return {who: np.mean(np.abs(_array(w)) > limit) for who, w in weights.items()}
