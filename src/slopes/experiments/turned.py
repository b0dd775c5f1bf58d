"""Sentences that are true at one setting and not at another: what is measured as it is turned."""

from dataclasses import dataclass
from functools import cache

import numpy as np

from .learning import one_sign_share
from .paths import price
from .rulings import ruled
from .signals import gradient_flow
from .slopes import forward_quotient, slope_errors


@dataclass(frozen=True)
class Turned:
    """A sentence, the setting that is turned and its values, what is measured there, and where it
    makes the sentence true; log: whether what is measured is shown by its power of ten; borders:
    the values between which, or beyond which, it counts as true."""

    says: str
    setting: str
    at: tuple
    measured: str
    values: tuple
    true: tuple
    log: bool = True
    borders: tuple = ()

    @property
    def ruling(self):
        """What all the settings say together: "holds", "holds if" or "false"."""
        return self.so_far(len(self.at))

    def so_far(self, settings):
        """What the first settings say: one of them says "holds" or "false"."""
        return ruled(self.true[:settings], self.at[:settings])


@cache
def turned(sentence, *, seed=0):
    """Return the Turned of one of SENTENCES; what is random is the middle of three runs."""
    return SENTENCES[sentence](range(seed, seed + 3))


def _middle(values):
    return tuple(float(v) for v in np.median(values, axis=0))


def _vanishing(seeds):
    gains = (0.7, 1.0, 1.2, 1.4, 1.7, 2.0, 2.4)
    flows = [
        [gradient_flow("relu", g, depth=21, width=128, seed=seed).backward for g in gains]
        for seed in seeds
    ]
    left = _middle([[back[0] / back[-1] for back in found] for found in flows])
    says, measured = "With ReLU no gradient vanishes.", "part that arrives 19 layers back"
    true = tuple(v > 0.1 for v in left)
    return Turned(says, "gain of the start", gains, measured, left, true, borders=(0.1,))


def _zig_zag(seeds):
    batches = (1, 2, 4, 8, 16, 32, 64)
    share = _middle([[one_sign_share("relu", batch=b, seed=s) for b in batches] for s in seeds])
    return Turned(
        "A unit's weights all grow, or all shrink.",
        "examples in a batch",
        batches,
        "share of the units",
        share,
        tuple(v > 0.5 for v in share),
        log=False,
        borders=(0.5,),
    )


def _smaller_step(seeds):
    steps, error = slope_errors(forward_quotient)
    powers = (1, 3, 5, 7, 9, 11, 13)
    found = [float(np.interp(-k, np.log10(steps)[::-1], error[::-1])) for k in powers]
    return Turned(
        "The smaller the step, the more exact the slope.",
        "step h, as a power of ten",
        tuple(-k for k in powers),
        "error of the slope",
        tuple(found),
        tuple(b < a for a, b in zip([1.0, *found], found, strict=False)),
    )


def _price(seeds):
    layers = (1, 2, 3, 4, 5, 6, 7)
    prices = (price([64] * (n + 1) + [10]) for n in layers)
    ratio = tuple(back / forth for forth, back in prices)
    return Turned(
        "The way back costs as much as the way forth.",
        "hidden layers of 64 units",
        layers,
        "cost of the way back : forth",
        ratio,
        tuple(v < 1.25 for v in ratio),
        log=False,
        borders=(1.25,),
    )


def _products(seeds):
    spreads = (0.0, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6)
    signs = [np.random.default_rng(s).choice([-1, 1], size=(4000, 50)) for s in seeds]
    typical = _middle([[np.median((1 + c * s).prod(1)) for c in spreads] for s in signs])
    return Turned(
        "Factors that are 1 on average keep the product.",
        "factors of 1 plus or minus …",
        spreads,
        "typical product of fifty",
        typical,
        tuple(v > 0.5 for v in typical),
        borders=(0.5,),
    )


def _selu(seeds):
    layers = (2, 10, 20, 40, 60, 80, 99)
    flows = [gradient_flow("selu", 1.0, depth=101, width=128, seed=s).backward for s in seeds]
    grown = _middle([[back[-1 - k] / back[-1] for k in layers] for back in flows])
    return Turned(
        "SELU's gradients neither vanish nor explode.",
        "layers, counted from the end",
        layers,
        "gradient : gradient at the end",
        grown,
        tuple(0.5 < v < 2 for v in grown),
        borders=(0.5, 2),
    )


SENTENCES = {
    "ReLU": _vanishing,
    "zig-zag": _zig_zag,
    "step h": _smaller_step,
    "price": _price,
    "product": _products,
    "SELU": _selu,
}
