"""Answers to clip-widest: right ones in many forms, wrong ones that nobody registered."""

import numpy as np


def by_logit(w):
    s = (1 + np.sqrt(1 - 4 / w)) / 2
    return 2 * np.log(s / (1 - s)) / w


RIGHT = {
    "rounded": (6.89, 0.45),
    "three digits": (6.89, 0.448),
    "a dictionary": {"w": 6.89, "width": 0.448},
    "a list": [6.894, 0.448],
    "an array": np.array([6.894, 0.4477]),
    "by the logit": (6.8942, by_logit(6.8942)),
    "float32": (np.float32(6.89), np.float32(0.448)),
    "a row": np.array([[6.894, 0.4477]]),
    "numpy numbers": (np.float64(6.894), np.float64(0.4477)),
    "more digits": (6.894242, 0.447743),
}
WRONG = {
    "zeros": (0, 0),
    "a grid too coarse": (6.94, 0.45),
    "w a hundredth low": (6.88, 0.45),
    "w a hundredth high": (6.9, 0.45),
    "the width cut off": (6.89, 0.44),
    "w a little low": (6.82, 0.45),
    "w a little high": (6.95, 0.45),
    "the width alone to one decimal": (6.89, 0.5),
    "the width first": (0.448, 6.89),
    "w = 6": (6, by_logit(6)),
    "w = 7.5": (7.5, by_logit(7.5)),
    "w = 10": (10, by_logit(10)),
    "minus": (6.89, -0.448),
    "width times two": (6.89, 0.896),
    "a hundred times": (6.89, 44.8),
    "one number": 6.89,
    "nan": (6.89, np.nan),
    "width 1": (6.89, 1),
}
SAME = dict.fromkeys(
    [
        "many = np.linspace(4, 20, 160001) → many = np.linspace(20, 4, 160001)",
        "many = np.linspace(4, 20, 160001) → many = np.linspace(5, 20, 160001)",
        "many = np.linspace(4, 20, 160001) → many = np.linspace(4, 21, 160001)",
        "many = np.linspace(4, 20, 160001) → many = np.linspace(4, 19, 160001)",
        "many = np.linspace(4, 20, 160001) → many = np.linspace(4, 20, 160002)",
        "many = np.linspace(4, 20, 160001) → many = np.linspace(4, 20, 160000)",
    ],
    "the grid is as fine, or reaches as far, as two decimals need",
)
