"""What is said about smooth and hard functions."""

from math import erfc, sqrt

import numpy as np

from ..experiments import (
    AS_WRITTEN,
    BOTTOM,
    cost,
    exchanged,
    flat_gelu,
    gradient_flow,
    train_mnist1d,
    work,
)
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
    """Passes over the numbers, counted, beside the product's operations; time is only shown."""
    found = {name: work(f) for name, f in AS_WRITTEN.items()}
    passes = {name: len(w.passes) for name, w in found.items()}
    more, alone = passes["SiLU"] > passes["ReLU"], passes["hard SiLU"] < passes["SiLU"]
    narrow, wide = cost(64), cost(512)
    return Verdict(
        "false" if not more else "holds" if alone else "holds if",
        f"one looks at the function alone. In numpy ReLU is {passes['ReLU']} pass over the numbers "
        f"and SiLU {passes['SiLU']}, {found['SiLU'].exponentials} of them an exponential. But hard "
        f"SiLU, without any, is {passes['hard SiLU']} too, a Leaky ReLU by np.where "
        f"{passes['leaky, where']}, and the matrix product before them takes {2 * 64} operations "
        f"for each number at 64 units, {2 * 512} at 512. The machine that made this page gave SiLU "
        f"{narrow['SiLU'][1]:.0%} of the product's time at 64 units and {wide['SiLU'][1]:.0%} at "
        f"512, ReLU {narrow['ReLU'][1]:.0%} and {wide['ReLU'][1]:.0%}.",
        {"work": found, "time, 64 units": narrow, "time, 512 units": wide},
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
    found = {f.name: [exchanged(f, s) for s in range(3)] for f in (gelu_tanh, quick_gelu)}
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
    rates = {f.name: [train_mnist1d(f, s)[1] for s in SEEDS] for f in (gelu, flat_gelu, relu)}
    rates |= {f.name: [train_mnist1d(f, s)[1] for s in SEEDS] for f in (silu, hard_silu)}
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
