"""Answers to choose-once: right ones in many forms, wrong ones that nobody registered."""

from fractions import Fraction

import numpy as np

from slopes.experiments import study


def by_loops():
    kept, found = study(), []
    for start in kept.factors["start"]:
        for f in kept.factors["f"]:
            above = []
            for setting in kept.settings(start=start):
                if setting["data"] == "diabetes":
                    continue
                free = {name: value for name, value in setting.items() if name != "start"}
                own = kept.at(**setting, f=f).mean()
                above.append(own - kept.at(**free).mean(axis=-1).min())
            found.append(np.mean(above))
    return min(found)


def by_rows():
    means = study().test[:, :3].mean(axis=-1).reshape(24, 27)
    return (means - means.min(axis=1, keepdims=True)).mean(axis=0).min()


TRUTH = by_rows()
MEANS = study().test[:, :3].mean(axis=-1).reshape(24, 27)

RIGHT = {
    "rows": TRUTH,
    "loops": by_loops(),
    "the mean of the best taken off": MEANS.mean(axis=0).min() - MEANS.min(axis=1).mean(),
    "sums": (MEANS.sum(axis=0).min() - MEANS.min(axis=1).sum()) / 24,
    "two decimals": round(float(TRUTH), 2),
    "three decimals": round(float(TRUTH), 3),
    "a float": float(TRUTH),
    "float32": np.float32(TRUTH),
    "an array of one": np.array([TRUTH]),
    "an array without dimensions": np.array(TRUTH),
    "a Fraction": Fraction(round(float(TRUTH) * 1000), 1000),
}
WRONG = {
    "twice": 2 * TRUTH,
    "half": TRUTH / 2,
    "a tenth more": 1.1 * TRUTH,
    "a tenth": TRUTH / 10,
    "ten times": 10 * TRUTH,
    "the second best": np.sort((MEANS - MEANS.min(axis=1, keepdims=True)).mean(axis=0))[1],
    "minus one": TRUTH - 1,
    "the largest of one": (MEANS - MEANS.min(axis=1, keepdims=True)).max(axis=0).min(),
    "a hundred": 100.0,
    "one half point more": TRUTH + 0.5,
    "infinite": np.inf,
    "nan": np.nan,
}
SAME = dict.fromkeys(
    [
        "lowest = means.min(axis=(4, 5), keepdims=True)"
        " → lowest = means.min(axis=(5, 4), keepdims=True)",
        *(
            "above = (means - lowest).mean(axis=(0, 1, 2, 3))"
            f" → above = (means - lowest).mean(axis=({axes}))"
            for axes in ("1, 0, 2, 3", "0, 2, 1, 3", "0, 1, 3, 2", "0, 1, 2, -3")
        ),
    ],
    "the same axes in another order, or by another name",
)
