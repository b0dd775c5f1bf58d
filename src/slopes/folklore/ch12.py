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
from . import Verdict, claim, spread

SEEDS = range(3)


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
        f"gain 2 a layer multiplies by {spread(found['identity'], '.2f')}; with the sigmoid, whose "
        f"slope is at most ¼, and gain 16 by {spread(found['sigmoid'], '.2f')}. GELU's slope "
        f"reaches {steep:.2f}, and with gain 1 a layer leaves {spread(found['gelu'], '.2f')}.",
        found,
    )


@claim(
    "E2",
    chapter="12",
    source="a chat-style tutorial",
    says="Gradient clipping: if a gradient is greater than 5, set it to 5.",
)
def set_to_five():
    """What the rule makes of a gradient of −1000, and how far cutting entries turns a gradient."""
    low = float(np.minimum(np.array([-1000.0, 1000.0]), 5).min())
    turned = [clipping(1.0, seed=seed) for seed in SEEDS]
    by_value, by_norm = ([getattr(c, k) for c in turned] for k in ("by_value", "by_norm"))
    return Verdict(
        "false" if low < -5 or max(by_value) < min(by_norm) else "holds",
        f"As it stands it leaves a gradient of {low:.0f} alone. Cut on both sides it is clipping "
        "by value, which turns the gradient: in a network of eight ReLU layers with gain 2 the "
        f"cosine between before and after was {spread(by_value, '.2f')}. The method of the paper "
        f"that is cited for it shortens the whole vector: cosine {spread(by_norm, '.2f')}.",
        {"by value": by_value, "by norm": by_norm, "low": low},
    )


@claim(
    "E14",
    chapter="12",
    source="a tutorial's list of remedies",
    says="A smaller learning rate prevents exploding gradients.",
)
def smaller_rate():
    """The gradient before the first step, what two rates make of it, and leaps on the cliff."""
    long, short = ([remedy(3.0, lr=lr, seed=s) for s in SEEDS] for lr in (0.1, 1e-4))
    good = [remedy("he", lr=0.3, clip_norm=2, seed=seed).accuracy for seed in SEEDS]
    learned, sizes = [run.accuracy for run in short], [run.gradient for run in short]
    leaps = [np.mean(np.array(descents(0.01, seed=s).longest) > 1) for s in SEEDS]
    overflowed = all(np.isnan(run.accuracy) for run in long)
    same = sizes == [run.gradient for run in long]
    return Verdict(
        "false" if same and min(leaps) > 0 and max(learned) < min(good) else "holds",
        f"It shortens the step and leaves the gradient as it is, {spread(sizes, '.0f')} in the "
        f"first layer of ten at either rate. {'Half right is that it' if overflowed else 'It'} "
        "keeps the loss finite: at rate 0.1 it overflows, at 0.0001 it does not, and the network "
        f"reads {spread(learned)} of the digits. With He's start and clipping it is "
        f"{spread(good)}. And at a cliff a rate of 0.01 still took steps longer than 1 in "
        f"{spread(leaps)} of the runs.",
        {"learned": learned, "with He and clipping": good, "leaps": leaps},
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
    other = [remedy("he", lr=0.3, clip_norm=2, seed=seed).accuracy for seed in SEEDS]
    held = np.isfinite(right).all()
    return Verdict(
        ("holds if" if min(first) > 1 and max(right) < min(other) else "holds")
        if held
        else "false",
        "what is meant is the step. With a start of gain 3 the first gradient is still "
        f"{spread(first, ',.0f')} long; the step made of it is not, so the loss stays finite. The "
        f"network, with the same start, reads {spread(right)} of the digits. With a start that "
        f"does not explode, He's, and a limit of 2, it is {spread(other)}.",
        {"length before": first, "accuracy": right, "He's start": other},
    )


@claim(
    "C12b",
    chapter="12",
    source="choosing guides and forum answers",
    says="Adam divides by the size of the gradient, so clipping is not needed.",
)
def adam_needs_none():
    """The loss after one gradient a thousand times too long, with and without clipping."""
    plain, struck, clipped = (
        [spiked(*how, seed=seed)[-1] for seed in SEEDS] for how in ((1,), (1000,), (1000, 1.0))
    )
    slowed = min(struck) > 2 * max(plain)
    return Verdict(
        "false" if slowed else "holds",
        "The one step is short, but Adam divides by a mean that remembers. Ten epochs after one "
        f"gradient 1000 times too long the training loss was {spread(struck, '.2f')}; without it "
        f"{spread(plain, '.2f')}; with it and clipping by norm at 1 {spread(clipped, '.2f')}.",
        {"no spike": plain, "spike": struck, "spike, clipped": clipped},
    )


@claim(
    "C12c",
    chapter="12",
    source="interview answers",
    says="Exploding gradients are a problem of recurrent networks.",
)
def only_recurrent():
    """What twenty ordinary layers multiply a gradient by."""
    left = []
    for seed in SEEDS:
        flow = gradient_flow("relu", 2.0, depth=21, width=128, seed=seed)
        left.append(flow.backward[0] / flow.backward[-1])
    return Verdict(
        "false" if min(left) > 100 else "holds",
        "Twenty ordinary ReLU layers, no two with the same weights, multiplied it by "
        f"{spread(left, ',.0f')} with gain 2. A recurrent network is deep by its many steps, and "
        "uses one matrix in all of them; that makes it likely, not special.",
        {"multiplied by": left},
    )


@claim(
    "C12d",
    chapter="12",
    source="papers and documentation",
    says="Clipping by norm keeps the direction of the gradient.",
)
def norm_keeps_direction():
    """The cosine between a gradient and the same clipped, at four limits."""
    limits = (10, 1, 0.1, 0.001)
    found = [clipping(limit, seed=seed).by_norm for limit in limits for seed in SEEDS]
    return Verdict(
        "holds" if min(found) > 1 - 1e-12 else "false",
        f"At limits from 0.001 to 10 the cosine between before and after was "
        f"{spread(found, '.6f')}.",
        {"cosine": found},
    )
