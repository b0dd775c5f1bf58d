"""Differences in what layers draw and do while they train, and in what is listed for a start."""

import numpy as np

from ..networks import BatchNorm
from .differences import array, difference, first
from .functions import load_keras, load_torch


@difference(
    "listed gains",
    "The gain that is listed for a function; -1 where none is.",
    chapters=["05", "07", "13"],
)
def listed_gains():
    listed = load_torch().nn.init.calculate_gain
    found = {}
    for name in ("sigmoid", "tanh", "relu", "selu", "softsign", "gelu", "silu", "mish"):
        try:
            found[f"torch {name}"] = listed(name)
        except ValueError:
            found[f"torch {name}"] = -1
    return found


@difference(
    "recurrent start",
    "The variance of a recurrent layer's weights, times its units.",
    chapters=["11"],
)
def recurrent_start():
    torch, keras = load_torch(), load_keras()
    torch.manual_seed(0)
    layer = keras.layers.SimpleRNN(256)
    layer.build((None, None, 8))
    weights = {f"torch, {n} units": torch.nn.RNN(8, n).weight_hh_l0 for n in (256, 512)}
    weights["keras, 256 units"] = layer.cell.recurrent_kernel.value
    return {who: len(array(w)) * np.mean(array(w) ** 2) for who, w in weights.items()}


@difference("forget bias", "The mean bias of a new LSTM's forget gate.", chapters=["11"])
def forget_bias():
    torch, layer = load_torch(), load_keras().layers.LSTM(256)
    torch.manual_seed(0)
    layer.build((None, None, 8))
    theirs = torch.nn.LSTM(8, 256)  # gates in the order input, forget, cell, output
    both = array(theirs.bias_ih_l0) + array(theirs.bias_hh_l0)
    return {
        "torch": both[256:512].mean(),
        "keras": array(layer.cell.bias.value)[256:512].mean(),
    }


@difference(
    "batch norm in evaluation",
    "What a new batch normalization makes of a 2 in evaluation.",
    chapters=["14"],
)
def batch_norm_in_evaluation():
    torch, keras = load_torch(), load_keras()
    x = np.full((4, 1), 2.0)
    layer = keras.layers.BatchNormalization(dtype="float64")
    ours, theirs = BatchNorm(1), torch.nn.BatchNorm1d(1, dtype=torch.float64).eval()
    ours.training = False
    return {
        "slopes": first(ours.forward(x)),
        "torch": first(theirs(torch.tensor(x))),
        "torch, before eval()": first(theirs.train()(torch.tensor(x))),
        "keras": first(layer(x)),
        "keras, training=True": first(layer(x, training=True)),
    }


@difference("alpha dropout", "The spread of numbers of spread 1 where a half was dropped.")
def alpha_dropout():
    torch, keras = load_torch(), load_keras()
    torch.manual_seed(0)
    x = torch.randn(400_000)
    torch.manual_seed(1)
    keras.utils.set_random_seed(2)  # not that of x: a mask and data of one seed go together
    dropped = {
        "torch AlphaDropout": torch.nn.AlphaDropout(0.5)(x),
        "torch Dropout": torch.nn.Dropout(0.5)(x),
        "keras AlphaDropout": keras.layers.AlphaDropout(0.5)(x, training=True),
        "keras Dropout": keras.layers.Dropout(0.5)(x, training=True),
    }
    return {who: array(values).std() for who, values in dropped.items()}


@difference(
    "shared initializer", "How far apart the weights of two layers lie, by how the start is given."
)
def shared_initializer():
    keras = load_keras()
    keras.utils.set_random_seed(0)

    def apart(initializer):
        layers = [keras.layers.Dense(64, kernel_initializer=initializer) for _ in range(2)]
        for layer in layers:
            layer.build((None, 64))
        first, second = (array(layer.kernel.value) for layer in layers)
        return np.sqrt(np.mean((first - second) ** 2) * 64)

    return {
        "keras, one object": apart(keras.initializers.HeNormal()),
        "keras, a name": apart("he_normal"),
    }
