"""What is said about leaks: Leaky ReLU, the max form, and SELU."""

import numpy as np

from ..experiments import clipped_run, gradient_flow, leaky_run, narrow_run
from ..functions import leaky_relu, selu
from ..measure import measure
from .core import Verdict, claim, ruled, spread

SEEDS, STARTS = range(8), range(12)


@claim(
    "E4", chapter="07", source="a course's summary table", says="Leaky ReLU: range about 0 to ∞."
)
def leaky_range():
    """The least value between −∞ and ∞, by the slope on the left."""
    least = {alpha: measure(leaky_relu.using(alpha=alpha)).infimum for alpha in (0.0, 0.01, 0.2)}
    at = {alpha: float(leaky_relu(-1000.0, alpha=alpha)) for alpha in least}
    return Verdict(
        "false" if least[0.01] == -np.inf else "holds",
        f"With a slope of 0.01 the value at −1000 is {at[0.01]:g}, with 0.2 it is {at[0.2]:g}, and "
        f"the lower end of the range, measured, is {least[0.01]} and {least[0.2]}. Only with slope "
        f"0, which is ReLU, is it {least[0.0]:g}.".replace("-inf", "−∞").replace("-", "−"),
        {"infimum": least, "at −1000": at},
    )


@claim(
    "E6",
    chapter="07",
    source="course pages and READMEs of code collections",
    says="Leaky ReLU solves the dying ReLU problem.",
)
def leak_against_death():
    """Where ReLU units die: a long step, free and clipped, and networks three units wide."""
    leaks = 0.0, 0.01, 0.3
    free = {leak: [leaky_run(leak, 0.3, seed=s).accuracy for s in SEEDS] for leak in leaks}
    held = {leak: [clipped_run(leak, 0.7, seed=s)[0] for s in SEEDS] for leak in leaks}
    narrow = {leak: [narrow_run(leak, seed=s) for s in STARTS] for leak in leaks}
    fits = {leak: sum(error < 0.02 for error in found) for leak, found in narrow.items()}
    clipped = all(a > b for leak in leaks[1:] for a, b in zip(held[leak], held[0.0], strict=True))
    helps = clipped and fits[0.3] > 2 * fits[0.0]
    blown = sum(np.isnan(a) for leak in (0.01, 0.3) for a in free[leak])
    return Verdict(
        ("holds if" if blown else "holds") if helps else "false",
        "the step is kept in bounds, and either the network is not very narrow or the leak not "
        "very small. Two layers on the digits at rate 0.3 with momentum: ReLU "
        f"reads {spread(free[0.0])}, and {blown} of {2 * len(SEEDS)} runs with leaks of 0.01 and "
        f"0.3 overflow. With gradients clipped, at rate 0.7: {spread(held[0.0])} with ReLU, "
        f"{spread(held[0.01])} with a leak of 0.01, {spread(held[0.3])} with 0.3. Of "
        f"{len(STARTS)} networks of ten layers, three units wide, {fits[0.0]} fit a curve with "
        f"ReLU, {fits[0.01]} with a leak of 0.01, {fits[0.3]} with 0.3.",
        {"free": free, "clipped": held, "narrow": narrow},
    )


@claim(
    "E6b",
    chapter="07",
    source="notes linked from a course page",
    says="Leaky ReLU always outperforms ReLU.",
)
def leak_against_relu():
    """Test accuracy on the digits, pair by pair, at a moderate, a high and a too high rate."""
    pairs = {
        (leak, lr): [[leaky_run(a, lr, seed=s).accuracy for a in (leak, 0.0)] for s in SEEDS]
        for leak in (0.01, 0.3)
        for lr in (0.03, 0.15, 0.3)
    }
    every = [pair for found in pairs.values() for pair in found]
    lost = sum(np.isnan(a) for a, _ in every)
    better, level = sum(a > b for a, b in every), sum(a == b for a, b in every)
    calm = [100 * (a - b) for a, b in pairs[0.01, 0.03]]
    return Verdict(
        "holds" if better == len(every) else "false",
        f"Two layers on the digits, five epochs, leaks of 0.01 and 0.3 at three rates: of "
        f"{len(every)} pairs with the same start the leaky network is better in {better}, level "
        f"in {level} and worse in {len(every) - better - level - lost}; in {lost} its numbers "
        "overflow, and ReLU's in none. At rate 0.03 a leak of 0.01 "
        f"changes the accuracy by {min(calm):+.1f} to {max(calm):+.1f} points.".replace("-", "−"),
        pairs,
    )


@claim(
    "E26b",
    chapter="07",
    source="from-scratch code and formula tables",
    says="Leaky ReLU and PReLU are max(αx, x).",
)
def max_form():
    """The largest difference between max(αx, x) and the definition, on both sides of 0."""
    x = np.linspace(-3, 3, 601)
    off = {
        alpha: float(np.abs(np.maximum(alpha * x, x) - leaky_relu(x, alpha=alpha)).max())
        for alpha in (-0.5, 0.0, 0.25, 1.0, 1.5, 2.0)
    }
    wrong = [alpha for alpha, gap in off.items() if gap > 1e-12]
    right = [alpha not in wrong for alpha in off]
    return Verdict(
        ruled(right, list(off)),
        "α is at most 1, and a learnt α may exceed it. Of "
        f"{', '.join(f'{a:g}'.replace('-', '−') for a in off)} the form is wrong for "
        f"{' and '.join(f'{a:g}' for a in wrong)}, by up to {max(off.values()):g} on −3 to 3.",
        off,
    )


@claim(
    "E31",
    chapter="07",
    source="the abstract of a paper, and a textbook after it",
    says="With SELU and LeCun's start, vanishing and exploding gradients are impossible.",
)
def selu_backward():
    """Signal and gradient through 100 plain layers, weights N(0, 1/fan_in) for SELU; a leaky ReLU
    with the weights that fit it shows what staying level looks like."""
    through = {"depth": 101, "width": 128}
    flows = [gradient_flow("selu", 1.0, **through, seed=s) for s in range(5)]
    leaky, fitted = leaky_relu.using(alpha=0.3), float(np.sqrt(2 / 1.09))
    control = [gradient_flow(leaky, fitted, **through, seed=s) for s in range(5)]
    signal = [flow.forward[-1] for flow in flows]
    growth, level = ([f.backward[0] / f.backward[-1] for f in part] for part in (flows, control))
    square = measure(selu).slope_second_moment
    stays = abs(np.log(np.median(growth))) < np.log(5)
    return Verdict(
        "holds" if stays else "false",
        f"After 100 plain layers the gradient has grown {spread(growth, '.0f')} times on the way "
        f"back, where a leaky ReLU with its own start keeps {spread(level, '.1f')} of it. The mean "
        f"of the squared slope, {square:.4f}, makes a growth of {square ** (99 / 2):.0f} in layers "
        f"of infinite width. It is true of the signal: its size is {spread(signal, '.2f')}.",
        {"signal": signal, "gradient": growth, "control": level},
    )
