"""The two extremes: no bend at all, and nothing but a jump."""

import numpy as np

from ..activation import activation


@activation(
    r"[x > 0]",
    r"0",
    year=1943,
    paper="McCulloch & Pitts, A logical calculus of the ideas immanent in nervous activity",
    exact=True,
)
def step(x):
    """Return 1 where x is positive and 0 elsewhere: a unit that fires or stays silent."""
    return x > 0


@step.defderivative
def step(x):
    return np.zeros_like(x)  # at the jump as well: the convention of this library


@activation(
    r"x",
    r"1",
    year=1960,
    paper="Widrow & Hoff, Adaptive switching circuits",
    exact=True,
)
def identity(x):
    """Return x itself."""
    return x


@identity.defderivative
def identity(x):
    return np.ones_like(x)
