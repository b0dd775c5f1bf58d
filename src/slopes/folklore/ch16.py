"""What is said about Keras, settled in chapter 16 with Keras itself."""

import numpy as np

from ..activation import get
from ..experiments import as_numpy, keras_clipping, keras_sizes, part_by_part
from ..peers import load_keras
from .core import Verdict, claim, spread

SEEDS = range(3)
BLOCKS = range(0, 10), range(10, 20)
EVEN, UNEVEN = (256,) * 21, (512, 128) * 10 + (512,)
NAMES = ("softmax", "elu", "selu", "softplus", "softsign", "relu", "tanh", "sigmoid")
KERAS_2 = {name: get(name) for name in NAMES}  # what Keras 2 computed under the words of the list
KERAS_2["hard_sigmoid"] = lambda x: np.clip(0.2 * x + 0.5, 0, 1)
KERAS_2 |= {"exponential": np.exp, "linear": lambda x: x}


@claim(
    "E32",
    chapter="16",
    source="notes on activation functions, written for Keras 2",
    says="Activations of Keras, from tensorflow.keras: softmax, elu, selu, softplus, softsign, "
    "relu, tanh, sigmoid, hard_sigmoid, exponential, linear.",
)
def the_list_of_keras_2():
    """Each word of the list in the Keras that is here, beside what Keras 2 computed under it."""
    keras, x = load_keras(), np.linspace(-4, 4, 81)[None]
    apart = {}
    for word, then in KERAS_2.items():
        try:
            now = as_numpy(keras.activations.get(word)(keras.ops.array(x, "float64")))
        except ValueError:
            continue
        apart[word] = float(np.max(np.abs(now - then(x))))
    lost = [word for word in KERAS_2 if word not in apart]
    other = [word for word, by in apart.items() if by > 1e-6]
    same = len(apart) - len(other)
    return Verdict(
        "holds" if not lost + other else "holds if" if same > len(lost + other) else "false",
        f"it is Keras 2. Keras 3, a library of its own (import keras), finds {len(apart)} of the "
        f"{len(KERAS_2)} words, and {same} compute what they did."
        + "".join(
            f" {word} is another function, apart by up to {apart[word]:.2g}" for word in other
        )
        + " (Keras 2: 0.2 x + 0.5, cut to 0 and 1; now x/6 + 0.5)." * ("hard_sigmoid" in other),
        {"apart": apart, "lost": lost},
    )


@claim(
    "C16a",
    chapter="16",
    source="tutorials on gradient clipping in Keras",
    says="clipnorm=1.0 scales the gradient down, so that its norm does not exceed 1.",
)
def clipnorm_scales():
    """Cosine and length after clipnorm: of a gradient of nine layers, and of each part of it."""
    each = [keras_clipping("clipnorm", 1.0, seed=seed) for seed in SEEDS]
    parts = [part for seed in SEEDS for part in part_by_part("clipnorm", 1.0, seed=seed)]
    turned, long = [c.cosine for c in each], [c.after for c in each]
    by_itself = min(c.cosine for c in parts) > 0.999 and max(c.after for c in parts) < 1.001
    whole = min(turned) > 0.999 and max(long) < 1.001
    return Verdict(
        "holds" if whole else "holds if" if by_itself else "false",
        "“the gradient” is that of one variable: Keras’ reference says “the gradient of each "
        "weight is individually clipped”. Each matrix and each vector of biases kept its direction "
        f"and was at most {max(c.after for c in parts):.0f} long. The gradient of all nine layers "
        f"was {spread(long, '.1f')} long afterwards, and had turned: the cosine with the one "
        f"before was {spread(turned, '.2f')}. That of chapter 12, of all weights as one vector, is "
        "called global_clipnorm.",
        {"cosine": turned, "length": long, "cosine of a part": min(c.cosine for c in parts)},
    )


@claim(
    "C16b",
    chapter="16",
    source="the code of several libraries, mended in their issue threads",
    says="Each layer draws its own starting weights, unless a seed is given.",
)
def each_its_own():
    """Equal weights in two layers, and the spread of the size after thirty layers of ReLU."""
    keras, found = load_keras(), {}
    starts = {
        "by name": "he_normal",
        "one object": keras.initializers.HeNormal(),
        "a SeedGenerator": keras.initializers.HeNormal(seed=keras.random.SeedGenerator(0)),
    }
    for how, start in starts.items():
        pair = [keras.layers.Dense(64, kernel_initializer=start) for _ in range(2)]
        for layer in pair:
            layer.build((None, 64))
        first, second = (as_numpy(layer.kernel) for layer in pair)
        found[how] = float(np.mean(first == second))
    study = {"widths": (256,) * 31, "start": "he_normal"}
    for one, how in ((False, "by name"), (True, "one object")):
        sizes = [
            [keras_sizes("relu", **study, one_object=one, seed=s)[-1] for s in block]
            for block in BLOCKS
        ]
        found[f"largest by smallest, {how}"] = [max(ten) / min(ten) for ten in sizes]
    own = [how for how in starts if found[how] < 0.01]
    named, one = (found[f"largest by smallest, {how}"] for how in ("by name", "one object"))
    return Verdict(
        "holds" if len(own) == 3 else "holds if" if own else "false",
        "the start is given by its name, or the object draws from a SeedGenerator. Of two layers "
        f"that were given one initializer object, without a seed, {spread([found['one object']])} "
        f"of the weights were equal, and {spread([found['by name']])} by name. In thirty layers "
        "of ReLU one draw then counts thirty times: of ten networks the largest signal was "
        f"{spread(one, '.0f')} times the smallest, and {spread(named, '.1f')} times by name "
        "(twice ten networks).",
        found,
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
