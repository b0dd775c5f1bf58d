"""Seeded studies that chapters and claims share; each returns a plain record.

Every study takes its seed and is cached: a chapter and the claim that it settles run it once.
repeat() runs one over several seeds and says how far they spread.
"""

from .costs import AS_WRITTEN, Work, cost, work
from .folds import fold_network, pieces, random_pieces
from .forms import FORMS, race, rewrite
from .geometry import Alignment, Isometry, alignment, isometry, shattering
from .learning import (
    Clipping,
    Run,
    clipping,
    one_sign_share,
    steps_to_unlearn,
    train_digits,
)
from .sample import Sample, repeat
from .signals import (
    Deaths,
    Flow,
    batchnorm_growth,
    born_dead,
    born_dead_bound,
    dead_at_start,
    gradient_flow,
    norm_spread,
    residual_growth,
)

__all__ = [
    "AS_WRITTEN",
    "FORMS",
    "Alignment",
    "Clipping",
    "Deaths",
    "Flow",
    "Isometry",
    "Run",
    "Sample",
    "Work",
    "alignment",
    "batchnorm_growth",
    "born_dead",
    "born_dead_bound",
    "clipping",
    "cost",
    "dead_at_start",
    "fold_network",
    "gradient_flow",
    "isometry",
    "norm_spread",
    "one_sign_share",
    "pieces",
    "race",
    "random_pieces",
    "repeat",
    "residual_growth",
    "rewrite",
    "shattering",
    "steps_to_unlearn",
    "train_digits",
    "work",
]
