"""Answers to gate-doubled: 65,536 without a norm, 1 with one."""

from collections import OrderedDict
from decimal import Decimal
from fractions import Fraction

import numpy as np

RIGHT = {
    "by hand": {"free": 65536, "normed": 1},
    "a tuple": (65536, 1),
    "a list": [2**16, 1.0],
    "squared four times": (2**2**2**2, 1),
    "an array": np.array([65536.0, 1.0]),
    "a float32 array": np.array([65536, 1], np.float32),
    "numpy's numbers": (np.int64(65536), np.float64(1)),
    "Fractions": (Fraction(65536), Fraction(1)),
    "Decimals": (Decimal(65536), Decimal(1)),
    "in another order": {"normed": 1, "free": 65536},
    "an ordered dictionary": OrderedDict(free=65536, normed=1),
}
WRONG = {
    "zeros": (0, 0),
    "ones": (1, 1),
    "eight": (8, 1),
    "ten blocks": (1024, 1),
    "three squares and a half": (32768, 1),
    "one too many": (131072, 1),
    "minus": (-65536, 1),
    "with a norm one half": (65536, 0.5),
    "with a norm the square": (65536, 65536**2),
    "rounded": (65000, 1),
    "a power": (16, 0),
    "infinite": (np.inf, 1),
    "nan": (65536, np.nan),
}
SAME = {
    "free, normed = (2.0 ** 2 ** 4, 1) → free, normed = (2.0 ** 4 ** 2, 1)": "both are 16",
}
