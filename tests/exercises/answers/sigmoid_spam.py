"""Answers to sigmoid-spam: right ones in many forms, wrong ones that nobody registered."""

import math
from decimal import Decimal
from fractions import Fraction

import numpy as np

from slopes import sigmoid

ODDS = Fraction(1, 4) * 9 * 8 / 6
RIGHT = {
    "a decimal": 0.75,
    "a Fraction": ODDS / (1 + ODDS),
    "a Decimal": Decimal("0.75"),
    "by the sigmoid": sigmoid(math.log(1 / 4) + math.log(9) + math.log(8) - math.log(6)),
    "by the sigmoid of ln 3": sigmoid(np.log(3)),
    "by one exponential": 1 / (1 + math.exp(-math.log(3))),
    "by Bayes' rule": 0.2 * 9 * 8 / (0.2 * 9 * 8 + 0.8 * 6),
    "by counting letters": 144 / (144 + 48),
    "one minus the opposite": 1 - float(sigmoid(-np.log(3))),
    "by tanh": 0.5 + 0.5 * math.tanh(math.log(3) / 2),
    "float32": np.float32(0.75),
    "an array without dimensions": np.array(0.75),
    "three digits": 0.750,
}
WRONG = {
    "the prior alone": 0.2,
    "prize alone": 2.25 / 3.25,
    "prize left out": (2 / 6) / (1 + 2 / 6) + 0.01,
    "urgent left out": 1.5 / 4 / (1 + 1.5 / 4),
    "the factors are added": (9 + 8 - 6) / (9 + 8 - 6 + 4),
    "the logarithms of the factors without the sigmoid": math.log(12),
    "a prior of one in four": 4 / 5,
    "the friend divides twice": 0.5 / 1.5,
    "factors by ten instead of e": float(sigmoid(np.log10(3))),
    "four to one for spam": 48 / 49,
    "the sigmoid of the odds": float(sigmoid(3)),
    "a half": 0.5,
    "as text": "three quarters",
    "infinity": math.inf,
    "odds as a pair": (3, 1),
}
SAME = {}
