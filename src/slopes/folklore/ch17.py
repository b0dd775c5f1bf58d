"""What is said about choosing an activation function, settled in chapter 17 from its study.

Two functions are told apart in a setting if the interval of their difference leaves 0 out, widened
for seeds that split one and the same set of examples (OVERLAP).
"""

from itertools import combinations

import numpy as np

from ..activation import REGISTRY
from ..experiments import OVERLAP, halves_agree, paired, study
from .core import Verdict, claim, spread


def _tables():
    """Return the names of the functions, the settings, and errors (setting, function, seed)."""
    kept = study()
    settings = list(kept.settings())
    return list(kept.factors["f"]), settings, np.array([kept.at(**s) for s in settings])


def _told(a, b):
    """Return −1 or 1, as a is lower or higher than b, or 0 where they are not told apart."""
    found = paired(a, b, overlap=OVERLAP)
    return int(np.sign(found.mean)) if found.told_apart else 0


@claim(
    "F17a",
    chapter="17",
    source="courses, answers and cheat sheets",
    says="ReLU is the best default.",
)
def relu_first():
    """How far above the best of nine each lies, by depth and data; a point is let pass."""
    names, settings, errors = _tables()
    above = errors.mean(axis=2) - errors.mean(axis=2).min(axis=1, keepdims=True)
    kinds = [(s["depth"], s["data"]) for s in settings]
    relu, good = names.index("relu"), []
    for kind in dict.fromkeys(kinds):
        here = above[[one == kind for one in kinds]].mean(axis=0)
        if here[relu] < here.min() + 1:
            good.append(kind)
    easy = np.array([kind in good for kind in kinds])
    means = {name: float(mean) for name, mean in zip(names, above.mean(axis=0), strict=True)}
    order = sorted(means, key=means.get)
    ruling = "holds if" if good and not easy.all() else "holds" if good else "false"
    depths = {}
    for depth, data in good:
        depths.setdefault(data, []).append(str(depth))
    where = ", ".join(f"{data} ({' and '.join(ds)} layers)" for data, ds in depths.items())
    deep = np.array([s["depth"] == 8 and s["start"] == "default" for s in settings])
    small = above[deep, relu].sum() / above[:, relu].sum()
    ahead = ", ".join(f"{f} {means[f]:.1f}" for f in order[: order.index("relu")])
    return Verdict(
        ruling,
        "the task is easy and a point does not matter: on average over the settings its error is "
        f"that near to the lowest on {where}, and farther from it on all others. Over "
        f"all {len(settings)} settings it lies {means['relu']:.1f} points above the best of nine "
        f"on average ({ahead}), each at its own learning rate; {small:.0%} of that comes from "
        "eight layers with PyTorch's small default start.".replace("%", " %"),
        {"above the best": means, "within a point": where},
    )


@claim(
    "F17b",
    chapter="17",
    source="papers and blog posts",
    says="Newer activation functions are better.",
)
def newer():
    """For each older function: how often a newer one is told better, and told worse."""
    names, settings, errors = _tables()
    years = {f: REGISTRY[f].year for f in names if f != "identity"}
    counts = {}
    for old, new in combinations(sorted(years, key=years.get), 2):
        if years[old] < years[new]:
            told = [_told(one[names.index(new)], one[names.index(old)]) for one in errors]
            counts.setdefault(old, {})[new] = told.count(-1), told.count(1)
    sums = {old: np.sum(list(news.values()), axis=0) for old, news in counts.items()}
    good = [old for old, (better, worse) in sums.items() if better > 2 * worse]
    rest = [old for old in sums if old not in good]
    apart = good and rest and max(years[f] for f in good) < min(years[f] for f in rest)
    ruling = "holds" if not rest else "holds if" if apart else "false"
    told = "; ".join(f"after {old} {better} to {worse}" for old, (better, worse) in sums.items())
    return Verdict(
        ruling,
        f"the older one is from before {min((years[f] for f in rest), default=0)}. Told better to "
        f"told worse, over all newer functions and {len(settings)} settings: {told}. Most pairs "
        "are not told apart in most settings; if functions were equal and runs independent, fewer "
        "than one in 1,000 would be.",
        {"better, worse": counts},
    )


