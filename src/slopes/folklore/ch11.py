"""What is said about vanishing gradients, in depth and in time, settled in chapter 11."""

import numpy as np

from ..experiments import gradient_flow, lengths, multiplied_back, remember, speeds
from .core import Verdict, claim, ruled, spread

SEEDS = range(3)


@claim(
    "E1a",
    chapter="11",
    source="tutorials on activation functions",
    says="Gradients vanish because the derivatives of the activation function are below 1.",
)
def slope_or_weights():
    """What 19 layers leave where the slope is exactly 1, and where it is a quarter at most."""
    cases = {"straight": ("identity", 0.5), "sigmoid": ("sigmoid", 16.0), "ReLU": ("relu", "he")}
    left = {
        name: [gradient_flow(*how, depth=21, width=128, seed=seed) for seed in SEEDS]
        for name, how in cases.items()
    }
    left = {name: [f.backward[0] / f.backward[-1] for f in fs] for name, fs in left.items()}
    slopes_decide = min(left["straight"]) > 0.1 and max(left["sigmoid"]) < 0.1
    weights_decide = max(left["straight"]) < 1e-4 and min(left["sigmoid"]) > 1
    return Verdict(
        "holds" if slopes_decide else "holds if" if weights_decide else "false",
        "the weights do not make up for it. A layer multiplies by its slopes and by its weights. "
        "Over 19 steps back, layers without a bend, slope 1, leave about "
        f"{_power(left['straight'])} of the gradient with gain 0.5; sigmoids, "
        "slope ¼ at most, make it grow with gain 16; and "
        f"ReLU with He's start leaves {spread(left['ReLU'], '.1f')} of it.",
        left,
    )


@claim(
    "E25",
    chapter="11",
    source="notes on recurrent networks",
    says="10⁻¹⁶ is the smallest number a computer can represent, so 0.99¹⁰⁰⁰ is lost.",
)
def smallest_number():
    """The product, the spacing of the numbers near 1, and the smallest normal number."""
    product, info = 0.99**1000, np.finfo(np.float64)
    lost = product == 0 or info.tiny >= 1e-16
    return Verdict(
        "holds" if lost else "false",
        f"0.99¹⁰⁰⁰ is {product:.6f}. The spacing of 64-bit numbers beside 1 is {info.eps:.1e}, and "
        f"that is what was meant; the smallest with all its digits is {info.tiny:.1e}.",
        {"product": product, "spacing": float(info.eps), "smallest": float(info.tiny)},
    )


@claim(
    "C11a",
    chapter="11",
    source="slides of a course, interview answers",
    says="If the Jacobians have a spectral radius below 1, the gradient vanishes.",
)
def radius_or_norm():
    """Two matrices without an eigenvalue but 0, multiplied in turn; and one small norm."""
    A, B = np.array([[0.0, 2.0], [0.0, 0.0]]), np.array([[0.0, 0.0], [2.0, 0.0]])
    radius = max(float(np.abs(np.linalg.eigvals(m)).max()) for m in (A, B))
    grown = float(np.linalg.norm(np.linalg.matrix_power(A @ B, 10), 2))
    small = []
    for seed in SEEDS:
        product = np.eye(8)
        for factor in np.random.default_rng(seed).normal(size=(20, 8, 8)):
            product = product @ (0.9 * factor / np.linalg.norm(factor, 2))
        small.append(float(np.linalg.norm(product, 2)))
    return Verdict(
        "false" if radius < 1 < grown else "holds",
        f"Two matrices whose eigenvalues are all {radius:g} stretch by {grown:,.0f} when twenty of "
        "them are multiplied in turn. It is true of one matrix in the long run, and of several "
        "if the norm of every one is at most some number below 1: twenty of norm 0.9 leave at most "
        f"{0.9**20:.2f}, and random ones, which seldom stretch one direction twice, "
        f"about {_power(small)}.",
        {"radius": radius, "grown": grown, "twenty of norm 0.9": small},
    )


@claim(
    "C11b",
    chapter="11",
    source="interview answers",
    says="With vanishing gradients the early layers cannot update their weights.",
)
def cannot_update():
    """Five sigmoid layers with gain 1: along the gradient, multiplied back, and Adam."""
    read = {
        how: [multiplied_back(how, lr=lr, seed=seed).accuracy for seed in SEEDS]
        for how, lr in (("SGD", 1.0), ("rescaled", 0.01), ("Adam", 0.01))
    }
    stuck, freed = max(read["SGD"]) < 0.15, min(read["rescaled"] + read["Adam"]) > 0.7
    return Verdict(
        "holds if" if stuck and freed else "holds" if stuck else "false",
        "the step is proportional to the gradient. In twenty epochs five sigmoid layers with gain "
        f"1 read {spread(read['SGD'])} of new digits with plain gradient descent. The same starts "
        f"read {spread(read['rescaled'])} if every layer's gradient is multiplied back to one "
        f"size, and {spread(read['Adam'])} with Adam.",
        read,
    )


