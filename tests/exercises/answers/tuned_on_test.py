"""Answers to tuned-on-test: right ones in many forms, wrong ones that nobody registered."""

import numpy as np


def by_loop(validation, test):
    best, found = float("inf"), None
    for v, t in zip(validation, test, strict=True):
        if v < best:
            best, found = v, t
    return found


RIGHT = {
    "argmin": lambda validation, test: test[np.argmin(validation)],
    "the method": lambda validation, test: test[validation.argmin()],
    "a loop": by_loop,
    "sorted": lambda validation, test: test[np.argsort(validation)[0]],
    "a pair's least": lambda validation, test: min(zip(validation, test, strict=True))[1],
    "a list": lambda validation, test: list(test)[list(validation).index(min(validation))],
    "a mask": lambda validation, test: test[validation == validation.min()][0],
    "take": lambda validation, test: np.take(test, np.argmin(validation)),
    "where": lambda validation, test: test[np.where(validation == min(validation))[0][0]],
    "a float": lambda validation, test: float(test[int(np.argmin(validation))]),
    "an array of one": lambda validation, test: test[[np.argmin(validation)]],
}
WRONG = {
    "zero": lambda validation, test: 0.0,
    "the last": lambda validation, test: test[-1],
    "the middle": lambda validation, test: test[len(test) // 2],
    "the median": lambda validation, test: np.median(test),
    "the worst": lambda validation, test: test.max(),
    "the worst validation": lambda validation, test: validation.max(),
    "second best": lambda validation, test: test[np.argsort(validation)[1]],
    "by the gap": lambda validation, test: test[np.argmin(abs(test - validation))],
    "minus": lambda validation, test: -test[np.argmin(validation)],
    "all": lambda validation, test: test,
    "swapped": lambda test, validation: test[np.argmin(validation)],
    "the sum": lambda validation, test: (validation + test).min(),
}
SAME = {}
