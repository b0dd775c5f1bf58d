"""What is said about networks that do not learn, settled in chapter 20."""

from dataclasses import replace

import numpy as np

from ..experiments import CASES, alarms, patient, treat
from . import Verdict, claim, spread

SEEDS = range(3)
GUESS = np.log(10)  # the loss of ten equal shares


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
        "other examples, whose gradients are never reset, or whose rate is far too high. The test "
        "finds what keeps a network from moving. It sees neither the data nor what comes after "
        "the first hundred steps.",
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
    """Which patients end within 2 % of ln 10, and in which a first step moves next to nothing."""
    stuck, still = [], []
    for name in CASES:
        runs = _runs(name)
        if all(abs(run.losses[-1] / GUESS - 1) < 0.02 for run in runs):
            stuck.append(name)
            still += [name] if max(run.first.update for run in runs) < 1e-5 else []
    return Verdict(
        "holds if" if len(stuck) > len(still) > 0 else "holds" if still else "false",
        "the first step already moves next to nothing. 2.303 is ln 10, the loss of equal shares "
        f"for ten classes, whatever the reason. {len(stuck)} of the twenty patients end there: "
        f"{', '.join(stuck)}. In {len(still)} of them the first steps of some layer were below a "
        "hundred-thousandth of its weights, for other reasons each: a signal that fades from layer "
        "to layer, units that are all shut, equal weights whose messages cancel.",
        {"stuck": len(stuck), "still": len(still)},
    )


@claim(
    "F20d",
    chapter="20",
    source="interview answers",
    says="If the network explodes, clip the gradient and it will train.",
)
def clip_and_train():
    """Ten ReLU layers with gain 3, the gradient clipped at 2, beside the same with He's start."""
    clipped, cured = (_runs("gain 3, ReLU", cured=c) for c in (False, True))
    right, good = ([run.last.right for run in runs] for runs in (clipped, cured))
    losses = [run.losses[-1] for run in clipped]
    short = min(good) - max(right)
    return Verdict(
        "false" if max(right) < 0.2 else "holds if" if short > 0.1 else "holds",
        "less will do. Ten ReLU layers of gain 3, the gradient clipped at a length of 2, had a "
        f"loss of {spread(losses, '.0f')} after seven epochs and read {spread(right)} of their own "
        f"training digits. With He's start, clipped alike, it was {spread(good)}. Clipping mends "
        "the step, the start mends the network.",
        {"clipped": right, "He's start": good, "loss": losses},
    )


@claim(
    "F20e",
    chapter="20",
    source="tutorials on the training loop",
    says="Forget to reset the gradients, and training breaks.",
)
def never_reset():
    """New digits read after 8 and after 24 epochs, with and without a reset, at rate 0.01."""
    short = [[run.last.new for run in _runs("never reset", cured=c)] for c in (False, True)]
    long = [
        [treat(replace(case, epochs=24), seed=seed).last for seed in SEEDS]
        for case in CASES["never reset"]
    ]
    weights = [chart.heaviest for chart in long[0]]
    later = [[chart.new for chart in charts] for charts in long]
    return Verdict(
        "holds if" if min(short[0]) > max(short[1]) and max(later[0]) < min(later[1]) else "false",
        "you wait. What is never reset is momentum without friction. After eight epochs at rate "
        f"0.01 the network without a reset read {spread(short[0])} of new digits, the one with it "
        f"{spread(short[1])}. After twenty-four it was {spread(later[0])} against "
        f"{spread(later[1])}, and the heaviest matrix had a gain of {spread(weights, '.0f')}.",
        {"8 epochs": short[0], "reset": short[1], "24 epochs": later[0], "reset, 24": later[1]},
    )
