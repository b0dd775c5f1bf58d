"""What is said about where weights should start, settled in chapter 13."""

import numpy as np

from ..experiments import (
    copies,
    first_parted,
    gradient_flow,
    sizes_of_sums,
    through_widths,
    train_digits,
)
from ..measure import measure
from .core import Verdict, claim, ruled, spread

SEEDS = range(3)


@claim(
    "E10",
    chapter="13",
    source="notes on Keras, after a much-read book",
    says="For a sigmoid: VarianceScaling(scale=2, mode='fan_avg', distribution='uniform').",
)
def scale_two():
    """What a layer leaves of a gradient, with that start in layers of one width: gain √2."""
    kept = {}
    for f in ("sigmoid", "tanh", "relu"):
        flows = [gradient_flow(f, 2**0.5, width=128, seed=seed) for seed in SEEDS]
        kept[f] = [flow.factor for flow in flows]
    return Verdict(
        "holds" if min(kept["sigmoid"]) > 0.9 else "false",
        f"With it a layer of sigmoids leaves {spread(kept['sigmoid'])} of a gradient, one of tanh "
        f"{spread(kept['tanh'])}, and one of ReLU {spread(kept['relu'])}. The 2 makes up for a "
        "half, which is what ReLU lets through: it is ReLU's start.",
        kept,
    )


@claim(
    "E11",
    chapter="13",
    source="notes on activation functions, of Glorot's paper",
    says="So that gradients do not vanish, the weights must be initialized randomly.",
)
def random_at_any_scale():
    """Units that differ in their first gradient, and the gradient, for four scales of the start."""
    gains, parted, left = (0.01, 0.1, 1.0, 3.0), [], {}
    for gain in gains:
        parted += [first_parted(gain, seed=seed) for seed in SEEDS]
        left[gain] = [gradient_flow("tanh", gain, width=128, seed=seed).factor for seed in SEEDS]
    return Verdict(
        ruled([min(left[gain]) > 0.8 for gain in gains], gains),
        "their scale is large enough: its formula is what the paper gives and the notes left out. "
        f"Of twenty tanh layers, each leaves on average {spread(left[0.1])} of a gradient at gain "
        f"0.1, {spread(left[1.0])} at gain 1. Random numbers of any scale make units differ: from "
        f"{gains[0]} to {gains[-1]:g}, {spread(parted, 'd')} of 64 get a gradient of their own.",
        {"units that differ": parted, **left},
    )


@claim(
    "E12",
    chapter="13",
    source="a free textbook and many course notes",
    says="If all weights of a layer start equal, its units stay identical, and it cannot learn.",
)
def equal_units():
    """One and two hidden layers of 0.1 under a random last layer."""
    found = {n: [copies(0.1, "random", layers=n, seed=seed) for seed in SEEDS] for n in (1, 2)}
    read = {layers: [each.accuracy for each in runs] for layers, runs in found.items()}
    alike = {n: all(min(each.distinct) == 1 for each in runs) for n, runs in found.items()}
    stays = [alike[n] and max(read[n]) < 0.4 for n in (1, 2)]
    return Verdict(
        ruled(stays, ["random above", "equal above"]),
        "the layer above does not tell the units apart. One hidden layer of equal weights, with "
        f"a random last layer, reads {spread(read[1])} of the digits, and its 64 units differ. "
        f"With two such layers it is {spread(read[2])}: the first stays 64 copies of one unit.",
        read,
    )


@claim(
    "C13a",
    chapter="13",
    source="a framework's issue thread, and course notes",
    says="The right gain is 1 over the standard deviation of the function's outputs.",
)
def gain_by_deviation():
    """Twenty ReLU layers with that gain and with the one by the mean square; tanh for contrast."""
    deviation = (measure("relu").second_moment - measure("relu").mean ** 2) ** -0.5
    grown = {}
    for gain in (deviation, 2**0.5):
        sizes = np.array([sizes_of_sums("relu", gain, depth=21, seed=seed) for seed in SEEDS])
        grown[gain] = ((sizes[:, -1] / sizes[:, 0]) ** (1 / 40)).tolist()
    wrong = min(grown[deviation]) > 1.15 and max(grown[2**0.5]) < 1.1
    return Verdict(  # of tanh's outputs the mean is 0, so that both gains are one and the same
        ruled([measure("tanh").zero_centred, not wrong], ["mean 0", "another mean"]),
        f"the outputs have mean 0, as tanh's do. For ReLU it gives {deviation:.2f} in place of "
        f"{2**0.5:.2f}, and every layer multiplies the size by {spread(grown[deviation], '.2f')} "
        f"instead of {spread(grown[2**0.5], '.2f')}: the next sums are made of the mean as well.",
        {"gain": deviation, "by deviation": grown[deviation], "by mean square": grown[2**0.5]},
    )


