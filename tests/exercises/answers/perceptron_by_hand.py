"""Answers to perceptron-by-hand: the three numbers after one epoch of AND."""

from decimal import Decimal
from fractions import Fraction

import numpy as np

CASES = [(0, 0), (0, 1), (1, 0), (1, 1)]
AND, OR, NAND = (0, 0, 0, 1), (0, 1, 1, 1), (1, 1, 1, 0)


def epoch(truth=AND, order=range(4), start=(0, 2, 1), epochs=1, gate=lambda z: z > 0):
    """Return w1, w2 and b after so many epochs."""
    w1, w2, b = start
    for i in [*order] * epochs:
        (x1, x2), target = CASES[i], truth[i]
        error = target - int(gate(w1 * x1 + w2 * x2 + b))
        w1, w2, b = w1 + error * x1, w2 + error * x2, b + error
    return w1, w2, b


RIGHT = {
    "by hand": epoch(),
    "with numpy's step": epoch(gate=lambda z: np.heaviside(z, 0)),
    "a list": [*epoch()],
    "an array": np.array(epoch()),
    "an array of floats": np.array(epoch(), dtype=float),
    "an array of float32": np.array(epoch(), dtype=np.float32),
    "an array of small integers": np.array(epoch(), dtype=np.int8),
    "an array of one row": np.array([epoch()]),
    "an array of objects": np.array([Fraction(v) for v in epoch()], dtype=object),
    "a dictionary, by name": dict(zip(("b", "w2", "w1"), epoch()[::-1], strict=True)),
    "floats": tuple(map(float, epoch())),
    "Fractions": tuple(map(Fraction, epoch())),
    "Decimals": tuple(map(Decimal, epoch())),
    "numpy's numbers": (np.int64(1), np.float32(2), np.uint8(0)),
    "arrays without dimensions": tuple(map(np.array, epoch())),
    "from Fractions": epoch(start=(Fraction(0), Fraction(2), Fraction(1))),
    "minus zero": (1.0, 2.0, -0.0),
}

WRONG = {
    "the start": (0, 2, 1),
    "two epochs": epoch(epochs=2),
    "learnt to the end": epoch(epochs=20),
    "the cases from the end": epoch(order=(3, 2, 1, 0)),
    "OR": epoch(truth=OR),
    "NAND": epoch(truth=NAND, order=(3, 2, 1, 0)),
    "a start at 0": epoch(start=(0, 0, 0)),
    "no step, the sum itself": epoch(gate=lambda z: z),
    "the weights swapped": (2, 1, 0),
    "the bias first": (0, 1, 2),
    "only the weights": (1, 2),
    "one number too many": (1, 2, 0, 3),
    "the bias of the start": (1, 2, 1),
    "after 01": (0, 1, -1.0 + 1e-3),
    "a little off": (1, 2, 0.01),
    "one number": 1,
    "text": "1, 2, 0",
    "numbers as text": ("1", "2", "0"),
    "infinite": (1, 2, np.inf),
    "nan": (np.nan, 2, 0),
    "w and b": ([1, 2], 0),
}

SUMS = "w1, w2, b = (0 + 1, 2 - 1 + 1, 1 - 1 - 1 + 1) → w1, w2, b = "
SAME = {
    f"{SUMS}(1, 2 - 1 + 1, 1 - 1 - 1 + 1)": "0 + 1 is 1",
    f"{SUMS}(0 + 1, 1 + 1, 1 - 1 - 1 + 1)": "2 - 1 is 1",
}
