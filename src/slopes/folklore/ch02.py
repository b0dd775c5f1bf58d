"""What is said about bends, depth and straight layers, settled in chapter 02."""

import numpy as np

from ..experiments import (
    bent_and_straight,
    fold_network,
    learned_error,
    missing_entries,
    narrow_place,
    pieces,
    random_pieces,
)
from ..functions import identity
from ..networks import Network, orthogonal
from .core import Verdict, claim, spread

SEEDS = range(3)
SPLITS = range(4)
SMALL, DRAWN = ("iris", "wine", "breast_cancer", "digits"), ("mnist1d", "circles")


@claim(
    "E22",
    chapter="02",
    source="tutorials and course pages",
    says="A linear activation is of no use in a hidden layer.",
)
def straight_layers():
    """Fifty straight layers against one matrix; straight layers in a narrow place; what two learn.

    The narrow place is 2 units wide, between layers of ReLU, on the digits; the learning is that
    of a 20 × 20 table of rank 1 from two fifths of its entries.
    """
    alike = max(_collapse_error(seed) for seed in SEEDS)
    kinds = "identity", "relu"
    narrow = {f: [narrow_place(f, seed=seed, width=2) for seed in range(6)] for f in kinds}
    misses = {k: [missing_entries(k, seed=seed) for seed in range(9)] for k in (1, 2)}
    keeps = all(a > b for a, b in zip(narrow["identity"], narrow["relu"], strict=True))
    fills = max(misses[2]) < min(misses[1])
    return Verdict(
        "false" if alike > 1e-9 else "holds if" if keeps or fills else "holds",
        f"all that counts is what a network can represent: fifty straight layers and the one "
        f"table they come to differ by {alike:.0e} of the output. But in a place 2 units wide, "
        f"between layers of ReLU, no bend reads {spread(narrow['identity'])} of the digits and "
        f"ReLU {spread(narrow['relu'])}. And two straight layers trained on two fifths of a table "
        f"of rank 1 miss the other entries by {spread(misses[2])} of their size, one by "
        f"{spread(misses[1])}.",
        {"collapse": alike, "narrow place": narrow, "missing entries": misses},
    )


@claim(
    "C2a",
    chapter="02",
    source="introductions to activation functions",
    says="Linear layers in a row come to a single linear layer.",
)
def straight_stack():
    """Fifty straight layers against the product of their tables; with ReLU, the best table fits."""
    alike = [_collapse_error(seed) for seed in SEEDS]
    bent = [_best_table_misses(seed) for seed in SEEDS]
    return Verdict(
        "holds" if max(alike) < 1e-9 and min(bent) > 0.1 else "false",
        "Fifty layers without a bend and the one table to which their tables multiply differ by "
        f"{max(alike):.0e} of the output at most, which is rounding. With ReLU behind the "
        f"first two of three layers even the best table is off by {spread(bent)} of the output.",
        {"difference": alike, "with ReLU": bent},
    )


