"""What is said about normalization, skips and orthogonal starts."""

import numpy as np

from ..data import load
from ..experiments import batchnorm_growth, best_read, block_flow, block_run, isometry, two_modes
from ..networks import BatchNorm, Bend, Dense, Network, cross_entropy, scaled
from .core import Verdict, claim, ruled, spread

SEEDS = range(5)
KINDS = None, "batch"  # without a norm, and with one
NAMES = {"wine": "wines", "breast_cancer": "tumours", "digits": "digits", "iris": "irises"}


@claim(
    "E13",
    chapter="14",
    source="a tutorial's list of remedies, and notes after it",
    says="Batch normalization prevents exploding gradients.",
)
def batchnorm_explodes():
    """Fifty blocks of 64 units at the start: what the gradient is multiplied by, without a norm and
    with BatchNorm, for four gains; from He's start with other remedies; the growth a layer."""
    kinds = {"none": {}, "BatchNorm": {"norm": "batch"}, "LayerNorm": {"norm": "layer"}}
    kinds["BatchNorm and skips"] = {"norm": "batch", "skip": 1.0}
    grown = {
        name: [block_flow(**kind, seed=s).grown for s in SEEDS] for name, kind in kinds.items()
    }
    layer = [batchnorm_growth("relu", width=128, seed=s) for s in SEEDS]
    by_gain = {
        gain: [[block_flow(norm=n, init=scaled(gain), seed=s).grown for s in SEEDS] for n in KINDS]
        for gain in (1.0, 2**0.5, 2.0, 3.0)
    }
    calmer = [max(normed) < min(bare) / 100 for bare, normed in by_gain.values()]
    bare, normed = by_gain[3.0]
    return Verdict(
        ruled(calmer, list(by_gain)),
        "the weights would explode more without it, or there are skips around it. In fifty layers "
        f"of ReLU with gain 3 it brings a growth of the gradient by {min(bare):.0e} and more down "
        f"to {max(normed):,.0f} at most. With He's start, where a gradient is multiplied by "
        f"{spread(grown['none'], '.2g')}, it brings the explosion: {spread(layer, '.2f')} times "
        f"in the mean square a layer, in all {spread(grown['BatchNorm'], ',.0f')}; "
        f"{spread(grown['BatchNorm and skips'], '.0f')} inside skips, "
        f"{spread(grown['LayerNorm'], '.2g')} with LayerNorm.".replace("e+", "e"),
        {"grown": grown, "a layer": layer, "by gain": by_gain},
    )


@claim(
    "E33",
    chapter="14",
    source="notes on normalizing data, linked from a course page",
    says="Standardised values (z-scores) vary from 0 to 1.",
)
def z_scores():
    """The share of standardised training values outside 0 to 1, and their range, for three sets."""
    x = {name: load(name)[0] for name in ("digits", "breast_cancer", "wine")}
    outside = {name: float(np.mean((v < 0) | (v > 1))) for name, v in x.items()}
    ends = {name: (float(v.min()), float(v.max())) for name, v in x.items()}
    least, most = (f"{end:.1f}".replace("-", "−") for end in ends["digits"])
    return Verdict(
        "holds" if max(outside.values()) < 0.05 else "false",
        f"Mean 0 and spread 1 set no bounds. Of the standardised values of three data sets "
        f"{spread(list(outside.values()))} lie outside, and those of the digits run from {least} "
        f"to {most}. Between 0 and 1 lies what min-max scaling gives.",
        {"outside": outside, "ends": ends},
    )


@claim(
    "C14a",
    chapter="14",
    source="READMEs, lessons and lists of interview answers",
    says="Residual connections solve the vanishing gradient problem.",
)
def skips_and_size():
    """A hundred blocks h + c F(h), F of ReLU and He's weights: the gradient's growth, by c; and
    forty of them trained."""
    scales = {"1": 1.0, "1/√L": 0.1, "1/L": 0.01}
    wide = {"depth": 100, "width": 128, "batch": 32}
    grown = {
        k: [block_flow(skip=s, **wide, seed=n).grown for n in SEEDS] for k, s in scales.items()
    }
    bare = [block_run(lr=0.001, skip=1.0, seed=n).accuracy for n in range(3)]
    small = [block_run(seed=n, skip=40**-0.5).accuracy for n in range(3)]
    vanishes = min(min(found) for found in grown.values()) < 0.5
    explodes = min(grown["1"]) > 1e10
    return Verdict(
        "false" if vanishes else "holds if" if explodes else "holds",
        "the branch is scaled, or normalised. Nothing vanishes in a hundred untrained blocks, "
        f"but at scale 1 the gradient is multiplied by {min(grown['1']):.0e} to "
        f"{max(grown['1']):.0e}, at 1/√100 by {spread(grown['1/√L'], '.2f')}. Of forty blocks "
        f"trained on the digits {np.isnan(bare).sum()} of {len(bare)} overflow at scale 1, at a "
        f"rate of 0.001; at 1/√40 they read {spread(small)} at a rate of 0.1.",
        {"grown": grown, "bare": bare, "scaled": small},
    )


