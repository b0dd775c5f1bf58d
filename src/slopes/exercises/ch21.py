"""The exercises of chapter 21: a claim of one's own, a lost condition, a fair comparison."""

import numpy as np

from .core import exercise
from .judges import custom, function_of
from .judges.comparisons import fair
from .judges.measurements import RANGE, Found, measured
from .judges.sweeps import SWEEPS, by_order, first_of, leaning, one_column, which


def found(figure, holds):
    return Found("holds" if holds else "false", f"It is {figure:.3g}.", {"found": float(figure)})


def ruled(f, x, holds=lambda slope: slope.max() <= 1):
    slope = f.derivative(np.asarray(x))
    return found(slope.max(), holds(slope))


exercise(
    "claim-own",
    stars=1,
    chapter="21",
    judge=custom(measured, "It rules rightly on functions of both kinds: it can say either."),
    wrong={
        "For gelu you rule 'holds'": lambda f: ruled(f, RANGE, lambda slope: True),
        "For relu the largest slope, 1 (at x = 0.01), is not among": lambda f: ruled(f, [0.0]),
        "For a function that is steep from −9.8 to −9.3 you rule 'holds'": (
            lambda f: ruled(f, RANGE[1000:])
        ),
        "For softplus the largest slope, 1 (at x = 10), is not among": lambda f: ruled(
            f, RANGE[700:1301]
        ),
        "For a function that is steep beyond 10 only you rule 'false'": (
            lambda f: ruled(f, 2 * RANGE)
        ),
        "For tanh you rule 'false'": lambda f: ruled(f, RANGE, lambda slope: slope.max() < 1),
        "For relu you rule 'false'": lambda f: found(f(RANGE).max(), f(RANGE).max() <= 1),
        "For a function that is steep from 9.3 to 9.8 you rule 'holds'": (
            lambda f: ruled(f, RANGE, lambda slope: slope[100:1901].max() <= 1)
        ),
        "'Its slope stays low.', does not quote the largest slope, 1 (at x = 0)": lambda f: Found(
            "holds", "Its slope stays low.", {"steepest": f.derivative(RANGE).max()}
        ),
        "Your finding on sigmoid, 'At most 0.', does not quote": lambda f: ruled(f, RANGE)._replace(
            finding=f"At most {f.derivative(RANGE).max():.0f}."
        ),
        "For a function that falls with slope −2 from 1 to 3 you rule 'false'": lambda f: found(
            np.abs(f.derivative(RANGE)).max(), np.abs(f.derivative(RANGE)).max() <= 1
        ),
        "For a function that is steep from 5.02 to 5.08 you rule 'holds'": (
            lambda f: ruled(f, RANGE[::10])
        ),
        "For a function whose slope is 1.001 from 3 to 4 you rule 'holds'": (
            lambda f: ruled(f, RANGE, lambda slope: slope.max() <= 1.01)
        ),
        "Your function returns text": lambda f: "holds",
    },
)


HIGH, STEPS = np.array([1.0, 2, 3, 100]), np.array([0.001, 0.01, 0.1, 1, 10, 100, 1000])
GEOMETRIC = [  # where means and middles lie far from the border; either kind may be on top
    one_column(sign * column, sign * true)
    for sign in (1, -1)
    for column, border in ((HIGH, 2), (STEPS, 2), (STEPS, 5))
    for true in (column[:border], column[border:])
]


def parted_at_the_mean(y, n):
    mean = np.concatenate([y, n]).mean()
    return y.min() > mean >= n.max() or n.min() > mean >= y.max()


exercise(
    "claim-condition",
    stars=2,
    chapter="21",
    judge=function_of("settings", "true", cases=SWEEPS + GEOMETRIC, truth=which, noun="column"),
    wrong={
        "The column that leans most need not part the rows, and often none does": leaning,
        "A condition may also be that a number is small": first_of(lambda y, n: y.min() > n.max()),
        "A condition may also be that a number is large": first_of(lambda y, n: y.max() < n.min()),
        "That the means differ is not enough: no row may be on the wrong side": (
            first_of(lambda y, n: y.mean() != n.mean())
        ),
        "Where both kinds share a number, that number parts nothing": (
            first_of(lambda y, n: y.min() >= n.max() or y.max() <= n.min())
        ),
        "Where no column parts the rows the answer is -1": (
            lambda settings, true: max(which(settings, true), 0)
        ),
        "The median of each kind says nothing of the rows at the border": (
            first_of(lambda y, n: np.median(y) > n.max() or np.median(y) < n.min())
        ),
        "Where the true rows lie between others, no one number parts them": (
            first_of(lambda y, n: not ((n >= y.min()) & (n <= y.max())).any())
        ),
        "Where the other rows lie between true ones, no one number parts them": (
            first_of(lambda y, n: not ((y >= n.min()) & (y <= n.max())).any())
        ),
        "Two rows with the same number cannot be parted, in whatever order they stand": by_order,
        "A mean, or the middle of two, need not lie between the kinds; another number may": (
            first_of(parted_at_the_mean)
        ),
        "A small number may be enough to tell the rows apart": lambda settings, true: which(
            np.round(settings, 1), true
        ),
        "Columns are counted from 0": lambda settings, true: which(settings, true) + 1,
    },
)


def leads(run, n=15):
    return np.array([run("A", seed) - run("B", seed) for seed in range(n)])


def ruling(better):
    return "holds" if better else "false"


exercise(
    "claim-design",
    stars=3,
    chapter="21",
    judge=custom(
        fair, "Your comparison says “holds” where A is better and “false” where it is not."
    ),
    wrong={
        "in which A is a point better your function rules rightly in 0": lambda run: "false",
        "in which they are equal your function rules rightly in 0": lambda run: "holds",
        "a point better your function rules rightly in 266": lambda run: ruling(leads(run, 1) > 0),
        "are equal your function rules rightly in 157": lambda run: ruling(leads(run).mean() > 0),
        "better your function rules rightly in 213": lambda run: ruling(leads(run, 3).min() > 0),
        "a point better your function rules rightly in 32": lambda run: ruling(min(leads(run)) > 0),
        "in which A is a point better your function rules rightly in 224": lambda run: ruling(
            np.mean([run("A", s) - run("B", 100 + s) for s in range(15)]) > 0.5
        ),
        "You train more than 30 networks": lambda run: ruling(leads(run, 100).mean() > 0.5),
        "There is no network 'a'": lambda run: run("a", 0),
        "Your function returns a truth value": lambda run: bool(leads(run).mean() > 0.5),
    },
)
