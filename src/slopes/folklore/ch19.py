"""What is said about narrow numbers and about nan, settled in chapter 19."""

import numpy as np

from ..experiments import kept_in, one_pixel, small_gradients
from . import Verdict, claim, spread

SEEDS = range(3)


@claim(
    "F19d",
    chapter="19",
    source="guides to mixed precision, read in a hurry",
    says="16 bits are enough to train a network.",
)
def sixteen_bits():
    """What is read of the digits whose weights are kept in several ways, at two rates."""
    ways = {
        "float32": "float32",
        "narrow": "bfloat16",
        "copy": "bfloat16, float32 copy",
        "random": "bfloat16, at random",
    }
    small = {k: [kept_in(w, seed=s).accuracy for s in SEEDS] for k, w in ways.items()}
    large = {
        k: [kept_in(ways[k], lr=0.1, epochs=10, seed=s).accuracy for s in SEEDS]
        for k in ("float32", "narrow")
    }
    short = min(small["float32"]) - max(small["narrow"])
    cured = min(small["copy"] + small["random"]) > max(small["narrow"]) + 0.1
    return Verdict(
        "holds" if short < 0.03 else "holds if" if cured else "false",
        "no step is smaller than half a spacing, or a step that is smaller is not lost. At a rate "
        f"of 0.003 weights in bfloat16 read {spread(small['narrow'])} of the digits, in float32 "
        f"{spread(small['float32'])}; with a float32 copy of the weights "
        f"{spread(small['copy'])}, rounded at random {spread(small['random'])}. At a rate of 0.1 "
        f"bfloat16 read {spread(large['narrow'])}, float32 {spread(large['float32'])}.",
        {"0.003": small, "0.1": large},
    )


@claim(
    "F19c",
    chapter="19",
    source="answers in forums",
    says="If the output is nan, there was a nan in the input.",
)
def nan_from_nan():
    """Finite inputs whose outputs are nan, and an input with a nan whose outputs are finite."""
    x = np.float32([30, 100, 1000])
    with np.errstate(over="ignore", invalid="ignore"):
        up, down, pair = np.exp(x), np.exp(-x), np.exp(np.stack([x, 0 * x]))
        written = {"softmax": pair / pair.sum(0), "tanh": (up - down) / (up + down)}
    made = {name: int(np.isnan(np.atleast_2d(v)).any(0).sum()) for name, v in written.items()}
    hidden = [one_pixel("by np.where", seed=s) for s in SEEDS]
    passed = [one_pixel("ReLU", seed=s) for s in SEEDS]
    both_ways = min(made.values()) > 0
    return Verdict(
        "false" if both_ways else "holds",
        "Of the inputs 30, 100 and 1000 in float32, softmax as written, with a 0 beside them, "
        f"turns {made['softmax']} into nan, tanh as written {made['tanh']}. And the other way "
        "round: of 64 images of which "
        "one has one nan pixel, a network whose ReLU is np.where(x > 0, x, 0) gave "
        f"{spread([len(h.rows) for h in hidden], 'd')} answers that are nan and a finite loss. "
        f"With np.maximum it was {spread([len(p.rows) for p in passed], 'd')}.",
        {"made": made, "hidden": [h.loss for h in hidden], "rows": [len(p.rows) for p in passed]},
    )


@claim(
    "C19b",
    chapter="19",
    source="manuals of processors and libraries",
    says="Subnormal numbers are only slow: set them to zero.",
)
def subnormals_to_zero():
    """How many entries of a trained network's gradient are subnormal, by format; no clock."""
    kinds = {"float32": np.float32, "float16": np.float16}
    found = {k: [small_gradients(t, depth=8, seed=s) for s in SEEDS] for k, t in kinds.items()}
    lost = {k: [one.short - one.zero for one in ones] for k, ones in found.items()}
    ruling = (
        "holds" if max(lost["float16"]) < 0.01 else "false" if min(lost["float32"]) else "holds if"
    )
    return Verdict(
        ruling,
        "the format has none to speak of. Of the gradients of a trained network with eight hidden "
        f"layers {spread(lost['float32'])} of the entries are subnormal in float32, so that "
        f"nothing is lost; in float16 {spread(lost['float16'])} are, and would be. Whether they "
        "are slow, a clock has to say: the chapter shows what one said, and nothing rests on it.",
        {"subnormal": lost},
    )
