"""Answers to caffe-loss: right ones in many forms, wrong ones that nobody registered."""

from fractions import Fraction

import numpy as np

RIGHT = {
    "whole": 126,
    "a float": 126.0,
    "from the loss": 87.3365 / np.log(2),
    "from the format": -np.log2(np.finfo(np.float32).tiny),
    "its power": -np.finfo(np.float32).minexp,
    "numpy's integer": np.int64(126),
    "float32": np.float32(126),
    "an array of one": np.array([126]),
    "an array without dimensions": np.array(126.0),
    "a Fraction": Fraction(126),
}
WRONG = {
    "zero": 0,
    "one": 1,
    "from e": np.log(87.3365),
    "two fewer": 124,
    "two more": 129,
    "half": 63,
    "twice": 252,
    "between": 126.4,
    "digits of float64": 53,
    "powers of float64": 1022,
    "bits": 32,
    "infinite": np.inf,
    "nan": np.nan,
}
SAME = {}
