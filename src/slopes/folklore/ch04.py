"""What is said about the sigmoid."""

import numpy as np

from ..experiments import (
    centred_sigmoid,
    first_failure,
    gradient_flow,
    one_sign_share,
    slope_is_zero,
    softmax_is_nan,
    steps_to_unlearn,
    tanh_is_nan,
    train_digits,
)
from ..functions import sigmoid
from .core import Verdict, claim, ruled, spread

SEEDS = range(3)


@claim(
    "E8",
    chapter="04",
    source="most courses and blog posts",
    says="Sigmoid cannot train a deep network, because its slope is at most 1/4.",
)
def deep_sigmoid():
    """Test accuracy on the digits by the gain of the start, and with one half off every output."""
    usual = _read("sigmoid", 1.0, lr=0.1, epochs=30) + _read("sigmoid", 1.0, lr=1.0, epochs=30)
    fitting = _read("sigmoid", 4.0, lr=1.0, epochs=30)
    deep = _read("sigmoid", 4.0, depth=12, lr=0.3, epochs=15)
    longer = [train_digits("sigmoid", 4.0, depth=12, lr=0.3, epochs=60, seed=0).accuracy]
    centred = _read(centred_sigmoid, 4.0, depth=12, lr=0.3, epochs=15)
    trains = min(fitting) > 0.5
    same_slope = min(centred) > 0.6 > 0.3 > max(deep)
    why = (
        "Nor is it the quarter alone: with one half taken off every output, which leaves the "
        f"slope at most ¼ and moves z back to where it is nearly that, they give {spread(centred)} "
        "after 15. The quarter asks for large weights; the mean of one half makes those costly."
    )
    return Verdict(
        "false" if trains else "holds if" if max(fitting + longer) > 0.5 else "holds",
        "What is right is that it fails from the usual start: five hidden layers with weights of "
        f"gain 1 give {spread(usual)} of the digits after 30 epochs. With gain 4 they give "
        f"{spread(fitting)}. Twelve layers with gain 4 give {spread(deep)} after 15 epochs and, "
        f"in one run, {spread(longer)} after 60. " + (why if same_slope else ""),
        {
            "gain 1": usual,
            "gain 4": fitting,
            "12 layers, gain 4": deep,
            "12 layers, gain 4, 60 epochs": longer,
            "12 layers, gain 4, σ − ½": centred,
        },
    )


def _read(f, gain, **settings):
    """Return the test accuracies of the runs, one a seed."""
    return [train_digits(f, gain, **settings, seed=s).accuracy for s in SEEDS]


@claim(
    "E9",
    chapter="04",
    source="textbooks and framework guides",
    says="Glorot's initialisation is the one for layers with the logistic function.",
)
def glorot_for_the_logistic():
    """What a gradient is multiplied by in each of 18 layers, weights N(0, 1/256), width 256."""
    flows = {f: [gradient_flow(f, 1.0, seed=s) for s in SEEDS] for f in ("sigmoid", "tanh")}
    factors = {f: [flow.factor for flow in found] for f, found in flows.items()}
    left = {f: [w.backward[0] / w.backward[-1] for w in found] for f, found in flows.items()}
    fits = min(left["sigmoid"]) > 0.01
    return Verdict(
        "holds" if fits else "false",
        f"With Glorot's start a gradient is multiplied by {spread(factors['tanh'], '.2f')} in each "
        f"tanh layer and by {spread(factors['sigmoid'], '.2f')} in each sigmoid layer: after 18 "
        f"layers {spread(left['tanh'], '.2f')} of it is left, or {spread(left['sigmoid'], '.0e')}. "
        "The derivation assumes a slope of 1 at zero; the logistic function has 1/4.",
        factors,
    )


STARTS = {
    "sigmoid, gain 1": ("sigmoid", 1.0),
    "sigmoid, gain 4": ("sigmoid", 4.0),
    "ReLU, He": ("relu", "he"),
    "tanh, gain 1": ("tanh", 1.0),
}


