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
from .core import Verdict, claim, spread

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


@claim(
    "C9b",
    chapter="09",
    source="course notes",
    says="Add the same number to every logit, and softmax does not change.",
)
def common_shift():
    """The largest change of a share: one number added to all logits, to one of them; logits × 2."""
    z = np.concatenate([np.random.default_rng(s).normal(0, 3, size=(200, 5)) for s in SEEDS])
    p = softmax(z)
    shifted = max(float(np.abs(softmax(z + c) - p).max()) for c in (-1000, -1, 1, 1000))
    one = float(np.abs(softmax(z + np.eye(5)[0]) - p).max())
    doubled = float(np.abs(softmax(2 * z) - p).max())
    return Verdict(
        "holds" if shifted < 1e-12 and min(one, doubled) > 0.1 else "false",
        f"With a number from −1000 to 1000 added to all logits no share moves by more than "
        f"{shifted:.0e}, which is rounding. Added to one of them, 1 moves a share by up to "
        f"{one:.2f}; all logits doubled, by up to {doubled:.2f}.".replace("e-", "e−"),
        {"added to all": shifted, "added to one": one, "doubled": doubled},
    )


@claim(
    "C9c",
    chapter="09",
    source="course notes and derivations",
    says="With softmax and cross-entropy the gradient at the logits is p − y.",
)
def shares_less_truth():
    """Measured slopes of the two losses of each logit, against p − y."""
    losses = {"cross-entropy": cross_entropy, "squared error": squared_error_of_shares}
    off = {name: [_off_from_difference(loss, s) for s in SEEDS] for name, loss in losses.items()}
    exact = max(off["cross-entropy"]) < 1e-6
    return Verdict(
        "holds" if exact and min(off["squared error"]) > 0.1 else "false",
        "Measured with small steps, the slope of the loss is p − y for every logit of 20 examples, "
        f"to {max(off['cross-entropy']):.0e}. With squared error behind the same softmax it is "
        f"another, up to {spread(off['squared error'], '.1f')} away.".replace("e-", "e−"),
        off,
    )


def _off_from_difference(loss, seed, h=1e-5):
    """Return the largest distance of the measured slopes of a loss from p − y."""
    rng = np.random.default_rng(seed)
    z, y, far = rng.normal(0, 2, size=(20, 4)), rng.integers(4, size=20), 0.0
    for row, label in zip(z, y, strict=True):
        for k in range(4):
            step = h * np.eye(4)[k]
            up, down = (float(loss((row + s)[None], [label])[0]) for s in (step, -step))
            far = max(far, abs((up - down) / (2 * h) - softmax(row)[k] + (k == label)))
    return far
