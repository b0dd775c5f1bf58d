"""What is said about backpropagation, its price and its bugs, settled in chapter 10."""

import numpy as np

from ..experiments import eager_run, price, uses, wrong_gradient, wrong_run
from ..measure import central_difference
from .core import Verdict, claim, spread

SEEDS = range(3)


@claim(
    "C10a",
    chapter="10",
    source="interview answers and tutorials",
    says="Backpropagation goes back through the layers and updates their weights.",
)
def updates_on_the_way():
    """A layer that moves its weights before it passes the gradient on, at three rates."""
    rates = (0.03, 0.1, 0.3)
    read = {lr: [eager_run("relu", lr, eager=True, seed=seed) for seed in SEEDS] for lr in rates}
    after = [eager_run("relu", 0.3, eager=False, seed=seed) for seed in SEEDS]
    ordinary = [eager_run("relu", 0.1, eager=True, seed=seed) for seed in range(20)]
    kept = [lr for lr in rates if min(read[lr]) > 0.85]
    broken = sum(value == 0 for value in read[0.3])
    return Verdict(
        "holds" if len(kept) == len(rates) else "holds if" if kept else "false",
        "the step is short, or the update waits until the gradient has passed. With ReLU, layers "
        f"that move first and pass on then read {spread(read[0.03])} of new digits at learning "
        f"rate 0.03; at 0.1 the numbers overflow in {ordinary.count(0)} of {len(ordinary)} runs, "
        f"at 0.3 in {broken} of {len(SEEDS)}, where the right order reads {spread(after)}. "
        "To compute is backpropagation, to move is the optimizer.",
        {**{f"moved first, rate {lr}": values for lr, values in read.items()}, "after": after},
    )


@claim(
    "C10b",
    chapter="10",
    source="beginners' lessons",
    says="The backward pass costs as much as the forward pass.",
)
def price_of_the_way_back():
    """Multiplications back over forth, in networks that differ in depth and in their widths."""
    nets = [64, 32, 10], [784, 100, 10], [2, 100, 100], [64, *[64] * 5, 10], [64, *[64] * 10, 10]
    ratio, share = [], []
    for sizes in nets:
        forth, back = price(sizes)
        ratio.append(back / forth)
        share.append(sizes[0] * sizes[1] / forth)  # of the multiplications: the first layer's
    near = [s for r, s in zip(ratio, share, strict=True) if r < 1.25]
    far = [s for r, s in zip(ratio, share, strict=True) if r >= 1.25]
    split = bool(near) and bool(far) and min(near) > max(far)
    return Verdict(
        "holds" if not far else "holds if" if split else "false",
        "most of the weights are in the first layer, the only one that need not pass anything on. "
        f"For layers of 64, 32 and 10 the way back takes {ratio[0]:.2f} times the multiplications, "
        f"for 784, 100 and 10 {ratio[1]:.2f}, but for 2, 100 and 100 {ratio[2]:.2f}. With five "
        f"hidden layers of 64 it is {ratio[3]:.2f}, with ten {ratio[4]:.2f}; it never reaches 2.",
        {str(sizes): each for sizes, each in zip(nets, ratio, strict=True)},
    )


@claim(
    "C10c",
    chapter="10",
    source="course notes",
    says="If the shapes fit, the backward pass is right.",
)
def shapes_that_fit():
    """W in the place of its transpose in square layers: shapes, training, gradient check."""
    error = [wrong_gradient("W, not Wᵀ", seed=seed).error for seed in range(6)]
    right = [wrong_gradient("none", seed=seed).error for seed in range(6)]
    read = [wrong_run("W, not Wᵀ", "tanh", seed=seed) for seed in SEEDS]
    return Verdict(
        "false" if min(error) > 1e-3 else "holds",
        "In square layers W fits wherever its transpose does. The wrong gradient is off by "
        f"{spread(error, '.1f')} times the slope at its worst place, against at most "
        f"{max(right) * 1e9:.0f} billionths for the right one, and the network still reads "
        f"{spread(read)} of new digits. A gradient check sees it.",
        {"worst relative error": error, "of the right one": right, "read": read},
    )


@claim(
    "C10d",
    chapter="10",
    source="lectures and blog posts",
    says="Backpropagation is just the chain rule.",
)
def order_of_the_product():
    """The same product of 20 tables in both orders: its values, and its multiplications."""
    n, depth, far = 32, 20, []
    for seed in SEEDS:
        rng = np.random.default_rng(seed)
        tables = rng.normal(size=(depth, n, n)) / np.sqrt(n)
        end, start = rng.normal(size=n), np.eye(n)
        from_end = end
        for table in tables:
            start, from_end = start @ table, from_end @ table
        far.append(float(np.abs(end @ start - from_end).max() / np.abs(from_end).max()))
    from_the_end, tables_first = depth * n**2, (depth - 1) * n**3 + n**2
    same = max(far) < 1e-9
    return Verdict(
        "holds if" if same and tables_first > 5 * from_the_end else "holds" if same else "false",
        "it is carried out from the end. The chain rule allows any order and gives the same "
        f"slopes; for {depth} layers of {n} units the other order, tables first, takes "
        f"{tables_first / from_the_end:.0f} times the multiplications, and the more, the wider.",
        {"difference": far, "from the end": from_the_end, "tables first": tables_first},
    )


@claim(
    "C10e",
    chapter="10",
    source="course notes on recurrent networks",
    says="The gradient of a shared weight is the sum of the gradients at its uses.",
)
def shared_weight():
    """The sum over ten uses against a measured slope, for five weights and three starts."""
    far = []
    for seed in SEEDS:
        start = float(np.random.default_rng(seed).uniform(0.2, 1))
        for weight in (0.5, 1.0, 1.5, -2.0, 4.0):
            measured = float(central_difference(lambda w, h=start: _tenth(w, h), weight))
            far.append(abs(uses(weight, 10, start=start).sum() - measured) / abs(measured))
    return Verdict(
        "holds" if max(far) < 1e-5 else "false",
        "The sum over ten uses is the measured slope, for five weights and three starts, with a "
        f"relative difference of at most {max(far) * 1e9:.0f} billionths.",
        {"relative difference": far},
    )


def _tenth(weight, h):
    for _ in range(10):
        h = np.tanh(weight * h)
    return h
