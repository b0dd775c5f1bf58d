"""What is said about smooth and hard functions."""

from functools import cache
from math import erfc, sqrt

import numpy as np

from ..activation import Activation
from ..data import load
from ..experiments import AS_WRITTEN, cost, gradient_flow, work
from ..facts import measure
from ..functions.hard import hard_silu
from ..functions.rectifiers import relu
from ..functions.smooth import gelu, gelu_tanh, quick_gelu, silu
from ..layers import Network
from ..optimizers import Adam
from ..training import accuracy, fit
from . import Verdict, claim

SEEDS = range(4)
BOTTOM = -0.7517915246935645  # where GELU is lowest


def flat_gelu(x):
    """Return GELU with its dip filled in: level, at its lowest value, left of the bottom."""
    return gelu.body(np.maximum(x, BOTTOM))


flat_gelu = Activation(
    flat_gelu,
    r"\mathrm{GELU}(\max(x, b))",
    r"\mathrm{GELU}'(x)\,[x > b]",
    slope=lambda x: np.where(x > BOTTOM, gelu.slope(x), 0.0),
)


@cache
def trained(f, seed=0):
    """Return a network, two hidden layers of 64 units of f trained on MNIST-1D, and its accuracy.

    Eight epochs of Adam at rate 0.003 from He's start; the accuracy is on the 1,250 test examples.
    """
    x, y, x_test, y_test = load("mnist1d")
    network = Network([40, 64, 64, 10], f, seed=seed)
    fit(network, x, y, optimizer=Adam(0.003), epochs=8, batch=100, seed=seed)
    return network, accuracy(network, x_test, y_test)


def logits(network, f, x):
    """Return the outputs of a network whose activation function has been exchanged for f."""
    for dense in network.dense[:-1]:
        x = f(dense.forward(x))
    return network.dense[-1].forward(x)


def swapped(f, seed=0):
    """Return by how much the logits of a GELU network move at most, and the share of changed
    answers, when f takes the place of GELU after training."""
    x = load("mnist1d")[2]
    network, _ = trained(gelu, seed)
    before, after = logits(network, gelu, x), logits(network, f, x)
    changed = np.mean(before.argmax(1) != after.argmax(1))
    return float(np.abs(after - before).max()), float(changed)


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
