"""Answers to batch-loss: mean losses that are finite for finite logits, and some that are not."""

import math
from fractions import Fraction

import mpmath
import numpy as np
from scipy.special import log_softmax as scipy_log_softmax
from scipy.special import logsumexp

from slopes import log_softmax


def one_hot(labels, classes):
    return np.eye(classes)[labels]


def by_rows(logits, labels):
    total = 0.0
    for row, label in zip(logits, labels, strict=True):
        top = max(row)
        total += math.log(sum(math.exp(v - top) for v in row)) + top - row[label]
    return total / len(labels)


def many_digits(logits, labels):
    losses = [
        mpmath.log(sum(mpmath.exp(mpmath.mpf(float(v)) - float(row[c])) for v in row))
        for row, c in zip(logits, labels, strict=True)
    ]
    return sum(losses) / len(losses)


def pairwise(logits, labels):
    """The running logaddexp over the classes."""
    total = logits[:, 0]
    for column in logits.T[1:]:
        total = np.logaddexp(total, column)
    return np.mean(total - np.take_along_axis(logits, labels[:, None], 1)[:, 0])


def as_fraction(logits, labels):
    return sum(
        Fraction(float(logsumexp(row) - row[c])) for row, c in zip(logits, labels, strict=True)
    ) / len(labels)


def against_the_label(logits, labels):
    lead = logits - logits[np.arange(len(logits)), labels][:, None]
    top = lead.max(axis=1)
    return float(np.mean(top + np.log(np.exp(lead - top[:, None]).sum(axis=1))))


def sorted_rows(logits, labels):
    ranked = np.sort(logits, axis=1)
    rest = np.log1p(np.exp(ranked[:, :-1] - ranked[:, -1:]).sum(1))
    return (ranked[:, -1] + rest - logits[range(len(labels)), labels]).mean()


def in_place_on_a_copy(logits, labels):
    z = logits.copy()
    z -= z.max(axis=1, keepdims=True)
    z -= np.log(np.exp(z).sum(axis=1, keepdims=True))
    return -z[np.arange(len(z)), labels].mean()


class Loss:
    def __call__(self, logits, labels):
        return -np.mean([log_softmax(row)[c] for row, c in zip(logits, labels, strict=True)])


RIGHT = {
    "row by row": by_rows,
    "logsumexp": lambda z, c: (logsumexp(z, axis=1) - z[np.arange(len(c)), c]).mean(),
    "scipy's log_softmax": lambda z, c: -scipy_log_softmax(z, axis=1)[np.arange(len(c)), c].mean(),
    "the library's log_softmax": lambda z, c: -log_softmax(z)[range(len(c)), c].mean(),
    "a one-hot mask": lambda z, c: -(one_hot(c, z.shape[1]) * log_softmax(z)).sum() / len(z),
    "a one-hot mask, row by row": lambda z, c: np.mean(
        logsumexp(z, 1) - np.einsum("ij,ij->i", z, one_hot(c, z.shape[1]))
    ),
    "np.logaddexp.reduce": lambda z, c: (
        np.logaddexp.reduce(z, axis=1) - np.take_along_axis(z, c[:, None], 1).ravel()
    ).mean(),
    "a running logaddexp": pairwise,
    "mpf": many_digits,
    "a Fraction": as_fraction,
    "the lead over the label": against_the_label,
    "sorted rows": sorted_rows,
    "in place on a copy": in_place_on_a_copy,
    "an object with __call__": Loss(),
    "the sum over the batch": lambda z, c: (
        (logsumexp(z, axis=1).sum() - sum(z[i, k] for i, k in enumerate(c))) / len(c)
    ),
    "the diagonal of the picked columns": lambda z, c: np.mean(logsumexp(z, 1) - np.diag(z[:, c])),
    "np.choose": lambda z, c: np.mean(logsumexp(z, axis=1) - np.choose(c, z.T)),
    "where equal": lambda z, c: -log_softmax(z)[np.arange(z.shape[1]) == c[:, None]].mean(),
    "transposed": lambda z, c: (
        -np.mean((z.T - z.max(1) - np.log(np.exp(z.T - z.max(1)).sum(0)))[c, np.arange(len(c))])
    ),
    "float32": lambda z, c: np.float32((logsumexp(z, 1) - z[np.arange(len(c)), c]).mean()),
    "long double": lambda z, c: (
        logsumexp(z.astype(np.longdouble), axis=1) - z[np.arange(len(c)), c]
    ).mean(),
    "a 0-d array": lambda z, c: np.array(by_rows(z, c)),
    "the smallest exponent bounded": lambda z, c: (
        z.max(1)
        + np.log(np.exp(np.maximum(z - z.max(1, keepdims=True), -700)).sum(1))
        - z[np.arange(len(c)), c]
    ).mean(),
}


def shares_of(z):
    e = np.exp(z - z.max(1, keepdims=True))
    return e / e.sum(1, keepdims=True)


def labels_by(z, c):
    return np.arange(len(c)), c


