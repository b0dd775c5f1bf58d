"""Studies that run in Keras: what its starts, its clipping and its losses do.

Each seeds Keras with a number that numpy's generator of the study's own seed draws.
"""

from dataclasses import dataclass
from functools import cache

import numpy as np

from ..data import digits
from ..networks import Network, cross_entropy, scaled
from ..peers import load_keras
from .torch_runs import drawn, one_thread


def seeded(seed):
    """Return Keras, seeded by what numpy draws from this seed."""
    keras = load_keras()
    keras.utils.set_random_seed(drawn(seed))
    return keras


def as_numpy(found):
    """Return a tensor or a variable of Keras as a numpy array, without a way back."""
    found = getattr(found, "value", found)
    ours = hasattr(found, "detach")  # torch's: asked for by Keras, it warns
    return found.detach().cpu().numpy() if ours else load_keras().ops.convert_to_numpy(found)


@cache
def keras_sizes(f, start="glorot_uniform", *, one_object=False, widths=(256,) * 21, seed=0):
    """Return the size of the signal behind each layer of a new Keras model of those widths.

    Size is the root of the mean square; what goes in is standard normal. one_object: all layers
    take the same initializer, made once, and not its name.
    """
    keras, rng = seeded(seed), np.random.default_rng(seed)
    start = keras.initializers.get(start) if one_object else start
    h, sizes = rng.normal(size=(256, widths[0])).astype("float32"), []
    with one_thread():
        for n in widths[1:]:
            layer = keras.layers.Dense(n, f, kernel_initializer=start)
            h = as_numpy(layer(h))
            sizes.append(float(np.sqrt(np.mean(np.square(h, dtype=np.float64)))))
    return tuple(sizes)


@cache
def whole_gradient(gain=2.0, *, depth=8, width=64, seed=0):
    """Return the gradients of a new ReLU network on 64 digits: of each layer's weights, biases."""
    x, y, *_ = digits()
    network = Network([64] + [width] * depth + [10], "relu", init=scaled(gain), seed=seed)
    network.backward(cross_entropy(network.forward(x[:64]), y[:64])[1])
    return tuple(gradient.copy() for _, _, gradient in network.parameters())


def clipped_by_keras(gradients, **clip):
    """Return what an optimizer of Keras with that argument leaves of the gradients: its step."""
    keras = load_keras()
    weights = [keras.Variable(np.zeros_like(g), dtype="float64") for g in gradients]
    keras.optimizers.SGD(1.0, **clip).apply(
        list(map(keras.ops.convert_to_tensor, gradients)), weights
    )
    return [-as_numpy(w) for w in weights]


@dataclass(frozen=True)
class Clipped:
    """What clipping did to a gradient: its length before and after, the cosine between them."""

    before: float
    after: float
    cosine: float


@cache
def keras_clipping(way, limit, *, gain=2.0, seed=0):
    """Return the Clipped of a whole gradient; way: clipvalue, clipnorm or global_clipnorm."""
    gradients = whole_gradient(gain, seed=seed)
    return turn(gradients, clipped_by_keras(gradients, **{way: limit}))


@cache
def part_by_part(way, limit, *, gain=2.0, seed=0):
    """Return the Clipped of each variable's own gradient, whole_gradient's parts one by one."""
    gradients = whole_gradient(gain, seed=seed)
    left = clipped_by_keras(gradients, **{way: limit})
    pairs = zip(gradients, left, strict=True)
    return tuple(turn([before], [after]) for before, after in pairs)


def turn(before, after):
    """Return the Clipped of gradients before and after, each a list of arrays."""
    b, a = (np.concatenate([np.ravel(g) for g in parts]) for parts in (before, after))
    long, short = float(np.linalg.norm(b)), float(np.linalg.norm(a))
    return Clipped(long, short, float(b @ a / (long * short)))


@dataclass(frozen=True)
class Told:
    """A training in Keras: the loss it reports for each epoch, the test accuracy."""

    loss: tuple
    accuracy: float


@cache
def told(ending=None, from_logits=False, *, epochs=5, seed=0):
    """Return the Told of a small reader of digits; ending: the activation of its last layer."""
    x, y, x_test, y_test = digits()
    keras = seeded(seed)
    model = keras.Sequential(
        [
            keras.Input((64,)),
            keras.layers.Dense(64, "relu", kernel_initializer="he_normal"),
            keras.layers.Dense(10, ending),
        ]
    )
    loss = keras.losses.SparseCategoricalCrossentropy(from_logits=from_logits)
    model.compile(keras.optimizers.SGD(0.1, momentum=0.9), loss)
    with one_thread():
        history = model.fit(x, y, batch_size=64, epochs=epochs, verbose=0)
        right = as_numpy(model(x_test)).argmax(1) == y_test
    return Told(tuple(map(float, history.history["loss"])), float(right.mean()))
