"""Exact values over all magnitudes, and errors in units in the last place, for whole arrays.

A true value is kept as (hi + lo) · 2^e with hi an integer of 53 bits, so that also the part of a
unit that float64 cannot hold counts.
"""

import sys
from pathlib import Path

import numpy as np

sys.path.insert(0, str(Path(__file__).parents[1] / "tests"))
import mp_reference as reference

KINKS = [-3, -1, 0, 1, 3, 6]  # there a slope is a convention, and conventions differ
VECTORS = {f"{name}_of_{n}": n for name in ("softmax", "log_softmax") for n in (2, 10, 100)}


def grid(name, dtype, density=1.0):
    """Return points of every binade and both signs, dense from 2^-14 to 2^10, over the range of
    exp, beside the kinks and, where f′ has a root, beside that."""
    info, rng = np.finfo(dtype), np.random.default_rng(0)
    if name in VECTORS:
        rows = [(s, o) for s in (1e-3, 1, 30, 600) for o in (0, 1e3, 1e6) for _ in range(6)]
        x = np.array([rng.normal(scale=s, size=VECTORS[name]) + o for s, o in rows])
        return x.astype(dtype)
    x = []
    for e in range(int(np.log2(float(info.smallest_subnormal))), info.maxexp):
        count = 1200 if -14 <= e < 10 else 12 if dtype == np.float64 else 60
        x.append(2.0**e * rng.uniform(1, 2, max(1, int(count * density))))
    x.append(np.linspace(0, 800, int(12_000 * density)))
    steps = np.arange(-20, 21) * float(info.eps)
    x.append(np.multiply.outer([1, 3, 6, 20, 36, 709, 745], 1 + steps).ravel())
    x = np.concatenate([*x, [float(info.max)]])
    x = np.concatenate([x, -x])
    if name in reference.ROOTS:
        away = 2.0 ** rng.uniform(-info.nmant, -1, int(400 * density))
        x = np.append(x, reference.ROOTS[name] * np.concatenate([1 + away, 1 - away, 1 + steps]))
    return x.astype(dtype)


def truth(name, slope, dtype, density=1.0):
    """Return points and the true values there as (x, hi, lo, e), without those that overflow."""
    x = grid(name, dtype, density)
    if name in VECTORS:
        log = name.startswith("log")
        exact = [value for row in x for value in reference.softmax(row)[log]]
    else:
        x = x[~np.isin(x, KINKS)] if slope else x
        exact = [reference.exact(name, v, slope=slope) for v in x]
    hi, lo, e = (np.array(part) for part in zip(*map(_split, exact), strict=True))
    fits = e + 53 <= np.finfo(dtype).maxexp
    if name in VECTORS:
        return x, hi, lo, e
    return x[fits], hi[fits], lo[fits], e[fits]


def limits(name, slope, dtype):
    """Return the limits at −∞ and +∞, or the value there: what it has become at ±max."""
    ends = []
    for end in (-1, 1):
        value = float(reference.exact(name, end * 2.0**1000, slope=slope))
        ends.append(np.copysign(np.inf, value) if abs(value) > 1e200 else dtype(value))
    return ends


def errors(got, hi, lo, e, dtype):
    """Return |got − true| in units in the last place of dtype at the true values."""
    info = np.finfo(dtype)
    unit = np.maximum(e + 52 - info.nmant, info.minexp - info.nmant)
    with np.errstate(all="ignore"):
        away = np.ldexp(got.astype(np.float64), -e) - hi - lo
        away = np.minimum(np.ldexp(np.abs(away), e - unit), np.finfo(np.float64).max)
    return np.where(np.isfinite(got), away, np.inf)


def lost(got, hi, lo, e, dtype):
    """Return where a finite result has not one digit right: relative error 1/2 or more.

    Among the last subnormals two units may be half the value: those are not counted.
    """
    with np.errstate(all="ignore"):
        away = np.abs(np.ldexp(got.astype(np.float64), -e) - hi - lo)
    far = (away >= np.abs(hi) / 2) & (errors(got, hi, lo, e, dtype) > 2)
    return far & np.isfinite(got)


def _split(true):
    sign, mantissa, exponent, bits = true._mpf_
    cut = bits - 53
    if not mantissa or exponent + cut < -1200:  # below every subnormal: as good as 0
        return 0.0, 0.0, -1074
    if cut <= 0:
        hi, lo = mantissa << -cut, 0.0
    else:
        hi, lo = mantissa >> cut, (mantissa & ((1 << cut) - 1)) / (1 << cut)
    return (-1 if sign else 1) * float(hi), (-1 if sign else 1) * lo, exponent + cut
