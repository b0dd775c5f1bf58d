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
from .core import Verdict, claim, spread

SEEDS = range(3)


@claim(
    "E15",
    chapter="05",
    source="a tutorial's choosing guide",
    says="Tanh: use it when the inputs are centred around 0.",
)
def centred_inputs():
    """Loss after three epochs, best of five rates, with centred inputs and inputs + 3."""
    best = {
        (f, by): [
            min(loss_when_shifted(f, start, by, lr, seed=s) for lr in SHIFT_RATES) for s in SEEDS
        ]
        for f, start in SHIFT_STARTS.items()
        for by in (0, 3)
    }
    worse = {f: np.divide(best[f, 3], best[f, 0]) for f in SHIFT_STARTS}
    named = {"relu": "ReLU", "sigmoid": "the sigmoid"}
    moved = {f: float(np.mean(best[f, 3])) for f in SHIFT_STARTS}
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
        + "; moved, they end at "
        + ", ".join(f"{moved[f]:.1f} ({named.get(f, f)})" for f in moved)
        + ". So that is no reason to prefer tanh, nor one against it alone. Tanh "
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
    """Loss after ten epochs of four networks that start as one function, at five rates."""
    rates = (0.03, 0.1, 1.0, 3.0, 10.0)
    loss = {
        (form, lr): [race(form, lr, seed=s)[0][-1] for s in SEEDS] for form in FORMS for lr in rates
    }
    mean = {key: float(np.mean(values)) for key, values in loss.items()}
    best = {form: min(mean[form, lr] for lr in rates) for form in FORMS}
    same_rate = [mean["σ", lr] / mean["σ − ½", lr] for lr in (0.03, 3.0)]  # without the centre
    longest = best["σ"] / best["σ − ½"]
    ruling = "holds" if min(same_rate) > 2 else "holds if" if longest > 2 else "false"
    return Verdict(
        ruling,
        "each may take its own longest step. Four networks start as one function. After ten epochs "
        f"at rate 0.03 the loss of tanh is {mean['tanh', 0.03]:.2f}, that of σ "
        f"{mean['σ', 0.03]:.2f}: the slope decides, for σ − ½, centred and as gentle, is as slow "
        f"({mean['σ − ½', 0.03]:.2f}). So it does at rate 3: {mean['tanh', 3.0]:.3f} against "
        f"{mean['σ', 3.0]:.3f} and {mean['σ − ½', 3.0]:.3f}. Each at the best of five rates, "
        f"σ − ½ comes down to {best['σ − ½']:.3f}, as tanh does ({best['tanh']:.3f}), and σ only "
        f"to {best['σ']:.3f}; 1 + tanh, as steep as tanh and off centre, fails from rate 3 on "
        f"({mean['1 + tanh', 3.0]:.1f}).",
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
        f"sinh/cos has poles at ±π/2; at one of {len(x)} points from −4 to 4 it is already "
        f"{apart:.0f} away from tanh, which is sinh/cosh. Tanh takes "
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


@claim(
    "C5a",
    chapter="05",
    source="formula tables and course pages",
    says="Tanh is a sigmoid moved and stretched: tanh x = 2σ(2x) − 1.",
)
def moved_and_stretched():
    """The largest difference of the two sides, and of the formula without the inner 2."""
    x = np.linspace(-20, 20, 40_001)
    off = float(np.abs(2 * sigmoid(2 * x) - 1 - tanh(x)).max())
    slip = float(np.abs(2 * sigmoid(x) - 1 - tanh(x)).max())
    return Verdict(
        "holds" if off < 1e-14 < 0.1 < slip else "false",
        f"From −20 to 20 the two sides differ by {off:.0e} at most, which is rounding. Without the "
        f"inner 2 they would differ by up to {slip:.2f}.".replace("e-", "e−"),
        {"difference": off, "without the inner 2": slip},
    )