@claim(
    "E17",
    chapter="04",
    source="course notes",
    says="Outputs that are never negative make learning zig-zag: the weights of a unit can only "
    "grow together or shrink together.",
)
def zig_zag():
    """The share of units whose whole weight gradient has one sign, one example against 32."""
    shares = {
        f"{name}, batch {b}": [one_sign_share(*start, batch=b, seed=s) for s in range(10)]
        for name, start in STARTS.items()
        for b in (1, 32)
    }
    mean = {name: np.mean(values) for name, values in shares.items()}
    always = mean["sigmoid, gain 1, batch 1"] == mean["ReLU, He, batch 1"] == 1
    freed = mean["ReLU, He, batch 32"] < 0.3
    return Verdict(
        "holds if" if always and freed else "holds" if always else "false",
        "a step is taken after each example: then it is every unit, for sigmoid and for ReLU. "
        f"Over a batch of 32 it is {mean['ReLU, He, batch 32']:.0%} of the units for ReLU, "
        f"{mean['sigmoid, gain 4, batch 32']:.0%} for sigmoid of gain 4 and "
        f"{mean['sigmoid, gain 1, batch 32']:.0%} of gain 1, whose outputs hardly differ between "
        f"examples; for tanh {mean['tanh, gain 1, batch 32']:.0%}.",
        shares,
    )


@claim(
    "E24",
    chapter="04",
    source="nearly every text and code sample",
    says="σ = 1/(1 + e⁻ˣ) with the slope σ(1 − σ), tanh = (eˣ − e⁻ˣ)/(eˣ + e⁻ˣ), "
    "softmax = eˣ/Σeˣ: write them into code as they stand.",
)
def naive_formulas():
    """Where the slope σ(1 − σ) becomes exactly 0, and where naive tanh and softmax become nan."""
    with np.errstate(over="ignore", invalid="ignore"):
        flat = {
            t.__name__: float(first_failure(slope_is_zero, t))
            for t in (np.float16, np.float32, np.float64)
        }
        tanh = float(first_failure(tanh_is_nan, np.float32))
        softmax = float(first_failure(softmax_is_nan, np.float32))
    true = float(sigmoid.derivative(flat["float32"]))
    breaks = max(tanh, softmax, *flat.values()) < 1000 and true > 0
    near = np.linspace(-5, 5, 101)
    naive = 1 / (1 + np.exp(-near))
    fits = np.allclose(naive * (1 - naive), sigmoid.derivative(near), rtol=1e-9)
    return Verdict(
        ruled([fits, not breaks], ["near zero", "far"]),
        "all inputs stay near zero. σ(1 − σ) is exactly 0 from x = "
        + ", ".join(f"{x:.4g} ({name})" for name, x in flat.items())
        + f"; at {flat['float32']:.4g} the true slope is still {true:.0e}. In float32 tanh is nan "
        f"from {tanh:.1f} and softmax from a logit of {softmax:.1f}.",
        {"slope 0 from": flat, "tanh nan from": tanh, "softmax nan from": softmax},
    )


@claim(
    "E34",
    chapter="04",
    source="course pages on backpropagation",
    says="Backpropagation finds how wrong each weight is; a steep slope brings a big correction.",
)
def saturated_start():
    """Steps from z = 6, target 0, to an output below 0.1, for two losses at learning rate 0.1."""
    squared = steps_to_unlearn("mse")
    entropy = steps_to_unlearn("bce")
    return Verdict(
        "holds if" if squared > 3 * entropy else "holds",
        f"the loss leaves the slope in. A unit that is wrong at z = 6 gets down to 0.1 in "
        f"{squared} steps with squared error, whose gradient carries the tiny slope, and in "
        f"{entropy} with cross-entropy, in which the slope cancels. The gradient is the slope of "
        "the loss, no measure of how wrong a weight is.",
        {"squared error": squared, "cross-entropy": entropy},
    )
