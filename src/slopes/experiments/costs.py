"""What a function costs: its passes over an array, which are counted, and the time they take."""

import sys
import time
from dataclasses import dataclass
from functools import cache

import numpy as np

from ..activation import Activation
from ..functions import gelu

# Processor time, which other programs take no part of; Windows counts it in steps of 16 ms.
CLOCK = time.perf_counter if sys.platform == "win32" else time.process_time
AS_WRITTEN = {
    "ReLU": lambda z: np.maximum(z, 0),
    "exp": np.exp,
    "tanh": np.tanh,
    "SiLU": lambda z: z / (1 + np.exp(-z)),
    "hard SiLU": lambda z: z * np.clip(z / 6 + 0.5, 0, 1),
    "leaky, where": lambda z: np.where(z > 0, z, 0.01 * z),
    "library GELU": gelu,
}


@dataclass(frozen=True)
class Work:
    """What numpy does for a function: its passes in order, and the bytes moved for each number."""

    passes: tuple
    bytes: float

    @property
    def exponentials(self):
        """How many of the passes compute an exponential or a tanh."""
        return sum(name in ("exp", "expm1", "tanh") for name in self.passes)


class Counted(np.ndarray):
    """An array that notes each operation of numpy on it and what is read and written for it."""

    def __array_ufunc__(self, ufunc, method, *inputs, out=None, **named):
        told = {**named, "out": _plain(out)} if out else named
        return self._note(ufunc.__name__, getattr(ufunc, method)(*_plain(inputs), **told), inputs)

    def __array_function__(self, function, types, inputs, named):
        if function is not np.where:
            return super().__array_function__(function, types, inputs, named)
        return self._note("where", np.where(*_plain(inputs)), inputs)

    def __array_finalize__(self, made_from):
        self.notes = getattr(made_from, "notes", None)

    def _note(self, name, result, inputs):
        arrays = [v for v in (*inputs, result) if np.ndim(v)]
        self.notes.append((name, sum(a.nbytes for a in arrays)))
        result = np.asarray(result).view(Counted)
        result.notes = self.notes
        return result


def _plain(values):
    return tuple(v.view(np.ndarray) if isinstance(v, Counted) else v for v in values)


def work(f, size=1000):
    """Return the Work of a function of float32 numbers; of an Activation, that of its formula.

    >>> work(lambda z: 1 + np.exp(-z))
    Work(passes=('negative', 'exp', 'add'), bytes=24.0)
    """
    own = isinstance(f, Activation)
    z = np.linspace(-3, 3, size, dtype=np.float64 if own else np.float32).view(Counted)
    z.notes = []
    (f.body if own else f)(z)
    return Work(tuple(name for name, _ in z.notes), sum(moved for _, moved in z.notes) / size)


@cache
def cost(width, batch=256):
    """Return, by function, the quartiles of its time as a share of the matrix product before it.

    Processor time, float32, of the machine at hand: z = h W with h of (batch, width) and W of
    (width, width), then f(z). The inputs h are drawn anew for every round, since a processor learns
    to predict numbers that it has seen; each function is compared with its round's product.
    """
    rng = np.random.default_rng(0)
    W = (rng.normal(size=(width, width)) / np.sqrt(width)).astype(np.float32)
    shares = []
    for _ in range(max(16, 8192 // width) + 1):
        z, product = _timed(lambda h: h @ W, rng.standard_normal((batch, width), np.float32))
        shares.append([_timed(f, z)[1] / product for f in AS_WRITTEN.values()])
    quartiles = np.percentile(shares[1:], [25, 50, 75], axis=0)  # the first round warms up
    return dict(zip(AS_WRITTEN, quartiles.T.tolist(), strict=True))


def _timed(f, x):
    began = CLOCK()
    y = f(x)
    return y, CLOCK() - began
