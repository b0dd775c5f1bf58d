"""α (e^x − 1 − x) + βx for x ≤ 0, and its slope, beside roots that depend on α and β.

The function is expanded about the nearest of 0, its own root and the root of its slope. These
are solved for with Python's decimal numbers, once for each α and β.
"""

from functools import lru_cache

import numpy as np


@lru_cache(maxsize=64)
def pivots(alpha, beta):
    """Return rows (point high and low, value there, α e^point), in ascending order."""
    from decimal import Decimal, localcontext

    with localcontext(prec=50):
        a, fall = Decimal(alpha), Decimal(alpha) - Decimal(beta)
        points = [Decimal(0)]
        if 0 < fall < a:
            root = -a / fall  # from the left, Newton's steps approach without overshooting
            for _ in range(60):
                e = root.exp()
                root -= (a * (e - 1) - fall * root) / (a * e - fall)
            points = [root, (fall / a).ln(), *points]
        values = [a * (p.exp() - 1) - fall * p for p in points]
        if len(points) == 3:
            values[0] = Decimal(0)
        rows = [
            [float(p), float(p - Decimal(float(p))), float(v), float(a * p.exp())]
            for p, v in zip(points, values, strict=True)
        ]
    return np.array(rows), float(fall)


def near_pivots(x, alpha, beta):
    """Return α (e^x − 1 − x) + βx at x ≤ 0."""
    rows, fall = pivots(float(alpha), float(beta))
    middles = (rows[1:, 0] + rows[:-1, 0]) / 2
    high, low, value, rise = rows[np.searchsorted(middles, x)].T
    away = (x - high) - low
    return value + (rise * np.expm1(away) - (fall * away if fall else 0))


def near_root(x, alpha, beta):
    """Return α (e^x − 1) + β at x ≤ 0."""
    rows, fall = pivots(float(alpha), float(beta))
    if len(rows) == 1:
        return alpha * np.expm1(x) + beta
    return fall * np.expm1((x - rows[1, 0]) - rows[1, 1])
