"""What a function costs beside the matrix product before it, on this machine."""

import time
from functools import cache

import numpy as np

from ..functions import gelu

AS_WRITTEN = {
    "ReLU": lambda z: np.maximum(z, 0),
    "exp": np.exp,
    "tanh": np.tanh,
    "SiLU": lambda z: z / (1 + np.exp(-z)),
    "hard SiLU": lambda z: z * np.clip(z / 6 + 0.5, 0, 1),
    "leaky, where": lambda z: np.where(z > 0, z, 0.01 * z),
    "library GELU": gelu,
}


@cache
def cost(width, batch=256, rounds=17):
    """Return, by function, the quartiles of its time as a share of the matrix product before it.

    Processor time on one core, float32: z = h W with h of (batch, width) and W of (width, width),
    then f(z). Rounds are interleaved; each function is compared with the product of its round.
    """
    from threadpoolctl import threadpool_limits  # comes with scikit-learn

    rng = np.random.default_rng(0)
    h = rng.normal(size=(batch, width)).astype(np.float32)
    W = (rng.normal(size=(width, width)) / np.sqrt(width)).astype(np.float32)
    jobs = [lambda _: h @ W, *AS_WRITTEN.values()]
    with threadpool_limits(1):
        z, calls = h @ W, max(1, 2048 // width)
        seconds = np.array([[_seconds(job, z, calls) for job in jobs] for _ in range(rounds)])
    shares = seconds[1:, 1:] / seconds[1:, :1]  # the first round warms up
    quartiles = np.percentile(shares, [25, 50, 75], axis=0)
    return dict(zip(AS_WRITTEN, quartiles.T.tolist(), strict=True))


def _seconds(job, z, calls):
    began = time.process_time()
    for _ in range(calls):
        job(z)
    return time.process_time() - began
