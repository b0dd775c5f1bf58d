"""What is said about the last layer and its loss."""

from functools import partial

import numpy as np

from ..experiments import (
    accuracy_with_loss,
    answers_of,
    best_temperature,
    foreign_inputs,
    largest_shares,
    squared_error_of_shares,
)
from ..functions import softmax
from ..networks import cross_entropy
from . import Verdict, claim, spread

SEEDS = range(3)


@claim(
    "E23",
    chapter="09",
    source="tutorials and choosing guides",
    says="Softmax has the range [0, 1]; its output is the confidence of the network.",
)
def confidence():
    """Mean largest share against share right on MNIST-1D: as trained, calibrated, on noise."""
    runs = [answers_of(s) for s in SEEDS]
    fitted, kept = slice(0, 625), slice(625, None)
    claimed, right, cooled, noise = [], [], [], []
    for s, run in zip(SEEDS, runs, strict=True):
        z, t = run.logits[-1], best_temperature(run.logits[-1][fitted], run.labels[fitted])
        share, hit = largest_shares(z[kept], run.labels[kept])
        claimed.append(share.mean())
        right.append(hit.mean())
        cooled.append(softmax(z[kept] / t).max(1).mean())
        noise.append(softmax(run.network.forward(foreign_inputs(s)["noise"])).max(1).mean())
    gap, left = (np.abs(np.subtract(c, right)).max() for c in (claimed, cooled))
    inside = softmax([-30.0, 0.0, 30.0]).min() > 0 and softmax([-10.0, 10.0]).max() < 1
    honest = "holds" if gap < 0.05 else "holds if" if left < 0.05 else "false"
    return Verdict(
        honest if inside else "false",
        "it has been calibrated on data kept back, and the input is of the kind it learnt. "
        f"On MNIST-1D the largest share is {spread(claimed)} on average and "
        f"{spread(right)} of the answers are right; one temperature brings it to "
        f"{spread(cooled)}. On noise it claims {spread(noise)}. "
        "The range is (0, 1): 0 and 1 come from rounding.",
        {"claimed": claimed, "right": right, "calibrated": cooled, "noise": noise},
    )


@claim(
    "C9a",
    chapter="09",
    source="course notes and forum answers",
    says="Squared error is the wrong loss for a classifier; softmax needs cross-entropy.",
)
def squared_error():
    """Test accuracy on the digits, ten passes at rate 0.5, from He's start and from a sure one."""
    found = {
        f"{name}, {'usual' if last is None else 'sure'} start": [
            accuracy_with_loss(loss, last, seed=s) for s in SEEDS
        ]
        for last in (None, 16.0)
        for name, loss in (("squared", squared_error_of_shares), ("cross-entropy", cross_entropy))
    }
    mean = {name: np.mean(row) for name, row in found.items()}
    usual, sure_start = (
        mean[f"cross-entropy, {k} start"] - mean[f"squared, {k} start"] for k in ("usual", "sure")
    )
    ruling = "holds" if usual > 0.05 else "holds if" if sure_start > 0.02 else "false"
    percent = partial(spread, form=".1%")
    return Verdict(
        ruling,
        "the network is sure and wrong. On the digits, from the usual start, squared error gives "
        f"{percent(found['squared, usual start'])} and cross-entropy "
        f"{percent(found['cross-entropy, usual start'])}. With large starting weights in the last "
        f"layer it is {percent(found['squared, sure start'])} against "
        f"{percent(found['cross-entropy, sure start'])}, after the same ten passes.",
        found,
    )
