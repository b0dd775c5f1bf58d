"""What comes of the last layer: shares that claim too much, and losses that fit or do not."""

from dataclasses import dataclass
from functools import cache

import numpy as np

from ..data import digits, load
from ..functions import softmax
from ..networks import Adam, Network, accuracy, cross_entropy, fit, scaled

EPOCHS = 30
RATES = (0.001, 0.003, 0.01)  # of Adam


@dataclass(frozen=True, eq=False)
class Answers:
    """A network trained on MNIST-1D, and its logits for the test examples after every epoch."""

    network: Network
    logits: object  # after every epoch, (epochs, examples, classes)
    labels: object  # the class of every test example

    def sure(self, last=-1):
        """Return the largest share of every answer after that epoch, and whether it is right."""
        return largest_shares(self.logits[last], self.labels)


@cache
def answers_of(*, seed=0):
    """Return the Answers of a network with two hidden layers of 64 ReLUs, from He's start.

    Thirty epochs of 3,750 examples with Adam at rate 0.003, batches of 64; 1,250 test examples.
    """
    x, y, x_test, y_test = load("mnist1d")
    network = Network([40, 64, 64, 10], "relu", seed=seed)
    watch = {"logits": lambda network: network.forward(x_test)}
    history = fit(network, x, y, optimizer=Adam(0.003), epochs=EPOCHS, seed=seed, watch=watch)
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


def squared_error_of_logits(logits, labels):
    """Return the mean over the batch of Σ(z − y)², with no softmax, and its gradient."""
    error = logits - np.eye(logits.shape[1])[labels]
    return (error**2).sum(1).mean(), 2 * error / len(logits)


@cache
def accuracy_at_best_rate(loss, gain, *, seed=0):
    """Return the test accuracy on the digits, one hidden layer of 64 ReLUs, ten epochs of Adam, at
    that one of three rates which reads most of a fifth of the training images that is kept back.

    gain: of the last layer's starting weights: small ones are sure of nothing, large ones sure.
    """
    x, y, x_test, y_test = digits()
    kept, found = len(x) // 5, []
    for lr in RATES:
        network = Network([64, 64, 10], "relu", last_init=scaled(gain=gain), seed=seed)
        train = x[kept:], y[kept:]
        fit(network, *train, loss=loss, optimizer=Adam(lr), epochs=10, seed=seed)
        found.append((accuracy(network, x[:kept], y[:kept]), accuracy(network, x_test, y_test)))
    return max(found)[1]


@dataclass(frozen=True, eq=False)
class Doubt:
    """A network that predicts a number and how far it may be off: both curves, and its data."""

    data: object  # columns x and y
    at: object  # where the curves are drawn
    mean: object
    deviation: object
    within: float  # share of fresh data that lie within one deviation


@cache
def doubt(loss, deviation, *, seed=0):
    """Return the Doubt of a network with two outputs, trained on a wave whose noise grows.

    loss: of (outputs, targets); deviation: the second output as a standard deviation.
    """
    rng = np.random.default_rng(seed)

    def draw(n):
        x = rng.uniform(-2, 2, (n, 1))
        return x, np.sin(2 * x) + (0.05 + 0.2 * (x + 2)) * rng.normal(size=(n, 1))

    x, y = draw(400)
    network = Network([1, 32, 2], "tanh", seed=seed)
    fit(network, x, y, loss=loss, optimizer=Adam(0.01), epochs=300, seed=seed)
    at = np.linspace(-2, 2, 81)[:, None]
    fresh, truth = draw(2000)
    said, curves = network.forward(fresh), network.forward(at)
    within = np.abs(truth[:, 0] - said[:, 0]) < deviation(said[:, 1])
    return Doubt(np.hstack([x, y]), at[:, 0], curves[:, 0], deviation(curves[:, 1]), within.mean())
