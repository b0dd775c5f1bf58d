"""The pictures of functions: curves and slopes, and a gradient through twenty layers."""

import numpy as np

from slopes.experiments import gradient_flow
from slopes.figures import BLUE, ORANGE, plain_curves
from slopes.figures.by_hand import written
from slopes.measure import measure

from .formula import Wrong

X = np.linspace(-6, 6, 241)
HIGHEST = 6.0  # in the picture, where something is in sight below
LAYERS, WIDTH, DECADES = 20, 64, 18
LOOKS = [  # yours and its slope; what stands beside it, and the slope of that
    f'stroke="{BLUE}" stroke-width="3.2"',
    f'stroke="{ORANGE}" stroke-width="2"',
    f'stroke="{BLUE}" stroke-width="1.8" stroke-dasharray="7 5"',
    f'stroke="{ORANGE}" stroke-width="1.4" stroke-dasharray="2 4"',
]


def drawn(functions):
    """The curves of functions over those of their slopes, as SVG."""
    lines = []
    for f, *looks in zip(functions, LOOKS[::2], LOOKS[1::2], strict=False):
        lines += [(f(X), looks[0], f.name), (f.derivative(X), looks[1], "its slope")]
    if not np.isfinite(lines[0][0]).any():
        raise Wrong("It has no value at any x from −6 to 6.")
    seen = np.concatenate([values for values, *_ in lines[:2]])
    seen = seen[np.isfinite(seen)]
    near = seen[abs(seen) <= HIGHEST]
    seen = near if near.size else seen
    low, high = min(seen.min(), 0.0), max(seen.max(), 0.0)
    rim = 0.05 * (high - low) or 1.0
    names = " and ".join(f.name for f in functions)
    label = f"Curve and slope of {names} for x from −6 to 6"
    return plain_curves(X, lines, low - rim, high + rim, label)


def gradients(functions, weights):
    """(what is left of a gradient through twenty layers, as SVG; the sentence for the first)."""
    left = [decades(f, weights) for f in functions]
    ends = [values[np.isfinite(values)] for values in left]
    reach = max([3.0, *(abs(values).max() for values in ends if values.size)])
    lines = [
        (np.clip(values, -DECADES, DECADES), look, f.name)
        for values, look, f in zip(left, LOOKS[::2], functions, strict=False)
    ]
    first, last = left[0][0], min(1.1 * reach, DECADES + 0.5)
    scale = "its own gain" if weights == "own" else f"a gain of {weights}"
    said = f"Weights of {scale}: "
    if np.isnan(first):
        said += "on the way the numbers leave what a computer can hold."
    elif np.isinf(first):
        said += "no gradient is left after twenty layers."
    else:
        fate = "vanishes" if first < -1 else "explodes" if first > 1 else "survives"
        said += (
            f"after twenty layers the gradient is {short(10**first)} times what it was. It {fate}."
        )
    layers = np.arange(1.0, LAYERS + 1)
    label = f"The gradient's size in layers 1 to 20, by powers of ten. {said}"
    return plain_curves(layers, lines, -last, last, label, across="", powers=True), said


def decades(f, weights):
    """The size of a gradient at each of twenty layers, relative to the last: its power of ten."""
    gain = measure(f).forward_gain if weights == "own" else float(weights)
    if not np.isfinite(gain):
        return np.full(LAYERS, -np.inf)
    sizes = np.array(gradient_flow(f, gain, depth=LAYERS + 1, width=WIDTH).backward)
    return np.log10(sizes / sizes[-1]) if sizes.any() else np.full(LAYERS, -np.inf)


def short(value):
    """A number of two digits as text."""
    return written(float(f"{value:.2g}"))
