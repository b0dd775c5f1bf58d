"""Answers to keras-from-logits: right ones in many forms, wrong ones nobody registered."""

import numpy as np

RIGHT = {
    "a list": ["a", "b", "f"],
    "a tuple": ("a", "b", "f"),
    "a set": {"f", "b", "a"},
    "another order": ["f", "a", "b"],
    "capitals": ["A", "B", "F"],
    "one text": "a, b, f",
    "words": "a, b and f",
    "in brackets": "(a), (b), (f)",
    "run together": "abf",
    "an array": np.array(["a", "b", "f"]),
    "twice": ["a", "a", "b", "f"],
}
WRONG = {
    "all": "abcdef",
    "none of the wrong ones": "cde",
    "c as well": "abcf",
    "d as well": "abdf",
    "e as well": "abef",
    "c and d": "cd",
    "c and e": "ce",
    "d and e": "de",
    "a and c": "ac",
    "b and d": "bd",
    "an unknown model": "abfg",
    "a number": 3.5,
}
SAME = {}
