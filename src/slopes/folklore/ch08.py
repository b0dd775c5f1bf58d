"""What is said about smooth and hard functions."""

from functools import cache
from math import erfc, sqrt

import numpy as np

from ..experiments import (
    AS_WRITTEN,
    BOTTOM,
    clipped_gelu,
    exchanged,
    flat_gelu,
    gradient_flow,
    lowered_relu,
    pieced_gelu,
    raised_gelu,
    train_mnist1d,
    work,
)
from ..functions import gelu, gelu_tanh, quick_gelu, relu
from ..measure import measure
from .core import Verdict, claim

SEEDS = range(8)


@claim(
    "E27",
    chapter="08",
    source="tutorials and READMEs",
    says="ReLU is fast to compute; functions with an exponential are slow.",
)
def exponentials_are_slow():
    """Passes over the numbers, counted, beside the product's operations; no clock."""
    found = {name: work(f) for name, f in AS_WRITTEN.items()}
    passes = {name: len(w.passes) for name, w in found.items()}
    more, alone = passes["SiLU"] > passes["ReLU"], passes["hard SiLU"] < passes["SiLU"]
    return Verdict(
        "false" if not more else "holds" if alone else "holds if",
        f"one looks at the function alone and unfused. In numpy ReLU is {passes['ReLU']} pass over "
        f"the numbers and SiLU {passes['SiLU']}, one of them an exponential, which takes many "
        "operations on each number where the others take one, and most of the time where memory "
        f"is not what one waits for. Hard SiLU, without any, is {passes['hard SiLU']} passes too, "
        f"a Leaky ReLU by np.where {passes['leaky, where']}. And the matrix product before them "
        f"takes {2 * 64} operations for each number at 64 units, {2 * 1024:,} at 1,024: the wider "
        "the layer, the less all this counts.",
        {"work": found},
    )


@claim(
    "E29",
    chapter="08",
    source="a course's plotting utilities",
    says="Plot |f′|: it shows where gradients vanish and where they explode.",
)
def slope_plots():
    """GELU's least slope, how often it is negative, and the factor a layer at two gains."""
    least = measure(gelu).least_slope
    turned = erfc(-BOTTOM / sqrt(2)) / 2  # P(z < bottom), z ~ N(0, 1)
    factors = {g: [gradient_flow("gelu", g, seed=s).factor for s in range(3)] for g in (1.0, 3.0)}
    small, large = np.mean(factors[1.0]), np.mean(factors[3.0])
    hides = least < -0.05 and small < 0.9 and large > 1.1
    return Verdict(
        "false" if hides else "holds",
        f"Half right is that it shows where a unit is flat. But the plot of GELU's slope is one "
        f"and the same for weights of gain 1 and of gain 3; the gradient is multiplied by "
        f"{small:.2f} in each layer with the first and by {large:.1f} with the second. And |f′| "
        f"hides that the slope falls to −{-least:.3f} and is negative for {turned:.0%} of inputs "
        "N(0, 1): those gradients are turned round.",
        {"least slope": least, "share turned": turned, "factor a layer, by gain": factors},
    )


@claim(
    "C8a",
    chapter="08",
    source="guides to porting models",
    says="GELU and its approximations are interchangeable.",
)
def interchangeable():
    """What a trained GELU network answers when another form is put in its place."""
    found = {f.name: [exchanged(f, seed=s) for s in range(6)] for f in (gelu_tanh, quick_gelu)}
    moved = {name: max(m for m, _ in rows) for name, rows in found.items()}
    changed = {name: np.mean([c for _, c in rows]) for name, rows in found.items()}
    fine, rough = changed["gelu_tanh"] < 0.003, changed["quick_gelu"] > 0.003
    return Verdict(
        "holds if" if fine and rough else "holds" if fine else "false",
        "the form is the tanh one and the answers are rounded to a class. In six networks trained "
        f"with exact GELU, the tanh form moves a logit by up to {moved['gelu_tanh']:.2g} and "
        f"changes {changed['gelu_tanh']:.2%} of the answers; the quick form moves one by up to "
        f"{moved['quick_gelu']:.2g} and changes {changed['quick_gelu']:.2%}.",
        found,
    )


