"""What is said about the last layer and its loss."""

from dataclasses import dataclass
from functools import cache, partial
from math import exp

import numpy as np

from ..data import digits, load
from ..functions.softmaxes import softmax
from ..initializers import gain
from ..layers import Network
from ..losses import cross_entropy
from ..optimizers import SGD, Adam
from ..training import accuracy, fit
from . import Verdict, claim, spread

SEEDS = range(3)
PASSES = 30


@dataclass(frozen=True, eq=False)
class Answers:
    """A network trained on MNIST-1D, and its logits for the test examples after every pass."""

    network: Network
    logits: np.ndarray
    labels: np.ndarray

    def sure(self, last=-1):
        """Return the largest share of every answer after that pass, and whether it is right."""
        return sure(self.logits[last], self.labels)


@cache
def answers(seed=0):
    """Return the Answers of a network with two hidden layers of 64 ReLUs, from He's start.

    Thirty passes over 3,750 examples with Adam at rate 0.003, batches of 64; 1,250 test examples.
    """
    x, y, x_test, y_test = load("mnist1d")
    network = Network([40, 64, 64, 10], "relu", seed=seed)
    watch = {"logits": lambda network: network.forward(x_test)}
    history = fit(network, x, y, optimizer=Adam(0.003), epochs=PASSES, seed=seed, watch=watch)
    return Answers(network, np.array(history.watched["logits"]), y_test)


def sure(logits, labels):
    """Return the largest share of every answer, and whether that class is the label."""
    p = softmax(logits)
    return p.max(1), p.argmax(1) == labels


def calibration_error(share, right, bins=10):
    """Return the mean distance, over equal bins of the share, between share and share right."""
    place = np.minimum((share * bins).astype(int), bins - 1)
    gaps = np.bincount(place, share) - np.bincount(place, right)
    return np.abs(gaps).sum() / len(share)


def best_temperature(logits, labels):
    """Return the temperature, between 1/4 and 16, at which the mean cross-entropy is least."""
    candidates = np.geomspace(0.25, 16, 301)
    return candidates[np.argmin([cross_entropy(logits / t, labels)[0] for t in candidates])]


def foreign(seed=0):
    """Return inputs that are no test example: noise, shuffled examples, examples times ten."""
    x, rng = load("mnist1d")[2], np.random.default_rng(seed)
    return {
        "noise": rng.normal(size=x.shape),
        "shuffled": rng.permuted(x, axis=1),
        "ten times": 10 * x,
    }


@claim(
    "E23",
    chapter="09",
    source="tutorials and choosing guides",
    says="Softmax has the range [0, 1]; its output is the confidence of the network.",
)
def confidence():
    """Mean largest share against share right on MNIST-1D: as trained, calibrated, on noise."""
    runs = [answers(s) for s in SEEDS]
    fitted, kept = slice(0, 625), slice(625, None)
    claimed, right, cooled, noise = [], [], [], []
    for s, run in zip(SEEDS, runs, strict=True):
        z, t = run.logits[-1], best_temperature(run.logits[-1][fitted], run.labels[fitted])
        share, hit = sure(z[kept], run.labels[kept])
        claimed.append(share.mean())
        right.append(hit.mean())
        cooled.append(softmax(z[kept] / t).max(1).mean())
        noise.append(softmax(run.network.forward(foreign(s)["noise"])).max(1).mean())
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


def squared(logits, labels):
    """Return the mean over the batch of Σ(p − y)² and its gradient for the logits."""
    error = softmax(logits) - np.eye(logits.shape[1])[labels]
    gradient = softmax.backward(logits, 2 * error) / len(logits)
    return (error**2).sum(1).mean(), gradient


def steps_back(gap, slope, lr=0.1):
    """Return how many steps two logits need until the right class has a share above 0.9.

    gap: by how much the wrong logit leads; slope: the loss's derivative for it. Both logits
    move, in opposite directions, so the gap shrinks twice as fast as either.
    """
    steps = 0
    while 1 / (1 + exp(gap)) <= 0.9:
        gap -= 2 * lr * slope(gap)
        steps += 1
    return steps


@cache
def trained_with(loss, last=None, lr=0.5, seed=0):
    """Return the test accuracy on the digits, one hidden layer of 64 ReLUs, ten passes of SGD.

    last: the gain of the last layer's starting weights; He's start if None.
    """
    x, y, x_test, y_test = digits()
    start = last and gain(last)
    network = Network([64, 64, 10], "relu", last_init=start, seed=seed)
    fit(network, x, y, loss=loss, optimizer=SGD(lr), epochs=10, seed=seed)
    return accuracy(network, x_test, y_test)


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
            trained_with(loss, last, seed=s) for s in SEEDS
        ]
        for last in (None, 16.0)
        for name, loss in (("squared", squared), ("cross-entropy", cross_entropy))
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
