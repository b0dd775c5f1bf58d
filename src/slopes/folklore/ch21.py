"""What is said about evidence itself, settled in chapter 21."""

import numpy as np

from ..experiments import between, between_equals, read_by
from .core import Verdict, claim, ruled, spread
from .ledger import Ledger

SEEDS = range(3)


@claim(
    "C21a",
    chapter="21",
    source="comparisons in papers and posts",
    says="It was better in three of three runs, so it is better.",
)
def three_of_three():
    """How often one side wins three of three: runs of one network, and GELU against ReLU."""
    gelu, relu = read_by("gelu", 10), read_by("relu", 6)
    nothing = [between_equals(gelu, 3, seed=seed) for seed in SEEDS]
    something = [between(gelu[:6], relu, 3, seed=seed) for seed in SEEDS]
    lead = np.subtract(gelu[:6], relu)
    return Verdict(
        ruled([max(nothing) < 0.05, min(something) > 0.9], ["no difference", "a large one"]),
        "the difference is large beside what chance does. Three runs of a network against three "
        f"others of the very same network: one side won all three in {spread(nothing)} of draws, "
        "as of three tossed coins all fall alike in a quarter. GELU against ReLU on MNIST-1D, from "
        f"the same starts, where the lead of {lead.mean():.1f} points is {_times(lead):.0f} times "
        f"what it varies by: {spread(something)}.",
        {"no difference": nothing, "a difference": something, "leads": lead},
    )


def _times(lead):
    return float(lead.mean() / lead.std(ddof=1))


@claim(
    "C21b",
    chapter="21",
    source="what one may take home from this page (our words)",
    says="What everybody repeats about neural networks is wrong.",
)
def all_is_wrong():
    """The rulings on all the other claims of the course."""
    ledger = Ledger()
    false, partly = ledger.count(ruling="false"), ledger.count(ruling="holds if")
    share = false / len(ledger)
    return Verdict(
        "holds" if share > 0.9 else "holds if" if share > 0.5 else "false",
        f"Of {len(ledger)} sentences {false} are false, {partly} hold under a condition that is "
        f"not said, and {ledger.count(ruling='holds')} hold as they stand. And these were picked "
        "because somebody doubted them: of all that is repeated they are the worst part.",
        {"false": false, "holds if": partly, "of": len(ledger)},
    )
