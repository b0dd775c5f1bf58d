"""The exercises of chapter 21: a claim of one's own, a lost condition, a fair comparison."""

import numpy as np

from .core import exercise
from .judges import custom, function_of
from .judges.comparisons import fair
from .judges.measurements import RANGE, Found, measured


def found(figure, holds):
    return Found("holds" if holds else "false", f"It is {figure:.3g}.", {"found": float(figure)})


def ruled(f, x, holds=lambda slope: slope.max() <= 1):
    slope = f.derivative(np.asarray(x))
    return found(slope.max(), holds(slope))


exercise(
    "claim-own",
    stars=1,
    chapter="21",
    judge=custom(
        measured,
        praise="It rules rightly on functions of both kinds: it can say either.",
    ),
    wrong={
        "For gelu you rule 'holds'": lambda f: ruled(f, RANGE, lambda slope: True),
        "For relu the largest slope, 1, is not among": lambda f: ruled(f, [0.0]),
        "For a function that is steep from −9.8 to −9.3 you rule 'holds'": (
            lambda f: ruled(f, RANGE[1000:])
        ),
        "For softplus the largest slope, 1, is not among": lambda f: ruled(f, RANGE[700:1301]),
        "For a function that is steep beyond 10 only you rule 'false'": (
            lambda f: ruled(f, 2 * RANGE)
        ),
        "For tanh you rule 'false'": lambda f: ruled(f, RANGE, lambda slope: slope.max() < 1),
        "For relu you rule 'false'": lambda f: found(f(RANGE).max(), f(RANGE).max() <= 1),
        "For a function that is steep from 9.3 to 9.8 you rule 'holds'": (
            lambda f: ruled(f, RANGE, lambda slope: slope[100:1901].max() <= 1)
        ),
        "Your finding on tanh quotes no figure": lambda f: Found(
            "holds", "Its slope stays low.", {"steepest": f.derivative(RANGE).max()}
        ),
        "Your function returns text": lambda f: "holds",
    },
)


def parts(column, true):
    """Whether a number tells the true rows from the others: all of them above, or all below."""
    yes, no = column[true], column[~true]
    return yes.min() > no.max() or yes.max() < no.min()


def which(settings, true):
    """Return the column that tells the true rows from the others, or −1."""
    found = [j for j, column in enumerate(settings.T) if parts(column, true)]
    return found[0] if found else -1


def a_sweep(seed, rows, columns, decides, *, turned=False):
    """Return settings in which one column decides, or none, and what is true in each row."""
    rng = np.random.default_rng(seed)
    settings = rng.integers(1, 9, size=(rows, columns)).astype(float)
    if decides is None:
        true = settings.sum(1) > np.median(settings.sum(1))
    else:
        settings[:2, decides] = 3, 6
        true = (settings[:, decides] > 4) ^ turned
    return settings, true


def near_miss(j):
    """Return a sweep in which a column would decide, were it not for one row with the same number
    as a row of the other kind."""
    settings, true = a_sweep(11, 12, 3, j)
    settings[true, j] = np.maximum(settings[true, j], 5)
    settings[~true, j] = 4
    settings[np.argmax(true), j] = 4
    return settings, true


SWEEPS = [
    a_sweep(0, 12, 3, 0),
    a_sweep(1, 12, 3, 2),
    a_sweep(2, 15, 4, 1, turned=True),
    a_sweep(3, 10, 4, 3, turned=True),
    a_sweep(4, 14, 3, None),
    a_sweep(5, 16, 5, None),
    near_miss(1),
    (-near_miss(1)[0], near_miss(1)[1]),
    a_sweep(7, 20, 2, 1),
    a_sweep(8, 8, 5, 4),
    (np.array([[1.0, 7.0], [2.0, 1.0], [3.0, 7.5], [4.0, 1.5]]), np.array([True, False] * 2)),
    (np.array([[-3.0, 0.0], [0.0, 0.0], [2.0, 0.0]]), np.array([True, False, False])),
]


def leaning(settings, true):
    lean = [abs(np.corrcoef(c + 1e-9 * np.arange(len(c)), true)[0, 1]) for c in settings.T]
    return int(np.argmax(lean))


def first_of(test):
    def answer(settings, true):
        found = [j for j, c in enumerate(settings.T) if test(c[true], c[~true])]
        return found[0] if found else -1

    return answer


exercise(
    "claim-condition",
    stars=2,
    chapter="21",
    judge=function_of("settings", "true", cases=SWEEPS, truth=which, noun="column"),
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
        "Columns are counted from 0": lambda settings, true: which(settings, true) + 1,
    },
)


def leads(run, n=15):
    return np.array([run("A", seed) - run("B", seed) for seed in range(n)])


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
        "in which A is a point better your function rules rightly in 266": lambda run: (
            "holds" if leads(run, 1)[0] > 0 else "false"
        ),
        "in which they are equal your function rules rightly in 157": lambda run: (
            "holds" if leads(run).mean() > 0 else "false"
        ),
        "in which A is a point better your function rules rightly in 213": lambda run: (
            "holds" if leads(run, 3).min() > 0 else "false"
        ),
        "in which A is a point better your function rules rightly in 32": lambda run: (
            "holds" if leads(run).min() > 0 else "false"
        ),
        "in which A is a point better your function rules rightly in 224": lambda run: (
            "holds"
            if np.mean([run("A", s) - run("B", 100 + s) for s in range(15)]) > 0.5
            else "false"
        ),
        "You train more than 30 networks": lambda run: (
            "holds" if leads(run, 100).mean() > 0.5 else "false"
        ),
        "There is no network 'a'": lambda run: run("a", 0),
        "Your function returns a truth value": lambda run: bool(leads(run).mean() > 0.5),
    },
)
