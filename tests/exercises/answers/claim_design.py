"""Answers to claim-design: right ones in many forms, wrong ones that nobody registered."""

import numpy as np


def pairs(run, n=15, first=0):
    return np.array([run("A", s) - run("B", s) for s in range(first, first + n)])


def ruling(better):
    return "holds" if better else "false"


def t_of(leads):
    return leads.mean() / (leads.std(ddof=1) / np.sqrt(len(leads)))


def bootstrap(run):
    leads, rng = pairs(run), np.random.default_rng(0)
    means = rng.choice(leads, size=(200, len(leads))).mean(1)
    return ruling(np.median(means) > 0.5)


def by_a_loop(run):
    total = 0.0
    for seed in range(15):
        total += run("A", seed)
        total -= run("B", seed)
    return "holds" if total / 15 > 0.5 else "false"


def trimmed(run):
    return ruling(np.sort(pairs(run))[1:-1].mean() > 0.5)


def likelier(run):
    leads = pairs(run)
    return ruling(np.sum((leads - 1) ** 2) < np.sum(leads**2))


FIRST = (0, 75, 149, 170, 1000, 4321)  # where an answer's seeds begin: from 75 or 170 on five pairs
# are right in 274 of 300 worlds or more by luck, from 149 on the median in 275 only
RIGHT = {
    **{
        f"the median from {first} on": lambda run, first=first: ruling(
            np.median(pairs(run, first=first)) > 0.5
        )
        for first in FIRST
    },
    **{
        f"a t-test at 0.05 from {first} on": lambda run, first=first: ruling(
            t_of(pairs(run, first=first)) > 1.7613
        )
        for first in FIRST
    },
    "mean of the pairs": lambda run: ruling(pairs(run).mean() > 0.5),
    "fourteen pairs": lambda run: ruling(pairs(run, 14).mean() > 0.5),
    "other seeds": lambda run: ruling(pairs(run, first=100).mean() > 0.5),
    "a t-test": lambda run: ruling(t_of(pairs(run)) > 2.1),
    "bootstrap": bootstrap,
    "a loop": by_a_loop,
    "trimmed": trimmed,
    "likelier": likelier,
    "two means": lambda run: ruling(
        np.mean([run("A", s) for s in range(15)]) - np.mean([run("B", s) for s in range(15)]) > 0.5
    ),
    "three intervals": lambda run: ruling(pairs(run).sum() > 7.5),
    "nearer to a point than to nothing": lambda run: ruling(
        abs(pairs(run).mean() - 1) < abs(pairs(run).mean())
    ),
}
WRONG = {
    **{
        f"five pairs from {first} on": lambda run, first=first: ruling(
            pairs(run, 5, first).mean() > 0.5
        )
        for first in FIRST
    },
    **{
        f"a t-test at 0.1 from {first} on": lambda run, first=first: ruling(
            t_of(pairs(run, first=first)) > 1.345
        )
        for first in FIRST
    },
    "turned": lambda run: ruling(pairs(run).mean() < -0.5),
    "the wrong way round": lambda run: ruling(not pairs(run).mean() > 0.5),
    "the best run of each": lambda run: ruling(
        max(run("A", s) for s in range(15)) > max(run("B", s) for s in range(15))
    ),
    "five pairs": lambda run: ruling(pairs(run, 5).mean() > 0.5),
    "any difference": lambda run: ruling(abs(pairs(run).mean()) > 0.5),
    "a lead of two": lambda run: ruling(pairs(run).mean() > 1.5),
    "more wins than losses": lambda run: ruling((pairs(run) > 0).mean() > 0.5),
    "five of five": lambda run: ruling((pairs(run, 5) > 0).all()),
    "stops when it likes": lambda run: ruling(any(t_of(pairs(run, n)) > 2 for n in range(3, 16))),
    "A against 80": lambda run: ruling(np.mean([run("A", s) for s in range(30)]) > 80.5),
    "seeds that only half agree": lambda run: ruling(
        np.mean([run("A", s) - run("B", 2 * s) for s in range(15)]) > 0.5
    ),
    "holds if": lambda run: "holds if",
    "a toss": lambda run: ruling(int(1000 * run("A", 0)) % 2),
}
SAME = {
    "lead = [run('A', seed) - run('B', seed) for seed in range(15)]"
    " → lead = [run('A', seed) - run('B', seed) for seed in range(14)]": "fourteen pairs do, too",
    "return 'holds' if np.mean(lead) > 0.5 else 'false'"
    " → return 'holds' if np.mean(lead) >= 0.5 else 'false'": "no mean is exactly a half",
    "return 'holds' if np.mean(lead) > 0.5 else 'false'"
    " → return 'holds' if np.median(lead) > 0.5 else 'false'": "right in 95 of 100, too",
}
