"""The functions once more, as their formulas in mpmath: the reference for accuracy."""

import mpmath as mp
import numpy as np

one, zero, half = mp.mpf(1), mp.mpf(0), mp.mpf(1) / 2


def decimal(text):
    """Return the number a paper prints, at the precision at hand."""
    return mp.mpf(text)


def exp(x):
    return mp.exp(max(min(x, mp.mpf(10) ** 5), -(mp.mpf(10) ** 5)))


def sigmoid(x):
    return one / (1 + exp(-x))


def softplus(x):
    return max(x, zero) + mp.log1p(exp(-abs(x)))


def sech2(x):
    e = exp(-2 * abs(x))
    return 4 * e / (1 + e) ** 2


def below(x):
    """Return Φ(x)."""
    return mp.erfc(-max(min(x, mp.mpf(400)), -mp.mpf(400)) / mp.sqrt(2)) / 2


def density(x):
    return exp(-x * x / 2) / mp.sqrt(2 * mp.pi)


def tanh_exponent(x):
    return 2 * mp.sqrt(2 / mp.pi) * (x + decimal("0.044715") * x**3)


def gelu_tanh_slope(x):
    s, t = sigmoid(tanh_exponent(x)), sigmoid(-tanh_exponent(x))
    return s + x * s * t * 2 * mp.sqrt(2 / mp.pi) * (1 + 3 * decimal("0.044715") * x * x)


def mish_slope(x):
    return mp.tanh(softplus(x)) + x * sech2(softplus(x)) * sigmoid(x)


def clip(x, low, high):
    return max(min(x, mp.mpf(high)), mp.mpf(low))


def leak(share):
    return (
        lambda x: x if x > 0 else share() * x,
        lambda x: one if x > 0 else share(),
    )


with mp.workprec(1300):
    LEFT = mp.exp(half) * mp.erfc(1 / mp.sqrt(2)) / 2 - half
    SQUARES = mp.exp(2) * mp.erfc(mp.sqrt(2)) / 2 - 2 * LEFT - half
    SELU_ALPHA = -1 / (mp.sqrt(2 * mp.pi) * LEFT)
    SELU_SCALE = 1 / mp.sqrt(half + SELU_ALPHA**2 * SQUARES)

P, BETA = mp.mpf(0.8), mp.mpf(0.5)


def elu(x):
    return x if x > 0 else mp.expm1(clip(x, -5000, 0))


REFERENCE = {  # name: (f, f′) of one mpf
    "step": (lambda x: one * (x > 0), lambda x: zero),
    "identity": (lambda x: x, lambda x: one),
    "sigmoid": (sigmoid, lambda x: sigmoid(x) * sigmoid(-x)),
    "log_sigmoid": (lambda x: -softplus(-x), lambda x: sigmoid(-x)),
    "tanh": (lambda x: mp.tanh(clip(x, -5000, 5000)), sech2),
    "softsign": (lambda x: x / (1 + abs(x)), lambda x: one / (1 + abs(x)) ** 2),
    "relu": (lambda x: max(x, zero), lambda x: one * (x > 0)),
    "leaky_relu": leak(lambda: decimal("0.01")),
    "prelu": leak(lambda: mp.mpf(0.25)),
    "rrelu": leak(lambda: mp.mpf(11) / 48),
    "relu_squared": (lambda x: max(x, zero) ** 2, lambda x: 2 * max(x, zero)),
    "exponential": (exp, exp),
    "elu": (elu, lambda x: exp(min(x, zero))),
    "celu": (elu, lambda x: exp(min(x, zero))),
    "selu": (
        lambda x: SELU_SCALE * (x if x > 0 else SELU_ALPHA * elu(x)),
        lambda x: SELU_SCALE * (one if x > 0 else SELU_ALPHA * exp(x)),
    ),
    "xielu": (
        lambda x: P * (x * x if x > 0 else elu(x) - x) + BETA * x,
        lambda x: P * (2 * x if x > 0 else elu(x)) + BETA,
    ),
    "softplus": (softplus, sigmoid),
    "silu": (lambda x: x * sigmoid(x), lambda x: sigmoid(x) * (1 + x * sigmoid(-x))),
    "quick_gelu": (
        lambda x: x * sigmoid(decimal("1.702") * x),
        lambda x: (
            sigmoid(decimal("1.702") * x)
            * (1 + decimal("1.702") * x * sigmoid(-decimal("1.702") * x))
        ),
    ),
    "gelu": (lambda x: x * below(x), lambda x: below(x) + x * density(x)),
    "gelu_tanh": (lambda x: x * sigmoid(tanh_exponent(x)), gelu_tanh_slope),
    "mish": (lambda x: x * mp.tanh(softplus(x)), mish_slope),
    "relu6": (lambda x: clip(x, 0, 6), lambda x: one * (0 < x <= 6)),
    "hard_tanh": (lambda x: clip(x, -1, 1), lambda x: one * (-1 < x <= 1)),
    "hard_sigmoid": (lambda x: clip(x + 3, 0, 6) / 6, lambda x: one * (-3 < x <= 3) / 6),
    "hard_silu": (
        lambda x: x * clip(x + 3, 0, 6) / 6,
        lambda x: zero if x <= -3 else (2 * x + 3) / 6 if x <= 3 else one,
    ),
}