@cache
def _ahead(f, of):
    """Return by how many points a network of f is ahead of one of the other, seed by seed."""
    right = [[100 * train_mnist1d(each, seed=seed)[1] for seed in SEEDS] for each in (f, of)]
    return np.subtract(*right)


def _share_of_the_lead(without):
    """Return GELU's mean lead over ReLU, and how much of it a change to GELU takes away."""
    return float(_ahead(gelu, relu).mean()), float(_ahead(gelu, without).mean())


SETTING = (
    "Tried with GELU alone, on MNIST-1D, with two layers of 64 and means of "
    f"{len(SEEDS)} starts: GELU is {{lead:.1f}} points ahead of ReLU."
)


@claim(
    "C8b",
    chapter="08",
    source="papers' discussions and blog posts",
    says="SiLU, GELU and Mish beat ReLU because they are non-monotone: they dip.",
)
def led_by_the_dip():
    """Test accuracy on MNIST-1D with GELU's dip filled in, so that it never falls."""
    lead, lost = _share_of_the_lead(flat_gelu)
    return Verdict(
        "false" if lead > 1 and lost < lead / 2 else "holds",
        f"{SETTING.format(lead=lead)} Filled in from the left, so that it never falls and is as "
        f"low as before, it is still {lead - lost:.1f} ahead.",
        {"lead": _ahead(gelu, relu), "lost without the dip": _ahead(gelu, flat_gelu)},
    )


@claim(
    "C8c",
    chapter="08",
    source="papers' discussions and blog posts",
    says="SiLU, GELU and Mish beat ReLU because they put out values below zero.",
)
def led_by_values_below_zero():
    """GELU cut off at zero, GELU moved above zero, and the other way round: ReLU moved down."""
    lead, cut = _share_of_the_lead(clipped_gelu)
    moved = float(_ahead(gelu, raised_gelu).mean())
    gained = float(_ahead(lowered_relu, relu).mean())
    part = lead > 1 and min(cut, moved, gained) > lead / 5
    return Verdict(
        "false" if not part else "holds" if min(cut, moved) > 0.9 * lead else "holds if",
        f"it is meant as a part of the reason. {SETTING.format(lead=lead)} "
        f"Cut off at zero it loses {cut:.1f} of them; moved up by 0.17, with every slope as it "
        f"was, {moved:.1f}. And ReLU gains {gained:.1f} points when it is moved down by 0.4.",
        {"lead": lead, "cut off": cut, "moved up": moved, "ReLU moved down": gained},
    )


@claim(
    "C8d",
    chapter="08",
    source="papers' discussions and blog posts",
    says="SiLU, GELU and Mish beat ReLU because they are smooth.",
)
def led_by_smoothness():
    """A GELU of straight pieces, with a corner every half, and one cut off at 0, where what is
    left that ReLU has not is the slope on the right, which rises by degrees."""
    lead, lost = _share_of_the_lead(pieced_gelu)
    _, cut = _share_of_the_lead(clipped_gelu)
    corners, degrees = lead > 1 and lost < lead / 3, lead - cut > lead / 10
    return Verdict(
        "holds" if not corners else "holds if" if degrees else "false",
        "“smooth” means a slope that rises by degrees, and then at most for a part. "
        f"{SETTING.format(lead=lead)} Corners cost next to nothing: in straight pieces, with a "
        f"corner every half, it is {lead - lost:.1f} ahead. But cut off at zero, with no dip and "
        f"nothing below zero, it is still {lead - cut:.1f} ahead, and what it has then that ReLU "
        "has not is a slope on the right that rises from ½ by degrees.",
        {"lead": lead, "lost in straight pieces": lost, "lost cut off": cut},
    )
