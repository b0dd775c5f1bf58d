"""Answers to rrelu-mean: the mean of 1/a, by integral, by sums and by chance."""

import math
from decimal import Decimal
from fractions import Fraction

import mpmath
import numpy as np
from scipy.integrate import quad, simpson, trapezoid

RIGHT = {
    "three decimals": 0.196,
    "four decimals": 0.1962,
    "logarithms": (math.log(8) - math.log(3)) / 5,
    "log1p": math.log1p(5 / 3) / 5,
    "Fraction": Fraction(196, 1000),
    "Decimal": (Decimal(8) / Decimal(3)).ln() / 5,
    "mpf": mpmath.log(mpmath.mpf(8) / 3) / 5,
    "quad": quad(lambda a: 1 / a, 3, 8)[0] / 5,
    "Simpson": simpson(1 / np.linspace(3, 8, 101), x=np.linspace(3, 8, 101)) / 5,
    "trapezoids": trapezoid(1 / np.linspace(3, 8, 1001), np.linspace(3, 8, 1001)) / (8 - 3),
    "the mean over a grid": np.mean(1 / np.linspace(3, 8, 100_001)),
    "drawn": (1 / np.random.default_rng(1).uniform(3, 8, 1_000_000)).mean(),
    "drawn by the old generator": np.mean(1 / (3 + 5 * np.random.RandomState(0).rand(500_000))),
    "a sum of middles": sum(1 / (3 + (i + 0.5) / 200) for i in range(1000)) / 1000,
    "float32": np.float32(np.log(8 / 3) / 5),
    "float16": np.float16(0.196),
    "long double": np.log(np.longdouble(8) / 3) / 5,
    "a 0-d array": np.array(np.log(8 / 3) / 5),
    "an array's item": np.array([0.196]).item(),
    "in other bits": np.log2(8 / 3) * np.log(2) / (8 - 3),
    "a series": 2 * math.atanh(5 / 11) / 5,
}

WRONG = {
    "two decimals": 0.2,
    "a little low": 0.195,
    "a little high": 0.197,
    "the logarithm to base 10": math.log10(8 / 3) / 5,
    "the logarithm to base 2": math.log2(8 / 3) / 5,
    "the difference of the ends": 1 / 3 - 1 / 8,
    "divided by 5.5": math.log(8 / 3) / 5.5,
    "divided by 8": math.log(8 / 3) / 8,
    "the logarithm of the length": math.log(5) / 5,
    "the sign turned": math.log(3 / 8) / 5,
    "the mean of whole divisors": sum(1 / a for a in range(3, 9)) / 6,
    "whole divisors, the last left out": sum(1 / a for a in range(3, 8)) / 5,
    "1/a²": (1 / 3 - 1 / 8) / 5,
    "the left end": 1 / 8,
    "the right end": 1 / 3,
    "as a percentage": 19.6,
    "the mean as a divisor": 5 / math.log(8 / 3),
    "text": "0.196",
    "the two of the text": (1 / 5.5, 11 / 48),
    "a function": lambda a: 1 / a,
}

SAME = {}
