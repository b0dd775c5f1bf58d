"""Where a function of numbers jumps, peaks and is 0: sought on a grid, then between its points."""

import numpy as np

# What stands for all that is far out: eight decades on either side.
FAR = np.outer(10.0 ** np.arange(1, 9), np.linspace(1.2, 11.9, 64))


def breaks(g, x):
    """Return where g jumps: every interval is halved over and over, towards its larger change."""

    def value(x):
        return np.clip(g(x), -1e300, 1e300)  # a pole is a large jump: inf − inf would be nan

    low, high = x[:-1], x[1:]
    for _ in range(60):
        middle = low + (high - low) / 2
        left = np.abs(value(middle) - value(low)) >= np.abs(value(high) - value(middle))
        low, high = np.where(left, low, middle), np.where(left, middle, high)
    below, above = value(low), value(high)
    jumps = np.abs(above - below) > 1e-6 * np.maximum(1, np.minimum(np.abs(above), np.abs(below)))
    return [float(v) for v in np.unique(np.round((low + high)[jumps] / 2, 12) + 0.0)]


def peak(g, x):
    """Return where g is largest (±inf: far out; nan: on a whole stretch) and how large."""
    end, limit = max(((end, beyond(g, end)) for end in (-np.inf, np.inf)), key=lambda pair: pair[1])
    for zoom in range(12):
        y = g(x)
        best = int(np.argmax(y))
        top = y == y[best]
        if zoom == 0 and limit <= y[best] and (top[2:] & top[1:-1] & top[:-2]).any():
            return np.nan, float(y[best])
        around, x = x, np.linspace(x[max(best - 1, 0)], x[min(best + 1, len(x) - 1)], 65)
    if limit > y[best]:
        return end, limit
    level = around[np.isclose(y, y[best], rtol=0, atol=1e-15)]
    return float(np.round(level.mean(), 6) + 0.0), float(y[best])


def beyond(g, end):
    """Return the largest value of g far out on that side, inf if it grows from decade to decade."""
    limit, y = float(g(end)), g(np.copysign(FAR, end))
    tops = np.where(np.isnan(y), -np.inf, y).max(1)
    if not np.isnan(limit):
        return max(limit, float(tops.max()))
    grows = (tops[:-1] > 0) & (tops[1:] > 1.02 * tops[:-1])
    return np.inf if grows[-4:].all() else float(tops.max())


def roots(g, x, y, kinks):
    """Return where g is 0 between values that are not, kinks left out, by bisection."""
    low, high = x[:-1][y[:-1] * y[1:] < 0], x[1:][y[:-1] * y[1:] < 0]
    for _ in range(60):
        middle = low + (high - low) / 2
        same = g(middle) * g(low) > 0
        low, high = np.where(same, middle, low), np.where(same, high, middle)
    touched = x[1:-1][(y[1:-1] == 0) & (y[:-2] != 0) & (y[2:] != 0)]
    found = np.concatenate([high, touched])
    return tuple(float(v) for v in np.sort(found) if not np.isclose(v, kinks, atol=1e-9).any())
