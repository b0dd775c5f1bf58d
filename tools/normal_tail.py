"""Write src/slopes/functions/_constants.py: numbers that float64 formulas need, from mpmath.

Constants are pairs, a float64 and what it leaves out. The two polynomials give the Gaussian tail,
1 − Φ(a) = e^(−a²/2) · mills(a), and the slope of GELU at −a, divided by its root.
"""

from pathlib import Path

import mpmath as mp

TARGET = Path(__file__).parents[1] / "src/slopes/functions/_constants.py"
FARTHEST = 40  # beyond 39, e^(−a²/2) is 0 in float64
MIDDLE = 5  # with a on both sides of it, t is negative on one and positive on the other
DIGITS = 60


def mills(a):
    """Return (1 − Φ(a)) · e^(a²/2)."""
    return mp.exp(a * a / 2) * mp.erfc(a / mp.sqrt(2)) / 2


def gelu_factor(a):
    """Return the slope of GELU at −a, times e^(a²/2), divided by a − root."""
    root, density = gelu_root(), 1 / mp.sqrt(2 * mp.pi)
    return (mills(a) - a * density) / (a - root)


def gelu_root():
    return mp.findroot(lambda a: mills(a) - a / mp.sqrt(2 * mp.pi), 0.75)


def interpolated(f, degree):
    """Return the polynomial in t = (a − MIDDLE)/(a + MIDDLE) that is f at Chebyshev's points."""
    end = mp.mpf(FARTHEST - MIDDLE) / (FARTHEST + MIDDLE)
    cosines = [mp.cos(mp.pi * (2 * i + 1) / (2 * degree + 2)) for i in range(degree + 1)]
    points = [(end - 1) / 2 + (end + 1) / 2 * c for c in cosines]
    powers = mp.matrix([[t**j for j in range(degree + 1)] for t in points])
    values = mp.matrix([f(MIDDLE * (1 + t) / (1 - t)) for t in points])
    return mp.lu_solve(powers, values)


def selu_constants():
    """Return λ and λα for which N(0, 1) keeps mean 0 and variance 1 under SELU."""
    left = mp.exp(mp.mpf(1) / 2) * mp.erfc(1 / mp.sqrt(2)) / 2 - mp.mpf(1) / 2  # E[expm1(z), z<0]
    squares = mp.exp(2) * mp.erfc(mp.sqrt(2)) / 2 - 2 * left - mp.mpf(1) / 2
    alpha = -1 / (mp.sqrt(2 * mp.pi) * left)
    scale = 1 / mp.sqrt(mp.mpf(1) / 2 + alpha**2 * squares)
    return scale, scale * alpha


def constants():
    """Return {name: exact number}."""
    scale, scale_alpha = selu_constants()
    silu_root = mp.findroot(lambda a: 1 + mp.exp(-a) - a, 1.28)
    linear = 2 * mp.sqrt(2 / mp.pi)
    cubic = linear * mp.mpf("0.044715")
    tanh_root = mp.findroot(
        lambda a: 1 + mp.exp(-a * (linear + cubic * a * a)) - a * (linear + 3 * cubic * a * a), 0.75
    )
    tanh_decay = tanh_root * (linear + 3 * cubic * tanh_root**2) - 1  # e^(−exponent) at the root
    mish_root = mp.findroot(
        lambda x: (mp.exp(x) + 2) * (mp.exp(2 * x) + 2 * mp.exp(x) + 2) + 4 * x * (1 + mp.exp(x)),
        -1.19,
    )
    return {
        "SELU_SCALE": scale,
        "SELU_SCALE_ALPHA": scale_alpha,
        "QUICK": mp.mpf("1.702"),
        "TANH_LINEAR": linear,
        "TANH_CUBIC": cubic,
        "TANH_ROOT": tanh_root,
        "TANH_DECAY": tanh_decay,
        "SILU_ROOT": silu_root,
        "MISH_ROOT": mish_root,
        "MISH_DECAY": mp.exp(mish_root),
        "GELU_ROOT": gelu_root(),
    }


def pair(value, grid=None):
    """Return value as a float and the float that it leaves out; grid: the first on multiples."""
    high = float(value) if grid is None else float(mp.nint(value / grid) * grid)
    return high, float(value - high)


def text():
    """Return the module's text."""
    with mp.workdps(DIGITS):
        lines = ['"""Written by tools/normal_tail.py: do not edit."""', ""]
        for name, value in constants().items():
            grid = {"TANH_LINEAR": mp.mpf(2) ** -30, "TANH_CUBIC": mp.mpf(2) ** -16}.get(name)
            lines.append(f"{name} = {pair(value, grid)!r}")
        for name, f, degree in (
            ("MILLS", lambda a: (1 + a) * mills(a), 23),
            ("GELU_FACTOR", gelu_factor, 21),
        ):
            values = interpolated(f, degree)
            lines += [f"{name} = (", *(f"    {float(v)!r}," for v in values), ")"]
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    TARGET.write_text(text(), encoding="utf-8")
    print(f"wrote {TARGET.name}")
