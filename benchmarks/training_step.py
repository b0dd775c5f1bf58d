"""Time one training step of a 64-64-64-10 ReLU network on batches of 64, ours and the peers'.

All of them take turns in one run on one thread; the figures are microseconds of processor time,
the least of many rounds, to be read as ratios. Absent peers are left out.
"""

import os
from itertools import pairwise

import numpy as np
from peers import version
from turns import interleaved

from slopes.data import digits
from slopes.networks import SGD, Adam, Network, cross_entropy, fit

SIZES = [64, 64, 64, 10]
RATE = 1e-6  # so small that the thousands of steps timed end where they began: no tiny gradients


def ours(x, y, optimizer):
    """Return a function that trains our network by one step."""
    network = Network(SIZES, seed=0, dtype=x.dtype)

    def step():
        _, gradient = cross_entropy(network.forward(x), y)
        network.backward(gradient)
        optimizer.step(network.parameters())

    return step


def fitted(x, y, optimizer):
    """Return a function that does the same through fit, in 20 steps."""
    network, x, y = Network(SIZES, seed=0, dtype=x.dtype), np.tile(x, (20, 1)), np.tile(y, 20)
    return lambda: fit(network, x, y, optimizer=optimizer, epochs=1)


def torchs(x, y, optimizer):
    """Return the same for torch, eager."""
    import torch
    from torch import nn

    torch.set_num_threads(1)
    x, y, layers = torch.tensor(x), torch.tensor(y), []
    for fan_in, fan_out in pairwise(SIZES):
        layers += [nn.Linear(fan_in, fan_out, dtype=x.dtype), nn.ReLU()]
    network, loss = nn.Sequential(*layers[:-1]), nn.CrossEntropyLoss()
    optimizer = getattr(torch.optim, optimizer)(network.parameters(), RATE)

    def step():
        optimizer.zero_grad()
        loss(network(x), y).backward()
        optimizer.step()

    return step


def kerass(x, y, optimizer):
    """Return the same for Keras, on top of torch."""
    os.environ.setdefault("KERAS_BACKEND", "torch")
    import keras
    from keras import layers

    network = keras.Sequential(
        [
            keras.Input((SIZES[0],), dtype=x.dtype.name),
            *(layers.Dense(n, "relu", dtype=x.dtype.name) for n in SIZES[1:-1]),
            layers.Dense(SIZES[-1], dtype=x.dtype.name),
        ]
    )
    loss = keras.losses.SparseCategoricalCrossentropy(from_logits=True)
    network.compile(getattr(keras.optimizers, optimizer)(RATE), loss)
    return lambda: network.train_on_batch(x, y)


def products(x):
    """Return a function that does the step's eight matrix products and nothing else."""
    V, W, h, d = (np.ones(shape, x.dtype) for shape in ((64, 64), (64, 10), (64, 64), (64, 10)))
    return lambda: (x @ V, h @ V, h @ W, h.T @ d, d @ W.T, h.T @ h, h @ V.T, x.T @ h)


def measured(dtype, seconds):
    """Return the microseconds of a step, by library and optimizer."""
    x, y, *_ = (part[:64] for part in digits())
    x, y = x.astype(dtype), y.copy()
    calls = {("products", ""): products(x)}
    for name, made in (("SGD", SGD), ("Adam", Adam)):
        calls["slopes", name] = ours(x, y, made(RATE))
        calls["fit", name] = fitted(x, y, made(RATE))
        if version("torch") != "absent":
            calls["torch", name] = torchs(x, y, name)
        if version("keras") != "absent":
            calls["keras", name] = kerass(x, y, name)
    taken = interleaved(calls, seconds, turn=0.03)  # a step is one of many in a row
    return {call: 1e6 * t / (20 if call[0] == "fit" else 1) for call, t in taken.items()}


def rows(seconds):
    """Yield one record for each dtype and optimizer: the microseconds of a step by library."""
    for dtype in ("float32", "float64"):
        times = measured(dtype, seconds)
        for name in ("SGD", "Adam"):
            found = {library: t for (library, of), t in times.items() if of in ("", name)}
            yield {"dtype": dtype, "optimizer": name, **{k: round(t, 1) for k, t in found.items()}}


def told(row):
    """Return a line: whose step, and for each library its time and its ratio to ours."""
    times = {k: t for k, t in row.items() if isinstance(t, float)}
    each = (f"{k} {t:.0f} µs ({t / row['slopes']:.2f})" for k, t in times.items())
    return f"a step with {row['optimizer']}, {row['dtype']}: " + ", ".join(each)


if __name__ == "__main__":
    for row in rows(seconds=20):
        print(told(row), flush=True)
