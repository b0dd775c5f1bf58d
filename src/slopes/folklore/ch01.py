"""What is said about one unit and the step, settled in chapter 01."""

import numpy as np

from ..activation import get
from ..data import gates
from ..experiments import pretend, xor_learned
from ..functions import step
from .core import Verdict, claim, spread

ORDERS, STARTS = range(20), range(100)


@claim(
    "E18",
    chapter="01",
    source="an online textbook, and course notes that copy its sentence",
    says="An activation function decides whether a neuron should be activated "
    "by calculating the weighted sum and adding a bias to it.",
)
def who_decides():
    """Decisions of random units: other functions in place of the step, then another bias.

    The threshold c is moved along with the function: yes where f(z) > f(c). SiLU, which turns
    back, is there to show that the measurement can find a change.
    """
    count, by_function, by_turning, by_bias = 0, 0, [], []
    names = ("sigmoid", "tanh", "softplus", "leaky_relu", "identity")
    for seed in range(5):
        z = _sums(np.random.default_rng(seed))
        for c in (-1.0, 0.0, 1.0):
            by_function += sum(_changed(get(f), z, c) for f in names)
            by_turning.append(_changed(get("silu"), z, c) / z.size)
            by_bias.append(float(((z + 0.5 > c) != (z > c)).mean()))
            count += len(names) * z.size
    if min(by_bias) == 0 or max(by_turning) == 0:
        raise ValueError("E18: the sums are such that nothing could change a decision")
    return Verdict(
        "false" if by_function == 0 else "holds if" if by_function < count / 100 else "holds",
        f"The sum w · x + b is done before any activation function is called. With {len(names)} "
        f"increasing functions put in place of the step, and the threshold moved along, "
        f"{by_function:,} of {count:,} decisions changed; with b moved by 0.5, {spread(by_bias)} "
        f"did. Only a function that turns back can decide otherwise: SiLU, with the threshold at "
        f"z = −1, changed up to {spread([max(by_turning)])}.",
        {
            "changed by the function": by_function,
            "decisions": count,
            "changed by b": tuple(by_bias),
            "changed by SiLU": max(by_turning),
        },
    )


def _sums(rng, units=1000, examples=20):
    """Return z of random units with three random weights and a random bias, each for its inputs."""
    x, w = rng.normal(size=(units, examples, 3)), rng.normal(size=(units, 3))
    return np.einsum("uei,ui->ue", x, w) + rng.normal(size=(units, 1))


def _changed(f, z, c):
    """Return how many decisions differ from those of a step at the threshold c."""
    return int(((f(z) > f(c)) != (z > c)).sum())


@claim(
    "E21",
    chapter="01",
    source="introductory tutorials",
    says="The step function is not differentiable, so a network that uses it cannot learn.",
)
def steps_learn():
    """The step's slope; the perceptron rule on AND; XOR with two hidden steps, over 100 starts."""
    x, targets = gates()
    slope = float(np.abs(step.derivative(np.linspace(-5, 5, 10_001))).max())
    rule = sum(_perceptron_learns(x, targets["and"], seed) for seed in ORDERS)
    own = sum(xor_learned(step, 2, seed=seed) for seed in STARTS)
    through = sum(xor_learned(pretend, 2, seed=seed) for seed in STARTS)
    stuck, learns = own <= len(STARTS) / 4, rule == len(ORDERS) and through >= own + 15
    return Verdict(
        "holds" if not learns else "holds if" if stuck else "false",
        f"the step's own slope is all there is to follow: wherever it has one it is {slope:g}, and "
        f"of {len(STARTS)} networks with two step units between {own} learned XOR with it. Where "
        f"the way back took the sigmoid's slope instead (a straight-through estimator), {through} "
        f"did. And one step unit needs no slope: it learned AND by the perceptron rule in "
        f"{rule} of {len(ORDERS)} orders of the examples.",
        {"slope": slope, "rule": rule, "straight-through": through, "own slope": own},
    )


def _perceptron_learns(x, target, seed, sweeps=100):
    order, w, b = np.random.default_rng(seed).permutation(len(x)), np.zeros(2), 0.0
    for i in np.tile(order, sweeps):
        error = target[i] - step(x[i] @ w + b)
        w, b = w + error * x[i], b + error
    return np.array_equal(step(x @ w + b), target)
