"""What is said about smooth and hard functions."""

from math import erfc, sqrt

import numpy as np

from ..experiments import BOTTOM, cost, flat_gelu, gradient_flow, swapped, trained
from ..functions import gelu, gelu_tanh, hard_silu, quick_gelu, relu, silu
from ..measure import measure
from . import Verdict, claim

SEEDS = range(4)


@claim(
    "E27",
    chapter="08",
    source="tutorials and READMEs",
    says="ReLU is fast to compute; functions with an exponential are slow.",
)
def exponentials_are_slow():
    """Time of a function over a batch of 256, as a share of the matrix product that feeds it."""
    narrow, wide = cost(64), cost(512)
    low, high = wide["SiLU"][1], narrow["SiLU"][1]
    ruling = "holds" if low > 0.5 else "holds if" if high > 0.08 else "false"
    return Verdict(
        ruling,
        f"the layer is narrow, and then ReLU is not free either. At 64 units "
        f"SiLU takes {high:.0%} of the time of the matrix product before it, at 512 units "
        f"{low:.0%}; ReLU takes {narrow['ReLU'][1]:.0%} and {wide['ReLU'][1]:.0%}. A Leaky ReLU "
        f"written with np.where has no exponential and takes {wide['leaky, where'][1]:.0%} at 512. "
        "Numpy, float32, one core.",
        {"64 units": narrow, "512 units": wide},
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
        f"The plot of GELU's slope is one and the same for weights of gain 1 and of gain 3; the "
        f"gradient is multiplied by {small:.2f} in each layer with the first and by {large:.1f} "
        f"with the second. And |f′| hides that the slope falls to {least:.3f} and is negative for "
        f"{turned:.0%} of inputs N(0, 1): those gradients are turned round.",
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
    found = {f.name: [swapped(f, s) for s in range(3)] for f in (gelu_tanh, quick_gelu)}
    moved = {name: max(m for m, _ in rows) for name, rows in found.items()}
    changed = {name: np.mean([c for _, c in rows]) for name, rows in found.items()}
    fine, rough = changed["gelu_tanh"] < 0.003, changed["quick_gelu"] > 0.003
    return Verdict(
        "holds if" if fine and rough else "holds" if fine else "false",
        "the form is the tanh one and the answers are rounded to a class. After training with "
        f"exact GELU, the tanh form moves a logit by at most {moved['gelu_tanh']:.3f} and changes "
        f"{changed['gelu_tanh']:.2%} of the answers; the quick form moves one by "
        f"{moved['quick_gelu']:.2f} and changes {changed['quick_gelu']:.1%}.",
        found,
    )


@claim(
    "C8b",
    chapter="08",
    source="papers' discussions and blog posts",
    says="SiLU, GELU and Mish beat ReLU because they are smooth and dip below zero.",
)
def dip_and_smoothness():
    """Test accuracy on MNIST-1D, with GELU's dip filled in, and with SiLU cut from lines."""
    rates = {f.name: [trained(f, s)[1] for s in SEEDS] for f in (gelu, flat_gelu, relu)}
    rates |= {f.name: [trained(f, s)[1] for s in SEEDS] for f in (silu, hard_silu)}
    mean = {name: 100 * np.mean(values) for name, values in rates.items()}
    gap, dip = mean["gelu"] - mean["relu"], mean["gelu"] - mean["flat_gelu"]
    corners = mean["silu"] - mean["hard_silu"]
    neither = gap > 1 and dip < 0.6 * gap and corners < 0.6 * gap
    return Verdict(
        "false" if neither else "holds if",
        f"On MNIST-1D, two layers of 64, four seeds, GELU is {gap:.1f} points ahead of ReLU. "
        f"With the dip filled in it is {gap - dip:.1f} ahead. Hard SiLU, whose slope jumps "
        f"twice, is {mean['hard_silu'] - mean['relu']:.1f} ahead and SiLU "
        f"{mean['silu'] - mean['relu']:.1f}. Neither reason carries the gap here.",
        rates,
    )
