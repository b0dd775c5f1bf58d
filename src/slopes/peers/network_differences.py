"""Differences in how networks start, normalise and are trained."""

import numpy as np

from ..networks import BatchNorm, Dense, clip_by_norm, he
from .differences import array, difference, first
from .functions import load_keras, load_torch


@difference(
    "dense weights",
    "The variance of a new Dense layer's weights, times its inputs.",
    chapters=["06", "11", "13"],
)
def dense_weights():
    torch, keras = load_torch(), load_keras()
    torch.manual_seed(0)
    kernel = keras.initializers.GlorotUniform(seed=0)((400, 400))
    return {
        "slopes": 400 * np.var(Dense(400, 400, rng=np.random.default_rng(0)).W),
        "torch": 400 * np.var(array(torch.nn.Linear(400, 400).weight)),
        "keras": 400 * np.var(array(kernel)),
    }


@difference("He normal tail", "The share of He's normal start beyond 2.3 deviations √(2/n).")
def he_tail():
    torch, keras = load_torch(), load_keras()
    torch.manual_seed(0)
    ours = torch.nn.init.kaiming_normal_(torch.empty(400, 400))
    theirs = keras.initializers.HeNormal(seed=0)((400, 400))
    weights = {"slopes": he(np.random.default_rng(0), 400, 400), "torch": ours, "keras": theirs}
    limit = 2.3 * np.sqrt(2 / 400)
    return {who: np.mean(np.abs(array(w)) > limit) for who, w in weights.items()}


@difference(
    "dense bias",
    "The spread of a new Dense layer's biases, times the root of its inputs.",
    chapters=["06", "13"],
)
def dense_bias():
    torch, keras = load_torch(), load_keras()
    torch.manual_seed(0)
    layer = keras.layers.Dense(400)
    layer.build((None, 400))
    biases = {
        "slopes": Dense(400, 400, rng=np.random.default_rng(0)).b,
        "torch": torch.nn.Linear(400, 400).bias,
        "keras": layer.bias.value,
    }
    return {who: 20 * np.std(array(b)) for who, b in biases.items()}


@difference(
    "clipping by norm",
    "What clipping to norm 1 leaves of a gradient 3 beside a 4.",
    chapters=["12"],
)
def clipping():
    torch, keras = load_torch(), load_keras()
    ours = [np.array([3.0]), np.array([4.0])]
    clip_by_norm([(None, None, gradient) for gradient in ours], 1.0)
    theirs = [torch.nn.Parameter(torch.zeros(1)) for _ in ours]
    for parameter, gradient in zip(theirs, (3.0, 4.0), strict=True):
        parameter.grad = torch.tensor([gradient])
    torch.nn.utils.clip_grad_norm_(theirs, 1.0)

    def after_one_step(**clipping):
        weights = [keras.Variable(np.zeros(1)) for _ in ours]
        optimizer = keras.optimizers.SGD(learning_rate=1.0, **clipping)
        optimizer.apply([torch.tensor([3.0]), torch.tensor([4.0])], weights)
        return -first(weights[0].value)

    return {
        "slopes": ours[0].item(),
        "torch": theirs[0].grad.item(),
        "keras, clipnorm": after_one_step(clipnorm=1.0),
        "keras, global_clipnorm": after_one_step(global_clipnorm=1.0),
    }


@difference(
    "normalization eps",
    "What batch normalization adds to a variance, if told nothing.",
    chapters=["07"],
)
def normalization_eps():
    return {
        "slopes": BatchNorm(1).eps,
        "torch": load_torch().nn.BatchNorm1d(1).eps,
        "keras": load_keras().layers.BatchNormalization().epsilon,
    }


@difference(
    "batch memory",
    "How much of a batch of mean 1 the running mean takes in from 0.",
    chapters=["14"],
)
def batch_memory():
    return {who: mean for who, (mean, _) in _remembered().items()}


@difference("running variance", "The variance taken from a batch of 0 and 2, with no memory.")
def running_variance():
    # the running variance starts at 1 and takes in the share that the running mean does
    return {who: 1 + (variance - 1) / mean for who, (mean, variance) in _remembered().items()}


def _remembered():
    """Return the running mean and variance after a first batch of 0 and 2."""
    torch, keras = load_torch(), load_keras()
    batch = np.array([[0.0], [2.0]])
    ours, theirs = BatchNorm(1), torch.nn.BatchNorm1d(1, dtype=torch.float64)
    layer = keras.layers.BatchNormalization(dtype="float64")
    ours.forward(batch), theirs(torch.tensor(batch)), layer(batch, training=True)
    return {
        "slopes": (ours.mean[0], ours.variance[0]),
        "torch": (theirs.running_mean.item(), theirs.running_var.item()),
        "keras": (first(layer.moving_mean.value), first(layer.moving_variance.value)),
    }
