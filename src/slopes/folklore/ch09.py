"""What is said about the last layer and its loss."""

import numpy as np

from ..experiments import (
    accuracy_at_best_rate,
    answers_of,
    best_temperature,
    foreign_inputs,
    largest_shares,
    squared_error_of_logits,
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
    runs = [answers_of(seed=s) for s in SEEDS]
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
    """Test accuracy on the digits, each loss at its best rate, from a start that is sure or not."""
    losses = {
        "cross-entropy": cross_entropy,
        "squared, shares": squared_error_of_shares,
        "squared, sums": squared_error_of_logits,
    }
    starts = {"small": 0.1, "sure": 16.0}
    found = {
        f"{name}, {start} start": [accuracy_at_best_rate(loss, gain, seed=s) for s in SEEDS]
        for start, gain in starts.items()
        for name, loss in losses.items()
    }
    best = {start: np.mean(found[f"cross-entropy, {start} start"]) for start in starts}
    behind = {
        start: best[start] - np.mean(found[f"squared, shares, {start} start"]) for start in starts
    }
    ruling = (
        "holds" if min(behind.values()) > 0.03 else "holds if" if behind["sure"] > 0.03 else "false"
    )
    percent = {name: spread(row, form=".1%") for name, row in found.items()}
    return Verdict(
        ruling,
        "the network is sure and wrong when training begins. On the digits, each loss at the best "
        "of three rates and the last layer started with large weights, cross-entropy reads "
        f"{percent['cross-entropy, sure start']}, squared error of the shares "
        f"{percent['squared, shares, sure start']}, and squared error with no softmax "
        f"{percent['squared, sums, sure start']}. From small weights all three do the work: "
        f"{percent['cross-entropy, small start']}, {percent['squared, shares, small start']} and "
        f"{percent['squared, sums, small start']}.",
        found,
    )
