"""What is said about narrow numbers and about nan, settled in chapter 19."""

import numpy as np

from ..experiments import kept_in, one_pixel, small_gradients
from .core import Verdict, claim, spread

SEEDS = range(3)


@claim(
    "F19d",
    chapter="19",
    source="guides to mixed precision, read in a hurry",
    says="16 bits are enough to train a network.",
)
def sixteen_bits():
    """What is read of the digits whose weights are in bfloat16, and how much of the way is done.

    The same way, rate times epochs, in long steps and in short ones; then with the lost steps kept.
    """
    lost, done = {}, {}
    for lr, epochs in ((0.1, 2), (0.02, 10), (0.005, 40)):
        how = {"lr": lr, "epochs": epochs}
        pairs = [[kept_in(w, **how, seed=s) for w in ("float32", "bfloat16")] for s in SEEDS]
        lost[lr] = [wide.accuracy - narrow.accuracy for wide, narrow in pairs]
        done[lr] = [narrow.done for _, narrow in pairs]
    cures = ("bfloat16, float32 copy", "bfloat16, Kahan", "bfloat16, at random")
    kept = {w: [kept_in(w, seed=s).accuracy for s in SEEDS] for w in ("float32", *cures)}
    apart = [abs(a - b) for w in cures for a, b in zip(kept["float32"], kept[w], strict=True)]
    enough = [max(losses) < 0.03 for losses in lost.values()]  # at each rate
    decides = max(lost[0.1]) < min(lost[0.02]) + 0.03 and max(lost[0.02]) < min(lost[0.005])
    if all(enough):
        ruling = "holds"
    else:
        ruling = "holds if" if enough[0] and decides and max(apart) < 0.03 else "false"
    points = {lr: [100 * share for share in losses] for lr, losses in lost.items()}
    long, mid, short = (
        f"{spread(done[lr], '.1%')} of the way and "
        f"{spread(points[lr], '.1f').replace('-', '−')} images of 100 fewer"
        for lr in (0.1, 0.02, 0.005)
    )
    return Verdict(
        ruling,
        "the steps that rounding leaves do nearly all of the way. With weights in bfloat16, and "
        f"rate times epochs the same, a rate of 0.1 did {long} were read than in float32; 0.02 "
        f"{mid}; 0.005 {short}. Where what is lost is kept, in a float32 copy or by Kahan, or "
        f"rounding is at random, bfloat16 and float32 differed by {spread(apart, '.1%')}.",
        {"fewer": lost, "done": done, "kept": kept},
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
        "Of the inputs 30, 100 and 1000 in float32, softmax as written (each with a 0 beside it) "
        f"makes nan of {made['softmax']}, tanh as written of {made['tanh']}. And the other way "
        "round: of 64 images of which one has one nan pixel, a network whose ReLU is "
        f"np.where(x > 0, x, 0) gave {spread([len(h.rows) for h in hidden], 'd')} answers that are "
        "nan and a finite loss. "
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
