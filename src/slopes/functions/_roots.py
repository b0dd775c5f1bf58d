"""α (e^x − 1 − x) + βx for x ≤ 0, and its slope, beside roots that depend on α and β.

The function is expanded about the nearest of 0, its own root and the root of its slope. These
are solved for with Python's decimal numbers, once for each α and β.
"""

from functools import lru_cache

import numpy as np


@lru_cache(maxsize=64)
def pivots(alpha, beta):
    """Return rows (point high and low, value and slope there, α e^point), ascending, and α − β."""
    from decimal import Decimal, localcontext

    a, b = Decimal(alpha), Decimal(beta)
    with localcontext(prec=60 + 3 * abs(a.adjusted() - b.adjusted())):
        fall = a - b
        points = [Decimal(0)]
        if 0 < fall < a:
            near = -4 * b / a  # left of the root if it is beside 0
            root = max(-a / fall, near) if near > -1.5 else -a / fall
            # from the left, Newton's steps approach without overshooting
            for _ in range(60):
                e = root.exp()
                root -= (a * (e - 1) - fall * root) / (a * e - fall)
            points = [root, (fall / a).ln(), *points]
        values = [a * (p.exp() - 1) - fall * p for p in points]
        if len(points) == 3:
            values[0] = Decimal(0)
        rows = [
            [*map(float, (p, p - Decimal(float(p)), v, a * p.exp() - fall, a * p.exp()))]
            for p, v in zip(points, values, strict=True)
        ]
    return np.array(rows), float(fall)


def excess(x):
    """Return e^x − 1 − x, by its series beside 0, where e^x − 1 and x are nearly equal."""
    near, series = np.clip(x, -1, 1), 1
    for n in range(18, 2, -1):
        series = 1 + series * near / n
    return np.where(np.abs(x) < 1, near * near / 2 * series, np.expm1(x) - x)


def near_pivots(x, alpha, beta):
    """Return α (e^x − 1 − x) + βx at x ≤ 0."""
    rows, fall = pivots(float(alpha), float(beta))
    if fall <= 0:
        return alpha * np.expm1(x) - (fall * x if fall else 0)
    middles = (rows[1:, 0] + rows[:-1, 0]) / 2
    high, low, value, slope, rise = rows[np.searchsorted(middles, x)].T
    away = (x - high) - low
    return value + (np.where(slope, slope * away, 0) + rise * excess(away))


def near_root(x, alpha, beta):
    """Return α (e^x − 1) + β at x ≤ 0."""
    rows, fall = pivots(float(alpha), float(beta))
    if fall <= 0:
        return alpha * np.exp(x) - fall
    if len(rows) == 1:
        return alpha * np.expm1(x) + beta
    return fall * np.expm1((x - rows[1, 0]) - rows[1, 1])