WRONG = {
    "as published, clipped": lambda z, c: (
        -np.log(np.clip(shares_of(z)[labels_by(z, c)], 1e-7, 1)).mean()
    ),
    "a tiny number added": lambda z, c: -np.log(shares_of(z)[labels_by(z, c)] + 1e-300).mean(),
    "a tiny number added by rows, and the largest": lambda z, c: (
        -np.log(shares_of(z)[labels_by(z, c)] + np.finfo(float).tiny).mean()
    ),
    "one-hot times the logarithm of shares": lambda z, c: (
        -(one_hot(c, z.shape[1]) * np.log(shares_of(z))).sum(1).mean()
    ),
    "one-hot of as many as rows": lambda z, c: (
        -(one_hot(c, max(len(c), c.max() + 1))[:, : z.shape[1]] * log_softmax(z)).sum(1).mean()
        if len(c) >= z.shape[1]
        else -(one_hot(c, z.shape[1])[:, : len(c)] * log_softmax(z)[:, : len(c)]).sum(1).mean()
    ),
    "nan made 0": lambda z, c: np.nan_to_num(
        -np.log(shares_of(z)[labels_by(z, c)]), posinf=0.0
    ).mean(),
    "infinite made 800": lambda z, c: np.nan_to_num(
        -np.log(shares_of(z)[labels_by(z, c)]), posinf=800.0
    ).mean(),
    "bad rows left out": lambda z, c: np.ma.masked_invalid(
        -np.log(shares_of(z)[labels_by(z, c)])
    ).mean(),
    "the lead of the largest": lambda z, c: (z.max(1) - z[labels_by(z, c)]).mean(),
    "the largest twice": lambda z, c: (2 * z.max(1) - z[labels_by(z, c)]).mean(),
    "the maximum of the columns": lambda z, c: (
        np.log(np.exp(z - z.max(0)).sum(1)) + z.max(0).max() - z[labels_by(z, c)]
    ).mean(),
    "the maximum not added back": lambda z, c: (
        np.log(np.exp(z - z.max(1, keepdims=True)).sum(1)) - z[labels_by(z, c)]
    ).mean(),
    "the mean over all places": lambda z, c: (
        (logsumexp(z, axis=1) - z[labels_by(z, c)]).sum() / z.size
    ),
    "summed over columns": lambda z, c: (
        (logsumexp(z, axis=0) - z[0]).mean() if len(z) > 1 else by_rows(z, c)
    ),
    "the logarithm in base 2": lambda z, c: by_rows(z, c) / math.log(2),
    "the logarithm in base 10": lambda z, c: by_rows(z, c) / math.log(10),
    "the first row": lambda z, c: by_rows(z[:1], c[:1]),
    "the median": lambda z, c: float(np.median(logsumexp(z, axis=1) - z[labels_by(z, c)])),
    "the largest loss": lambda z, c: (logsumexp(z, axis=1) - z[labels_by(z, c)]).max(),
    "label 0 throughout": lambda z, c: by_rows(z, 0 * c),
    "one label for all": lambda z, c: (logsumexp(z, axis=1)[:, None] - z[:, c]).mean(),
    "the sum over all classes": lambda z, c: -log_softmax(z).mean(),
    "two classes": lambda z, c: np.mean(
        np.logaddexp(0, z[:, :2].sum(1) - 2 * z[labels_by(z, np.minimum(c, 1))])
    ),
    "two or three classes": lambda z, c: (
        by_rows(z, c) if z.shape[1] <= 3 else by_rows(z[:, :3], np.minimum(c, 2))
    ),
    "up to three rows": lambda z, c: by_rows(z[:3], c[:3]),
    "logits clipped to ±700": lambda z, c: by_rows(np.clip(z, -700, 700), c),
    "logits clipped to ±1500": lambda z, c: by_rows(np.clip(z, -1500, 1500), c),
    "the lead clipped at 700": lambda z, c: by_rows(
        np.maximum(z - z.max(1, keepdims=True), -700), c
    ),
    "the mean taken away": lambda z, c: np.mean(
        np.log(np.exp(z - z.mean(1, keepdims=True)).sum(1)) + z.mean(1) - z[labels_by(z, c)]
    ),
    "the squared error": lambda z, c: ((shares_of(z) - one_hot(c, z.shape[1])) ** 2).sum(1).mean(),
    "1 − share": lambda z, c: (1 - shares_of(z)[labels_by(z, c)]).mean(),
    "the share itself": lambda z, c: shares_of(z)[labels_by(z, c)].mean(),
    "in place": lambda z, c: (
        logsumexp(np.subtract(z, z.max(1, keepdims=True), out=z), axis=1) - z[labels_by(z, c)]
    ).mean(),
    "a pair": lambda z, c: (by_rows(z, c), None),
    "a list of one": lambda z, c: [by_rows(z, c)],
}

LAST = "the logits have two axes: the last is the second"
ROWS = "there are as many logits as labels"
PICKED = "return (log_sum - shifted[np.arange(len({})), labels]).mean()"

SAME = {
    "shifted = logits - logits.max(1, keepdims=True)"
    " → shifted = logits - logits.max(-1, keepdims=True)": LAST,
    "log_sum = np.log(np.exp(shifted).sum(1)) → log_sum = np.log(np.exp(shifted).sum(-1))": LAST,
    **{
        f"{PICKED.format('labels')} → {PICKED.format(name)}": ROWS
        for name in ("logits", "shifted", "log_sum")
    },
}
