"""Answers to slope-best-h: the best step grows as ε to the power 1/2, or 1/3 for central ones."""

from collections import OrderedDict, namedtuple
from decimal import Decimal
from fractions import Fraction

import numpy as np

Powers = namedtuple("Powers", "forward central")


def by_balance(order):
    """ε/h = h^order at the best h = ε^p: 1 − p = order · p."""
    return Fraction(1, order + 1)


def on_paper(order, eps=(1e-16, 1e-7)):
    """From the minima of ε/h + h^order over many h."""
    h = np.logspace(-12, 0, 24001)
    best = [h[np.argmin(e / h + h**order)] for e in eps]
    return np.log(best[0] / best[1]) / np.log(eps[0] / eps[1])


RIGHT = {
    "on paper": {"forward": 1 / 2, "central": 1 / 3},
    "by balance, as Fractions": {"forward": by_balance(1), "central": by_balance(2)},
    "from the sum of the two errors": {"forward": on_paper(1), "central": on_paper(2)},
    "two digits": {"forward": 0.5, "central": 0.33},
    "one digit": {"forward": 0.5, "central": 0.3},
    "a tuple": (0.5, 1 / 3),
    "a list": [0.5, 0.333],
    "an array": np.array([0.5, 1 / 3]),
    "an array of float32": np.array([0.5, 1 / 3], dtype=np.float32),
    "an array of long doubles": np.array([0.5, 1 / 3], dtype=np.longdouble),
    "an array of objects": np.array([Fraction(1, 2), Fraction(1, 3)]),
    "Decimals": {"forward": Decimal("0.5"), "central": Decimal("0.3333")},
    "numpy's numbers": {"forward": np.float16(0.5), "central": np.float32(0.34)},
    "arrays without dimensions": (np.array(0.52), np.array(0.31)),
    "in another order": {"central": 0.333, "forward": 0.5},
    "an ordered dictionary": OrderedDict(central=0.35, forward=0.48),
    "a named tuple": Powers(0.5, 0.33),
    "a measurement a little high": {"forward": 0.538, "central": 0.372},
    "a measurement a little low": {"forward": 0.462, "central": 0.294},
}

WRONG = {
    "both a third": (1 / 3, 1 / 3),
    "a half and a quarter": (1 / 2, 1 / 4),
    "a third and a quarter": (1 / 3, 1 / 4),
    "a quarter and a fifth": (1 / 4, 1 / 5),
    "both 1": (1, 1),
    "both 0": (0, 0),
    "0.4 and 0.33": (0.4, 0.33),
    "0.6 and 0.33": (0.6, 0.33),
    "0.5 and 0.4": (0.5, 0.4),
    "0.5 and 0.28": (0.5, 0.28),
    "the inverses": (2, 3),
    "the second negative": (0.5, -1 / 3),
    "the first negative": (-0.5, 1 / 3),
    "the best steps themselves": {"forward": 1.5e-8, "central": 6e-6},
    "in per cent": {"forward": 50, "central": 33},
    "the digits kept": {"forward": 8, "central": 10.7},
    "one number": 0.5,
    "three numbers": (0.5, 1 / 3, 0.25),
    "other names": {"one": 0.5, "two": 1 / 3},
    "texts": {"forward": "1/2", "central": "1/3"},
    "pairs of step and error": {"forward": (0.5, 0.5), "central": (1 / 3, 2 / 3)},
    "a function": lambda eps: eps**0.5,
    "nan": {"forward": np.nan, "central": 1 / 3},
}

SIZE = "size, eps = logs[0] - logs[1]"
SAME = {
    "for dtype in (np.float64, np.float32): → for dtype in (np.float32, np.float64):": (
        "the quotient of two differences keeps its value when both turn their sign"
    ),
    "logs.append(np.log([of(steps, error), np.finfo(dtype).eps])) → "
    "logs.append(np.log2([of(steps, error), np.finfo(dtype).eps]))": (
        "the quotient of two logarithms does not depend on their base"
    ),
    f"{SIZE} → size, eps = logs[1] - logs[0]": "both differences turn their sign",
    f"{SIZE} → size, eps = logs[0] - logs[-1]": "the second of two is the last",
    **{
        f"{SIZE} → size, eps = {edit}": (
            "the best step is nearly ε to the power itself, so that one precision alone, or both "
            "added up, gives it within the 0.04 that do not matter"
        )
        for edit in (
            "logs[0] + logs[1]",
            "logs[0]",
            "logs[1]",
            "steps[0] - logs[1]",
            "error[0] - logs[1]",
            "logs[0] - steps[1]",
            "logs[0] - error[1]",
        )
    },
}
