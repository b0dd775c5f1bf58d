"""Answers to where-rescaling-ends: right ones in many forms, wrong ones that nobody registered."""

import math
from decimal import Decimal
from fractions import Fraction

import numpy as np

READ = {5: 0.90, 6: 0.64, 7: 0.5, 8: 0.37}  # about what the middle start reads

RIGHT = {
    "the number": 6,
    "as a float": 6.0,
    "from what was read": min(depth for depth, read in READ.items() if read < 0.8),
    "by argmax": 5 + np.argmax(np.array([*READ.values()]) < 0.8),
    "by a loop": next(depth for depth in sorted(READ) if READ[depth] < 0.8),
    "one more than the last that works": max(d for d in READ if READ[d] >= 0.8) + 1,
    "an array without dimensions": np.array(6),
    "an entry of an array": np.arange(10)[6],
    "a Fraction": Fraction(6),
    "a Decimal": Decimal(6),
    "int8": np.int8(6),
    "float32": np.float32(6),
}
WRONG = {
    "three": 3,
    "two": 2,
    "one": 1,
    "nine": 9,
    "ten": 10,
    "twelve": 12,
    "between two": 5.5,
    "what it reads": 0.64,
    "in percent": 64,
    "as text": "6",
    "with a sign": -6,
    "infinite": math.inf,
    "not a number": math.nan,
    "the depths that fail": [6, 7, 8],
    "both": (5, 6),
    "just above": 6.4,
}
SAME = {}
