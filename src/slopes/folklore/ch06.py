"""What is said about ReLU, its dead units and its gradient, settled in chapter 06."""

import numpy as np

from ..arguments import needed
from ..data import digits
from ..experiments import born_dead, buried, dead_in_ten, gradient_flow, train_digits
from ..functions import relu
from ..networks import SGD, Bend, Network, dead_fraction, fit, mean_squared_error
from .core import Verdict, claim, ruled, spread

SEEDS = range(3)


@claim("E3", chapter="06", source="a tutorial's choosing guide", says="ReLU. Avoid in: none.")
def where_relu_fails():
    """Narrow deep networks, a long step, and an output that has to be negative."""
    born = [born_dead(3, 19, trials=200, seed=seed) for seed in SEEDS]
    long = {"depth": 2, "lr": 0.3, "momentum": 0.9, "epochs": 10}
    died = [train_digits("relu", **long, seed=seed).dead[1] for seed in SEEDS]
    straight, bent = ([_fit_sine(ending, seed) for seed in SEEDS] for ending in ([], ["relu"]))
    failures = (min(born) > 0.5) + (min(died) > 0.5) + (min(bent) > max(straight))
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
    says="Once a ReLU unit outputs 0, it may stay dead.",
)
def zero_is_not_death():
    """Zeros, and units dead before and after training; units shut for every image: who returns?"""
    x, y, *_ = digits()
    zeros, dead, after = [], [], []
    for seed in SEEDS:
        network = Network([64, 64, 64, 10], seed=seed)
        dead.append(max(dead_fraction(network, x)))
        zeros.append(float(np.mean([np.mean(bend.h == 0) for bend in network.bends])))
        fit(network, x, y, optimizer=SGD(0.1), epochs=10, seed=seed)
        after.append(max(dead_fraction(network, x)))
    back = {
        (layer, below): [buried(layer, below, seed=seed).back for seed in SEEDS]
        for layer in (1, 2)
        for below in (0.001, 5)
    }
    one = [*back[1, 0.001], *back[1, 5]]
    rest_kills = min(zeros) > 0.3 and max(after) > 0.3  # most have put out a 0, and die of it
    stays = max(max(found) for found in back.values()) < 32
    return Verdict(
        ruled([rest_kills, stays], ["0 for some images", "0 for all"]),
        f"it puts out 0 for every image. A 0 for some is rest: before training {spread(zeros)} of "
        f"the values in two hidden layers are zero, and {spread(dead)} of the units are 0 for "
        f"every image, after ten epochs {spread(after)}. Of 32 units that were shut by "
        f"hand for every image, {spread(one, 'd')} came back in ten epochs in layer 1. In layer 2, "
        f"where the inputs of a unit move, {spread(back[2, 0.001], 'd')} came back if the largest "
        f"z was −0.001, and {spread(back[2, 5], 'd')} if it was −5.",
        {"zeros": zeros, "dead": dead, "dead after training": after}
        | {f"back in layer {at}": n for at, n in back.items()},
    )


@claim(
    "E7",
    chapter="06",
    source="course pages and cheat sheets",
    says="ReLU: vanishing gradient? No.",
)
def relu_gradient():
    """The gradient at the first of 29 layers over that at the last, for four starts."""
    starts = {"PyTorch's default": "pytorch", "gain 1": 1.0, "He's start": "he", "gain 2": 2.0}
    left = {}
    for name, scale in starts.items():
        flows = [gradient_flow("relu", scale, depth=30, seed=seed) for seed in SEEDS]
        left[name] = [flow.backward[0] / flow.backward[-1] for flow in flows]
    gains = 3**-0.5, 1.0, 2**0.5, 2.0
    texts = [f"{_size(values)} with {name}" for name, values in left.items()]
    return Verdict(
        ruled([min(values) > 0.1 for values in left.values()], gains),
        "the gain of the starting weights is √2, as in He's start, or more. Of the gradient at the "
        f"last of 29 layers, the first receives {'; '.join(texts)}.",
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
    dead = {
        (weights, biases): [dead_in_ten(weights, biases, seed=s).dead[-1] for s in SEEDS]
        for weights in ("He", "small")
        for biases in ("zero", "random")
    }
    both = dead["small", "random"]
    rest = [share for start, shares in dead.items() if shares is not both for share in shares]
    return Verdict(
        "holds" if min(rest) > 0.4 else "holds if" if min(both) > 0.4 else "false",
        "the weights are small and the biases random, as in PyTorch's default: before training "
        f"{spread(both)} of layer 10 are dead on the digits. With He's weights, or with biases 0, "
        f"or both, the number grows with depth as well, but to {spread(rest)}.",
        {
            f"{weights} weights, {biases} biases": shares
            for (weights, biases), shares in dead.items()
        },
    )


@claim(
    "C6a",
    chapter="06",
    source="papers and course notes",
    says="He's start keeps the size of the signal in a network of ReLUs.",
)
def keeps_the_signal():
    """What one of thirty layers, 256 wide, multiplies the signal's size by, for two starts."""
    factor = {}
    for name, scale in {"He's start": "he", "gain 1": 1.0}.items():
        flows = [gradient_flow("relu", scale, depth=30, seed=seed) for seed in SEEDS]
        ends = [(flow.forward[0], flow.forward[-1]) for flow in flows]
        factor[name] = [(last / first) ** (1 / 28) for first, last in ends]
    kept, lost = factor["He's start"], factor["gain 1"]
    return Verdict(
        "holds" if min(kept) > 0.93 and max(kept) < 1.07 and max(lost) < 0.9 else "false",
        "In thirty layers of 256 units its typical size is multiplied by "
        f"{spread(kept, '.2f')} a layer, up to chance, and by {spread(lost, '.2f')} with gain 1.",
        factor,
    )


def _size(values):
    low, high = min(values), max(values)
    if low > 0.1 and high < 10:
        return f"{low:.1f} to {high:.1f} times as much"
    power = str(round(np.log10(np.median(values))))
    return f"about 10{power.translate(str.maketrans('-0123456789', '⁻⁰¹²³⁴⁵⁶⁷⁸⁹'))} of it"


def _fit_sine(ending, seed):
    x = np.linspace(-2, 2, 200)[:, None]
    y = np.sin(2 * x)
    network = Network([1, 32, 32, 1], seed=seed)
    network.layers += [Bend(f) for f in ending]
    fit(network, x, y, loss=mean_squared_error, optimizer=SGD(0.05), epochs=200, batch=50)
    return float(mean_squared_error(network.forward(x), y)[0])
