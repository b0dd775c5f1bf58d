"""What comes of the last layer: shares that claim too much, and losses that fit or do not."""

from dataclasses import dataclass
from functools import cache

import numpy as np

from ..data import digits, load
from ..functions import softmax
from ..networks import SGD, Adam, Network, accuracy, cross_entropy, fit, scaled

PASSES = 30


@dataclass(frozen=True, eq=False)
class Answers:
    """A network trained on MNIST-1D, and its logits for the test examples after every pass."""

    network: Network
    logits: object  # after every pass, (passes, examples, classes)
    labels: object  # the class of every test example

    def sure(self, last=-1):
        """Return the largest share of every answer after that pass, and whether it is right."""
        return largest_shares(self.logits[last], self.labels)


@cache
def answers_of(seed=0):
    """Return the Answers of a network with two hidden layers of 64 ReLUs, from He's start.

    Thirty passes over 3,750 examples with Adam at rate 0.003, batches of 64; 1,250 test examples.
    """
    x, y, x_test, y_test = load("mnist1d")
    network = Network([40, 64, 64, 10], "relu", seed=seed)
    watch = {"logits": lambda network: network.forward(x_test)}
    history = fit(network, x, y, optimizer=Adam(0.003), epochs=PASSES, seed=seed, watch=watch)
    return Answers(network, np.array(history.watched["logits"]), y_test)


def largest_shares(logits, labels):
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


def foreign_inputs(seed=0):
    """Return inputs that are no test example: noise, shuffled examples, examples times ten."""
    x, rng = load("mnist1d")[2], np.random.default_rng(seed)
    return {
        "noise": rng.normal(size=x.shape),
        "shuffled": rng.permuted(x, axis=1),
        "ten times": 10 * x,
    }


def squared_error_of_shares(logits, labels):
    """Return the mean over the batch of Σ(p − y)² and its gradient for the logits."""
    error = softmax(logits) - np.eye(logits.shape[1])[labels]
    gradient = softmax.backward(logits, 2 * error) / len(logits)
    return (error**2).sum(1).mean(), gradient


@cache
def accuracy_with_loss(loss, last=None, lr=0.5, seed=0):
    """Return the test accuracy on the digits, one hidden layer of 64 ReLUs, ten passes of SGD.

    last: the gain of the last layer's starting weights; He's start if None.
    """
    x, y, x_test, y_test = digits()
    start = last and scaled(gain=last)
    network = Network([64, 64, 10], "relu", last_init=start, seed=seed)
    fit(network, x, y, loss=loss, optimizer=SGD(lr), epochs=10, seed=seed)
    return accuracy(network, x_test, y_test)
