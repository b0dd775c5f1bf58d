"""Answers to tensors-kept: right ones in many forms, wrong ones that nobody registered."""

import numpy as np

RIGHT = {
    "a tuple": (0, 1, 1, 2),
    "a list": [0, 1, 1, 2],
    "floats": (0.0, 1.0, 1.0, 2.0),
    "an array": np.array([0, 1, 1, 2]),
    "an array of floats": np.array([0.0, 1.0, 1.0, 2.0]),
    "a row": np.array([[0, 1, 1, 2]]),
    "small integers": np.array([0, 1, 1, 2], np.int8),
    "counted": (len([]), len("x"), len("h"), len("xt")),
    "summed": (0, 1, 1, 1 + 1),
    "float32": np.array([0, 1, 1, 2], np.float32),
    "minus zero": (-0.0, 1, 1, 2),
}
WRONG = {
    "twos": (2, 2, 2, 2),
    "reversed": (2, 1, 1, 0),
    "one more each": (1, 2, 2, 3),
    "the last 0": (0, 1, 1, 0),
    "halves": (0, 0.5, 0.5, 1),
    "three": (0, 1, 1),
    "five": (0, 1, 1, 2, 0),
    "one number": 4,
    "nan": (0, 1, 1, np.nan),
    "infinite": (0, np.inf, 1, 2),
    "minus": (0, -1, -1, -2),
    "the first 2": (2, 1, 1, 2),
}
SAME = {}
