"""Answers to which-start-learns: right ones in many forms, wrong ones that nobody registered."""

import numpy as np

RIGHT = {
    "as text": "ace",
    "in another order": "eca",
    "capitals": "ACE",
    "with commas": "a, c, e",
    "with and": "a, c and e",
    "in brackets": "(a) (c) (e)",
    "as a list": ["a", "c", "e"],
    "as a tuple": ("e", "a", "c"),
    "as a set": {"a", "c", "e"},
    "as an array": np.array(["a", "c", "e"]),
    "twice": "aacce",
    "with a stop": "a c e.",
}
WRONG = {
    "none of the copies": "ce",
    "only a": "a",
    "only c": "c",
    "zeros, and one layer": "cd",
    "all": "abcdef",
    "both of zeros": "acd",
    "both with two layers": "abe",
    "the rest": "bdf",
    "one layer is enough": "cdf",
    "another letter": "aceg",
    "with f": "acef",
    "a number": 3,
    "two that stay": "bd",
    "two wrong ones": ["b", "f"],
}
SAME = {}
