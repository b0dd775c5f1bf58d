"""Every value against mpmath: float64 within a few units in the last place, float32 and float16
rounded once."""

import numpy as np
import pytest
from mp_reference import REFERENCE, exact, softmax, ulps

from slopes import REGISTRY
from slopes import log_softmax as our_log_softmax
from slopes import softmax as our_softmax

LIMITS = {False: 4.0, True: 5.0}  # ULP in float64, for f and for f′


def sample(dtype, count=600):
    """Every magnitude from the smallest subnormal to the largest number, both signs."""
    info = np.finfo(dtype)
    rng = np.random.default_rng(0)
    low, high = np.log2(float(info.smallest_subnormal)), np.log2(float(info.max))
    wide = 2.0 ** rng.uniform(low, high - 1e-3, count // 2)
    near = 2.0 ** rng.uniform(-14, 10, count)
    special = [0.0, float(info.smallest_subnormal), float(info.tiny), 1, 17, 37, 88.8, 710, 745.2]
    x = np.concatenate([wide, near, special, [float(info.max)]]).astype(dtype)
    return np.concatenate([x, -x])


@pytest.mark.parametrize("slope", [False, True], ids=["value", "slope"])
@pytest.mark.parametrize("name", REFERENCE)
def test_float64_is_within_a_few_units_in_the_last_place(name, slope):
    f = REGISTRY[name].derivative if slope else REGISTRY[name]
    x = sample(np.float64)
    errors = [
        ulps(g, exact(name, v, slope=slope), np.float64) for v, g in zip(x, f(x), strict=True)
    ]
    worst = int(np.argmax(errors))
    assert errors[worst] <= LIMITS[slope], f"{name} at {x[worst]!r}: {errors[worst]:.2f} ULP"


@pytest.mark.parametrize("slope", [False, True], ids=["value", "slope"])
@pytest.mark.parametrize("name", REFERENCE)
def test_float32_is_rounded_once(name, slope):
    f = REGISTRY[name].derivative if slope else REGISTRY[name]
    x = sample(np.float32)
    errors = [
        ulps(g, exact(name, v, slope=slope), np.float32) for v, g in zip(x, f(x), strict=True)
    ]
    worst = int(np.argmax(errors))
    assert errors[worst] <= 0.5000001, f"{name} at {x[worst]!r}: {errors[worst]:.7f} ULP"


@pytest.mark.parametrize("slope", [False, True], ids=["value", "slope"])
@pytest.mark.parametrize("name", [n for n in REFERENCE if n != "leaky_relu"])
def test_no_float16_number_is_misrounded(name, slope):
    f = REGISTRY[name].derivative if slope else REGISTRY[name]
    x = np.arange(2**16, dtype=np.uint16).view(np.float16)
    x = x[np.isfinite(x)]
    got, in64 = f(x), f(x.astype(np.float64))
    assert got.dtype == np.float16
    near = np.nextafter(in64, np.inf).astype(np.float16) != np.nextafter(in64, -np.inf).astype(
        np.float16
    )  # float64 alone cannot say which way these round: ask mpmath
    assert (got[~near] == in64[~near].astype(np.float16)).all()
    for v, g in zip(x[near], got[near], strict=True):
        assert ulps(g, exact(name, v, slope=slope), np.float16) <= 0.5, f"{name} at {v!r}"


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
        others = [sum(p[:i] + p[i + 1 :]) for i in range(len(p))]
        for got, a, b in zip(np.diag(our_softmax.jacobian(row)), p, others, strict=True):
            worst["diagonal"] = max(worst["diagonal"], ulps(got, a * b, np.float64))
    assert worst["softmax"] <= 4, worst
    assert worst["log_softmax"] <= 2, worst
    assert worst["diagonal"] <= 8, worst
