"""The exercises of chapter 01: one neuron and its gate."""

import numpy as np

from ..data import gates
from ..functions.linear import step
from ..functions.sigmoidal import sigmoid
from .core import exercise
from .judges import Judge, Wrong, function_of, numbers

INPUTS, TARGETS = gates()


class neuron(Judge):
    """Judges three numbers by what a neuron made of them says to the four pairs of inputs.

    `says(x, *three)` gives 1 for yes and 0 for no; `truth` are the four answers wanted.
    """

    def __init__(self, says, truth, praise):
        self.says, self.truth, self.praise = says, [truth], praise
        self.three = numbers((0, 0, 0))

    def values(self, answer):
        three = [float(v) for v in self.three.values(answer)]
        if not np.isfinite(three).all():
            raise Wrong("Your three numbers must be finite")
        return [self.says(INPUTS, *three)]

    def fault(self, values):
        wrong = np.flatnonzero(values[0] != self.truth[0])
        if not wrong.size:
            return None
        words = {0.0: "no", 1.0: "yes"}
        x1, x2 = INPUTS[wrong[0]].astype(int)
        said, wanted = words[float(values[0][wrong[0]])], words[float(self.truth[0][wrong[0]])]
        return (
            f"For x1 = {x1}, x2 = {x2} your neuron says {said}, where {wanted} is wanted "
            f"({4 - wrong.size} of 4 right)"
        )


def weigh(x, w1, w2, b):
    """Return what a step neuron with these weights and this bias says."""
    return step(x @ np.array([w1, w2]) + b)


exercise(
    "nor-gate",
    stars=1,
    chapter="01",
    judge=neuron(weigh, 1 - TARGETS["or"], "Your neuron says yes to 0, 0 alone."),
    wrong={
        "That is OR: change the sign of all three numbers": (1, 1, -0.5),
        "That is NAND: a single yes among the inputs must be enough to close the gate": (
            (-1, -1, 1.5)
        ),
        "Your gate never opens. With no input on, the push is b, and it must be above 0": (
            (-1, -1, 0)
        ),
        "Your gate is always open: one input that is on must push it shut": (-1, -1, 2.5),
        "That is AND": (1, 1, -1.5),
    },
)

DISTANCES = [
    (np.array([0.0, 0.0]), np.array([3.0, 4.0]), -5.0),
    (np.array([3.0, 4.0]), np.array([3.0, 4.0]), -5.0),
    (np.array([-1.0, 2.0]), np.array([0.6, -0.8]), 0.5),
    (np.array([2.0, 0.5]), np.array([0.0, 2.0]), 3.0),
    (np.array([1.0, -2.0, 3.0]), np.array([2.0, -1.0, 2.0]), 1.0),
]

exercise(
    "signed-distance",
    stars=2,
    chapter="01",
    judge=function_of(
        "x",
        "w",
        "b",
        cases=DISTANCES,
        truth=lambda x, w, b: (x @ w + b) / np.linalg.norm(w),
        noun="signed distance",
    ),
    wrong={
        "That is the push; its size changes when w and b are both doubled, and the line stays": (
            lambda x, w, b: x @ w + b
        ),
        "You divide by the squared length of w": lambda x, w, b: (x @ w + b) / (w @ w),
        "You lose the sign, and with it the side of the line": (
            lambda x, w, b: abs(x @ w + b) / np.linalg.norm(w)
        ),
        "You leave out b: that is the distance to the parallel line through 0": (
            lambda x, w, b: x @ w / np.linalg.norm(w)
        ),
        "The sign is turned round: the side that w points to is the positive one": (
            lambda x, w, b: -(x @ w + b) / np.linalg.norm(w)
        ),
        "You divide by the sum of the weights; the length of w is a square root of squares": (
            lambda x, w, b: (x @ w + b) / w.sum()
        ),
        "You divide x · w but not b by the length of w": (
            lambda x, w, b: x @ w / np.linalg.norm(w) + b
        ),
    },
)


def update(w, b, x, target):
    """Return w and b after the perceptron rule has seen one example."""
    error = target - step(x @ w + b)
    return w + error * x, b + error


