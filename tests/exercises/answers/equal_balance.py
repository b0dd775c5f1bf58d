"""Answers to equal-balance: d, the four sums are equal."""

import numpy as np

RIGHT = {
    "the letter": "d",
    "a capital": "D",
    "with a blank": " d ",
    "in brackets": "(d)",
    "with a full stop": "d.",
    "a list": ["d"],
    "a tuple": ("d",),
    "a set": {"d"},
    "an array": np.array(["d"]),
    "a numpy string": np.str_("d"),
    "said twice": ["d", "D"],
}
WRONG = {
    "the first": "A",
    "the last": "(b)",
    "the widest": ["c"],
    "two": ["a", "d"],
    "all": "abcd",
    "another letter": "e",
    "a word": "equal",
    "the option in words": "none, they are equal",
    "all sums": [2.39, 2.39, 2.39, 2.39],
    "a number": 4,
    "the sum": 1.85,
    "a truth": True,
    "a function": lambda: "d",
    "bytes": b"d",
    "two letters in a text": "a, b",
}
SAME = {}
