"""What is said about slopes, kinks and numerical derivatives."""

import numpy as np

from ..activation import REGISTRY, Activation
from ..data import moons
from ..experiments import train_digits
from ..facts import measure
from ..functions.sigmoidal import sigmoid, tanh
from ..functions.smooth import silu
from ..gradcheck import gradcheck
from ..layers import Network
from ..losses import mean_squared_error
from ..training import SGD, fit
from . import Verdict, claim
from .ch01 import pretend

SEEDS = range(3)


def with_slope(f, slope, name=None):
    """Return an Activation with the values of f and another slope, right or wrong."""
    twin = Activation(f.body, f.formula, "", slope=slope)
    twin.name = name or f.name
    return twin


SUSPECTS = {  # three networks that differ in nothing but the slope they use
    "A": with_slope(silu, sigmoid, "A"),  # half of the product rule is forgotten
    "B": with_slope(silu, silu.derivative, "B"),
    "C": with_slope(silu, lambda x: np.abs(silu.derivative(x)), "C"),  # the sign is dropped
}


def suspect_runs(name, seeds=SEEDS):
    """Return the training runs of a suspect: two hidden layers on the digits, 10 passes."""
    return [train_digits(SUSPECTS[name], depth=2, lr=0.1, epochs=10, seed=s) for s in seeds]


@claim(
    "G1",
    chapter="03",
    source="the habit of looking at the loss curve alone",
    says="The loss falls and the network gets good, so the gradient must be right.",
)
def learning_is_no_proof():
    """Test accuracy on the digits of a right and two wrong slopes of SiLU; what the check says."""
    right = {name: bool(gradcheck(f)) for name, f in SUSPECTS.items()}
    got = {name: [run.accuracy for run in suspect_runs(name)] for name in SUSPECTS}
    wrong = [a for name in SUSPECTS if not right[name] for a in got[name]]
    good = [a for name in SUSPECTS if right[name] for a in got[name]]
    fooled = bool(wrong and good) and min(wrong) > min(good) - 0.03
    return Verdict(
        "false" if fooled else "holds",
        f"On the digits, networks with the right slope of SiLU read {min(good):.0%} to "
        f"{max(good):.0%}; with half of the product rule forgotten, or the sign dropped, "
        f"{min(wrong):.0%} to {max(wrong):.0%}. The gradient check refuses "
        f"{sum(not r for r in right.values())} of the {len(right)} slopes.",
        got | {"passes the check": right},
    )


@claim(
    "E19",
    chapter="03",
    source="an online textbook, and course notes that copy its sentence",
    says="Activation functions are differentiable operators.",
)
def differentiable():
    """Every function of the registry: the slopes just left and right of each kink found in it."""
    sides = {}
    for name, f in REGISTRY.items():
        if f.elementwise:
            kinks = np.array(measure(f).kinks)
            beside = np.stack([f.derivative(kinks - 1e-6), f.derivative(kinks + 1e-6)], -1)
            sides[name] = beside.round(3).tolist()
    bent = [name for name, pairs in sides.items() if pairs]
    left, right = sides["relu"][0] if sides["relu"] else (0, 0)
    return Verdict(
        "false" if bent else "holds",
        f"{len(bent)} of the {len(sides)} functions of one number measured here have a kink or a "
        f"jump: {', '.join(bent)}. ReLU's slope is {left:g} on the left of 0 and {right:g} on the "
        "right, and there is none at 0. The others are smooth.",
        sides,
    )


def slope_errors(formula, dtype=np.float64, points=201):
    """Return steps h, halved over and over, and the rms error of a formula for the slope of tanh.

    formula(f, x, h) is computed in the dtype, at points between −2 and 2.
    """
    x = np.linspace(-2, 2, points).astype(dtype)
    steps = 2.0 ** -np.arange(1, np.finfo(dtype).nmant + 1)
    slopes = np.array([formula(np.tanh, x, dtype(h)) for h in steps], np.float64)
    error = slopes - tanh.derivative(x.astype(np.float64))
    return steps, np.sqrt((error**2).mean(axis=1))


def forward(f, x, h):
    """Return the slope of the line from x to x + h."""
    return (f(x + h) - f(x)) / h


def central(f, x, h):
    """Return the slope of the line from x − h to x + h."""
    return (f(x + h) - f(x - h)) / (2 * h)


@claim(
    "X19",
    chapter="03",
    source="the school definition, copied into code",
    says="The smaller the step h, the more exact the numerical slope.",
)
def smaller_is_better():
    """The best step, and the error there and at the smallest step, for the slope of tanh."""
    found = {}
    for formula in (forward, central):
        for dtype in (np.float32, np.float64):
            steps, error = slope_errors(formula, dtype)
            best = int(error.argmin())
            found[f"{formula.__name__}, {dtype.__name__}"] = (steps[best], error[best], error[-1])
    texts = [f"{h:.0e} for {name} (error {e:.0e})" for name, (h, e, _) in found.items()]
    turns = all(last > 100 * e for _, e, last in found.values())
    return Verdict(
        "false" if turns else "holds",
        f"Below a certain h rounding takes over. The best h for tanh is {'; '.join(texts)}. "
        f"At the smallest h tried the errors are {min(v[2] for v in found.values()):.1g} or more.",
        found,
    )


def falls(passes, seed, networks=40, length=0.1):
    """Return how often a move against the pretended slope, and a random one, lowers the loss.

    Shares of so many networks of 8 hidden steps after so many passes over 200 points of moons;
    the hidden layer moves by that length.
    """
    rng, down = np.random.default_rng(seed), np.zeros(2)
    for _ in range(networks):
        x, y = moons(200, seed=int(rng.integers(1e9)))
        y = y[:, None].astype(float)
        network = Network([2, 8, 1], pretend, seed=rng)
        hidden = network.dense[0]
        hidden.b[:] = rng.normal(size=8)
        fit(network, x, y, loss=mean_squared_error, optimizer=SGD(0.1), epochs=passes)
        loss, upstream = mean_squared_error(network.forward(x), y)
        network.backward(upstream)
        kept = np.vstack([hidden.W, hidden.b])
        for i, move in enumerate([np.vstack([hidden.dW, hidden.db]), rng.normal(size=(3, 8))]):
            moved = kept - length * move / np.linalg.norm(move)
            hidden.W[:], hidden.b[:] = moved[:2], moved[2]
            down[i] += mean_squared_error(network.forward(x), y)[0] < loss
    return down / networks