UPDATES = [
    (np.array([1.0, 1.0]), 0.0, np.array([1.0, 0.0]), 0.0),
    (np.array([1.0, 1.0]), -1.5, np.array([0.0, 1.0]), 1.0),
    (np.array([0.0, 0.0]), 0.0, np.array([1.0, 1.0]), 1.0),
    (np.array([1.0, 1.0]), -1.5, np.array([1.0, 1.0]), 1.0),
    (np.array([0.5, -2.0]), 0.25, np.array([2.0, 3.0]), 1.0),
    (np.array([0.5, 2.0]), -1.0, np.array([-1.0, 2.0]), 0.0),
]

exercise(
    "perceptron-bug",
    stars=2,
    chapter="01",
    judge=function_of(
        "w", "b", "x", "target", cases=UPDATES, truth=update, parts=["w", "b"], noun="weights"
    ),
    wrong={
        "Both faults are still there": lambda w, b, x, target: (
            w + (step(x @ w + b) - target) * x,
            b,
        ),
        "The bias never learns: its input is always 1": lambda w, b, x, target: (
            update(w, b, x, target)[0],
            b,
        ),
        "The error has the wrong sign: each mistake is made worse": lambda w, b, x, target: (
            w + (step(x @ w + b) - target) * x,
            b + (step(x @ w + b) - target),
        ),
        "You compare the target with the push, before the gate": lambda w, b, x, target: (
            w + (target - (x @ w + b)) * x,
            b + target - (x @ w + b),
        ),
        "You have left the bias out of the push": lambda w, b, x, target: (
            w + (target - step(x @ w)) * x,
            b + target - step(x @ w),
        ),
        "You open the gate at a push of 0; the step of this course stays shut there": (
            lambda w, b, x, target: (
                w + (target - (x @ w + b >= 0)) * x,
                b + target - (x @ w + b >= 0),
            )
        ),
        "You add the error to every weight: it must be multiplied by the input": (
            lambda w, b, x, target: (
                w + (target - step(x @ w + b)),
                b + target - step(x @ w + b),
            )
        ),
        "You move w by the target even where the answer is right": lambda w, b, x, target: (
            w + target * x,
            b + target,
        ),
    },
)


def count_updates(rate, start=(0.0, 0.0), b=0.0):
    """Return how many updates the perceptron rule needs for AND, its rows taken in order."""
    w, updates = np.array(start), 0
    for i in np.tile(np.arange(4), 1000):
        error = TARGETS["and"][i] - step(INPUTS[i] @ w + b)
        w, b, updates = w + rate * error * INPUTS[i], b + rate * error, updates + (error != 0)
    return int(updates)


ONCE = count_updates(1.0)

exercise(
    "learning-rate",
    stars=2,
    chapter="01",
    judge=numbers((count_updates(1 / 64), ONCE, count_updates(64.0))),
    wrong={
        "A small rate is not slower here: run the rule and count": (64 * ONCE, ONCE, ONCE),
        "A large rate is not faster here: run the rule and count": (64 * ONCE, ONCE, 1),
        "Those are sweeps over the examples; count the updates": (6, 6, 6),
        "Those are the examples that were looked at; count the updates": (24, 24, 24),
    },
)


def swing(x, w, b, t):
    """Return yes where SiLU of the push lies below the threshold t."""
    z = w * x.sum(-1) + b
    return np.asarray(z * sigmoid(z) < t, dtype=float)


exercise(
    "xor-one-silu",
    stars=3,
    chapter="01",
    judge=neuron(swing, TARGETS["xor"], "One neuron, and it answers XOR."),
    wrong={
        "That is OR: at x1 = x2 = 1 the push must be so far below the dip that SiLU is back "
        "above t": (-1, 0, -0.1),
        "That is NOR: at x1 = x2 = 0 the push sits in the dip; move b towards 0": (4, -1, -0.1),
        "That is AND: only the largest push reaches the dip; make w about twice as far from 0": (
            (-0.5, 0, -0.2)
        ),
        "Your neuron never says yes: at none of its pushes is SiLU below t": ((-1.5, 0, -0.3)),
        "Your neuron always says yes: at all of its pushes SiLU is below t": (-2, 0, 0.15),
        "That is NAND: the push at x1 = x2 = 0 is below the threshold as well": (4, -6, 0.2),
    },
)
