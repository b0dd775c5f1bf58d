"""Answers to learning-rate: the numbers of updates at the rates 1/64, 1 and 64."""

from decimal import Decimal
from fractions import Fraction

import numpy as np

from slopes import step

X = np.array([[0.0, 0.0], [0.0, 1.0], [1.0, 0.0], [1.0, 1.0]])
TARGETS = {"and": (0, 0, 0, 1), "or": (0, 1, 1, 1), "nand": (1, 1, 1, 0)}


def counts(rates=(1 / 64, 1, 64), order=range(4), gate=step, question="and", start=0.0):
    """Return the number of updates at each rate until a sweep changes nothing."""
    found = []
    for rate in rates:
        w, b, updates, before = np.full(2, start), start, 0, -1
        while before < updates < 10_000:
            before = updates
            for i in order:
                error = TARGETS[question][i] - gate(X[i] @ w + b)
                w, b, updates = w + rate * error * X[i], b + rate * error, updates + (error != 0)
        found.append(int(updates))
    return found


def in_fractions():
    found = []
    for rate in (Fraction(1, 64), Fraction(1), Fraction(64)):
        w1 = w2 = b = Fraction(0)
        updates = 0
        for _ in range(20):
            for x1, x2 in ((0, 0), (0, 1), (1, 0), (1, 1)):
                error = (x1 and x2) - (w1 * x1 + w2 * x2 + b > 0)
                w1, w2, b = w1 + rate * error * x1, w2 + rate * error * x2, b + rate * error
                updates += abs(error)
        found.append(updates)
    return tuple(found)


N = counts()[0]

RIGHT = {
    "counted": tuple(counts()),
    "a list": counts(),
    "in Fractions": in_fractions(),
    "an array": np.array(counts()),
    "an array of floats": np.array(counts(), dtype=float),
    "an array of small integers": np.array(counts(), dtype=np.int8),
    "an array of long doubles": np.array(counts(), dtype=np.longdouble),
    "an array of objects": np.array([Fraction(N)] * 3, dtype=object),
    "one count three times": (N,) * 3,
    "floats": (float(N), float(N), float(N)),
    "Fractions": (Fraction(N), Fraction(N), Fraction(N)),
    "Decimals": [Decimal(N)] * 3,
    "numpy's numbers": (np.int64(N), np.float32(N), np.uint8(N)),
    "arrays without dimensions": tuple(np.array(n) for n in counts()),
    "at other rates": counts((0.001, 0.5, 1000)),
    "full": np.full(3, N),
}

WRONG = {
    "one update too many": (N + 1, N + 1, N + 1),
    "one update too few": (N - 1, N - 1, N - 1),
    "only the last is off": (N, N, N - 1),
    "only the middle is off": (N, 2 * N, N),
    "only the first is off": (64, N, N),
    "guessed": (64, 8, 1),
    "a gate that opens at 0": counts(gate=lambda z: float(z >= 0)),
    "another order of the rows": counts(order=(3, 2, 1, 0)),
    "NAND": counts(question="nand"),
    "OR": counts(question="or"),
    "a start at 1": counts(start=1.0),
    "every example counted": (4 * 6, 4 * 6, 4 * 6),
    "twice that": (2 * N, 2 * N, 2 * N),
    "one number": N,
    "two numbers": (N, N),
    "a text": f"{N}, {N}, {N}",
    "the rates": (1 / 64, 1, 64),
    "percent": (100, 100, 100),
    "the weights": ([2, 1], [2, 1], [2, 1]),
    "a rest": (N + 0.5, N, N),
    "minus": (-N, -N, -N),
    "endless": (np.inf, N, N),
}

SAME = {}