@claim(
    "F17c",
    chapter="17",
    source="answers and course forums",
    says="With Adam the initialization does not matter.",
)
def adam_needs_no_start():
    """In how many cells the default start and the function's own are told apart, by depth."""
    kept, found = study(), {}
    for by in ("adam", "sgd"):
        for setting in kept.settings(optimizer=by, start="default"):
            for f in kept.factors["f"]:
                a, b = (kept.at(**{**setting, "start": s}, f=f) for s in ("default", "own"))
                kind = "diabetes" if setting["data"] == "diabetes" else setting["depth"]
                cell = _told(a, b), float(np.mean(a) - np.mean(b))
                found.setdefault((by, kind), []).append(cell)
    told = {kind: sum(one != 0 for one, _ in cells) for kind, cells in found.items()}
    free = [kind for (by, kind), count in told.items() if by == "adam" and not count]
    of, ill = len(found["adam", 2]), found["adam", "diabetes"]
    ruling = "false" if not free else "holds if" if len(free) < 3 else "holds"
    cost = max(-gap for one, gap in ill if one)
    most = max(abs(gap) for _, gap in found["adam", 2])
    return Verdict(
        ruling,
        "there are two hidden layers, a class is asked for and a few points do not matter: "
        f"PyTorch's default start and the function's own lie at most {most:.1f} points apart in "
        f"{of} cells (nine functions, two widths, three sets), and are told apart in "
        f"{told['adam', 2]}. With eight layers they are in {told['adam', 8]} of {of}, under SGD "
        f"in {told['sgd', 8]}; on the diabetes in {told['adam', 'diabetes']} of {len(ill)}, where "
        f"the larger start costs up to {cost:.0f} points.",
        {f"{by} {kind}": count for (by, kind), count in told.items()},
    )


@claim(
    "F17d",
    chapter="17",
    source="comparisons with one run each",
    says="Run each function once, and you see which one is better.",
)
def one_run():
    """How often one seed orders two functions as the mean of the nine others does."""
    _, settings, errors = _tables()
    sizes, right = [], []
    for i, j in combinations(range(errors.shape[1]), 2):
        gaps = errors[:, i] - errors[:, j]
        for seed in range(gaps.shape[1]):
            rest = np.delete(gaps, seed, axis=1)
            mean, spread_ = rest.mean(axis=1), rest.std(axis=1, ddof=1)
            sizes.append(abs(mean) / np.maximum(spread_, 1e-9))
            right.append(np.sign(mean) == np.sign(gaps[:, seed]))
    sizes, right = np.concatenate(sizes), np.concatenate(right)
    large, small = right[sizes > 2].mean(), right[sizes < 1].mean()
    ruling = "holds" if right.mean() > 0.95 else "holds if" if large > 0.95 else "false"
    return Verdict(
        ruling,
        "the difference is large: two standard deviations of itself from seed to seed or more. "
        f"Then one seed orders two functions as the nine others do in {large:.0%} of cases; where "
        f"it is less than one, in {small:.0%}, and half would be chance. Over all pairs and "
        f"{len(settings)} settings: {right.mean():.0%}; {np.mean(sizes > 2):.0%} of the pairs are "
        "that far apart.".replace("%", " %"),
        {"all": float(right.mean()), "large": float(large), "small": float(small)},
    )


@claim(
    "F17e",
    chapter="17",
    source="papers on comparing methods",
    says="Tune the learning rate of each before you compare them.",
)
def tune_each():
    """How often one common rate has another winner, and one that is told apart from the first."""
    kept = study()
    _, settings, errors = _tables()
    held = kept.validation.reshape(len(settings), -1, kept.validation.shape[-1])
    own = held.min(axis=2)
    best, at = own.argmin(axis=1), np.arange(len(settings))
    chance = 1 - np.mean([halves_agree(one) for one in errors])
    changed, told, lost = [], [], []
    for rates in np.moveaxis(held, 2, 0):
        winner = rates.argmin(axis=1)
        pairs = zip(errors[at, winner], errors[at, best], strict=True)
        changed.append(float(np.mean(winner != best)))
        told.append(float(np.mean([_told(a, b) != 0 for a, b in pairs])))
        lost.append(float(np.median(own[at, winner] - own[at, best])))
    ruling = "holds" if min(told) > 0.1 else "false" if max(told) < 0.1 else "holds if"
    middle = len(told) // 2
    return Verdict(
        ruling,
        f"the common rate is far from the good ones. At the five rates {spread(changed)} of "
        f"{len(settings)} settings get another winner, but so do {chance:.0%} if one compares five "
        f"seeds with five others. The two winners are told apart in {spread(told)}: at the middle "
        f"rate in {told[middle]:.0%}, at the highest in {told[-1]:.0%}.".replace("%", " %").replace(
            "  %", " %"
        ),
        {"another winner": changed, "told apart": told, "points lost": lost},
    )
