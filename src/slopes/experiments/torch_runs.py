"""Networks of torch: how they start, what they learn of the digits, what a watch sees in them."""

from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache, cached_property
from itertools import pairwise

import numpy as np

from ..data import digits
from ..peers import load_torch, watch


@dataclass(frozen=True)
class TorchRun:
    """What came of one training run: its loss after each epoch, its test accuracy, its network."""

    loss: tuple
    accuracy: float
    network: object

    @cached_property
    def layers(self):
        """The shares of dead units and of saturated slopes, layer by layer."""
        x, y = (load_torch().tensor(part) for part in digits()[:2])
        with one_thread(), watch(self.network) as seen:
            load_torch().nn.functional.cross_entropy(self.network(x.float()), y).backward()
        return tuple((layer.dead, layer.saturated) for layer in seen.layers())


def torch_network(f="ReLU", start="default", *, sizes, seed=0):
    """Return a network of Linear layers with modules of torch.nn called f between them.

    start: default, he, orthogonal (times √2), or a gain g, for weights of deviation g/√fan_in; all
    but the default have biases of 0.
    """
    torch = load_torch()
    nn, parts = torch.nn, []
    with torch.random.fork_rng(devices=[]):
        torch.random.default_generator.manual_seed(drawn(seed))
        for fan_in, fan_out in pairwise(sizes):
            layer = nn.Linear(fan_in, fan_out)
            if start == "he":
                nn.init.kaiming_normal_(layer.weight, nonlinearity="relu")
            elif start == "orthogonal":
                nn.init.orthogonal_(layer.weight, 2**0.5)
            elif start != "default":
                nn.init.normal_(layer.weight, 0, start / fan_in**0.5)
            if start != "default":
                nn.init.zeros_(layer.bias)
            parts += [layer, getattr(nn, f)()]
    return nn.Sequential(*parts[:-1])


def torch_factor(f="ReLU", start="default", *, depth=30, width=256, seed=0):
    """Return the factor by which one layer multiplies the gradient, in an untrained network."""
    torch = load_torch()
    net = torch_network(f, start, sizes=[width] * (depth + 1), seed=seed)
    random = torch.Generator().manual_seed(drawn(seed))
    x, upstream = (torch.randn(64, width, generator=random) for _ in range(2))
    with one_thread(), watch(net) as seen:
        net(x).backward(upstream)
    sizes = [layer.gradient for layer in seen.layers()]
    return (sizes[0] / sizes[-1]) ** (1 / (len(sizes) - 1))


def torch_run(
    f="ReLU",
    start="default",
    *,
    depth=2,
    lr=0.01,
    momentum=0.9,
    adam=False,
    eps=1e-8,
    epochs=10,
    seed=0,
):
    """Return the TorchRun of hidden layers of 64 units on the digits, in batches of 64.

    eps: what Adam adds to the size that it divides by.
    """
    return _run(f, start, depth, lr, momentum, adam, eps, epochs, seed)


@cache
def _run(f, start, depth, lr, momentum, adam, eps, epochs, seed):
    torch = load_torch()
    kinds = (torch.float32, torch.int64, torch.float32, torch.int64)
    given = zip(digits(), kinds, strict=True)
    x, y, x_test, y_test = (torch.tensor(part, dtype=kind) for part, kind in given)
    net = torch_network(f, start, sizes=[64] + [64] * depth + [10], seed=seed)
    if adam:
        optimizer = torch.optim.Adam(net.parameters(), lr, eps=eps, fused=True)
    else:
        optimizer = torch.optim.SGD(net.parameters(), lr, momentum)
    loss_of, losses = torch.nn.CrossEntropyLoss(), []
    rng = np.random.default_rng(seed)
    with one_thread():
        for _ in range(epochs):
            order, total = torch.from_numpy(rng.permutation(len(x))), 0.0
            for batch in order.split(64):
                optimizer.zero_grad()
                loss = loss_of(net(x[batch]), y[batch])
                loss.backward()
                optimizer.step()
                total += loss.item() * len(batch)
            losses.append(total / len(x))
        right = (net(x_test).argmax(1) == y_test).double().mean().item()
    return TorchRun(tuple(losses), right, net)


def drawn(seed):
    """Return the seed for torch that numpy draws from this one: the two go together."""
    return int(np.random.default_rng(seed).integers(2**31))


@contextmanager
def one_thread():
    """Let torch use one thread: for layers this small, more of them wait for each other."""
    torch = load_torch()
    before = torch.get_num_threads()
    torch.set_num_threads(1)
    try:
        yield
    finally:
        torch.set_num_threads(before)
