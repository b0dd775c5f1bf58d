"""Every value against mpmath: float64 within a few units in the last place, float32 and float16
rounded once, on each instruction set that numpy has code for."""

import subprocess
import sys
import tempfile
from functools import cache

import numpy as np
import pytest
from cpu_paths import PATHS, environment
from mp_reference import REFERENCE, ROOTS, exact, grid, softmax, ulps

from slopes import REGISTRY
from slopes import log_softmax as our_log_softmax
from slopes import softmax as our_softmax

CLOSE = {"sigmoid", "softplus", "log_sigmoid", "tanh", "elu", "celu", "selu", "softsign"}
COUNT = 150
both = pytest.mark.parametrize("slope", [False, True], ids=["value", "slope"])
each = pytest.mark.parametrize("name", REFERENCE)


def ours(name, slope):
    return REGISTRY[name].derivative if slope else REGISTRY[name]


def worst(name, slope, x, got, dtype):
    """Return the largest error in units of the last place, and where it is."""
    errors = [ulps(g, e, dtype) for g, e in zip(got, truth(name, slope, dtype), strict=True)]
    at = int(np.argmax(errors))
    return errors[at], x[at]


@cache
def points(name, dtype):
    return grid(name, dtype, COUNT)


@cache
def truth(name, slope, dtype):
    return [exact(name, v, slope=slope) for v in points(name, dtype)]


@cache
def on_path(path):
    """Return {name: values} and {name: slopes} as another process with that path finds them."""
    code = (
        "import sys, numpy as np, slopes; x = np.load(sys.argv[1]); f = slopes.REGISTRY;"
        "v = {n: f[n](x[n]) for n in x}; s = {n + '′': f[n].derivative(x[n]) for n in x};"
        "np.savez(sys.argv[2], **v, **s)"
    )
    with tempfile.TemporaryDirectory() as folder:
        asked, answered = f"{folder}/x.npz", f"{folder}/y.npz"
        np.savez(asked, **{name: points(name, np.float64) for name in REFERENCE})
        command = [sys.executable, "-W", "error", "-c", code, asked, answered]
        subprocess.run(command, env=environment(path), check=True)
        return dict(np.load(answered))


@both
@each
@pytest.mark.parametrize("path", PATHS)
def test_float64_is_within_a_few_units_in_the_last_place(name, slope, path):
    limit = 2.0 if name in CLOSE else 5.0 if slope else 4.0
    got = on_path(path)[name + "′" * slope]
    error, at = worst(name, slope, points(name, np.float64), got, np.float64)
    assert error <= limit, f"{name} at {at!r}: {error:.2f} units in the last place"


@both
@each
def test_float32_is_rounded_once(name, slope):
    x = points(name, np.float32)
    error, at = worst(name, slope, x, ours(name, slope)(x), np.float32)
    assert error <= 0.5000001, f"{name} at {at!r}: {error:.7f} units in the last place"


@both
@each
def test_no_float16_number_is_misrounded(name, slope):
    f = ours(name, slope)
    x = np.arange(2**16, dtype=np.uint16).view(np.float16)
    x = x[np.isfinite(x)]
    got, in64 = f(x), f(x.astype(np.float64))
    assert got.dtype == np.float16
    with np.errstate(over="ignore"):
        above, below, here = (
            v.astype(np.float16)
            for v in (np.nextafter(in64, np.inf), np.nextafter(in64, -np.inf), in64)
        )
    near = above != below  # float64 alone cannot say which way these round: ask mpmath
    assert (got[~near] == here[~near]).all()
    ties = 1e-9 if name in {"leaky_relu", "xielu"} else 0  # 0.01 and 0.8 are no float64 numbers
    for v, g in zip(x[near], got[near], strict=True):
        assert ulps(g, exact(name, v, slope=slope), np.float16) <= 0.5 + ties, f"{name} at {v!r}"


