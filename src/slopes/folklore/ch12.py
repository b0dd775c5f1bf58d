"""What is said about gradients that explode and about clipping, settled in chapter 12."""

import numpy as np

from ..experiments import (
    clipping,
    descents,
    gradient_flow,
    remedy,
    spiked,
)
from ..functions import gelu
from ..measure import measure
from ..networks import clip_by_norm, clip_by_value
from .core import Verdict, claim, ruled, spread

SEEDS = range(3)
UNCUT = 1e9  # a limit that cuts nothing; the lengths are recorded


def _factors(f, gain):
    return [gradient_flow(f, gain, depth=21, width=128, seed=seed).factor for seed in SEEDS]


@claim(
    "E1",
    chapter="12",
    source="two tutorials and most blog posts",
    says="Gradients explode when the derivatives of the activation function are greater than 1.",
)
def derivatives_above_one():
    """The factor a layer: slopes of 1 and below with large weights, slopes above 1 with small."""
    gains = {"identity": 2.0, "sigmoid": 16.0, "gelu": 1.0}
    found = {f: _factors(f, gain) for f, gain in gains.items()}
    steep = float(measure(gelu).steepest)
    against = min(found["identity"] + found["sigmoid"]) > 1 or max(found["gelu"]) < 1 < steep
    return Verdict(
        "false" if against else "holds",
        "The factor is the weights' gain times the typical slope. With slopes of exactly 1 and "
        f"gain 2 a layer multiplies by {spread(found['identity'], '.1f')}; with the sigmoid, whose "
        f"slope is at most ¼, and gain 16 by {spread(found['sigmoid'], '.1f')}. GELU's slope "
        f"reaches {steep:.2f}, and with gain 1 a layer leaves {spread(found['gelu'], '.1f')}.",
        found,
    )


@claim(
    "E2",
    chapter="12",
    source="a chat-style tutorial",
    says="Gradient clipping: if a gradient is greater than 5, set it to 5.",
)
def set_to_five():
    """The rule, read on both sides, against clipping by value and by norm, in length and turn."""
    g = np.random.default_rng(0).normal(scale=10, size=100)
    rule = np.where(np.abs(g) > 5, 5 * np.sign(g), g)
    value, norm = g.copy(), g.copy()
    clip_by_value([("w", None, value)], 5.0)
    clip_by_norm([("w", None, norm)], 5.0)
    same = [np.allclose(rule, value), np.allclose(rule, norm)]
    low = float(np.minimum(np.array([-1000.0, 1000.0]), 5).min())
    turned = [clipping(5.0, seed=seed) for seed in SEEDS]
    by_value, by_norm = ([getattr(c, k) for c in turned] for k in ("by_value", "by_norm"))
    return Verdict(
        ruled(same, ["by value", "by norm"]),
        "clipping by value is meant, and both sides are cut: code that follows the words leaves a "
        f"gradient of −{-low:.0f} alone. By value turns the gradient: in a network of eight ReLU "
        "layers with gain 2 and the limit 5 the cosine between before and after was "
        f"{spread(by_value, '.2f')}. The method of the paper that is cited for it shortens the "
        f"whole vector instead: cosine {spread(by_norm, '.2f')}.",
        {"by value": by_value, "by norm": by_norm, "low": low, "same": same},
    )


@claim(
    "E14",
    chapter="12",
    source="a tutorial's list of remedies",
    says="A smaller learning rate prevents exploding gradients.",
)
def smaller_rate():
    """Two rates with a good start, from a start that explodes, and leaps on the cliff."""
    large, small = ([remedy("he", lr=r, depth=1, seed=s).accuracy for s in SEEDS] for r in (3, 0.3))
    cured = max(large) < 0.5 < min(small)
    overflowed = all(np.isnan(remedy(3.0, lr=0.1, seed=s).accuracy) for s in SEEDS)
    slow = [remedy(3.0, lr=0.00003, clip_norm=UNCUT, seed=s) for s in SEEDS]
    learned, norms = [r.accuracy for r in slow], [np.median(r.norms[-22:]) for r in slow]
    good = [remedy("he", lr=0.3, clip_norm=2, seed=seed).accuracy for seed in SEEDS]
    leaps = [np.mean(np.array(descents(0.01, seed=s).longest) > 1) for s in SEEDS]
    elsewhere = min(norms) < 1 or min(leaps) == 0 or max(learned) > min(good)
    return Verdict(
        "false" if not cured else "holds" if elsewhere else "holds if",
        "it was the rate that made them grow: with one hidden layer and He's start rate 3 reads "
        f"{spread(large)} of the digits, 0.3 {spread(small)}. From a bad start, gain 3 in ten "
        f"layers, it {'keeps the loss finite, where 0.1 overflows, and' if overflowed else ''} "
        f"leaves the gradient long ({spread(norms, ',.0f')} in the last epoch, all layers "
        f"together) and most digits unread ({spread(learned)}; with He's start and clipping "
        f"{spread(good)}). At a cliff a rate of 0.01 still took steps longer than 1 in "
        f"{spread(leaps)} of the runs.",
        {"too large": large, "smaller": small, "learned": learned, "norms": norms, "leaps": leaps},
    )


