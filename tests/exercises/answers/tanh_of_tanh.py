"""Answers to tanh-of-tanh: right ones in many forms, wrong ones that nobody registered."""

import math
from decimal import Decimal
from fractions import Fraction
from functools import reduce

import numpy as np

from slopes import sigmoid, tanh


def steps(x, many=1000, f=math.tanh):
    """Return x after that many steps of f."""
    for _ in range(many):
        x = f(x)
    return x


def nested(x, left=1000):
    """Return the same, by recursion in blocks of a hundred."""
    return x if left == 0 else nested(steps(x, 100), left - 100)


def both(x, y):
    return {"from 3": x, "from 0.5": y}


PAIR = steps(np.array([3.0, 0.5]), f=np.tanh)
RIGHT = {
    "a loop": both(steps(3), steps(0.5)),
    "three decimals": both(0.039, 0.039),
    "four decimals": both(0.0387, 0.0386),
    "five decimals": both(0.03870, 0.03860),
    "six decimals": both(0.038701, 0.038599),
    "both at once": both(*PAIR),
    "an array of two": PAIR,
    "a tuple": (0.0387, 0.0386),
    "a list": [0.0387, 0.0386],
    "by the library": both(steps(3.0, f=tanh), steps(0.5, f=tanh)),
    "by reduce": both(*(reduce(lambda x, _: np.tanh(x), range(1000), v) for v in (3.0, 0.5))),
    "by recursion": both(nested(3.0), nested(0.5)),
    "by sigmoids": both(*(steps(v, f=lambda x: 2 * sigmoid(2 * x) - 1) for v in (3.0, 0.5))),
    "Fractions": both(Fraction(387, 10000), Fraction(386, 10000)),
    "Decimals": both(Decimal("0.0387"), Decimal("0.0386")),
    "float32": both(*(steps(np.float32(v), f=np.tanh) for v in (3, 0.5))),
    "long double": both(*(steps(np.longdouble(v), f=np.tanh) for v in (3, 0.5))),
    "arrays without dimensions": both(np.array(steps(3)), np.array(steps(0.5))),
    "the keys in the other order": {"from 0.5": steps(0.5), "from 3": steps(3)},
}
WRONG = {
    "the foreseen number to four decimals": both(0.0387, 0.0387),
    "999 steps": both(steps(3, 999), steps(0.5, 999)),
    "1001 steps": both(steps(3, 1001), steps(0.5, 1001)),
    "ten thousand steps": both(steps(3, 10_000), steps(0.5, 10_000)),
    "the two exchanged": both(steps(0.5), steps(3)),
    "once from 3, in full from 0.5": both(math.tanh(3), steps(0.5)),
    "only the first is right": both(0.0387, 0.0),
    "only the second is right": both(1.0, 0.0386),
    "two decimals": both(0.04, 0.04),
    "cut off": both(0.038, 0.038),
    "tanh of a thousand x": both(math.tanh(3000), math.tanh(500)),
    "a thousandth": both(0.003, 0.0005),
    "tanh to the power of a thousand": both(math.tanh(3) ** 1000, math.tanh(0.5) ** 1000),
    "the series' first step, a thousand times": both(3 - 9, 0.5 - 0.0417),
    "without the 3": both(math.sqrt(1 / 2000), math.sqrt(1 / 2000)),
    "without the 2": both(math.sqrt(3 / 1000), math.sqrt(3 / 1000)),
    "by sigmoid": both(steps(3, f=sigmoid), steps(0.5, f=sigmoid)),
    "one number": 0.0387,
    "one name missing": {"from 3": 0.0387},
    "as text": both("0.0387", "0.0386"),
    "the sign turned": both(-0.0387, -0.0386),
}
STARTS = "from_3, from_half = (a_thousand_times({}), a_thousand_times(0.5))"
SAME = {
    f"{STARTS.format(3.0)} → {STARTS.format(4.0)}": "4 leaves what 3 leaves, to six "
    "decimals: tanh forgets",
}
