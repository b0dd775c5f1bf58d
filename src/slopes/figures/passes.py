"""One example on its way through a network, forth and back: what the diagrams draw."""

import copy
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from ..arguments import expect, real, whole
from ..functions import softmax

WAYS = ("forth", "back", "both")


@dataclass(frozen=True)
class Passed:
    """The numbers of one example; lists have one entry a Dense layer, the first one first."""

    x: np.ndarray
    weights: list
    biases: list
    bends: list  # the activation after each layer; None where there is none
    z: list
    h: list  # what leaves each layer
    said: np.ndarray  # shares where the outputs are several and no bend follows
    truth: object = None
    at_x: np.ndarray | None = None  # gradients, from here on
    at_z: list | None = None
    at_h: list | None = None
    at_weights: list | None = None
    at_biases: list | None = None

    @property
    def sizes(self):
        return [len(self.x), *map(len, self.z)]

    @cached_property
    def slopes(self):
        """The slope of each unit where it stands; None where a layer has no bend of its own."""
        both = zip(self.bends, self.z, strict=True)
        return [f.derivative(z) if f is not None and f.elementwise else None for f, z in both]


def passed(network, x, *, way="forth", upstream=None, truth=None):
    """Send one example through a copy of the network, and back where the way asks for it."""
    expect(way in WAYS, "way", " or ".join(WAYS), way)
    network = copy.deepcopy(_plain(network))
    x = _example(network, x)
    outputs = np.asarray(network.forward(x[None]), float)[0]
    dense, bends = network.layers[::2], network.layers[1::2]
    bends = [*bends, None][: len(dense)]
    z = [np.asarray(b.z, float)[0] if b else outputs for b in bends]
    h = [np.asarray(b.h, float)[0] if b else outputs for b in bends]
    said = softmax(outputs) if bends[-1] is None and len(outputs) > 1 else outputs
    numbers = {
        "x": x,
        "weights": [np.asarray(d.W, float) for d in dense],
        "biases": [np.asarray(d.b, float) for d in dense],
        "bends": [b.f if b else None for b in bends],
        "z": z,
        "h": h,
        "said": said,
        "truth": _truth(truth, outputs),
    }
    if way != "forth":
        sent = _sent(upstream, numbers["truth"], said)
        numbers["at_x"] = np.asarray(network.backward(sent[None]), float)[0]
        numbers["at_z"] = [np.asarray(d.upstream, float)[0] for d in dense]
        numbers["at_h"] = [np.asarray(b.upstream, float)[0] if b else sent for b in bends]
        numbers["at_weights"] = [np.array(d.dW, float) for d in dense]
        numbers["at_biases"] = [np.array(d.db, float) for d in dense]
    return Passed(**numbers)


def moved(network, x, rate, *, upstream=None, truth=None):
    """Return a copy of the network after one step of gradient descent on one example."""
    network = copy.deepcopy(_plain(network))
    said = passed(network, x, truth=truth)
    network.forward(said.x[None])
    network.backward(_sent(upstream, said.truth, said.said)[None])
    for _, value, gradient in network.parameters():
        value -= rate * gradient
    return network


def _plain(network):
    """Return the network, whose layers must be Dense ones with a bend after each, or most."""
    layers = list(getattr(network, "layers", []))
    sums, bends = layers[::2], layers[1::2]
    plain = all(hasattr(d, "W") and hasattr(d, "b") and not d.layers for d in sums)
    plain = plain and all(hasattr(b, "f") and not b.layers for b in bends)
    expected = "a Network of Dense layers, with a Bend after each but the last, or after that too"
    expect(layers and plain, "network", expected, [type(each).__name__ for each in layers])
    return network


def _example(network, x):
    x, takes = real("x", x), network.layers[0].takes
    fits = x.shape in {(takes,), (1, takes)}
    if not fits:
        raise ValueError(f"x: expected one example of {takes} numbers, got shape {x.shape}")
    return np.asarray(x, float).reshape(takes)


def _truth(truth, outputs):
    """Return what the outputs should be: of several, 1 for the class that is right."""
    if truth is None:
        return None
    if len(outputs) == 1 or np.ndim(truth):
        wanted = np.asarray(real("truth", truth), float).reshape(-1)
        if wanted.shape != outputs.shape:
            expected = f"{len(outputs)} numbers" if len(outputs) > 1 else "one number"
            raise ValueError(f"truth: expected {expected}, got {wanted.size}")
        return wanted
    expect(whole("truth", truth, 0) < len(outputs), "truth", f"below {len(outputs)}", truth)
    return np.eye(len(outputs))[truth]


def _sent(upstream, truth, said):
    """Return the gradient at the outputs: as given, or said − truth."""
    if upstream is None:
        expected = "the right answer, or upstream=, the gradient at the outputs"
        expect(truth is not None, "truth", f"{expected}, for the way back", truth)
        return said - truth
    upstream = np.asarray(real("upstream", upstream), float)
    if upstream.shape not in {said.shape, (1, *said.shape)}:
        expected = f"{len(said)} numbers, one an output"
        raise ValueError(f"upstream: expected {expected}, got shape {upstream.shape}")
    return upstream.reshape(said.shape)
