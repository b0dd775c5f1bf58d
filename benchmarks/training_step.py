"""Time one training step of a 64-64-64-10 network, ours, torch's and its matrix products alone.

All three take turns in one run, in float32 on batches of 64; the figure is the tenth percentile.
"""

import time

import numpy as np

from slopes.data import digits
from slopes.layers import Network
from slopes.training import SGD, cross_entropy

ROUNDS = 1500


def ours(x, y):
    """Return a function that trains our network by one step."""
    network, optimizer = Network([64, 64, 64, 10], seed=0, dtype=np.float32), SGD(0.01)

    def step():
        network.backward(cross_entropy(network.forward(x), y)[1])
        optimizer.step(network.parameters())

    return step


def torchs(x, y):
    """Return the same for torch, eager, on one thread; None where it is absent."""
    try:
        import torch
    except ImportError:
        return None
    from torch import nn

    torch.set_num_threads(1)
    layers = [nn.Linear(64, 64), nn.ReLU(), nn.Linear(64, 64), nn.ReLU(), nn.Linear(64, 10)]
    network, x, y = nn.Sequential(*layers), torch.tensor(x), torch.tensor(y)
    optimizer = torch.optim.SGD(network.parameters(), 0.01)

    def step():
        optimizer.zero_grad()
        nn.functional.cross_entropy(network(x), y).backward()
        optimizer.step()

    return step


def products(x):
    """Return a function that does the step's eight matrix products and nothing else."""
    V, W = np.ones((64, 64), np.float32), np.ones((64, 10), np.float32)
    h, d = np.ones((64, 64), np.float32), np.ones((64, 10), np.float32)
    return lambda: (x @ V, h @ V, h @ W, h.T @ d, d @ W.T, h.T @ h, h @ V.T, x.T @ h)


def main():
    """Print the microseconds of each, and their ratios to ours."""
    x, y, *_ = (part[:64] for part in digits())
    x, y = x.astype(np.float32), y.copy()
    found = {"ours": ours(x, y), "torch": torchs(x, y), "products": products(x)}
    found = {name: step for name, step in found.items() if step}
    times = {name: [] for name in found}
    for _ in range(ROUNDS):
        for name, step in found.items():
            start = time.perf_counter()
            step()
            times[name].append(time.perf_counter() - start)
    tenth = {name: 1e6 * np.percentile(taken, 10) for name, taken in times.items()}
    for name, taken in tenth.items():
        print(f"{name:9} {taken:6.0f} µs   {taken / tenth['ours']:.2f} of ours")


if __name__ == "__main__":
    main()
