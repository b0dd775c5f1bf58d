"""The judge of a comparison of two networks, in worlds where it is known which is better."""

import numpy as np

from ..words import kind
from .base import Nothing, Wrong, call, missing, must_be_function

COMMON, OWN = 2.0, 0.65  # points by which a start moves both networks, and each of them alone
BUDGET, WORLDS, ASKED = 30, 300, 285  # runs a comparison, worlds of a kind, rulings that are right
NOISE = np.random.default_rng(21).normal(size=(99_991, 3))
KINDS = {
    "A is a point better": (1.0, "holds"),
    "they are equal": (0.0, "false"),
    "A is a point worse": (-1.0, "false"),
}


class World:
    """Two networks that are trained on call: A leads B by so much, and both depend on the seed."""

    def __init__(self, lead, number):
        self.lead, self.number, self.asked = lead, number, set()

    def run(self, name, seed):
        """Return the accuracy of network A or B in points, always the same for a seed."""
        if name not in ("A", "B"):
            raise Wrong(f"There is no network {name!r}: ask run for 'A' or 'B'")
        self.asked.add((name, seed := int(seed)))
        if len(self.asked) > BUDGET:
            raise Wrong(f"You train more than {BUDGET} networks; so many runs are all you have")
        common, a, b = NOISE[(1_000_003 * self.number + 7919 * seed) % len(NOISE)]
        return 80 + COMMON * common + (OWN * a + self.lead if name == "A" else OWN * b)


def least(worlds):
    """Return the fewest right rulings that chance leaves to a comparison right in 95 of 100."""
    return 0.95 * worlds - 3 * np.sqrt(0.95 * 0.05 * worlds)  # three standard deviations below


def fair(answer):
    """Return None where the comparison rules rightly in 95 of 100 worlds, else why not.

    Where three hundred worlds of a kind leave it open, they and nine hundred others decide.
    """
    must_be_function(answer, ["run"])
    for place, (said, (lead, true)) in enumerate(KINDS.items()):
        right = 0
        for tried in range(1, 4 * WORLDS + 1):
            world = World(lead, place * WORLDS + tried - 1)
            found = call(answer, world.run)
            if missing(found):
                raise Nothing("Your function returns nothing yet: put your own for ...")
            if not isinstance(found, str) or found not in ("holds", "false"):
                raise Wrong(f"Your function returns {kind(found)}; return 'holds' or 'false'")
            right += found == true
            if tried == WORLDS and not least(WORLDS) <= right < ASKED:
                break
        if right < least(tried):
            return (
                f"Of {tried} worlds in which {said} your function rules rightly in {right}; right "
                f"in 95 of 100 is asked for{_advice(world.asked)}"
            )
    return None


def _advice(asked):
    """What may be wrong with the runs that were asked for, as the end of a sentence."""
    of_a, of_b = ({seed for name, seed in asked if name == each} for each in "AB")
    if not asked:
        return ". You train no network"
    if of_a != of_b:
        return ". The seeds of A and of B differ, so that what a start does to both does not cancel"
    if len(of_a) == 1:
        return ". You use one seed; to ask for it again is no new run"
    if 2 * len(of_a) < BUDGET:
        return f". You use {len(of_a)} pairs, and can afford {BUDGET // 2}"
    return ""
