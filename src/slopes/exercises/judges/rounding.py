"""The judge of a number by whose rounding a network without any bend answers XOR."""

import numpy as np

from .base import Wrong
from .reading import number_in


def straight(x1, x2, big):
    """Return what on paper is 0 for every big."""
    s = x1 + x2
    t = (s / 2 + big) - big
    return s - 2 * t


def answers_xor(answer):
    """Return at which corner the straight network fails, and which way `big` must go, or None."""
    big = float(number_in(answer, "Your `big`"))
    if not np.isfinite(big):
        raise Wrong("Your `big` must be finite: infinity minus infinity is no number")
    for x1, x2 in ((0.0, 0.0), (0.0, 1.0), (1.0, 0.0), (1.0, 1.0)):
        said, wanted = straight(x1, x2, big), float(x1 != x2)
        if said != wanted:
            return f"For x1 = {x1:g}, x2 = {x2:g} the network gives {said:g}, {_advice(big, said)}"
    return None


def _advice(big, said):
    if abs(big) <= 2.0**52 and big != 2.0**52:
        like = "nearly as" if said else "as"
        return f"{like} on paper: added to your `big`, a half is still kept"
    if (1 + big) - big != 1:
        return "for added to your `big` not even a 1 is kept"
    return "for your `big` is odd: a half goes to the even neighbour, which is not `big`"
