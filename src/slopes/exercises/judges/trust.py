"""The judge of a check of backward passes: does it tell the right ones from the wrong ones."""

import numpy as np

from ...experiments import BACKWARDS
from ...functions import silu, tanh
from .base import Wrong, call, must_be_function
from .gradient_checks import yes_or_no

POINTS = np.linspace(-4, 4, 41)
FEW = np.array([1.7, -0.3, 3.9, -2.2, 0.4, 2.5, -3.1, 0.9, -1.6])
TWELVE = np.linspace(-2.2, 1.8, 12)
DOES = {
    "drops what is negative": "drops what is negative from above",
    "drops what is positive": "drops what is positive from above",
    "loses the sign": "loses the sign of what comes from above",
    "cuts at 1": "cuts what comes from above at 1",
    "squares it": "squares what comes from above",
    "keeps the sign only": "keeps only the sign of what comes from above",
    "forgets it": "forgets what comes from above",
    "lifts": "raises what comes from above and is smaller than 1 to 1",
    "the mean": "gives every point the mean of what comes from above",
    "the next": "gives each point what was meant for the point before it",
    "turned": "hands on what comes from above in another order, so that the sum is right",
}
MIXED = {
    "lifts": lambda up, slope: np.sign(up) * np.maximum(abs(up), 1) * slope,
    "the mean": lambda up, slope: np.mean(up) * slope,
    "the next": lambda up, slope: np.roll(up, 1) * slope,
    "turned": lambda up, slope: (up * slope)[::-1],
}
ONE_BY_ONE = (
    "your check hands backward one point at a time; hand it all points of x at once, as the task "
    "says: one point alone cannot show a backward pass that mixes them up"
)


def suspect(what, f, change=None, rule="right"):
    """Return what it is, f, its backward pass, and whether that is right."""

    def backward(x, upstream):
        x, upstream = np.asarray(x, dtype=float), np.asarray(upstream, dtype=float)
        if upstream.shape != x.shape:
            raise Wrong(f"what comes from above has the shape {upstream.shape}, x has {x.shape}")
        if x.size == 1:
            raise Wrong(ONE_BY_ONE)
        slope = f.derivative(x)
        pass_on = (BACKWARDS | MIXED)[rule]
        return pass_on(upstream, slope if change is None else change(x, slope))

    return f"{what} of {f.name}", f.__call__, backward, rule == "right" and change is None


def at_one(place):
    return lambda x, slope: slope * np.where(x == place, 1.5, 1.0)


SUSPECTS = [
    *(suspect("the right backward pass", f) for f in (silu, tanh)),
    *(
        suspect(f"a backward pass that {DOES[rule]},", f, rule=rule)
        for rule in DOES
        for f in (silu, tanh)
    ),
    suspect("a backward pass with a slope that is 1 % too large", tanh, lambda x, s: 1.01 * s),
    suspect("a backward pass with the sign of the slope lost", silu, lambda x, s: np.abs(s)),
    suspect("a backward pass with the sign of the slope turned", silu, lambda x, s: -s),
    suspect("a backward pass with the slope of 0 everywhere", tanh, lambda x, s: 0 * s),
    suspect("a backward pass with the slope at the next point", tanh, lambda x, s: np.roll(s, 1)),
    suspect("a backward pass that gives nan", silu, lambda x, s: np.where(x > 1, np.nan, s)),
]


def trusts_what_is_right(answer):
    """Return where a check of backward passes, answer(f, backward, x), goes wrong, or None."""
    must_be_function(answer, ["f", "backward", "x"])
    for points in (POINTS, FEW, TWELVE):
        places = [
            suspect(
                f"a backward pass that is half too large at x = {place:g}, and nowhere else,",
                tanh,
                at_one(place),
            )
            for place in points[abs(points) <= 2]
        ]
        many = "" if points is POINTS else f" at {len(points)} points"
        for what, f, backward, right in [*SUSPECTS, *places]:
            where, x = f"Given {what}{many} your check", points.copy()
            said = call(answer, f, backward, x, where=where)
            accepts = yes_or_no(said.item() if np.size(said) == 1 == np.ndim(said) else said, where)
            if not np.array_equal(x, points):
                return "Your check changes x in place; let it work on a copy"
            if accepts != right:
                return f"Your check {'trusts' if accepts else 'refuses'} {what}{many}"
    return None
