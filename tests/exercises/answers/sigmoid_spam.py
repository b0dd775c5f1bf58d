"""Answers to sigmoid-spam: right ones in many forms, wrong ones that nobody registered."""

import math
from decimal import Decimal
from fractions import Fraction

import numpy as np

from slopes import sigmoid

ODDS = Fraction(1, 9) * 9 * 6 / 2
RIGHT = {
    "a decimal": 0.75,
    "a Fraction": ODDS / (1 + ODDS),
    "a Decimal": Decimal("0.75"),
    "by the sigmoid": sigmoid(math.log(1 / 9) + math.log(9) + math.log(6) - math.log(2)),
    "by the sigmoid of ln 3": sigmoid(np.log(3)),
    "by one exponential": 1 / (1 + math.exp(-math.log(3))),
    "by Bayes' rule": 0.1 * 9 * 6 / (0.1 * 9 * 6 + 0.9 * 2),
    "by counting letters": 270 / (270 + 90),
    "one minus the opposite": 1 - float(sigmoid(-np.log(3))),
    "by tanh": 0.5 + 0.5 * math.tanh(math.log(3) / 2),
    "float32": np.float32(0.75),
    "an array without dimensions": np.array(0.75),
    "three digits": 0.750,
}
WRONG = {
    "the prior alone": 0.1,
    "one word only": 0.5,
    "the factors are added": (9 + 6 - 2) / (9 + 9 + 6 - 2),
    "the logarithms of the factors without the sigmoid": math.log(27),
    "the logarithm of the probability for that of the odds": float(sigmoid(math.log(2.7))) + 0.01,
    "a prior of one in nine": 27 / (27 + 8),
    "urgent left out": 0.5 / 1.5,
    "the friend divides twice": 1.5 / 2.5,
    "factors by ten instead of e": float(sigmoid(np.log10(3))),
    "nine to one for spam": 9 * 27 / (1 + 9 * 27),
    "the sigmoid of the odds": float(sigmoid(3)),
    "a half": 0.5,
    "as text": "three quarters",
    "infinity": math.inf,
    "odds as a pair": (3, 1),
}
SAME = {}