@claim(
    "C11c",
    chapter="11",
    source="notes on backpropagation through time",
    says="If the factors are below 1 the product vanishes, if they are above 1 it explodes.",
)
def varying_factors():
    """Fifty factors below 0.9, above 1.1, nearing 1, and some that are 1 on average only."""
    drawn = [np.random.default_rng(seed).random((1000, 50)) for seed in SEEDS]
    low, high = ([float(np.median((at + 0.4 * d).prod(1))) for d in drawn] for at in (0.5, 1.1))
    near = float(np.prod(1 - 1 / np.arange(2, 52) ** 2.0))
    draws = [np.random.default_rng(seed).choice([0.5, 1.5], size=(10_000, 50)) for seed in SEEDS]
    typical = [float(np.median(draw.prod(1))) for draw in draws]
    layers = [
        float(np.median(lengths(16, f="relu", gain=2**0.5, seed=seed)[:, -1])) for seed in SEEDS
    ]
    runs = max(low) < 0.01 and min(high) > 100
    return Verdict(
        ruled([runs, near < 0.01], ["kept away from 1", "nearing 1"]),
        f"the factors keep away from 1. Fifty drawn from 0.5 to 0.9 come to {_power(low)}, as a "
        f"rule, from 1.1 to 1.5 to {min(high):,.0f} and more; but ¾ · 8/9 · 15/16 … to {near:.2f}. "
        "Of a mean it is another sentence, and there the geometric mean decides: fifty factors of "
        f"0.5 or 1.5, on average 1, have a typical product of {spread(typical, '.5f')}, and fifty "
        "ReLU layers of 16 units, whose mean factor is 1, typically keep "
        f"{spread(layers, '.4f')} of the squared length.",
        {"numbers": typical, "layers": layers, "below": low, "above": high, "nearing 1": near},
    )


@claim(
    "C11d",
    chapter="11",
    source="an online book",
    says="In a deep network of sigmoids the first layers learn much more slowly than the last.",
)
def speeds_of_layers():
    """Gradient over weight in the first and the last of eight hidden layers, for some gains."""
    cases = {
        "gain 1": ("sigmoid", 1.0),
        "gain 4": ("sigmoid", 4.0),
        "gain 16": ("sigmoid", 16.0),
        "tanh with gain 1": ("tanh", 1.0),
    }
    found = {name: [speeds(*how, seed=s) for s in range(5)] for name, how in cases.items()}
    last_to_first = {name: [v[-1] / v[0] for v in rows] for name, rows in found.items()}
    gains = {1: "gain 1", 4: "gain 4", 16: "gain 16"}
    slower = [min(last_to_first[name]) > 10 for name in gains.values()]
    texts = [f"{_counted(values)} ({name})" for name, values in last_to_first.items()]
    return Verdict(
        ruled(slower, list(gains)),
        "the weights are small. Before training, the gradient of the last of eight hidden layers "
        "of sigmoids, as a part of its weights, is so many times that of the first: "
        f"{', '.join(texts)}. Of ReLU it is not true either.",
        last_to_first,
    )


@claim(
    "C11e",
    chapter="11",
    source="introductions to LSTM",
    says="A plain recurrent network cannot learn what lies many steps back.",
)
def long_memory():
    """One bit, five and twenty steps back, from the weights of libraries and from larger ones."""
    gains = {"5 steps": (5, 3**-0.5), "20 steps": (20, 3**-0.5), "gain 1.5": (20, 1.5)}
    recalled = {
        name: [remember(steps, gain=gain, seed=seed).recalled for seed in SEEDS]
        for name, (steps, gain) in gains.items()
    }
    forgets = max(recalled["20 steps"]) < 0.65
    learns = min(recalled["gain 1.5"]) > 0.95
    return Verdict(
        "holds if" if forgets and learns else "holds" if forgets else "false",
        "its recurrent weights start as small as PyTorch draws them, gain 0.58. After a hundred "
        f"steps of training such tanh networks recall one bit across 5 steps in "
        f"{spread(recalled['5 steps'])} of cases and across 20 in {spread(recalled['20 steps'])}, "
        f"which is guessing. With gain 1.5 they recall {spread(recalled['gain 1.5'])} across 20.",
        recalled,
    )


def _power(values):
    """Return the middle one of some small values with one digit, such as 2·10⁻⁶."""
    front, power = f"{np.median(values):.0e}".split("e")
    return f"{front}·10{str(int(power)).translate(str.maketrans('-0123456789', '⁻⁰¹²³⁴⁵⁶⁷⁸⁹'))}"


def _counted(values):
    """Return the least and the largest of some values, with two digits."""
    low, high = (float(f"{value:.2g}") for value in (min(values), max(values)))
    return f"{low:,g} to {high:,g}"
