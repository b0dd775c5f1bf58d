"""What is said about slopes, kinks and numerical derivatives."""

import numpy as np

from ..activation import REGISTRY
from ..experiments import SUSPECTS, central_quotient, forward_quotient, slope_errors, suspect_runs
from ..measure import gradcheck, measure
from . import Verdict, claim

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


@claim(
    "X19",
    chapter="03",
    source="the school definition, copied into code",
    says="The smaller the step h, the more exact the numerical slope.",
)
def smaller_is_better():
    """The best step, and the error there and at the smallest step, for the slope of tanh."""
    found = {}
    for name, formula in {"forward": forward_quotient, "central": central_quotient}.items():
        for dtype in (np.float32, np.float64):
            steps, error = slope_errors(formula, dtype)
            best = int(error.argmin())
            found[f"{name}, {dtype.__name__}"] = (steps[best], error[best], error[-1])
    texts = [f"{h:.0e} for {name} (error {e:.0e})" for name, (h, e, _) in found.items()]
    turns = all(last > 100 * e for _, e, last in found.values())
    return Verdict(
        "false" if turns else "holds",
        f"Below a certain h rounding takes over. The best h for tanh is {'; '.join(texts)}. "
        f"At the smallest h tried the errors are {min(v[2] for v in found.values()):.1g} or more.",
        found,
    )
