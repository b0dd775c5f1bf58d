"""Twenty patients: what a training run is made of, what makes one sick, and what cures it."""

from dataclasses import dataclass, replace
from functools import partial

import numpy as np

from ..data import load
from ..networks import (
    SGD,
    BatchNorm,
    constant,
    cross_entropy,
    glorot,
    he,
    mean_squared_error,
    pytorch_default,
    scaled,
)
from .faults import Coarse, Unreset, broadcast_error
from .outputs import squared_error_of_shares


@dataclass(frozen=True)
class Case:
    """All that a training run is made of; as it stands here it is a healthy one."""

    data: str = "digits"
    raw: bool = False  # features as they were measured
    permuted: bool = False  # labels that belong to other examples
    hidden: tuple = (64, 64)
    f: str = "relu"
    init: object = he
    last_init: object = None
    norm: object = None
    last: str = ""  # an activation at the output
    drop: str = ""  # half of the inputs dropped, by the seed of the "data" or one of its "own"
    weigh: bool = False  # whether rare classes count more
    loss: object = cross_entropy
    optimizer: object = partial(SGD, 0.03, 0.9)
    clip: float = None  # the longest gradient, by norm
    epochs: int = 8


STEP, SMALL = partial(SGD, 0.1), partial(SGD, 0.01)
WELL, DEEP = Case(), Case(hidden=(64,) * 10, optimizer=STEP, clip=2.0, epochs=7)
TANH = Case(f="tanh", init=glorot, optimizer=STEP)
TANHS = replace(TANH, hidden=(32,) * 6)
SLOW = Case(optimizer=partial(SGD, 0.003), epochs=30)
BENT = Case("circles", optimizer=STEP, epochs=20)
NUMBER = Case(
    "diabetes",
    hidden=(32,),
    last_init=scaled(gain=0.5),
    loss=mean_squared_error,
    optimizer=partial(SGD, 0.06),
    epochs=40,
)
RARE = Case("rare", optimizer=partial(SGD, 0.03))
QUICK = Case(optimizer=partial(SGD, 0.1, 0.9), epochs=12)
LONG = Case(optimizer=partial(SGD, 0.03), epochs=16)
SURE = Case(last_init=scaled(gain=40), optimizer=STEP)
WINE = replace(TANH, data="wine", epochs=20)
INK = Case(raw=True, optimizer=STEP, norm=partial(BatchNorm, momentum=0.1))
DRAWN = Case("drawn", hidden=(32,), drop="own", optimizer=STEP, epochs=1)

PATIENTS = {  # ward -> name -> the sick run, the cured run
    "start": {
        "default start": (replace(DEEP, init=pytorch_default), DEEP),
        "all weights 0": (Case(init=constant(0)), WELL),
        "all weights equal": (replace(TANH, init=constant(0.1)), TANH),
        "gain 5, tanh": (replace(TANHS, init=scaled(gain=5)), TANHS),
        "gain 3, ReLU": (replace(DEEP, init=scaled(gain=3)), DEEP),
    },
    "step": {
        "rate too high": (Case(optimizer=partial(SGD, 0.3, 0.9)), WELL),
        "rate too low": (Case(optimizer=partial(SGD, 1e-5)), Case(optimizer=SMALL)),
        "weight decay": (Case(optimizer=partial(SGD, 0.03, 0.9, weight_decay=0.3)), WELL),
        "never reset": (Case(optimizer=partial(Unreset, 0.01)), Case(optimizer=SMALL)),
        "bfloat16": (replace(SLOW, optimizer=partial(Coarse, 0.003)), SLOW),
    },
    "function": {
        "no activation": (replace(BENT, f="identity"), BENT),
        "ReLU at the end": (replace(NUMBER, last="relu"), NUMBER),
        "softmax twice": (replace(QUICK, last="softmax"), QUICK),
        "squared, sure": (replace(SURE, loss=squared_error_of_shares), SURE),
        "shapes differ": (replace(NUMBER, loss=broadcast_error), NUMBER),
    },
    "data": {
        "raw features": (replace(WINE, raw=True), WINE),
        "labels permuted": (replace(LONG, permuted=True), LONG),
        "slow memory": (replace(INK, norm=partial(BatchNorm, momentum=0.001)), INK),
        "one seed for two": (replace(DRAWN, drop="data"), DRAWN),
        "rare class": (RARE, replace(RARE, weigh=True)),
    },
}
FAULTS = {  # name -> what is wrong, and what cures it
    "default start": ("ten ReLU layers, PyTorch's start", "He's start"),
    "all weights 0": ("every weight is 0", "He's start"),
    "all weights equal": ("every weight is 0.1", "Glorot's start"),
    "gain 5, tanh": ("six tanh layers, gain 5", "Glorot's start"),
    "gain 3, ReLU": ("ten ReLU layers, gain 3", "He's start"),
    "rate too high": ("rate 0.3, momentum 0.9", "rate 0.03"),
    "rate too low": ("rate 0.00001", "rate 0.01"),
    "weight decay": ("decay 0.3", "no decay"),
    "never reset": ("the gradients add up", "back to 0 each step"),
    "bfloat16": ("weights kept in bfloat16", "in float64"),
    "no activation": ("layers without a bend", "ReLU"),
    "ReLU at the end": ("ReLU behind the last layer", "nothing there"),
    "softmax twice": ("softmax before a loss with one", "only the loss's"),
    "squared, sure": ("squared error, last gain 40", "cross-entropy"),
    "shapes differ": ("outputs (n, 1), targets (n)", "both (n, 1)"),
    "raw features": ("features as measured", "standardised"),
    "labels permuted": ("labels of other images", "their own"),
    "slow memory": ("BatchNorm's means move 0.1 %", "10 % a step"),
    "one seed for two": ("data and dropout, one seed", "two seeds"),
    "rare class": ("12 eights among a thousand", "eights weigh more"),
}
CASES = {name: pair for ward in PATIENTS.values() for name, pair in ward.items()}


def examples(case, seed):
    """Return x, y of the training examples and x, y of new ones."""
    if case.data == "drawn":
        return *_bright(np.random.default_rng(seed), 40_400), *_bright(
            np.random.default_rng([seed, 1]), 400
        )
    name = "digits" if case.data == "rare" else case.data
    x, y, x_new, y_new = load(name, seed=seed, raw=case.raw)
    if case.data == "rare":
        y, y_new = (y == 8).astype(int), (y_new == 8).astype(int)
        keep = np.sort(np.append(np.flatnonzero(y == 0), np.flatnonzero(y)[:12]))
        x, y = x[keep], y[keep]
    if case.permuted:
        y = np.random.default_rng(seed).permutation(y)
    return x, y, x_new, y_new


def _bright(rng, many):
    """Return pictures of 20 independent points, and whether each is brighter than the mean."""
    x = (rng.random((many, 20)) - 0.5) * np.sqrt(12)
    return x, (x.mean(1) > 0).astype(int)
