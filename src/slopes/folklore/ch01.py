"""What is said about the neuron and the step, settled in chapter 01."""

import numpy as np

from ..activation import get
from ..data import gates
from ..experiments import pretend, xor_learned
from ..functions import step
from . import Verdict, claim

SEEDS = range(20)


@claim(
    "E18",
    chapter="01",
    source="an online textbook, and course notes that copy its sentence",
    says="An activation function decides whether a neuron should be activated "
    "by calculating the weighted sum and adding a bias to it.",
)
def who_decides():
    """Decisions at random pushes: other increasing functions in place of the step, then another b.

    The threshold is moved along with the function: yes where f(z) > f(0).
    """
    swapped, count, moved = 0, 0, []
    names = ("sigmoid", "tanh", "softplus", "leaky_relu", "identity")
    for seed in range(5):
        rng = np.random.default_rng(seed)
        z = rng.normal(size=(2000, 3)) @ rng.normal(size=3) + rng.normal()
        for f in map(get, names):
            swapped += int(((f(z) > f(0.0)) != step(z)).sum())
            count += z.size
        moved.append(float((step(z + 0.5) != step(z)).mean()))
    return Verdict(
        "false" if swapped == 0 and min(moved) > 0 else "holds",
        f"The affine map w · x + b does the sum, before any activation function is called. With "
        f"{len(names)} increasing functions put in place of the step, and the threshold moved "
        f"along, {swapped} of {count:,} decisions changed; with b moved by 0.5, "
        f"{100 * min(moved):.0f} to {100 * max(moved):.0f} in a hundred did.",
        {"changed by the function": swapped, "decisions": count, "changed by b": tuple(moved)},
    )


@claim(
    "E21",
    chapter="01",
    source="introductory tutorials",
    says="The step function is not differentiable, so a network that uses it cannot learn.",
)
def steps_learn():
    """The step's slope; the perceptron rule on AND; XOR with two hidden steps, over 20 seeds."""
    x, targets = gates()
    slope = float(np.abs(step.derivative(np.linspace(-5, 5, 10_001))).max())
    rule = sum(_perceptron_learns(x, targets["and"], seed) for seed in SEEDS)
    own = sum(xor_learned(step, 2, seed) for seed in SEEDS)
    through = sum(xor_learned(pretend, 2, seed) for seed in SEEDS)
    learns = slope == 0 and rule == len(SEEDS) and through >= own + 3
    return Verdict(
        "false" if learns else "holds",
        f"The step has a derivative everywhere but at 0, and it is {slope:g}: nothing to follow. "
        f"Yet one step neuron learned AND by the perceptron rule in {rule} of {len(SEEDS)} "
        f"orders of the examples, and two hidden steps learned XOR in {through} of {len(SEEDS)} "
        f"runs where the way back took the sigmoid's slope in place of 0 (a straight-through "
        f"estimator), in {own} where it did not.",
        {"slope": slope, "rule": rule, "straight-through": through, "own slope": own},
    )


def _perceptron_learns(x, target, seed, sweeps=100):
    order, w, b = np.random.default_rng(seed).permutation(len(x)), np.zeros(2), 0.0
    for i in np.tile(order, sweeps):
        error = target[i] - step(x[i] @ w + b)
        w, b = w + error * x[i], b + error
    return np.array_equal(step(x @ w + b), target)