@pytest.mark.parametrize("name", ROOTS)
def test_the_slope_changes_its_sign_at_the_root(name):
    left, right = np.nextafter(ROOTS[name], [-np.inf, np.inf])
    slope = REGISTRY[name].derivative
    assert slope(left) < 0 < slope(right), (slope(left), slope(right))


def test_the_generated_constants_are_those_of_their_script():
    import normal_tail

    assert normal_tail.TARGET.read_text(encoding="utf-8") == normal_tail.text()


def test_the_constants_of_selu_keep_the_mean_and_the_variance_of_a_normal_input():
    import mpmath as mp

    f, _ = REFERENCE["selu"]

    def mean(power):
        ends = [-20, -8, -4, -2, 0, 2, 4, 8, 20]
        return mp.quad(lambda z: f(z) ** power * mp.npdf(z), ends)

    assert abs(mean(1)) < 1e-12 and abs(mean(2) - 1) < 1e-12


@pytest.mark.parametrize("alpha", [0.3, 0.7, 3.0, 1e-3, 1e5])
def test_celu_is_exact_for_any_alpha(alpha):
    import mpmath as mp

    x = -np.random.default_rng(0).uniform(0, 700 * alpha, 300)
    values, slopes = REGISTRY["celu"](x, alpha=alpha), REGISTRY["celu"].derivative(x, alpha=alpha)
    with mp.workprec(200):
        for v, f, s in zip(x, values, slopes, strict=True):
            u = mp.mpf(v) / mp.mpf(alpha)
            assert ulps(s, mp.exp(u), np.float64) <= 2, v
            assert ulps(f, mp.mpf(alpha) * mp.expm1(u), np.float64) <= 3, v


@pytest.mark.parametrize(("alpha_n", "beta"), [(0.8, 0.3), (1.5, 1.4), (2.0, 0.2), (0.5, -1.0)])
def test_xielu_keeps_its_digits_beside_roots_that_its_parameters_move(alpha_n, beta):
    import mpmath as mp

    x = -np.random.default_rng(0).uniform(0, 8, 400)
    f = REGISTRY["xielu"].using(alpha_n=alpha_n, beta=beta)
    with mp.workprec(200):
        a, b = mp.mpf(alpha_n), mp.mpf(beta)
        for v, value, slope in zip(x, f(x), f.derivative(x), strict=True):
            v = mp.mpf(v)
            assert abs(value / (a * (mp.expm1(v) - v) + b * v) - 1) < 1e-14, v
            assert abs(slope / (a * mp.expm1(v) + b) - 1) < 1e-14, v


def rows():
    rng = np.random.default_rng(1)
    for length in (2, 3, 10, 200):
        for scale in (1e-3, 1.0, 30.0, 600.0):
            for offset in (0.0, 1e3, 1e6):
                yield rng.normal(scale=scale, size=length) + offset
    yield np.array([0.0, -40.0])


def test_softmax_and_log_softmax_keep_their_digits():
    worst = {"softmax": 0.0, "log_softmax": 0.0, "diagonal": 0.0}
    for row in rows():
        p, log_p = softmax(row)
        for got, true in zip(our_softmax(row), p, strict=True):
            worst["softmax"] = max(worst["softmax"], ulps(got, true, np.float64))
        for got, true in zip(our_log_softmax(row), log_p, strict=True):
            worst["log_softmax"] = max(worst["log_softmax"], ulps(got, true, np.float64))
        total = sum(p)
        others = [total - v if v < total / 2 else sum(p[:i] + p[i + 1 :]) for i, v in enumerate(p)]
        for got, a, b in zip(np.diag(our_softmax.jacobian(row)), p, others, strict=True):
            worst["diagonal"] = max(worst["diagonal"], ulps(got, a * b, np.float64))
    assert worst["softmax"] <= 4, worst
    assert worst["log_softmax"] <= 2, worst
    assert worst["diagonal"] <= 8, worst
