"""Answers to clinic-chart: right ones in many forms, wrong ones that nobody registered."""

import numpy as np

RIGHT = {
    "a dictionary": {"A": 3, "B": 1, "C": 5, "D": 2, "E": 4},
    "in another order": {"E": 4, "D": 2, "C": 5, "B": 1, "A": 3},
    "dict()": dict(A=3, B=1, C=5, D=2, E=4),
    "a tuple": (3, 1, 5, 2, 4),
    "a list": [3, 1, 5, 2, 4],
    "an array": np.array([3, 1, 5, 2, 4]),
    "floats": (3.0, 1.0, 5.0, 2.0, 4.0),
    "zipped": dict(zip("ABCDE", [3, 1, 5, 2, 4], strict=True)),
    "small integers": np.array([3, 1, 5, 2, 4], np.int8),
    "a row": np.array([[3, 1, 5, 2, 4]]),
    "with more": {"A": 3, "B": 1, "C": 5, "D": 2, "E": 4, "F": 0},
}
WRONG = {
    "turned round": (4, 2, 5, 1, 3),
    "one for all": (3, 3, 3, 3, 3),
    "four": (3, 1, 5, 2),
    "from 0": (2, 0, 4, 1, 3),
    "a letter is missing": {"A": 3, "B": 1, "C": 5, "D": 2},
    "small letters": {"a": 3, "b": 1, "c": 5, "d": 2, "e": 4},
    "the other way": {3: "A", 1: "B", 5: "C", 2: "D", 4: "E"},
    "names": {"A": "3", "B": "1", "C": "5", "D": "2", "E": "4"},
    "shifted": (1, 5, 2, 4, 3),
    "C and D": (3, 1, 2, 5, 4),
    "a half": (3, 1, 5, 2, 4.5),
    "one number": 31524,
}
SAME = {}
