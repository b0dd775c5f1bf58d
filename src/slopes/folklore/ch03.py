"""What is said about slopes, kinks and numerical derivatives."""

import numpy as np

from ..activation import REGISTRY
from ..experiments import SUSPECTS, central_quotient, forward_quotient, slope_errors, suspect_runs
from ..measure import gradcheck, measure
from .core import Verdict, claim, ruled, spread

SEEDS = range(3)


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
    (good,) = (got[name] for name in SUSPECTS if right[name])
    wrong = [got[name] for name in SUSPECTS if not right[name]]
    behind = [g - w for rates in wrong for g, w in zip(good, rates, strict=True)]
    bad = [rate for rates in wrong for rate in rates]
    fooled = bool(behind) and max(behind) < 0.05  # from the same start, in the same order
    return Verdict(
        "false" if fooled else "holds",
        f"On the digits, networks with the right slope of SiLU read {spread(good, '.1%')} right; "
        f"with a term of it forgotten, or its sign lost, {spread(bad, '.1%')}, at most "
        f"{100 * max(behind):.1f} points behind from the same start. The gradient check refuses "
        f"{len(wrong)} of the {len(right)} slopes.",
        got | {"passes the check": right, "behind": behind},
    )


@claim(
    "E19",
    chapter="03",
    source="an online textbook, and course notes that copy its sentence",
    says="Activation functions are differentiable operators.",
)
def differentiable():
    """Every function of one number: the slopes just left and right of each kink or jump in it."""
    sides = {}
    for name, f in REGISTRY.items():
        if f.elementwise:
            kinks = np.array(measure(f).kinks)
            beside = np.stack([f.derivative(kinks - 1e-6), f.derivative(kinks + 1e-6)], -1)
            sides[name] = beside.round(3).tolist()
    bent = [name for name, pairs in sides.items() if pairs]
    if not bent or len(bent) == len(sides):
        return Verdict("false" if bent else "holds", f"of {len(sides)}, {len(bent)} bend", sides)
    left, right = sides["relu"][0]
    return Verdict(
        "holds if",
        f"the function has no kink and no jump. Of the {len(sides)} functions of one number "
        f"measured here, {len(sides) - len(bent)} have a slope everywhere, and {len(bent)} lack "
        f"one at one place or two: {', '.join(bent)}. ReLU's slope is {left:g} on the left of 0 "
        f"and {right:g} on the right, and there is none at 0.",
        sides,
    )


@claim(
    "X19",
    chapter="03",
    source="the school definition, copied into code",
    says="The smaller the step h, the more exact the numerical slope.",
)
def smaller_is_better():
    """The best step, and the error there and at the smallest step, for the slope of tanh."""
    found, falls, rises = {}, [], []
    for name, formula in {"forward": forward_quotient, "central": central_quotient}.items():
        for dtype in (np.float32, np.float64):
            steps, error = slope_errors(formula, dtype)
            best = int(error.argmin())
            found[f"{name}, {dtype.__name__}"] = (steps[best], error[best], error[-1])
            falls.append(error[0] > 100 * error[best])
            rises.append(error[-1] > 100 * error[best])
    texts = [f"{h:.0e} ({name}; error {e:.0e})" for name, (h, e, _) in found.items()]
    return Verdict(
        ruled([all(falls), not all(rises)], ["down to the best h", "below it"]),
        "h stays above the size where rounding takes over. For the slope of tanh the best h is "
        f"{', '.join(texts)}. At the smallest h tried the errors are "
        f"{min(v[2] for v in found.values()):.1g} or more.",
        found,
    )