ROOTS = {  # where f′ crosses 0, to sample its neighbourhood
    "silu": -1.2784645427610738,
    "quick_gelu": -0.751154255441289,
    "gelu": -0.7517915246935645,
    "gelu_tanh": -0.7524614220710163,
    "mish": -1.1924312145154952,
    "xielu": -0.9808292530117262,
    "hard_silu": -1.5,
}


def grid(name, dtype, count):
    """Return points of every magnitude, both signs, dense where functions bend and beside roots."""
    info, rng = np.finfo(dtype), np.random.default_rng(count)
    low, high = np.log2(float(info.smallest_subnormal)), np.log2(float(info.max))
    x = [
        2.0 ** rng.uniform(low, high - 1e-3, count // 2),
        2.0 ** rng.uniform(-14, 10, count),
        rng.uniform(0, min(-low * 0.7, 750), count // 2),  # as far as exp reaches
        rng.uniform(0, 45, count // 2),
        rng.uniform(0, 6, count),
        [0, float(info.smallest_subnormal), float(info.tiny), float(info.max)],
    ]
    x = np.concatenate(x).astype(dtype)
    x = np.concatenate([x, -x])
    if name in ROOTS:
        away = 2.0 ** rng.uniform(-info.nmant, -1, count // 2)
        beside = ROOTS[name] * np.concatenate([1 + away, 1 - away])
        steps = [ROOTS[name] * (1 + k * float(info.eps)) for k in range(-20, 21)]
        x = np.concatenate([x, beside, steps]).astype(dtype)
    return x


def exact(name, x, *, slope=False):
    """Return the value (or slope) at the float x as an mpf of 300 bits."""
    with mp.workprec(300):
        return +REFERENCE[name][1 if slope else 0](mp.mpf(float(x)))


def softmax(row):
    """Return softmax and log-softmax of a list of floats as lists of mpf."""
    with mp.workprec(300):
        values = [mp.mpf(float(v)) for v in row]
        top = max(values)
        powers = [mp.exp(v - top) for v in values]
        largest = values.index(top)
        rest = sum(p for i, p in enumerate(powers) if i != largest)
        return [p / (1 + rest) for p in powers], [v - top - mp.log1p(rest) for v in values]


def ulps(got, true, dtype):
    """Return |got − true| in units of the spacing of dtype's numbers at the true value."""
    info = np.finfo(dtype)
    with mp.workprec(300):
        true, got = mp.mpf(true), mp.mpf(float(got))
        if true == got:
            return 0.0
        if mp.isinf(got) or mp.isnan(got):
            beyond = abs(true) >= mp.mpf(2) ** info.maxexp * (1 - mp.mpf(2) ** (-info.nmant - 2))
            return 0.0 if mp.isinf(got) and beyond and (got > 0) == (true > 0) else float("inf")
        least = mp.mpf(float(info.smallest_subnormal))
        if true == 0:
            return float(abs(got) / least)
        return float(abs(got - true) / max(least, mp.ldexp(one, mp.mag(true) - 1 - info.nmant)))
