"""The clinic: patients trained, sick and cured; their charts, and what popular tests say."""

import copy
from dataclasses import dataclass, replace
from functools import cache

import numpy as np

from ..measure import check_gradients
from ..networks import Bend, Chart, Network, chart, fit, share_right
from .faults import Dropout, Unreset, weighted
from .ward import CASES, examples

SHOWN = 400  # examples of a chart where they are drawn anew for each step
FEW = 32  # of the one batch that is to be learned by heart


@dataclass(frozen=True, eq=False)
class Record:
    """A training run: its chart before the first step and after the last, and the popular tests.

    A run whose loss ceased to be finite has the chart of its start twice.
    """

    first: Chart
    last: Chart
    begun: float  # the loss of the first batch, over that of outputs that are all 0
    losses: tuple  # of every epoch; inf where it broke
    one_batch: float  # right of 32 examples after 100 steps on them alone
    constant: float  # the last loss over that of the best answer that is the same for all examples
    checked: bool  # whether the gradient check passes
    said: object  # the outputs for the new examples, after training


def patient(name, *, cured=False, seed=0):
    """Return the Record of a patient, sick or cured."""
    return treat(CASES[name][cured], seed=seed)


@cache
def treat(case, *, seed=0):
    """Return the Record of a case that is trained as it says."""
    x, y, *new = examples(case, seed)
    few, loss = (x[:FEW], y[:FEW]), _loss(case, y)
    network, optimizer = _network(case, x, y, seed), case.optimizer()
    with network.evaluating():
        checked = bool(check_gradients(network, *few, loss, entries=1))
    begin = end = x, y
    if case.drop:
        begin, end = (x[:SHOWN], y[:SHOWN]), (x[-SHOWN:], y[-SHOWN:])
        x, y = x[:-SHOWN], y[:-SHOWN]
    begun = _begun(network, *few, loss)
    first = last = chart(network, *begin, loss, optimizer, new)
    losses = _train(case, network, x, y, loss, optimizer, seed)
    if np.isfinite(losses).all():
        last = chart(network, *end, loss, optimizer, new)
    learned, beside = _one_batch(case, *few, loss, seed), _over_constant(network, *end, loss)
    return Record(first, last, begun, losses, learned, beside, checked, _said(network, new[0]))


def stored_gradient(case, *, seed=0):
    """Return how far off the gradient is that lies ready for the second step, and if it checks.

    Off: its distance from the gradient of the network's loss there, over the size of that one, in
    the matrix where it is largest. Checks: whether that one passes the gradient check.
    """
    x, y, *_ = examples(case, seed)
    loss, network, optimizer = _loss(case, y), _network(case, x, y, seed), case.optimizer()
    one, two = slice(0, 64), slice(64, 128)
    _train(replace(case, epochs=1), network, x[one], y[one], loss, optimizer, seed)
    before = [layer.dW.copy() for layer in network.dense]
    with network.evaluating():
        checked = bool(check_gradients(network, x[two], y[two], loss, entries=1))
        network.backward(loss(network.forward(x[two]), y[two])[1])
    kept = before if isinstance(optimizer, Unreset) else [0 * dW for dW in before]
    sizes = [np.linalg.norm(layer.dW) for layer in network.dense]
    far = [np.linalg.norm(dW) / size for dW, size in zip(kept, sizes, strict=True) if size]
    return float(max(far, default=0.0)), checked


def _loss(case, y):
    return weighted(np.mean(np.bincount(y)) / np.bincount(y)) if case.weigh else case.loss


def _network(case, x, y, seed):
    outputs = int(y.max()) + 1 if y.dtype.kind in "iu" else 1
    starts = {"init": case.init, "last_init": case.last_init, "norm": case.norm, "seed": seed}
    network = Network([x.shape[1], *case.hidden, outputs], case.f, **starts)
    before = [Dropout(seed if case.drop == "data" else [seed, 2])] if case.drop else []
    after = [Bend(case.last)] if case.last else []
    return Network.of(*before, *network.layers, *after)


def _train(case, network, x, y, loss, optimizer, seed):
    """Train the network; return the loss of every epoch, inf where it ceased to be finite."""
    if case.drop:  # in the order in which the examples were drawn
        batches = [slice(i, i + 100) for i in range(0, len(x), 100)] * case.epochs
        return tuple(_step(network, x[now], y[now], loss, optimizer) for now in batches)
    how = {"epochs": case.epochs, "clip_norm": case.clip, "seed": seed}
    try:
        return tuple(fit(network, x, y, loss=loss, optimizer=optimizer, **how).loss)
    except FloatingPointError:
        return (np.inf,)


def _step(network, x, y, loss, optimizer):
    value, gradient = loss(network.forward(x), y)
    network.backward(gradient)
    optimizer.step(network.parameters())
    return value


def _begun(network, x, y, loss):
    with np.errstate(over="ignore", invalid="ignore"):
        outputs = copy.deepcopy(network).forward(x)
        return loss(outputs, y)[0] / loss(np.zeros_like(outputs), y)[0]


def _one_batch(case, x, y, loss, seed):
    """Return how much is right of one batch after 100 steps on it, by the network as it is."""
    case = replace(case, epochs=100)
    network = _network(case, x, y, seed)
    losses = _train(case, network, x, y, loss, case.optimizer(), seed)
    return share_right(_said(network, x), y) if np.isfinite(losses).all() else np.nan


def _over_constant(network, x, y, loss):
    """Return the loss over the least that outputs have that are the same for every example."""
    outputs = _said(network, x)
    shares = np.log(np.bincount(y) / len(y)) if y.dtype.kind in "iu" else y.mean(axis=0)
    constants = np.zeros_like(outputs), np.zeros_like(outputs) + shares
    with np.errstate(over="ignore", invalid="ignore"):
        return float(loss(outputs, y)[0] / min(loss(each, y)[0] for each in constants))


def _said(network, x):
    with network.evaluating(), np.errstate(over="ignore", invalid="ignore"):
        return network.forward(x)
