"""What is said about tanh."""

import numpy as np

from ..data import digits
from ..experiments import (
    FORMS,
    SHIFT_RATES,
    SHIFT_STARTS,
    average_miss,
    loss_when_shifted,
    race,
    rewrite,
)
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
    """Loss after three epochs, best of four rates, with centred inputs and inputs + 3."""
    best = {
        (f, by): [min(loss_when_shifted(f, start, by, lr, s) for lr in SHIFT_RATES) for s in SEEDS]
        for f, start in SHIFT_STARTS.items()
        for by in (0, 3)
    }
    worse = {f: np.divide(best[f, 3], best[f, 0]) for f in SHIFT_STARTS}
    named = {"relu": "ReLU", "sigmoid": "the sigmoid"}
    suffers = {f: min(times) > 2 for f, times in worse.items()}
    x = digits()[0]
    hidden = tanh((x + 3) @ scaled(gain=1.0)(np.random.default_rng(0), 64, 64))
    off = float(np.abs(hidden.mean(0)).mean())
    alone = suffers["tanh"] and not suffers["relu"] and not suffers["sigmoid"]
    ruling = "holds" if alone else "holds if" if suffers["tanh"] else "false"
    return Verdict(
        ruling,
        "it is advice about the data, whatever the function. With every input moved by 3, the "
        + "loss after three epochs is "
        + ", ".join(
            f"{spread(times, '.0f')} times as high with {named.get(f, f)}"
            for f, times in worse.items()
        )
        + ": no reason to prefer tanh, and moved inputs are no reason against it alone. Tanh "
        + f"centres nothing by itself: its mean outputs are then {off:.2f} from zero.",
        {f"{f}, inputs + {by}": losses for (f, by), losses in best.items()} | {"off centre": off},
    )


@claim(
    "E16",
    chapter="05",
    source="a code folder's notes",
    says="Tanh is zero-centred, which reduces bias.",
)
def reduces_bias():
    """The mean output of a layer in two forms, and the statistical bias of fits in four."""
    x, means = digits()[0], {"tanh": [], "σ": []}
    for s in SEEDS:
        network = Network([64, 64, 64, 10], tanh, init=scaled(gain=1.0), seed=s)
        for form, found in means.items():
            same = rewrite(network, form)
            same.forward(x)
            found.append(float(np.abs(same.bends[1].h.mean(0)).mean()))
    miss = {form: [average_miss(form, seed=s) for s in SEEDS] for form in FORMS}
    off_centre = {"1 + tanh": "tanh", "σ": "σ − ½"}
    ratios = {off: np.mean(miss[off]) / np.mean(miss[on]) for off, on in off_centre.items()}
    moved = max(means["tanh"]) < 0.2 * min(means["σ"])
    fits_too = min(ratios.values()) > 1.1  # then a centre at 0 would bring the fits nearer
    mean = {form: f"{np.mean(values):.2f}" for form, values in miss.items()}
    return Verdict(
        "holds" if moved and fits_too else "holds if" if moved else "false",
        f"“bias” means the mean of a layer's outputs: {spread(means['tanh'], '.2f')} from zero for "
        f"tanh, {spread(means['σ'], '.2f')} for the sigmoid network that computes the same. The "
        "statistical bias, how far the mean of many fits is from the truth, does not depend on the "
        f"centre: after the same training {mean['tanh']} for tanh and {mean['1 + tanh']} for 1 + "
        f"tanh, {mean['σ − ½']} for σ − ½ and {mean['σ']} for σ. The bias weights are a third "
        "thing.",
        {"mean output": means, "statistical bias": miss},
    )


@claim(
    "centring",
    chapter="05",
    source="course notes and answers to a question that is asked often",
    says="Tanh learns faster than sigmoid because its outputs are centred on zero.",
)
def faster_because_centred():
    """Loss after ten epochs of four networks that start as one function, by learning rate."""
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
        "the learning rate is large. Four networks start as one function. After ten epochs at rate "
        f"0.03 the loss of 1 + tanh, off centre, is {mean['1 + tanh', 0.03]:.2f}, that of tanh "
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
