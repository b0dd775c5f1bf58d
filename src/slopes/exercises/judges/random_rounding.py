"""The judge of rounding at random: each value on one of its neighbours, and the mean right."""

import numpy as np

from ..words import number
from .base import FunctionJudge, Wrong, call, listed, must_be_function
from .reading import as_numbers

DRAWS = 100  # evenly spread from 0 to 1, so that shares are exact
CASES = [(0.3, 1.0), (-0.3, 1.0), (2.56, 0.5), (-7.01, 0.25), (3.0, 1.0), (-0.75, 0.25), (0.0, 2.0)]
CASES += [(1.0007, 0.01), (81.0, 100.0), (-99.0, 100.0)]
GRID = [x % spacing == 0 for x, spacing in CASES]  # there, u = 0 must change nothing


MIXED = np.array([0.3, -2.71, 5.5, -0.75, 3.0])  # numbers in one array, and their spacing
SPACING = 0.5


def each_by_itself(answer):
    """Return a sentence where numbers in one array are rounded otherwise than each alone."""
    places = np.arange(DRAWS) + 0.5 * (MIXED % SPACING != 0)[:, None]
    u = np.random.default_rng(1).permuted(places / DRAWS, axis=1)
    x = np.repeat(MIXED[:, None], DRAWS, axis=1)
    where = f"For an x in which {listed(map(number, MIXED))} stand together your function"
    found = call(answer, x.ravel(), SPACING, u.ravel(), where=where)
    found = as_numbers(found, f"{where} gives")
    if found.shape != (x.size,):
        return f"{where} gives the shape {found.shape}, where x has {(x.size,)}"
    found, true = found.reshape(x.shape), SPACING * np.floor(x / SPACING + u)
    for alone, given, right in zip(MIXED, np.sort(found), np.sort(true), strict=True):
        if not np.allclose(given, right, atol=1e-4 * SPACING):
            return f"{where} rounds {number(alone)} otherwise than where it stands alone"
    return None


class random_rounding(FunctionJudge):
    """Judges round_randomly(x, spacing, u) for u spread evenly over 0 to 1.

    In which order u decides is left open: sorted, the values for one x must be the right ones.
    """

    tolerance, also = 1e-4, [each_by_itself]  # in spacings: leaves room for float32
    praise = "Every value lies on the grid, and every mean is right."

    def __init__(self):
        rng = np.random.default_rng(0)
        places = [np.arange(DRAWS) + 0.5 * (not on_it) for on_it in GRID]
        self.draws = [rng.permutation(place) / DRAWS for place in places]
        self.truth = self.values(lambda x, spacing, u: spacing * np.floor(x / spacing + u))

    def values(self, answer):
        must_be_function(answer, ["x", "spacing", "u"])
        found = []
        for (x, spacing), u in zip(CASES, self.draws, strict=True):
            given, drawn = np.full(DRAWS, x), u.copy()
            where = f"For x = {number(x)}, spacing = {number(spacing)} your function"
            result = as_numbers(call(answer, given, spacing, drawn, where=where), f"{where} gives")
            if result.shape != u.shape:
                raise Wrong(
                    f"{where} gives an array of shape {result.shape}, where x has {u.shape}"
                )
            if (given != x).any() or (drawn != u).any():
                raise Wrong(f"{where} changes its argument in place; copy it first")
            found.append(np.sort(result) / spacing)
        return found

    def fault(self, values):
        for (x, spacing), on_it, given, true in zip(CASES, GRID, values, self.truth, strict=True):
            close = self.close(given, true)
            if close.all():
                continue
            said = f"For x = {number(x)}, spacing = {number(spacing)} your function gives"
            wrong = given[~np.isin(np.round(given, 3), np.round(true, 3))]
            if on_it and close.sum() == DRAWS - 1:
                return (
                    f"For x = {number(x)}, spacing = {number(spacing)} and u = 0 your function "
                    f"gives {number(spacing * wrong[0])}: x lies on the grid and must stay, for "
                    "every u from 0 to below 1"
                )
            if len(wrong):
                return (
                    f"{said} {number(spacing * wrong[0])}, which is no neighbour of x on the grid"
                )
            mean = number(spacing * given.mean())
            return f"{said} {mean} in the mean over all u, where it should be x"
        return None
