"""Answers to paired-width: right ones in many forms, wrong ones that nobody registered."""

import math
import statistics

import numpy as np


def by_hand(a, b, t):
    gaps = [x - y for x, y in zip(a, b, strict=True)]
    mean = sum(gaps) / len(gaps)
    variance = sum((gap - mean) ** 2 for gap in gaps) / (len(gaps) - 1)
    return t * math.sqrt(variance / len(gaps))


def with_covariance(a, b, t):
    (aa, ab), (_, bb) = np.cov(a, b)
    return t * np.sqrt((aa + bb - 2 * ab) / len(a))


RIGHT = {
    "std": lambda a, b, t: t * np.std(a - b, ddof=1) / np.sqrt(len(a)),
    "the method": lambda a, b, t: t * (a - b).std(ddof=1) / len(a) ** 0.5,
    "by hand": by_hand,
    "var": lambda a, b, t: t * np.sqrt(np.var(a - b, ddof=1) / a.size),
    "turned": lambda a, b, t: t * np.std(b - a, ddof=1) / np.sqrt(len(b)),
    "the covariance": with_covariance,
    "statistics": lambda a, b, t: t * statistics.stdev((a - b).tolist()) / math.sqrt(len(a)),
    "ddof 0, mended": lambda a, b, t: t * np.std(a - b) / np.sqrt(len(a) - 1),
    "np.cov of the gaps": lambda a, b, t: t * np.sqrt(np.cov(a - b) / len(a)),
    "a norm": lambda a, b, t: (
        t * np.linalg.norm(a - b - np.mean(a - b)) / np.sqrt(len(a) * (len(a) - 1))
    ),
    "an array of one": lambda a, b, t: np.array([by_hand(a, b, t)]),
    "subtract": lambda a, b, t: t / np.sqrt(np.size(a)) * np.std(np.subtract(a, b), ddof=1),
}
WRONG = {
    "zero": lambda a, b, t: 0.0,
    "t": lambda a, b, t: t,
    "n + 1": lambda a, b, t: t * np.std(a - b, ddof=1) / np.sqrt(len(a) + 1),
    "the widest gap": lambda a, b, t: np.ptp(a - b),
    "the mean absolute gap": lambda a, b, t: t * np.mean(abs(a - b)) / np.sqrt(len(a)),
    "of sizes": lambda a, b, t: t * np.std(abs(a - b), ddof=1) / np.sqrt(len(a)),
    "the root mean square": lambda a, b, t: t * np.sqrt(np.mean((a - b) ** 2) / len(a)),
    "minus": lambda a, b, t: -by_hand(a, b, t),
    "of b": lambda a, b, t: t * np.std(b, ddof=1) / np.sqrt(len(b)),
    "the interval's end": lambda a, b, t: np.mean(a - b) + by_hand(a, b, t),
    "a pair": lambda a, b, t: (by_hand(a, b, t), by_hand(a, b, t)),
    "t squared": lambda a, b, t: t * by_hand(a, b, t),
}
SAME = {
    "gaps = a - b → gaps = b - a": "a spread has no sign",
    **dict.fromkeys(
        [
            "return t * np.std(gaps, ddof=1) / np.sqrt(len(gaps))"
            f" → return t * np.std(gaps, ddof=1) / np.sqrt(len({row}))"
            for row in "ab"
        ],
        "both rows are as long as their difference",
    ),
}