@claim(
    "C13b",
    chapter="13",
    source="library documentation and course texts",
    says="Xavier's start keeps the variance about constant in both directions.",
)
def both_directions():
    """Signal and gradient through twenty layers of equal and of alternating widths."""
    middle = {}
    for name, widths in {"equal": (128,) * 21, "alternating": (512, 128) * 10 + (512,)}.items():
        for mode in ("fan_avg", "fan_in"):
            kept = [through_widths(widths, mode, seed=seed) for seed in SEEDS]
            ends = [(each.signal[-1], each.gradient[0]) for each in kept]
            middle[f"{name}, {mode}"] = np.exp(np.mean(np.log(ends), axis=0)).tolist()
    level = min(middle["equal, fan_avg"] + middle["alternating, fan_in"])
    pairs = max(np.divide(middle["alternating, fan_avg"], middle["alternating, fan_in"]))
    return Verdict(
        "holds if" if pairs < 0.05 and level > 0.2 else "holds" if pairs > 0.2 else "false",
        "neighbouring layers are about equally wide. With ReLU's gain and widths that alternate "
        f"between 512 and 128, twenty layers leave {100 * pairs:.1f} % of the mean square that "
        "fan_in keeps, forth and back; fan_in alone keeps both, up to chance.",
        middle,
    )


@claim(
    "C13c",
    chapter="13",
    source="a maintainer of a deep-learning library",
    says="Getting the gain right matters very little unless you go beyond 20 or so layers.",
)
def beyond_twenty():
    """Glorot's start, gain 1, and He's, gain √2; two and ten hidden layers, three epochs."""
    study, lost, text = {"lr": 0.01, "momentum": 0.9, "epochs": 3}, {}, {}
    for f, depth in (("tanh", 2), ("relu", 2), ("tanh", 10), ("relu", 10)):
        one, more = (
            [train_digits(f, start, depth=depth, **study, seed=s).accuracy for s in SEEDS]
            for start in ("glorot", "he")
        )
        lost[f, depth] = float(np.mean(more) - np.mean(one))
        text[f, depth] = f"{spread(one)} of the digits (with He's start {spread(more)})"
    return Verdict(
        "holds if" if lost["relu", 10] > 0.25 and sorted(lost.values())[-2] < 0.1 else "false",
        "the function bounds what it passes on, as tanh does, or the network is shallow. With gain "
        f"1, ten layers of ReLU read {text['relu', 10]} in three epochs, ten of tanh "
        f"{text['tanh', 10]}, and two of ReLU {text['relu', 2]}.",
        {f"{f}, {depth} layers": values for (f, depth), values in lost.items()},
    )


@claim(
    "C13d",
    chapter="13",
    source="course forums and an author's reply",
    says="Zero weights do not learn because equal outputs make the loss the same for every class.",
)
def zero_is_a_product():
    """First gradients and accuracy of zeros and of equal weights, whose outputs are equal too."""
    zeros, equal, end = (
        [copies(*start, layers=2, f="tanh", seed=seed) for seed in SEEDS]
        for start in ((0.0, 0.0), (0.1, 0.1), ("random", 0.0))
    )
    still = max(step for run in zeros for step in run.moved[:-1])
    moves, read = min(run.moved[-1] for run in equal), [run.accuracy for run in end]
    return Verdict(
        "false" if still == 0 < 0.01 < moves and min(read) > 0.9 else "holds",
        "With a last layer of zeros all outputs are equal, for every image, and the network "
        f"learns: it reads {spread(read)} of the digits. With zeros everywhere the gradient of a "
        f"hidden weight is a product with a zero in it, and is {still:g}. With 0.1 everywhere "
        "weights move, and the units of a layer stay copies.",
        {"hidden step, zeros": still, "last step, 0.1": moves, "last layer 0": read},
    )


@claim(
    "C13e",
    chapter="13",
    source="a university's course notes",
    says="Biases may start at zero: the random weights already make the units differ.",
)
def biases_at_zero():
    """Two hidden ReLU layers, biases 0 or 0.1: what they read, and how many units differ."""
    runs = {
        bias: [copies("random", "random", layers=2, bias=bias, seed=seed) for seed in SEEDS]
        for bias in (0.0, 0.1)
    }
    read = {bias: [run.accuracy for run in each] for bias, each in runs.items()}
    parted = min(min(run.distinct) for run in runs[0.0])
    return Verdict(
        "holds" if parted == 64 and np.mean(read[0.0]) > np.mean(read[0.1]) - 0.02 else "false",
        f"With biases 0 all {parted} units of each layer differ, and the network reads "
        f"{spread(read[0.0])} of the digits. With biases of 0.1, which some recommend for ReLU, it "
        f"reads {spread(read[0.1])}.",
        {"biases 0": read[0.0], "biases 0.1": read[0.1], "units that differ": parted},
    )
