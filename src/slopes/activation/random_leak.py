"""A rectifier whose leak is drawn at random: the Activation behind rrelu."""

import operator

import numpy as np

from ..arguments import short
from .elementwise import Activation


class RandomLeak(Activation):
    """An Activation whose body takes a leak with each element, uniform between lower and upper.

    With seed=None, as in evaluation, every leak is their mean. With an integer, as in training,
    they are drawn: the same seed and shape give the function and its derivative the same leaks.

    >>> from slopes import rrelu
    >>> rrelu([-24.0, 1.0])
    array([-5.5,  1. ])
    >>> leak = rrelu.derivative([-1.0, -1.0], seed=0)
    >>> bool(leak[0] != leak[1]) and all(1 / 8 <= leak) and all(leak <= 1 / 3)
    True
    """

    def __init__(self, body, *formulas, **about):
        super().__init__(body, *formulas, **about)
        self.parameters["seed"] = None

    def _apply(self, body, parameters, x, *more):
        lower, upper, seed = parameters.values()
        if seed is None:
            mean = lower + (upper - lower) / 2

            def known(*blocks):
                return body(*blocks, mean)

            return super()._apply(known, {}, x, *more)
        leak = np.random.default_rng(seed).uniform(lower, upper, x.shape)
        return super()._apply(body, {}, x, *more, leak)

    def _bind(self, given, unnamed=()):
        bound = super()._bind(given, unnamed)
        if bound["lower"] > bound["upper"]:
            raise ValueError(f"lower: expected at most {bound['upper']}, got {bound['lower']}")
        return bound

    def _checked(self, name, value):
        if name != "seed" or value is None:
            return value if name == "seed" else super()._checked(name, value)
        try:
            seed = operator.index(value)
        except TypeError:
            seed = -1
        if seed < 0:
            raise ValueError(f"seed: expected None or an integer from 0 up, got {short(value)}")
        return seed
