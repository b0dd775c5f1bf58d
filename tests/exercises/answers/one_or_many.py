"""Answers to one-or-many: b, d and f as they may be written, and other choices."""

import enum

import numpy as np


class Task(enum.StrEnum):
    DISEASES = "b"
    TAGS = "d"
    INSTRUMENTS = "f"


RIGHT = {
    "with commas": "b,d,f",
    "with blanks": "b d f",
    "as a word": "bdf",
    "in another order": "f, b, d",
    "in capitals": "B, D, F",
    "as a word of capitals": "FDB",
    "with and": "b, d and f",
    "with a comma before and": "b, d, and f",
    "with a full stop": "b, d, f.",
    "with semicolons": "b; d; f",
    "with blanks around": "  b, d, f \n",
    "on lines": "b\nd\nf",
    "a list": ["b", "d", "f"],
    "a tuple": ("f", "d", "b"),
    "a set": {"b", "d", "f"},
    "a frozenset": frozenset("bdf"),
    "a list of a word": list("BDF"),
    "twice the same": ["b", "d", "f", "b"],
    "an array": np.array(["b", "d", "f"]),
    "sorted": sorted({"f", "b", "d"}),
    "an enumeration": list(Task),
    "numpy's text": np.str_("b, d, f"),
}

WRONG = {
    "b alone": "b",
    "d alone": "d",
    "f alone": ["f"],
    "b and d": "b, d",
    "d and f": ("d", "f"),
    "b and f": "bf",
    "all": "abcdef",
    "all as a list": list("abcdef"),
    "the others": "a, c, e",
    "one too many: the words": "b, c, d, f",
    "one too many: the digits": ["a", "b", "d", "f"],
    "one too many: the iris": {"b", "d", "e", "f"},
    "the tags taken for the next word": "b, c, f",
    "the diseases taken for the species": "d e f",
    "a letter beyond": "b, d, f, g",
    "places instead of letters": [1, 3, 5],
    "places from 1": (2, 4, 6),
    "a number": 3,
    "in words": "diseases, tags, instruments",
    "not b": "not b, d, f",
    "a range": "b-f",
    "a function": lambda: "bdf",
    "a truth value for each": {"a": False, "b": True},
    "a letter doubled": "bb",
}

SAME = {}
