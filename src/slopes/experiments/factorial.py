"""The factorial study of chapter 17: one cell of it, and the table of all that is stored.

`make study` measures every cell (benchmarks/study.py); the package keeps the result.
"""

from dataclasses import dataclass
from functools import cache
from itertools import product

import numpy as np

from ..arguments import expect
from ..data import load, stored
from ..networks import Network, for_activation, he, pytorch_default
from .ensemble import BATCH, Ensemble, error, train
from .quick import QUICK

SEEDS, STEPS = tuple(range(10)), 300
OVERLAP = 5 / 12  # of a split: a quarter to test on, three fifths to learn from
RATES = {
    "sgd": (0.002, 0.008, 0.03, 0.12, 0.5),
    "adam": (0.0003, 0.0012, 0.005, 0.02, 0.08),
}
FACTORS = {
    "width": (32, 64),
    "data": ("mnist1d", "digits", "moons", "diabetes"),
    "depth": (2, 8),
    "optimizer": ("sgd", "adam"),
    "start": ("default", "he", "own"),
    "f": tuple(QUICK),
}


@cache
def parts(data, seeds=SEEDS):
    """Return x, y to train on, to validate and to test, each (seeds, examples, …), in float32.

    A seed has a split of its own. Its test set is a quarter, its validation set a fifth of the
    rest. Classes become rows with a 1 in the place of the right one.
    """
    found = []
    for seed in seeds:
        x, y, x_test, y_test = load(data, seed=seed)
        if y.ndim == 1:
            y, y_test = (np.eye(y.max() + 1)[labels] for labels in (y, y_test))
        held = len(x) // 5
        found.append((x[held:], y[held:], x[:held], y[:held], x_test, y_test))
    return tuple(np.float32(part) for part in zip(*found, strict=True))


def started(data, width, depth, start, f, seed):
    """Return the Network from which a run begins; default: PyTorch's, biases included."""
    x, y, *_ = parts(data, (seed,))
    init = {"default": pytorch_default, "he": he, "own": for_activation(f)}[start]
    network = Network([x.shape[-1], *[width] * depth, y.shape[-1]], f, init=init, seed=seed)
    if start == "default":
        rng = np.random.default_rng([seed, 1])
        for dense in network.dense:
            dense.b[:] = rng.uniform(-1, 1, dense.gives) / np.sqrt(dense.takes)
    return network


def batches_of(examples, seeds, steps):
    """Return (steps, seeds, batch): for each seed, epoch after epoch in a new order."""
    rows = []
    for seed in seeds:
        rng, order = np.random.default_rng([seed, 2]), []
        while len(order) < steps:
            whole = rng.permutation(examples)[: examples // BATCH * BATCH]
            order += [*whole.reshape(-1, BATCH)]
        rows.append(order[:steps])
    return np.swapaxes(rows, 0, 1)


def study_cell(
    data,
    width,
    depth,
    optimizer,
    start,
    f,
    *,
    seeds=SEEDS,
    rates=None,
    steps=STEPS,
):
    """Return what one cell of the study gives, a dict:

    validation: the mean error of each rate over the seeds; rate: the one with the
    least; edge: whether it was the lowest or the highest tried; test: the errors of
    the seeds at that rate, the only one with which the test set is looked at.
    """
    seeds, rates = tuple(seeds), tuple(rates or RATES[optimizer])
    x, y, x_held, y_held, x_test, y_test = parts(data, seeds)
    starts = [started(data, width, depth, start, f, seed) for seed in seeds]
    nets = Ensemble(starts, f, rates)  # every seed with every rate, side by side
    train(nets, x, y, batches_of(x.shape[1], seeds, steps), optimizer)
    held = [wrong(nets.chosen(k), x_held, y_held) for k in range(len(rates))]
    means = np.mean(held, axis=1)
    best = int(means.argmin())
    test = wrong(nets.chosen(best), x_test, y_test)
    return {
        "rate": rates[best],
        "edge": len(rates) > 1 and best in (0, len(rates) - 1),
        "validation": [round(float(mean), 2) for mean in means],
        "test": [round(float(one), 2) for one in test],
    }


@np.errstate(over="ignore", invalid="ignore")
def wrong(nets, x, y):
    """Return the error of each seed's network, those of one rate."""
    return error(nets.forward(x), y)[0]


@dataclass(frozen=True)
class Study:
    """The stored study: errors on test sets in per cent, by setting, function and seed."""

    factors: dict  # the values of each factor, in the order of the axes of test
    test: object  # (width, data, depth, optimizer, start, f, seed)
    rate: object  # without the last axis, as are edge and validation
    edge: object
    validation: object  # one more axis: the five rates
    rates: dict  # of each optimizer
    date: str
    versions: dict

    def at(self, part="test", **setting):
        """Return a part of it at these values of its factors, their axes taken out.

        >>> study().at(width=32, data="digits", depth=2, optimizer="sgd", start="he").shape
        (9, 10)
        """
        index = [slice(None)] * len(self.factors)
        for name, value in setting.items():
            known = name in self.factors and value in self.factors[name]
            expect(known, name, f"one of {self.factors.get(name, tuple(self.factors))}", value)
            index[list(self.factors).index(name)] = self.factors[name].index(value)
        return getattr(self, part)[tuple(index)]

    def settings(self, **fixed):
        """Yield every combination of the factors but f, as keywords for at()."""
        names = [name for name in self.factors if name != "f"]
        for values in product(*(self.factors[name] for name in names)):
            setting = dict(zip(names, values, strict=True))
            if all(setting[name] == value for name, value in fixed.items()):
                yield setting


@cache
def study():
    """Return the stored Study."""
    kept = stored("study")
    factors = {name: tuple(values) for name, values in kept["factors"].items()}
    shape = [len(values) for values in factors.values()]
    cells = list(kept["cells"].values())
    columns = {
        name: np.array([one[name] for one in cells]).reshape(*shape, *np.shape(cells[0][name]))
        for name in ("test", "rate", "edge", "validation")
    }
    about = {name: kept[name] for name in ("rates", "date", "versions")}
    return Study(factors, **columns, **about)
