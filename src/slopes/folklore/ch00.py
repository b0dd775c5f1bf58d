"""What is said of a network's first weights and of its bends, settled in chapter 00."""

import numpy as np

from ..experiments import lesson
from .core import Verdict, claim, ruled, spread

SEEDS = range(3)


def _read(*settings, **named):
    """The test accuracy of a lesson with these settings, for each seed."""
    return [lesson(*settings, seed=seed, **named).accuracy[-1] for seed in SEEDS]


@claim(
    "S1",
    chapter="00",
    source="tutorials, and answers that copy a line of course notes",
    says="Start with small random weights, 0.01 times a normal draw, and you are safe.",
)
def small_start():
    """The digits, with one, two and three layers of 32 ReLU units between, from both starts."""
    small = {n: _read("relu", 0.01, layers=n, width=32) for n in (1, 2, 3)}
    fitting = {n: _read("relu", None, layers=n, width=32) for n in (1, 2, 3)}
    alike = [lesson("relu", 0.01, layers=3, width=32, seed=s).answers for s in SEEDS]
    later = _read("relu", 0.01, layers=2, width=32, epochs=30)
    long = lesson("relu", 0.01, layers=3, width=32, epochs=220, seed=0).accuracy
    safe = [n for n in small if min(small[n]) > 0.85]
    ruling = ruled([n in safe for n in small], list(small))
    same = "one answer for all of them" if max(alike) == 1 else f"{max(alike)} answers at most"
    return Verdict(
        ruling,
        f"one layer at most lies in between, or you can wait. With plain steps, 10 epochs and one "
        f"layer, the network read {spread(small[1])} of the digits; with two {spread(small[2])}, "
        f"with three {spread(small[3])}: {same}. From He's start, √(2/n) for n inputs, it read "
        f"{spread(fitting[1] + fitting[2] + fitting[3])} with one to three ({len(SEEDS)} seeds). "
        f"Two layers read {spread(later)} after 30 epochs; three, in one long run, "
        f"{spread(long[99:100])} after 100 and {spread(long[-1:])} after 220.",
        {"small": small, "fitting": fitting, "answers": tuple(alike), "safe": tuple(safe)}
        | {"later": later, "at 100": long[99], "at 220": long[-1]},
    )


@claim(
    "S2",
    chapter="00",
    source="most introductions to activation functions",
    says="Without an activation function a network cannot learn a complex task such as reading "
    "digits.",
)
def no_bend():
    """ReLU against no bend at all, same starts and orders: the digits, and MNIST-1D."""
    ways = {"digits": {}, "mnist1d": {"width": 32, "epochs": 10}}
    found = {
        (f, data): _read(f, data=data, **how)
        for data, how in ways.items()
        for f in ("relu", "identity")
    }
    gain = {
        data: float(np.mean(found["relu", data]) - np.mean(found["identity", data]))
        for data in ways
    }
    enough = [max(found["identity", data]) > 0.85 for data in ways]  # sums alone read them
    ruling = ruled([gain[data] > 0.05 for data in ways], enough)
    return Verdict(
        ruling,
        f"sums alone do not tell the examples apart. The 8 × 8 digits need no bend: "
        f"{spread(found['identity', 'digits'])} read rightly without, "
        f"{spread(found['relu', 'digits'])} with ReLU. The digits of MNIST-1D, drawn as curves, "
        f"do: {spread(found['identity', 'mnist1d'])} without, {spread(found['relu', 'mnist1d'])} "
        f"with it.",
        {"gain": gain, "found": found},
    )
