"""The exercises of chapter 18: a census, and what it is to multiply two sums."""

import numpy as np

from ..functions import sigmoid, silu
from .core import exercise
from .judges import function_of, numbers

exercise(
    "gate-width",
    stars=1,
    chapter="18",
    judge=numbers(2048, whole=True),
    wrong={
        "That is the width without a gate; with a gate it makes half as many weights again": 3072,
        "That halves it; the last matrix is there once, with a gate or without": 1536,
        "A gate needs a third matrix, so each must be smaller, not larger": 4608,
        "Three matrices have to share the weights of two: two thirds, not three quarters": 2304,
        "That is two thirds of the width of the input; the hidden width is asked for": 512,
        "That is a third; two matrices share with three": 1024,
        "That is the width of the input": 768,
        "That is twice the width: both sums of the gate together. One of them is asked for": 4096,
        "That counts two matrices out and two in; out of a gated layer leads one": 2457.6,
    },
)


def first_of_each(rows):
    """Return {folder: name} with the first name of each."""
    found = {}
    for folder, name in rows:
        found.setdefault(folder, name)
    return found


def first_names(test):
    """Return the function that counts the folders whose first name passes the test."""
    return lambda rows: sum(map(test, first_of_each(rows).values()))


RELU = "relu".__eq__
ROWS = [
    [("opt", "relu")],
    [("mobilenet", "relu6"), ("opt", "relu")],
    [("opt", "relu"), ("opt", "relu")],
    [("llama", "silu"), ("pyramid", "elu"), ("mlp", ""), ("r", "r"), ("rel", "rel")],
    [("detr", "gelu"), ("detr", "relu")],
    [("detr", "relu"), ("detr", "gelu")],
    [("a", "relu"), ("b", "gelu"), ("a", "silu"), ("c", "relu"), ("b", "relu")],
    [("nemotron", "relu2"), ("blip", "prelu"), ("loftr", "leaky_relu")],
    [("a", "relu2"), ("a", "relu"), ("b", "relu"), ("c", "relu"), ("c", "relu6")],
    [("a", "ReLU"), ("b", "relu"), ("c", "RELU"), ("d", "Relu")],
    [("a", " relu"), ("b", "relu"), ("c", "silu"), ("d", "relu ")],
    [("opt_old", "gelu"), ("opt", "relu"), ("OPT", "relu")],
    [],
]

exercise(
    "census-count",
    stars=1,
    chapter="18",
    judge=function_of("rows", cases=[(r,) for r in ROWS], truth=first_names(RELU), noun="count"),
    wrong={
        "It counts prelu, relu2 and relu6 as well": first_names(lambda name: "relu" in name),
        "It counts relu2 and relu6 as well": first_names(lambda name: name.startswith("relu")),
        "A folder is counted once for each of its names; its first one decides": (
            lambda rows: sum(name == "relu" for _, name in rows)
        ),
        "A folder is counted if any of its names is relu; its first one decides": (
            lambda rows: len({folder for folder, name in rows if name == "relu"})
        ),
        "The last name of a folder decides with you, as in a dict that is written over": (
            lambda rows: sum(name == "relu" for name in dict(rows).values())
        ),
        "That is the tutorial's: it counts rows, and everything with relu in it": (
            lambda rows: sum("relu" in name for _, name in rows)
        ),
        "Exactly relu: ReLU is another name": first_names(lambda name: name.lower() == "relu"),
        "Exactly relu: no blank around it": first_names(lambda name: name.strip() == "relu"),
        "Exactly relu: elu, and no letter at all, are in it": first_names("relu".__contains__),
        "Folders are told apart by their whole name, with its capitals": (
            lambda rows: first_names(RELU)((folder.lower(), name) for folder, name in rows)
        ),
        "Those are the folders, whatever they name": lambda rows: len(first_of_each(rows)),
    },
)


def pairs(seed, *shape):
    rng = np.random.default_rng(seed)
    return tuple(np.round(rng.normal(0, 2, shape), 1) for _ in range(3))


PAIRS = [
    (np.array([0.0]), np.array([2.0]), np.array([1.0])),
    (np.array([2.0]), np.array([0.0]), np.array([1.0])),
    (np.array([-3.0]), np.array([1.0]), np.array([0.5])),
    (np.array([1.0, -1.0]), np.array([-2.0, 3.0]), np.array([1.0, -1.0])),
    *[pairs(seed, *shape) for seed, shape in enumerate([(3,), (5,), (2, 3), (4, 2), (1, 6)])],
]


def swiglu_back(a, b, upstream):
    s = sigmoid(a)
    return upstream * b * s * (1 + a * (1 - s)), upstream * a * s