@claim(
    "C12a",
    chapter="12",
    source="documentation, READMEs and comments in code, by the dozen",
    says="Gradient clipping prevents exploding gradients.",
)
def clipping_prevents():
    """An exploding start, clipped: the norm before, whether it overflows, what is learned."""
    clipped = [remedy(3.0, lr=0.1, clip_norm=1, seed=seed) for seed in SEEDS]
    right, first = [c.accuracy for c in clipped], [c.norms[0] for c in clipped]
    last = [np.median(c.norms[-22:]) for c in clipped]
    other = [remedy("he", lr=0.3, clip_norm=2, seed=seed).accuracy for seed in SEEDS]
    held = np.isfinite(right).all()
    return Verdict(
        ("holds if" if min(first + last) > 1 and max(right) < min(other) else "holds")
        if held
        else "false",
        "what is meant is the step. With a start of gain 3 and a limit of 1 the first gradient "
        f"of all layers together is still {spread(first, ',.0f')} long, the typical one of the "
        f"eighth epoch {spread(last, ',.0f')}; the step made of it is not, so the loss stays "
        f"finite. The network reads {spread(right)} of the digits. With a start that "
        f"does not explode, He's, and a limit of 2, it is {spread(other)}.",
        {"length before": first, "last epoch": last, "accuracy": right, "He's start": other},
    )


@claim(
    "C12b",
    chapter="12",
    source="choosing guides and forum answers",
    says="Adam divides by the size of the gradient, so clipping is not needed.",
)
def adam_needs_none():
    """The loss after one gradient that is too long, by how many times; and clipped."""
    sizes = 1, 10, 100, 1000
    loss = {size: [spiked(size, seed=seed)[-1] for seed in SEEDS] for size in sizes}
    clipped, calm = ([spiked(size, 1.0, seed=seed)[-1] for seed in SEEDS] for size in (1000, 1))
    plain, struck = loss[1], loss[1000]
    return Verdict(
        ruled([max(loss[size]) < 1.5 * min(plain) for size in sizes], sizes),
        "no gradient is many times as long as the others. The one step is short, but Adam divides "
        "by a mean that remembers. Ten epochs after one gradient 10 times too long the training "
        f"loss was {spread(loss[10], '.2f')}, 100 times {spread(loss[100], '.2f')}, 1000 times "
        f"{spread(struck, '.2f')}; without it {spread(plain, '.2f')}. Clipped by norm at 1 it was "
        f"{spread(clipped, '.2f')} with the last and {spread(calm, '.2f')} without any.",
        {"no spike": plain, "spike": struck, "spike, clipped": clipped, "clipped": calm}
        | {"by size": loss},
    )


@claim(
    "C12c",
    chapter="12",
    source="interview answers",
    says="Exploding gradients are a problem of recurrent networks.",
)
def only_recurrent():
    """What fifty steps with one matrix multiply a gradient by, and twenty ordinary layers."""
    left, steps = [], []
    for seed in SEEDS:
        flow = gradient_flow("relu", 2.0, depth=21, width=128, seed=seed)
        left.append(flow.backward[0] / flow.backward[-1])
        W = np.random.default_rng(seed).normal(0, 1.5 / 8, size=(64, 64))
        back = np.random.default_rng(seed + 1).normal(size=64)
        steps.append(float(np.linalg.norm(np.linalg.matrix_power(W, 50) @ back) / 8))
    return Verdict(
        ruled([min(steps) > 100, min(left) < 100], ["of these too", "of these only"]),
        "it does not mean “only”. Fifty steps of a straight recurrent network with gain 1.5, one "
        f"matrix in all of them, multiplied a gradient by {min(steps):.0e} and more. But twenty "
        "ordinary ReLU layers, no two with the same weights, multiplied it by "
        f"{spread(left, ',.0f')} with gain 2.".replace("e+0", "e"),
        {"multiplied by": left, "recurrent": steps},
    )


@claim(
    "C12d",
    chapter="12",
    source="papers and documentation",
    says="Clipping by norm keeps the direction of the gradient.",
)
def norm_keeps_direction():
    """The cosine between a gradient and the same clipped, at four limits: all arrays together, and
    each for itself."""
    limits = (10, 1, 0.1, 0.001)
    runs = [clipping(limit, seed=seed) for limit in limits for seed in SEEDS]
    found, each = [run.by_norm for run in runs], [run.by_array for run in runs]
    keeps = [min(cosines) > 1 - 1e-12 for cosines in (found, each)]
    return Verdict(
        ruled(keeps, ["one norm", "a norm for each array"]),
        "the norm is that of all gradients together. At limits from 0.001 to 10 the cosine between "
        f"before and after was then {spread(found, '.6f')}. With a norm for each array of weights, "
        f"as Keras' clipnorm has it, it was {spread(each, '.2f')}. And it is said of one gradient: "
        "the mean of several that are clipped may point elsewhere, since the long ones count for "
        "less.",
        {"cosine": found, "each array": each},
    )
