"""The judge of one neuron, by what it says to two inputs that are on or off."""

import numpy as np

from ...data import gates
from .base import Judge, Wrong
from .quantities import numbers

INPUTS, TARGETS = gates()


class neuron(Judge):
    """Judges three numbers by what a neuron made of them says to the four pairs of inputs.

    `says(x, *three)` gives 1 for yes and 0 for no; `truth` are the four answers wanted; `names` are
    those of the three.
    """

    def __init__(self, says, truth, names, praise):
        self.says, self.truth, self.praise = says, [truth], praise
        self.three = numbers(dict.fromkeys(names, 0))

    def values(self, answer):
        three = [float(v) for v in self.three.values(answer)]
        if not np.isfinite(three).all():
            raise Wrong("Your three numbers must be finite")
        return [self.says(INPUTS, *three)]

    def fault(self, values):
        wrong = np.flatnonzero(values[0] != self.truth[0])
        if not wrong.size:
            return None
        x1, x2 = INPUTS[wrong[0]].astype(int)
        said, wanted = ("yes", "no") if values[0][wrong[0]] else ("no", "yes")
        return (
            f"For x1 = {x1}, x2 = {x2} your unit says {said}, where {wanted} is wanted "
            f"({4 - wrong.size} of 4 right)"
        )