exercise(
    "gate-backward",
    stars=2,
    chapter="18",
    judge=function_of(
        "a", "b", "upstream", cases=PAIRS, truth=swiglu_back, parts=["da", "db"], noun="gradient"
    ),
    wrong={
        "The two gradients are swapped": lambda a, b, g: swiglu_back(a, b, g)[::-1],
        "da lacks the other factor: the slope of a product with respect to a is f′(a) · b": (
            lambda a, b, g: (g * silu.derivative(a), g * silu(a))
        ),
        "You use SiLU itself where its slope is due": (
            lambda a, b, g: (g * silu(a) * b, g * silu(a))
        ),
        "db is upstream times SiLU(a), not times its slope": (
            lambda a, b, g: (g * silu.derivative(a) * b, g * silu.derivative(a))
        ),
        "upstream is missing": lambda a, b, g: (silu.derivative(a) * b, silu(a)),
        "upstream reaches da only": lambda a, b, g: (g * silu.derivative(a) * b, silu(a)),
        "upstream reaches db only": lambda a, b, g: (silu.derivative(a) * b, g * silu(a)),
        "Half of the product rule: σ depends on a as well": (
            lambda a, b, g: (g * b * sigmoid(a), g * silu(a))
        ),
        "The other half of the product rule is missing: the factor a has the slope 1": (
            lambda a, b, g: (g * b * a * sigmoid.derivative(a), g * silu(a))
        ),
        "That is the way back of GLU: its factor is σ(a)": (
            lambda a, b, g: (g * b * sigmoid.derivative(a), g * sigmoid(a))
        ),
    },
)

exercise(
    "gate-doubled",
    stars=2,
    chapter="18",
    judge=numbers({"free": 65536, "normed": 1}, percent=False, digits=6),
    wrong={
        "Four blocks one after the other: each squares what it gets, 4, 16, and so on": (256, 1),
        "A block multiplies two sums, not three; the third matrix hands on": (4096, 1),
        "Each block squares the factor that it gets; after two it is 16": (16, 1),
        "That would be ReLU, which hands a factor on as it is": (2, 1),
        "The first block makes 4 of the factor 2": (4, 1),
        "A norm divides the factor out before the first block sees it": (65536, 2),
        "The factor is gone before the first product; nothing is left to square": (65536, 4),
        "The norm takes the factor out, whatever follows": (65536, 65536),
        "Without a norm it is 2 to the power of 16": (16, 16),
        "First without, then with the norm": (1, 65536),
    },
)

TOP = 7 * float(sigmoid(1.702 * 7))

exercise(
    "gate-clamped",
    stars=2,
    chapter="18",
    judge=numbers({"largest": 8 * TOP, "smallest": -6 * TOP}, 1e-4, percent=False, digits=6),
    wrong={
        "σ(1.702 · 7) is a little below 1, and four decimals show it": (56, -42),
        "To four decimals the largest is not 56": (56, -6 * TOP),
        "To four decimals the smallest is not −42": (8 * TOP, -42),
        "Not as far down as up: 1 is added to the value": (8 * TOP, -8 * TOP),
        "You left out the 1 that is added to the value": (7 * TOP, -7 * TOP),
        "Both factors can be 7, and one of them gets 1 added": (49, -49),
        "The gate is not shut below, but σ leaves little of it there; the smallest product has "
        "the largest gate and the value −7": (8 * TOP, -1.3089),
        "The value is bounded on both sides, so the product can be negative": (8 * TOP, 0),
        "That adds the 1 to the gate; it is added to the value": (7 * 8, -7 * 8),
        "Those are the limits of the sums, not of the product": (7, -7),
        "That is σ without the factor 1.702": tuple(n * float(sigmoid(7)) for n in (56, -42)),
        "Smallest and largest are swapped": (-6 * TOP, 8 * TOP),
    },
)

exercise(
    "gate-border",
    stars=3,
    chapter="18",
    judge=numbers(0.54868, tolerance=0.004, percent=False),
    wrong={
        "That is the border for a bilinear gate or ReGLU, where a factor is squared exactly": 0.5,
        "That is the border for the usual gain; here the last weights are twice as large": 1,
        "Larger weights let smaller signals explode; the border falls": 2,
        "A quarter would be for gain four, and for ReGLU": 0.25,
        "That is one over the root of two; the size enters with its square too": 0.7071,
        "That is the border for GEGLU": 0.5539,
        "That is the mean square of the border's size; its root is asked for": 0.30105,
        "That is the gain of the last weights": 3.353,
        "That is the usual gain of the last weights": 1.6765,
    },
)
