"""The chart of a network: what is read at its bed before anything is changed."""

import copy
from dataclasses import dataclass

import numpy as np

from .diagnostics import gradient_norms, inspect, update_ratios

RTOL = 1e-3  # a direction counts in the rank from this share of the strongest on


@dataclass(frozen=True)
class Chart:
    """Measurements of one network on one set of examples; it and its optimizer stay as they are.

    A measurement that has no meaning there is nan, one that overflows is inf.
    """

    loss: float  # over the loss of outputs that are all 0
    right: float  # of these examples: the share of classes, or R², the share of the variance
    new: float  # the same of other examples
    worst: float  # the share right of the class of which it reads least
    spread: float  # standard deviation of an output over the inputs, mean of the outputs
    lowest: float  # the lowest output, in units of their size: 0 where none is negative
    dead: float  # share of units flat for every example, in the worst layer
    saturated: float  # share of values under 5 % of the steepest slope, in the worst layer
    bent: float  # share of the outputs' variance that no affine map of the inputs explains
    heaviest: float  # the largest gain of a weight matrix: its size times √fan_in
    rank: float  # of the middle matrix, over what it could be
    ends: float  # size of the gradient of the first matrix over that of the last
    update: float  # the smallest step of a matrix, over its size
    moved: float  # share of the weights that the step changes at all
    modes: float  # right in training mode less right after it


def share_right(outputs, y):
    """Return the share of the classes y that are right; of numbers R², the share of their variance.

    >>> share_right(np.array([[0.0, 1.0], [2.0, 1.0]]), np.array([1, 1]))
    0.5
    """
    if y.dtype.kind in "iu":
        return float(np.mean(outputs.argmax(1) == y))
    return float(1 - np.mean((outputs - y) ** 2) / np.var(y))


def chart(network, x, y, loss, optimizer, new=None):
    """Return the Chart on the examples x, y; the step is one of the optimizer, on a copy.

    new: (x, y) of examples that it was not trained on.

    >>> from slopes.data import gates
    >>> from slopes.networks import SGD, Network, cross_entropy
    >>> x, targets = gates()
    >>> network = Network([2, 8, 2], seed=0)
    >>> found = chart(network, x, targets["xor"].astype(int), cross_entropy, SGD(0.1))
    >>> found.right, found.dead, found.rank
    (0.75, 0.25, 1.0)
    """
    network, optimizer = copy.deepcopy((network, optimizer))
    with np.errstate(over="ignore", invalid="ignore"):
        with network.evaluating():
            outputs = network.forward(x)
            other = share_right(network.forward(new[0]), new[1]) if new else np.nan
        told = loss(outputs, y)[0] / loss(np.zeros_like(outputs), y)[0]
        training = network.forward(x)
        states, ends = inspect(network, x, y, loss), gradient_norms(network)
        gains = [_size(layer.W) * np.sqrt(layer.takes) for layer in network.dense]
        rank = _rank(network.dense[len(network.dense) // 2].W)
        update, moved = _step(network, optimizer)
    return Chart(
        loss=float(told),
        right=share_right(outputs, y),
        new=other,
        worst=_worst(outputs, y),
        spread=float(outputs.std(0).mean()),
        lowest=float(outputs.min() / (_size(outputs) or 1.0)),
        dead=_largest(state.dead for state in states),
        saturated=_largest(state.saturated for state in states),
        bent=_bent(x, outputs),
        heaviest=float(max(gains)),
        rank=rank,
        ends=float(ends[0] / ends[-1]) if ends[-1] else np.nan,
        update=update,
        moved=moved,
        modes=share_right(training, y) - share_right(outputs, y),
    )


def _step(network, optimizer):
    """Take the step of the last backward pass; return the smallest update ratio of a matrix, and
    the share of the weights that moved."""
    before = [layer.W.copy() for layer in network.dense]
    weights = [(str(i), layer.W) for i, layer in enumerate(network.dense)]
    ratios = update_ratios(weights, lambda: optimizer.step(network.parameters()))
    moved = [(layer.W != W).ravel() for layer, W in zip(network.dense, before, strict=True)]
    finite = [ratio for ratio in ratios.values() if not np.isnan(ratio)]
    return min(finite, default=0.0), float(np.concatenate(moved).mean())


def _worst(outputs, y):
    if y.dtype.kind not in "iu":
        return np.nan
    right = outputs.argmax(1) == y
    return float(min(right[y == k].mean() for k in np.unique(y)))


def _bent(x, outputs):
    if not (np.isfinite(outputs).all() and np.ptp(outputs, axis=0).any()):
        return np.nan
    table = np.column_stack([x, np.ones(len(x))])
    rest = outputs - table @ np.linalg.lstsq(table, outputs)[0]
    return float(rest.var(0).sum() / outputs.var(0).sum())


def _largest(shares):
    return float(max((share for share in shares if not np.isnan(share)), default=np.nan))


def _rank(W):
    if not np.isfinite(W).all():
        return np.nan
    return float(np.linalg.matrix_rank(W, rtol=RTOL) / min(W.shape))


def _size(values):
    return float(np.sqrt(np.mean(np.square(values))))
