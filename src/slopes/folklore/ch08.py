"""What is said about smooth and hard functions."""

import time
from functools import cache
from math import erfc, sqrt

import numpy as np

from ..activation import Activation
from ..data import load
from ..experiments import gradient_flow
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


AS_WRITTEN = {
    "ReLU": lambda z: np.maximum(z, 0),
    "exp": np.exp,
    "tanh": np.tanh,
    "SiLU": lambda z: z / (1 + np.exp(-z)),
    "hard SiLU": lambda z: z * np.clip(z / 6 + 0.5, 0, 1),
    "leaky, where": lambda z: np.where(z > 0, z, 0.01 * z),
    "library GELU": gelu,
}


@cache
def cost(width, batch=256, rounds=17):
    """Return, by function, the quartiles of its time as a share of the matrix product before it.

    Processor time on one core, float32: z = h W with h of (batch, width) and W of (width, width),
    then f(z). Rounds are interleaved; each function is compared with the product of its round.
    """
    from threadpoolctl import threadpool_limits  # comes with scikit-learn

    rng = np.random.default_rng(0)
    h = rng.normal(size=(batch, width)).astype(np.float32)
    W = (rng.normal(size=(width, width)) / np.sqrt(width)).astype(np.float32)
    jobs = [lambda _: h @ W, *AS_WRITTEN.values()]
    with threadpool_limits(1):
        z, calls = h @ W, max(1, 2048 // width)
        seconds = np.array([[_seconds(job, z, calls) for job in jobs] for _ in range(rounds)])
    shares = seconds[1:, 1:] / seconds[1:, :1]  # the first round warms up
    quartiles = np.percentile(shares, [25, 50, 75], axis=0)
    return dict(zip(AS_WRITTEN, quartiles.T.tolist(), strict=True))


def _seconds(job, z, calls):
    began = time.process_time()
    for _ in range(calls):
        job(z)
    return time.process_time() - began


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
