"""What is said about Keras, settled in chapter 16 with Keras itself."""

import importlib
import sys
from unittest import mock

import numpy as np

from ..experiments import as_numpy, keras_clipping, keras_sizes
from ..peers import load_keras
from . import Verdict, claim, spread

SEEDS = range(3)
EVEN, UNEVEN = (256,) * 21, (512, 128) * 10 + (512,)


def _imports(name):
    """Whether a module is to be had where TensorFlow is not installed."""
    with mock.patch.dict(sys.modules, {"tensorflow": None}):
        try:
            importlib.import_module(name)
        except ImportError:
            return False
    return True


@claim(
    "E32",
    chapter="16",
    source="notes on activation functions, and tutorials before 2024",
    says="To use activations in Keras: from tensorflow.keras import layers, activations.",
)
def imports_of_keras_2():
    """The import where there is no TensorFlow, and the lines of the notes with plain keras."""
    keras = load_keras()
    layers, activations, x = keras.layers, keras.activations, np.ones((2, 8))
    twice = keras.initializers.VarianceScaling(scale=2.0, mode="fan_avg", distribution="uniform")
    lines = {
        "function": layers.Dense(64, activation=activations.relu),
        "layer": keras.Sequential([layers.Dense(64), layers.Activation(activations.relu)]),
        "word": layers.Dense(64, activation="relu"),
        "he_normal": layers.Dense(10, activation="relu", kernel_initializer="he_normal"),
        "scaling": layers.Dense(10, activation="sigmoid", kernel_initializer=twice),
    }
    run = sum(bool(np.isfinite(as_numpy(f(x))).all()) for f in lines.values())
    there = _imports("tensorflow.keras")
    return Verdict(
        "holds if" if run == len(lines) and not there else "false",
        "TensorFlow is installed. Without it the import fails. Since version 3 Keras is a library "
        f"of its own, on PyTorch, JAX or TensorFlow: with `import keras` {run} of the {len(lines)} "
        "lines of code in the notes run here as they are printed. (SELU, which they promise to "
        "explain later and do not, is explained in chapter 07.)",
        {"lines that run": run, "imported without TensorFlow": there},
    )


@claim(
    "C16a",
    chapter="16",
    source="tutorials on gradient clipping in Keras",
    says="clipnorm=1.0 scales the gradient down, so that its norm does not exceed 1.",
)
def clipnorm_scales():
    """Cosine and length of a gradient of nine layers after clipnorm and global_clipnorm."""
    each, whole = (
        [keras_clipping(way, 1.0, seed=seed) for seed in SEEDS]
        for way in ("clipnorm", "global_clipnorm")
    )
    turned, long = [c.cosine for c in each], [c.after for c in each]
    kept = min(c.cosine for c in whole)
    apart = max(turned) < 0.95 and min(long) > 1.5
    return Verdict(
        ("holds if" if kept > 0.999 else "false") if apart else "holds",
        "it is called global_clipnorm. The argument clipnorm shortens each matrix and each vector "
        f"of biases by itself. Of nine layers it left a gradient {spread(long, '.1f')} long that "
        f"had turned: the cosine with the one before was {spread(turned, '.2f')}. With "
        f"global_clipnorm it was {kept:.2f}.",
        {"cosine": turned, "length": long, "cosine, global": kept},
    )


@claim(
    "C16b",
    chapter="16",
    source="the code of several libraries, mended in their issue threads",
    says="Each layer draws its own starting weights, unless a seed is given.",
)
def each_its_own():
    """Equal weights in two layers, and the spread of the size after thirty layers of ReLU."""
    keras, equal = load_keras(), {}
    for how in ("by name", "one object"):
        start = "he_normal" if how == "by name" else keras.initializers.HeNormal()
        pair = [keras.layers.Dense(64, kernel_initializer=start) for _ in range(2)]
        for layer in pair:
            layer.build((None, 64))
        first, second = (as_numpy(layer.kernel) for layer in pair)
        equal[how] = float(np.mean(first == second))
    study = {"widths": (256,) * 31, "start": "he_normal"}
    for one, how in ((False, "by name"), (True, "one object")):
        sizes = [keras_sizes("relu", **study, one_object=one, seed=s)[-1] for s in range(10)]
        equal[f"largest by smallest, {how}"] = max(sizes) / min(sizes)
    named, one = equal["by name"] < 0.01, equal["one object"] == 1
    return Verdict(
        ("holds if" if named else "false") if one else "holds",
        "the start is given by its name. Of two layers that were given one initializer object, "
        f"without a seed, {spread([equal['one object']])} of the weights were equal, and "
        f"{spread([equal['by name']])} by name. In thirty layers of ReLU one draw then counts "
        "thirty times: of ten networks the largest signal was "
        f"{equal['largest by smallest, one object']:.0f} times the smallest, and "
        f"{equal['largest by smallest, by name']:.1f} times by name.",
        equal,
    )


@claim(
    "C16c",
    chapter="16",
    source="documentation and course notes",
    says="SELU needs LeCun's start; with Glorot's its signal does not keep its size.",
)
def selu_needs_lecun():
    """The size behind twenty layers of SELU, of one width and of two widths in turn."""
    size = {}
    for widths, name in ((EVEN, "equal"), (UNEVEN, "in turn")):
        for start in ("glorot_uniform", "lecun_normal"):
            found = [keras_sizes("selu", start, widths=widths, seed=s)[-1] for s in SEEDS]
            size[f"{name}, {start}"] = found
    alike = max(abs(np.log(size["equal, glorot_uniform"]))) < 0.2
    lost = max(size["in turn, glorot_uniform"]) < 0.8 < min(size["in turn, lecun_normal"])
    return Verdict(
        ("holds if" if alike else "holds") if lost else "false",
        "neighbouring layers differ in width. With 256 units in each layer the two starts are one, "
        f"and after twenty layers the size was {spread(size['equal, glorot_uniform'], '.2f')} with "
        "Glorot's. With 512 and 128 in turn it was "
        f"{spread(size['in turn, glorot_uniform'], '.2f')}, and "
        f"{spread(size['in turn, lecun_normal'], '.2f')} with LeCun's.",
        size,
    )
