"""The functions once more, as their formulas in mpmath: the reference for accuracy."""

import mpmath as mp

one = mp.mpf(1)


def sigmoid(x):
    return one / (1 + mp.exp(-x))


REFERENCE = {  # name: (f, f′) of one mpf
    "step": (lambda x: one * (x > 0), lambda x: mp.mpf(0)),
    "identity": (lambda x: x, lambda x: one),
    "sigmoid": (sigmoid, lambda x: sigmoid(x) * sigmoid(-x)),
    "log_sigmoid": (lambda x: -mp.log1p(mp.exp(-x)), lambda x: sigmoid(-x)),
    "tanh": (mp.tanh, lambda x: mp.sech(x) ** 2),
    "relu": (lambda x: max(x, 0 * x), lambda x: one * (x > 0)),
    "leaky_relu": (
        lambda x: x if x > 0 else mp.mpf(0.01) * x,
        lambda x: one if x > 0 else mp.mpf(0.01),
    ),
    "softplus": (lambda x: mp.log1p(mp.exp(x)), sigmoid),
}


def exact(name, x, *, slope=False):
    """Return the value (or slope) at the float x as an mpf of 900 bits."""
    with mp.workprec(1200 if abs(x) > 300 else 300):
        return +REFERENCE[name][1 if slope else 0](mp.mpf(float(x)))


def softmax(row):
    """Return softmax and log-softmax of a list of floats as lists of mpf."""
    with mp.workprec(2400):
        values = [mp.mpf(float(v)) for v in row]
        top = max(values)
        total = sum(mp.exp(v - top) for v in values)
        return (
            [mp.exp(v - top) / total for v in values],
            [v - top - mp.log(total) for v in values],
        )


def ulps(got, true, dtype):
    """Return |got − true| in units of the spacing of dtype's numbers at the true value."""
    import numpy as np

    info = np.finfo(dtype)
    with mp.workprec(300):
        true, got = mp.mpf(true), mp.mpf(float(got))
        if true == 0:
            return 0.0 if got == 0 else float("inf")
        least = mp.mpf(float(info.smallest_subnormal))
        spacing = max(least, mp.mpf(2) ** (mp.floor(mp.log(abs(true), 2)) - info.nmant))
        return float(abs(got - true) / spacing)
