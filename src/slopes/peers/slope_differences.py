"""Differences in the slope that a kink is given, and in the gradients that are kept."""

import numpy as np

from ..activation import REGISTRY
from ..networks import binary_cross_entropy, cross_entropy
from .differences import difference, slope_in_torch, tensor
from .functions import keras_function, load_keras, load_torch, torch_function

CLAMPS = ("torch clamp_min", "torch clamp")


@difference(
    "ReLU slope at 0",
    "The derivative of ReLU at 0, by how it is written.",
    chapters=["03"],
    changing=CLAMPS,  # pytorch issues 184572 and 184574, pull request 191142
)
def relu_at_0():
    torch = load_torch()
    zero = torch.zeros(1, dtype=torch.float64)
    return {
        "slopes": REGISTRY["relu"].derivative(0.0),
        "torch relu": slope_in_torch(torch.relu, 0.0),
        "torch where(x > 0)": slope_in_torch(lambda x: torch.where(x > 0, x, 0 * x), 0.0),
        "torch where(x >= 0)": slope_in_torch(lambda x: torch.where(x >= 0, x, 0 * x), 0.0),
        "torch maximum": slope_in_torch(lambda x: torch.maximum(x, zero), 0.0),
        "torch (x + |x|) / 2": slope_in_torch(lambda x: (x + x.abs()) / 2, 0.0),
        "torch clamp_min": slope_in_torch(lambda x: x.clamp_min(0.0), 0.0),
        "torch clamp": slope_in_torch(lambda x: x.clamp(min=0.0), 0.0),
        "keras": slope_in_torch(load_keras().activations.relu, 0.0),
    }


def _at_kinks(name, places):
    """Return the slopes of a function at its kinks, by library and place."""
    ours, torch, keras = REGISTRY[name].derivative, torch_function(name), keras_function(name)
    found = {}
    for x in places:
        found[f"slopes at {x}"] = ours(float(x))
        found[f"torch at {x}"] = slope_in_torch(torch, float(x))
        found[f"keras at {x}"] = slope_in_torch(keras, float(x))
    return found


@difference("hard tanh kinks", "The slope of the hard tanh at its kinks.")
def hard_tanh_kinks():
    return _at_kinks("hard_tanh", (-1, 1))


@difference("ReLU6 kinks", "The slope of ReLU6 at its kinks.")
def relu6_kinks():
    return _at_kinks("relu6", (0, 6))


@difference("hard sigmoid kinks", "The slope of the hard sigmoid at its kinks.")
def hard_sigmoid_kinks():
    return _at_kinks("hard_sigmoid", (-3, 3))


@difference("hard SiLU kinks", "The slope of the hard SiLU at its kinks.")
def hard_silu_kinks():
    return _at_kinks("hard_silu", (-3, 3))


@difference("BCE floor", "The loss of a sigmoid that is sure and wrong: z = 200, and no is right.")
def bce_floor():
    torch, keras = load_torch(), load_keras()
    z, no = torch.tensor([[200.0]]), torch.tensor([[0.0]])
    s = torch.sigmoid(z)
    return {
        "slopes, logit": binary_cross_entropy(np.array([[200.0]]), np.array([[0.0]]))[0],
        "torch BCELoss": torch.nn.BCELoss()(s, no).item(),
        "torch BCEWithLogitsLoss": torch.nn.BCEWithLogitsLoss()(z, no).item(),
        "keras": keras.losses.BinaryCrossentropy()(no, s).item(),
        "keras, from_logits": keras.losses.BinaryCrossentropy(from_logits=True)(no, z).item(),
    }


@difference("cross-entropy takes", "The loss of the outputs 0.2 and 0.8 where the second is right.")
def cross_entropy_takes():
    torch, keras = load_torch(), load_keras()
    out, label = torch.tensor([[0.2, 0.8]], dtype=torch.float64), torch.tensor([1])
    loss = keras.losses.SparseCategoricalCrossentropy
    return {
        "slopes": cross_entropy(out.numpy(), label.numpy())[0],  # ln(1 + e^-0.6): logits
        "torch": torch.nn.CrossEntropyLoss()(out, label).item(),
        "keras": loss()(label, out).item(),  # -ln 0.8: probabilities
        "keras, from_logits": loss(from_logits=True)(label, out).item(),
    }


@difference(
    "gradients add up", "What a second backward pass makes of a slope of 1.", chapters=["10"]
)
def gradients_add_up():
    x = tensor([1.0])
    for _ in range(2):
        x.sum().backward()
    return {"torch": x.grad.item()}
