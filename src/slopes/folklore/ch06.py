"""What is said about ReLU, its dead units and its gradient, settled in chapter 06."""

import numpy as np

from ..arguments import needed
from ..data import digits
from ..experiments import born_dead, gradient_flow, train_digits
from ..functions import relu
from ..networks import (
    SGD,
    Bend,
    Network,
    cross_entropy,
    dead_fraction,
    fit,
    he,
    mean_squared_error,
    pytorch_default,
)
from . import Verdict, claim, spread

SEEDS = range(3)


@claim("E3", chapter="06", source="a tutorial's choosing guide", says="ReLU. Avoid in: none.")
def where_relu_fails():
    """Narrow deep networks, a long step, and an output that has to be negative."""
    born = [born_dead(3, 19, trials=300, seed=seed) for seed in SEEDS]
    runs = [
        train_digits("relu", "he", depth=2, lr=0.3, momentum=0.9, epochs=10, seed=s) for s in SEEDS
    ]
    died = [run.dead[1] for run in runs]
    straight, bent = ([_fit_sine(ending, seed) for seed in SEEDS] for ending in ([], ["relu"]))
    failures = (min(born) > 0.5) + (min(died) > 0.5) + (min(bent) > 2 * max(straight))
    return Verdict(
        "false" if failures else "holds",
        f"Of networks 3 units wide with 19 hidden layers, {spread(born)} are dead at birth. At "
        f"learning rate 0.3 with momentum, {spread(died)} of a layer die on the digits. As the "
        f"output for a target that may be negative, the error is at least {min(bent):.2f}, "
        f"against at most {max(straight):.3f} for a straight output.",
        {"born dead": born, "died in training": died, "error with a ReLU output": bent},
    )


@claim(
    "E5",
    chapter="06",
    source="most introductions to ReLU",
    says="Once a ReLU unit outputs zero, it is dead and stays dead.",
)
def zero_is_not_death():
    """Zeros and dead units at the start; units closed for every input, trained on: who returns?"""
    x, _, _, _ = digits()
    zeros, dead = [], []
    for seed in SEEDS:
        network = Network([64, 64, 64, 10], seed=seed)
        dead.append(max(dead_fraction(network, x)))
        zeros.append(float(np.mean([np.mean(bend.h == 0) for bend in network.bends])))
    first, second = ([_back_to_life(layer, seed) for seed in SEEDS] for layer in (1, 2))
    return Verdict(
        "false" if min(zeros) > max(dead) and max(second) > 0 else "holds",
        f"Before training {spread(zeros)} of the values in two hidden layers are zero, and "
        f"{spread(dead)} of the units are closed for every input. Of units that were closed for "
        f"every input by hand, {spread(first)} came back in ten epochs in layer 1, and "
        f"{spread(second)} in layer 2, where the inputs of the unit move.",
        {"zeros": zeros, "dead": dead, "back in layer 1": first, "back in layer 2": second},
    )


@claim(
    "E7",
    chapter="06",
    source="course pages and cheat sheets",
    says="ReLU: vanishing gradient? No.",
)
def relu_gradient():
    """The gradient at the first of 29 layers over that at the last, for three starts."""
    left = {}
    for name, scale in {"He": "he", "gain 1": 1.0, "PyTorch's default": "pytorch"}.items():
        flows = [gradient_flow("relu", scale, depth=30, seed=seed) for seed in SEEDS]
        left[name] = [flow.backward[0] / flow.backward[-1] for flow in flows]
    kept = {name: min(values) > 0.1 for name, values in left.items()}
    texts = [f"{min(v):.2g} to {max(v):.2g} with {name}" for name, v in left.items()]
    return Verdict(
        "holds" if all(kept.values()) else "holds if" if any(kept.values()) else "false",
        "the weights are large enough. Of the gradient at the last of 29 layers, the first "
        f"receives {'; '.join(texts)}.",
        left,
    )


@claim(
    "E20",
    chapter="06",
    source="formula tables and from-scratch code",
    says="The derivative of ReLU at 0 is 0.",
)
def slope_at_zero():
    """Difference quotients at 0, and what automatic differentiation makes of three spellings."""
    with needed("slopes[plots]"):
        import autograd
        import autograd.numpy as anp

    spellings = {
        "where(x > 0, x, 0)": lambda x: anp.where(x > 0, x, 0.0),
        "maximum(x, 0)": lambda x: anp.maximum(x, 0.0),
        "where(x >= 0, x, 0)": lambda x: anp.where(x >= 0, x, 0.0),
    }
    slopes = {name: float(autograd.grad(f)(0.0)) for name, f in spellings.items()}
    h = 2.0**-20
    left, right = (float(abs((relu(s * h) - relu(0.0)) / h)) for s in (-1, 1))
    texts = [f"{value:g} for {name}" for name, value in slopes.items()]
    return Verdict(
        "holds" if left == right == 0 else "false",
        f"There is no derivative at 0: the slope is {left:g} on the left and {right:g} on the "
        f"right. Programs return a convention: autograd gives {', '.join(texts)}.",
        {"left": left, "right": right, **slopes},
    )


@claim(
    "X8",
    chapter="06",
    source="a university's course notebook",
    says="The number of dead ReLU units grows with depth, to more than half in layer 10.",
)
def dead_with_depth():
    """Dead units of the tenth layer, for small or He's weights and zero or random biases."""
    x, _, _, _ = digits()
    names = {
        "He's weights, biases 0": (he, False),
        "He's weights, random biases": (he, True),
        "small weights, biases 0": (pytorch_default, False),
        "PyTorch's default, both small and random": (pytorch_default, True),
    }
    dead = {
        name: [_dead_in_ten(x, *start, seed) for seed in SEEDS] for name, start in names.items()
    }
    half = [name for name, shares in dead.items() if min(shares) > 0.4]
    texts = [f"{spread(shares)} with {name}" for name, shares in dead.items()]
    return Verdict(
        "holds" if len(half) == len(dead) else "holds if" if half else "false",
        f"Dead units in layer 10 on the digits: {'; '.join(texts)}.",
        dead,
    )


def _fit_sine(ending, seed):
    x = np.linspace(-2, 2, 200)[:, None]
    y = np.sin(2 * x)
    network = Network([1, 32, 32, 1], seed=seed)
    network.layers += [Bend(f) for f in ending]
    fit(network, x, y, loss=mean_squared_error, optimizer=SGD(0.05), epochs=200, batch=50)
    return float(mean_squared_error(network.forward(x), y)[0])


def _back_to_life(layer, seed):
    x, y, _, _ = digits()
    network = Network([64, 64, 64, 10], seed=seed)
    network.forward(x)
    dense, bend = network.dense[layer - 1], network.bends[layer - 1]
    dense.b[::2] -= bend.z.max(0)[::2] + 0.001
    fit(network, x, y, loss=cross_entropy, optimizer=SGD(0.1), epochs=10, seed=seed)
    network.forward(x)
    return float((bend.z > 0).any(0)[::2].mean())


def _dead_in_ten(x, weights, biases, seed):
    rng = np.random.default_rng(seed)
    network = Network([64] + [256] * 10 + [10], init=weights, seed=rng)
    for dense in network.dense if biases else []:
        dense.b[:] = rng.uniform(-1, 1, dense.b.shape) / np.sqrt(len(dense.W))
    return dead_fraction(network, x)[-1]
