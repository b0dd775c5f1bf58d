"""What is said about networks that do not learn, settled in chapter 20."""

from dataclasses import replace

import numpy as np

from ..experiments import CASES, alarms, patient, treat
from . import Verdict, claim, spread

SEEDS = range(3)
GUESS = np.log(10)


def _runs(name, cured=False):
    return [patient(name, cured=cured, seed=seed) for seed in SEEDS]


@claim(
    "F20a",
    chapter="20",
    source="debugging checklists, nearly all of them",
    says="If the network can overfit one batch, the code is right.",
)
def one_batch():
    """Which of twenty sick networks learn 32 examples by heart in 100 steps, with every seed."""
    passed = [name for name in CASES if not any(alarms(run)["one batch"] for run in _runs(name))]
    return Verdict(
        "false" if passed else "holds",
        f"Of twenty networks with one fault each, {len(passed)} learned 32 examples by heart in "
        f"100 steps, with each of {len(SEEDS)} seeds; among them those whose labels belong to "
        "other examples, whose gradients are never reset, or whose last layer has a softmax too "
        "many. The test finds what keeps a network from moving. It sees neither the data nor what "
        "comes after the first hundred steps.",
        {"passed": len(passed), "of": len(CASES), "labels": "labels permuted" in passed},
    )


@claim(
    "F20b",
    chapter="20",
    source="forum answers and tutorials",
    says="The loss falls, so the network learns.",
)
def loss_falls():
    """What fallen training losses are worth on new examples, with permuted labels and shapes."""
    permuted, shapes = _runs("labels permuted"), _runs("shapes differ")
    fell = [run.losses[-1] / run.losses[0] for run in permuted]
    new = [run.last.new for run in permuted]
    flat = [run.last.new for run in shapes]
    return Verdict(
        "false" if max(fell) < 0.9 and max(new) < 0.2 else "holds",
        f"With labels that belong to other images the training loss fell to {spread(fell)} of what "
        f"it was in the first epoch; of new images {spread(new)} were read, and guessing reads "
        "10 %. Where outputs and targets have different shapes the loss falls to the variance of "
        f"the targets, and of the variance of new ones {spread(flat)} is explained.",
        {"fell to": fell, "new": new, "shapes": flat},
    )


@claim(
    "F20c",
    chapter="20",
    source="issues, from Caffe to Keras",
    says="A loss stuck at 2.303 means that the gradient vanishes.",
)
def stuck_at_ln_10():
    """Which patients end within 2 % of ln 10, and in which of them the gradient is small."""
    stuck, small = [], []
    for name in CASES:
        runs = _runs(name)
        if all(abs(run.losses[-1] / GUESS - 1) < 0.02 for run in runs):
            stuck.append(name)
            small += [name] if max(run.first.update for run in runs) < 1e-5 else []
    return Verdict(
        "holds if" if len(stuck) > len(small) > 0 else "holds" if small else "false",
        "the start is to blame. 2.303 is ln 10, the loss of a network that gives ten classes equal "
        f"shares, whatever the reason. {len(stuck)} of the twenty patients end there: "
        f"{', '.join(stuck)}. Small steps in the first layers from the start on had "
        f"{', '.join(small)}.",
        {"stuck": len(stuck), "small": len(small)},
    )


@claim(
    "F20d",
    chapter="20",
    source="interview answers",
    says="If the network explodes, clip the gradient and it will train.",
)
def clip_and_train():
    """Twelve ReLU layers with gain 3, with the gradient clipped at 1, and with He's start."""
    case = replace(CASES["gain 3, ReLU"][0], clip=1.0)
    clipped = [treat(case, seed=seed) for seed in SEEDS]
    right, cured = (
        [run.last.right for run in runs] for runs in (clipped, _runs("gain 3, ReLU", cured=True))
    )
    losses = [run.losses[-1] for run in clipped]
    return Verdict(
        "false" if max(right) < min(cured) - 0.2 else "holds",
        "Twelve ReLU layers of gain 3 overflow in the first epoch. With the gradient clipped at 1 "
        f"they no longer do; after eight epochs the loss was {spread(losses, ',.0f')}, and "
        f"{spread(right)} of the training digits were read. With He's start, unclipped, it was "
        f"{spread(cured)}.",
        {"clipped": right, "He's start": cured, "loss": losses},
    )


@claim(
    "F20e",
    chapter="20",
    source="tutorials on the training loop",
    says="Forget to reset the gradients, and training breaks.",
)
def never_reset():
    """Digits read after 8 and after 60 epochs, with and without a reset, at rate 0.01."""
    short = [[run.last.new for run in _runs("never reset", cured=c)] for c in (False, True)]
    long = [
        [treat(replace(case, epochs=60), seed=seed).last for seed in SEEDS]
        for case in CASES["never reset"]
    ]
    weights = [chart.heaviest for chart in long[0]]
    later = [[chart.new for chart in charts] for charts in long]
    return Verdict(
        "holds if" if min(short[0]) > max(short[1]) and max(later[0]) < min(later[1]) else "false",
        "you wait. What is never reset is momentum without friction. After eight epochs at rate "
        f"0.01 it was ahead: {spread(short[0])} of new digits, with a reset {spread(short[1])}. "
        f"After sixty it was {spread(later[0])} against {spread(later[1])}, and the heaviest "
        f"matrix had a gain of {spread(weights, '.0f')}.",
        {"8 epochs": short[0], "reset": short[1], "60 epochs": later[0], "reset, 60": later[1]},
    )