@claim(
    "C14b",
    chapter="14",
    source="interview sites",
    says="At test time BatchNorm is a layer with fixed numbers: order and company do not matter.",
)
def order_of_the_test_set():
    """The digits read with running means, and in training mode, mixed and sorted by class."""
    modes = [two_modes(seed=s) for s in SEEDS]
    drop = min(m.mixed - m.by_class for m in modes)
    return Verdict(
        "holds if" if drop > 0.3 else "holds",
        "the network was switched to evaluation. Then it reads "
        f"{spread([m.evaluated for m in modes])} of the test digits in any order. Left in training "
        f"mode, in batches of 45, they read {spread([m.mixed for m in modes])} of them "
        f"mixed and {spread([m.by_class for m in modes])} sorted by class.",
        {"modes": modes},
    )


@claim(
    "C14c",
    chapter="14",
    source="guides to starting weights",
    says="Orthogonal weights give dynamical isometry: every direction keeps its length.",
)
def orthogonal_start():
    """The share of directions whose length stays within a factor 2 of the average in 50 layers."""
    kept = {
        (f, how): [isometry(f, orthogonally=how, scale=scale, seed=s).kept for s in SEEDS]
        for f, scale in (("tanh", 1.0), ("relu", 2**0.5))
        for how in (True, False)
    }
    shrunk = [float(np.sqrt(np.mean(np.square(isometry("tanh", seed=s).singular)))) for s in SEEDS]
    works, fails = min(kept["tanh", True]) > 0.7, max(kept["relu", True]) < 0.2
    return Verdict(
        ("holds if" if fails else "holds") if works else "false",
        "the function is close to a straight line where the signal is, such as tanh for small "
        f"inputs, and for alike, not for kept: after fifty layers {spread(kept['tanh', True])} of "
        "the directions are within a factor of two of the average, but that is "
        f"{spread(shrunk, '.2f')} of what it was; with Gaussian weights "
        f"{spread(kept['tanh', False])}. With ReLU it is {spread(kept['relu', True])}.",
        {"kept": kept, "shrunk": shrunk},
    )


@claim(
    "C14d",
    chapter="14",
    source="issue threads and reviews of network code",
    says="A layer in front of a BatchNorm needs no bias: set bias=False.",
)
def bias_in_front():
    """What a bias changes in front of BatchNorm, in the outputs and in its own gradient."""
    moved, gradients = [], []
    for seed in SEEDS:
        rng = np.random.default_rng(seed)
        dense, last = Dense(8, 16, rng=rng), Dense(16, 3, rng=rng)
        network = Network.of(dense, BatchNorm(16), Bend("relu"), last)
        x, y = rng.normal(size=(32, 8)), rng.integers(3, size=32)
        before = network.forward(x)
        dense.b[:] = 10 * rng.normal(size=16)
        after = network.forward(x)
        network.backward(cross_entropy(after, y)[1])
        moved.append(float(np.abs(after - before).max()))
        gradients.append(float(np.abs(dense.db).max() / np.abs(dense.dW).max()))
    return Verdict(
        "holds" if max(moved + gradients) < 1e-9 else "false",
        f"Random biases of size 10 in front of a BatchNorm move no output by more than "
        f"{max(moved):.0e}, and their gradient is 0, to rounding: what is added to all of a batch "
        "is taken out again with its mean. BatchNorm's own β does the work of the bias.".replace(
            "e-", "e−"
        ),
        {"moved": moved, "gradients": gradients},
    )


@claim(
    "C14e",
    chapter="14",
    source="course pages and the guides of libraries",
    says="Standardise the inputs before you train.",
)
def standardise():
    """Test accuracy on four sets of real data, raw and standardised, each at its best rate."""
    read = {
        name: {raw: [best_read(name, raw=raw, seed=s) for s in range(3)] for raw in (True, False)}
        for name in NAMES
    }
    gained = {name: np.subtract(found[False], found[True]) for name, found in read.items()}
    texts = [
        f"{spread(found[False])} of the {NAMES[name]} instead of {spread(found[True])}"
        for name, found in read.items()
    ]
    never_worse, much = [v.mean() > -0.03 for v in gained.values()], gained["wine"].min() > 0.1
    return Verdict(
        ruled(never_worse) if much else "false",
        f"Each at the best of six rates, 32 ReLUs read {', '.join(texts)}. It helps most where "
        "features have different units, as those of the wines, and on average cost nowhere more "
        "than three in a hundred. Four small sets say nothing about photographs.",
        {"gained": gained, "read": read},
    )
