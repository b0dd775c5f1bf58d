"""What is said about tanh."""

import numpy as np

from ..data import digits
from ..experiments import FORMS, SHIFT_RATES, SHIFT_STARTS, loss_when_shifted, race, rewrite
from ..functions import leaky_relu, sigmoid, tanh
from ..networks import Network, scaled
from . import Verdict, claim, spread

SEEDS = range(3)


@claim(
    "E15",
    chapter="05",
    source="a tutorial's choosing guide",
    says="Tanh: use it when the inputs are centred around 0.",
)
def centred_inputs():
    """Loss after three passes, best of four learning rates, with centred inputs and inputs + 3."""
    best = {
        (f, c): [min(loss_when_shifted(f, start, c, lr, s) for lr in SHIFT_RATES) for s in SEEDS]
        for f, start in SHIFT_STARTS.items()
        for c in (0, 3)
    }
    worse = {f: np.mean(best[f, 3]) / np.mean(best[f, 0]) for f in SHIFT_STARTS}
    x = digits()[0]
    hidden = tanh((x + 3) @ scaled(gain=1.0)(np.random.default_rng(0), 64, 64))
    off = float(np.abs(hidden.mean(0)).mean())
    ruling = "holds if" if min(worse.values()) > 2 else "holds" if worse["tanh"] > 2 else "false"
    return Verdict(
        ruling,
        "it is said of ReLU and sigmoid too. With every input moved by 3, the loss after "
        + "three passes is "
        + ", ".join(f"{times:.0f} times as high with {f}" for f, times in worse.items())
        + f". Tanh centres nothing by itself: its mean outputs are then {off:.2f} from zero.",
        {f"{f}, inputs + {c}": losses for (f, c), losses in best.items()} | {"off centre": off},
    )


def _best_fit_bias(f, stretch, seed, sets=20):
    """Return the statistical bias², of f(x W) with the best read-out, on noisy samples of a sine.

    Three units; 40 points a sample; the mean prediction over the samples against the truth.
    """
    rng, grid = np.random.default_rng(seed), np.linspace(-1, 1, 50)[:, None]
    W, b, fits = rng.normal(0, 2, (1, 3)), np.array([-1.0, 0.0, 1.0]), []

    def columns(x):
        return np.c_[f(stretch * (x @ W + b)), np.ones(len(x))]

    for _ in range(sets):
        x = rng.uniform(-1, 1, (40, 1))
        y = np.sin(3 * x) + 0.3 * rng.normal(size=x.shape)
        fits.append(columns(grid) @ np.linalg.lstsq(columns(x), y)[0])
    return float(np.mean((np.mean(fits, 0) - np.sin(3 * grid)) ** 2))


@claim(
    "E16",
    chapter="05",
    source="a code folder's notes",
    says="Tanh is zero-centred, which reduces bias.",
)
def reduces_bias():
    """The mean output of a layer, and the statistical bias of a best fit, tanh against sigmoid."""
    x, means = digits()[0], {"tanh": [], "σ": []}
    for s in SEEDS:
        network = Network([64, 64, 64, 10], tanh, init=scaled(gain=1.0), seed=s)
        for form, found in means.items():
            same = rewrite(network, form)
            same.forward(x)
            found.append(float(np.abs(same.bends[1].h.mean(0)).mean()))
    bias = {f.name: [_best_fit_bias(f, k, s) for s in SEEDS] for f, k in ((tanh, 1), (sigmoid, 2))}
    moved = max(means["tanh"]) < 0.2 * min(means["σ"])
    same_bias = np.allclose(bias["tanh"], bias["sigmoid"], rtol=0.01)
    return Verdict(
        "holds if" if moved and same_bias else "holds" if moved else "false",
        f"“bias” means the mean of the outputs: {spread(means['tanh'], '.2f')} from zero for tanh, "
        f"{spread(means['σ'], '.2f')} for the sigmoid network that computes the same. The "
        "statistical bias, how far the average fit is from the truth, is the same for both "
        f"({spread(bias['tanh'], '.4f')} in one experiment): each can be rewritten as the other. "
        "The bias weights are a third thing.",
        {"mean output": means, "statistical bias squared": bias},
    )


@claim(
    "centring",
    chapter="05",
    source="course notes and answers to a question that is asked often",
    says="Tanh learns faster than sigmoid because its outputs are centred on zero.",
)
def faster_because_centred():
    """Loss after ten passes of four networks that start as one function, by learning rate."""
    loss = {
        (form, lr): [race(form, lr, seed=s)[0][-1] for s in SEEDS]
        for form in FORMS
        for lr in (0.03, 3.0)
    }
    mean = {key: float(np.mean(values)) for key, values in loss.items()}
    small = abs(mean["1 + tanh", 0.03] / mean["tanh", 0.03] - 1)
    large = mean["1 + tanh", 3.0] / mean["tanh", 3.0]
    steep = mean["σ − ½", 0.03] / mean["tanh", 0.03]
    ruling = "false" if large < 2 else "holds if" if small < 0.1 and steep > 2 else "holds"
    return Verdict(
        ruling,
        "the learning rate is large. Four networks start as the same function. At rate 0.03 "
        f"1 + tanh, off centre, gets to {mean['1 + tanh', 0.03]:.2f} and tanh to "
        f"{mean['tanh', 0.03]:.2f}: what slows the sigmoid there ({mean['σ', 0.03]:.2f}) is its "
        f"gentler slope, for σ − ½ is as slow ({mean['σ − ½', 0.03]:.2f}). At rate 3 centring "
        f"decides: {mean['tanh', 3.0]:.3f} against {mean['1 + tanh', 3.0]:.1f}.",
        {f"{form} at {lr}": values for (form, lr), values in loss.items()},
    )


@claim(
    "E26",
    chapter="05",
    source="an encyclopedic notes repository",
    says="Tanh is sinh/cos; its domain is (−∞, −1); the derivative of the sigmoid is 0.25; "
    "ReLU is max(0, z) in Python, PReLU is max(αz, z).",
)
def slips():
    """Each of the five statements, evaluated."""
    x = np.linspace(-4, 4, 801)
    apart = np.abs(np.sinh(x) / np.cos(x) - tanh(x)).max()
    outside = int(np.isfinite(tanh(x[x >= -1])).sum())
    quarter = int((sigmoid.derivative(x) == 0.25).sum())
    try:
        scalar = max(0, x) is not None
    except ValueError:
        scalar = False
    prelu = np.abs(np.maximum(2 * x, x) - leaky_relu(x, alpha=2.0)).max()
    slips = [apart > 1, outside > 0, quarter < len(x), not scalar, prelu > 1]
    return Verdict(
        "false" if all(slips) else "holds if" if any(slips) else "holds",
        f"sinh/cos is up to {apart:.0f} away from tanh on [−4, 4]; it is sinh/cosh. Tanh takes "
        f"every number: all {outside} tried from −1 on. The sigmoid's slope is 0.25 at {quarter} "
        f"of {len(x)} points, at zero: its maximum. Python's max of 0 and an array raises an "
        f"error; np.maximum does it. With α = 2, max(αz, z) is up to {prelu:.0f} off: it takes "
        "the larger branch, which is the wrong one for α above 1.",
        {
            "sinh/cos off by": float(apart),
            "points from −1 on": outside,
            "slope 0.25 at": quarter,
            "max(αz, z) off by": float(prelu),
        },
    )