@claim(
    "X21",
    chapter="02",
    source="lectures on deep learning",
    says="Depth makes a network exponentially more expressive.",
)
def folds():
    """Pieces of eight layers of 2 ReLUs set by hand; of 64 random ReLUs in one layer and in eight.

    Random: weights from He's start, biases N(0, 1), one input from −3 to 3.
    """
    made = pieces(fold_network(8), (np.arange(4096) + 0.5) / 4096)
    drawn = {k: [random_pieces(k, 64 // k, seed=seed) for seed in range(20)] for k in (1, 8)}
    grows = made >= 2**8, np.mean(drawn[8]) > 4 * np.mean(drawn[1])
    return Verdict(
        "holds" if all(grows) else "holds if" if any(grows) else "false",
        f"“expressive” means what some choice of weights can represent. Eight layers of 2 ReLUs, "
        f"set by hand, make {made} straight pieces, for which one layer needs {made - 1} units. "
        f"Random weights at the usual start make no use of it: 64 units make "
        f"{np.mean(drawn[1]):.0f} pieces on average in one layer and {np.mean(drawn[8]):.0f} in "
        f"eight (20 draws; single ones {min(drawn[8])} to {max(drawn[8])}).",
        {"by hand": made, "random": drawn},
    )


@claim(
    "X25",
    chapter="02",
    source="blog posts on the universal approximation theorem",
    says="A network with one hidden layer can learn any function.",
)
def built_and_learned():
    """The largest error on sin 3x, from 0 to 2: 32 ReLUs placed by a formula, and 32 trained."""
    knots = np.linspace(0, 2, 33)
    x = np.linspace(0, 2, 2001)
    built = float(np.abs(np.interp(x, knots, np.sin(3 * knots)) - np.sin(3 * x)).max())
    learned = [learned_error(32, seed=seed) for seed in SEEDS]
    return Verdict(
        "holds" if min(learned) < 1.5 * built else "holds if" if built < 0.01 else "false",
        f"“learn” means “represent”, the function is continuous, and the inputs keep to a closed "
        f"and bounded region. 32 ReLUs placed by a formula miss sin 3x by {built:.3f} at most; the "
        f"same 32 trained with Adam by {min(learned):.3f} to {max(learned):.3f} ({len(learned)} "
        f"starts, 256 points, 200 epochs). The theorem says that good weights exist. It does not "
        f"find them.",
        {"built": built, "learned": learned},
    )


@claim(
    "X26",
    chapter="02",
    source="introductions to neural networks",
    says="Real-world data are non-linear, so a model without activation functions fails on them.",
)
def straight_model():
    """Test accuracy without a hidden layer and with 32 ReLUs, four splits of each data set.

    Four small sets of real data; the drawn curves of MNIST-1D and two rings, which need a bend.
    """
    gains = {
        name: [np.subtract(*bent_and_straight(name, seed=s)) for s in SPLITS]
        for name in (*SMALL, *DRAWN)
    }
    mean = {name: float(np.mean(values)) for name, values in gains.items()}
    real, drawn = ([name for name in names if mean[name] < 0.03] for names in (SMALL, DRAWN))
    texts = [f"{name.replace('_', ' ')} {_points(values)}" for name, values in gains.items()]
    return Verdict(
        "holds" if not real else "false" if len(real + drawn) == len(gains) else "holds if",
        f"the data ask for a bend, and many do not. What 32 ReLUs add to the straight model, in "
        f"points of a hundred, over {len(SPLITS)} splits: {', '.join(texts)}. On {len(real)} of "
        f"the {len(SMALL)} small sets of real data it is less than 3 on average; on the curves and "
        f"the rings, drawn for the purpose, much more. Four small sets say nothing about "
        f"photographs or language.",
        {"gain": gains},
    )


def _collapse_error(seed):
    network = Network([2] + [16] * 49 + [2], identity, init=orthogonal, seed=seed)
    x, W = np.random.default_rng(seed).normal(size=(100, 2)), np.eye(2)
    for layer in network.dense:
        W = W @ layer.W
    y = network.forward(x)
    return float(np.abs(x @ W - y).max() / np.abs(y).max())


def _best_table_misses(seed):
    x = np.random.default_rng(seed).normal(size=(500, 8))
    y = Network([8, 16, 16, 8], seed=seed).forward(x)
    table = np.linalg.lstsq(np.c_[x, np.ones(len(x))], y, rcond=None)[0]
    off = np.c_[x, np.ones(len(x))] @ table - y
    return float(np.sqrt(np.mean(off**2) / np.mean(y**2)))


def _points(gains):
    low, high = (round(100 * float(gain)) for gain in (min(gains), max(gains)))
    text = f"{low:+d}" if low == high else f"{low:+d} to {high:+d}"
    return text.replace("+0", "0").replace("-", "\N{MINUS SIGN}")
