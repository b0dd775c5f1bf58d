"""What is said about choosing an activation function, settled in chapter 17 from its study."""

import numpy as np

from ..experiments import interaction, level_with_best, one_seed_share, paired, study
from ..functions import elu, gelu, relu, selu, silu
from . import Verdict, claim, spread


def _tables():
    """Return the stored study's settings, and for each the errors of (function, seed)."""
    kept = study()
    settings = list(kept.settings())
    return kept, settings, [kept.at(**setting) for setting in settings]


@claim(
    "F17a",
    chapter="17",
    source="courses, answers and cheat sheets",
    says="ReLU is the best default.",
)
def relu_first():
    """In how many settings ReLU is best of nine, and in how many it is not told apart from it."""
    kept, settings, tables = _tables()
    names = kept.factors["f"]
    at, count = names.index("relu"), len(settings)
    best = sum(table.mean(axis=1).argmin() == at for table in tables)
    near = np.sum([level_with_best(table) for table in tables], axis=0)
    ahead = [name for name, number in zip(names, near, strict=True) if number > near[at]]
    ruling = "false" if best < count / 4 and len(ahead) > 2 else "holds if"
    ruling = "holds" if near[at] == near.max() and best > count / 2 else ruling
    return Verdict(
        ruling,
        f"Of {count} settings, each function at its own learning rate, it has the lowest error "
        f"of nine in {best}, and cannot be told apart from the lowest in {near[at]}. In that "
        f"{', '.join(ahead)} are ahead of it. The networks are small and plain, without "
        "normalization.",
        {"best": int(best), "not told apart": near.tolist()},
    )


@claim(
    "F17b",
    chapter="17",
    source="papers and blog posts",
    says="Newer activation functions are better.",
)
def newer():
    """Pairs of functions: in how many settings the newer one is surely better."""
    _, settings, _ = _tables()
    kept, found = study(), {}
    for old, new in (
        (relu, elu),
        (relu, silu),
        (relu, gelu),
        (elu, selu),
        (elu, gelu),
        (elu, silu),
    ):
        pair = [paired(kept.at(**s, f=new.name), kept.at(**s, f=old.name)) for s in settings]
        told = [difference.mean < 0 for difference in pair if difference.told_apart]
        found[f"{new.name} after {old.name}"] = int(np.sum(told)), len(told) - int(np.sum(told))
    turned = [name for name, (better, worse) in found.items() if worse > better]
    sure = [name for name, (better, worse) in found.items() if better > 2 * worse]
    ruling = "holds" if len(sure) == len(found) else "false" if turned else "holds if"
    told = "; ".join(f"{name}: {better} to {worse}" for name, (better, worse) in found.items())
    return Verdict(
        ruling,
        f"Of {len(settings)} settings, those in which the newer of two is surely better, to those "
        f"in which it is surely worse: {told}. The year says nothing by itself.",
        found,
    )


def _worth(data, optimizer, f="relu", depth=8):
    """Return the errors with the default start and with the function's own."""
    at = {"width": 32, "data": data, "depth": depth, "optimizer": optimizer, "f": f}
    return [study().at(**at, start=start) for start in ("default", "own")]


@claim(
    "F17c",
    chapter="17",
    source="answers and course forums",
    says="With Adam the initialization does not matter.",
)
def adam_needs_no_start():
    """What the default start costs ReLU at eight layers, with SGD and with Adam, on two sets."""
    sets = ("mnist1d", "digits")
    sgd, adam = ([paired(*_worth(data, by)) for data in sets] for by in ("sgd", "adam"))
    less = [interaction(*_worth(data, "sgd"), *_worth(data, "adam")) for data in sets]
    hides = all(d.told_apart and d.mean > 0 for d in less)
    left = [d for d in adam if d.told_apart and d.mean > 2]
    ruling = "false" if not hides or len(left) == len(sets) else "holds if" if left else "holds"
    return Verdict(
        ruling,
        "It hides most of it. With eight plain layers of 32 ReLUs the default start, against one "
        f"of the right size, costs {spread([d.mean for d in sgd], '.0f')} points of error under "
        f"SGD. Under Adam it still costs {' and '.join(f'{d.mean:.1f}' for d in adam)} points (± "
        f"{' and '.join(f'{d.half:.1f}' for d in adam)}; {' and '.join(sets)}).",
        {"SGD": [d.mean for d in sgd], "Adam": [d.mean for d in adam]},
    )


@claim(
    "F17d",
    chapter="17",
    source="comparisons with one run each",
    says="Run each function once, and you see which one is better.",
)
def one_run():
    """How often the winner of one seed is the winner of ten, over all settings of the study."""
    _, settings, tables = _tables()
    shares = np.array([one_seed_share(table) for table in tables])
    mean = float(shares.mean())
    return Verdict(
        "holds" if mean > 0.9 else "false" if mean < 2 / 3 else "holds if",
        f"Of nine functions one seed picked the winner of ten in {mean:.0%} of the cases, over "
        f"{len(settings)} settings; by setting, in {spread(shares)}. What it does show is a "
        "function that does not learn at all.".replace("%", " %").replace("  %", " %"),
        {"share": shares.tolist()},
    )


@claim(
    "F17e",
    chapter="17",
    source="papers on comparing methods",
    says="Tune the learning rate of each before you compare them.",
)
def tune_each():
    """In how many settings one common rate has another winner than rates of one's own."""
    kept = study()
    held = kept.validation.reshape(-1, *kept.validation.shape[-2:])
    own = held.min(axis=2).argmin(axis=1)
    changed = [float(np.mean(rates.argmin(axis=1) != own)) for rates in np.moveaxis(held, 2, 0)]
    return Verdict(
        "holds" if min(changed) > 0.1 else "false",
        f"With one common rate of five, another function had the lowest validation error in "
        f"{spread(changed)} of {len(held)} settings than with a rate for each.",
        {"another winner": changed},
    )
