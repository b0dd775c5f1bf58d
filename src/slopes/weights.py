"""What every layer has: weights, each with its gradient, which a network lays side by side."""

import numpy as np

from .arguments import reals


class Layer:
    """What all layers share: the list of what they learn.

    learns names the weights; the gradient of W is dW, of the shape of W, zeros until backward runs.
    """

    learns = layers = ()
    takes = gives = None  # features of a row that comes in, and that goes out; None: any
    batch = 0  # examples in the last forward pass

    def slots(self):
        """Yield (name, layer, attribute) of every weight."""
        for key in self.learns:
            yield key, self, key

    def parameters(self):
        """Return (name, value, gradient) of every weight, in order."""
        return [(n, getattr(at, key), getattr(at, f"d{key}")) for n, at, key in self.slots()]

    def walk(self):
        """Yield the layers inside, those inside them too, first to last."""
        for layer in self.layers:
            yield layer
            if layer.layers:
                yield from layer.walk()

    def arriving(self, x):
        """Return x as a (batch, features) array in the dtype of the weights."""
        x = reals("x", x)
        if x.ndim != 2 or x.shape[1] != self.takes:
            raise ValueError(f"x: expected {self.takes} features, got shape {x.shape}")
        self.batch = len(x)
        return x.astype(self.dtype, copy=False)

    def returning(self, upstream):
        """Return upstream in the dtype of the weights; its shape is that of the last output."""
        upstream, shape = reals("upstream", upstream), (self.batch, self.gives)
        if upstream.shape != shape:
            raise ValueError(f"upstream: expected the output's shape {shape}, got {upstream.shape}")
        return upstream.astype(self.dtype, copy=False)

    def backward_to_weights(self, upstream):
        """Leave the gradients of the weights; dL/d(input) is not asked for."""
        self.backward(upstream)


class Weights(list):
    """(name, value, gradient) of every weight, all of them laid side by side in memory.

    vectors: the same numbers as (name, value, gradient) of one long vector for each dtype.
    """

    def __init__(self, slots, layers):
        """Move the weights of these slots, (name, layer, attribute), into vectors; the layers keep
        views of them."""
        slots, self.vectors = list(slots), []
        for name, layer, key in slots:
            value, gradient = getattr(layer, key), getattr(layer, f"d{key}")
            if gradient.shape != value.shape:
                expected = f"a gradient d{key} of shape {value.shape}"
                raise ValueError(f"{name}: expected {expected}, got {gradient.shape}")
        for dtype in dict.fromkeys(getattr(layer, key).dtype for _, layer, key in slots):
            mine = [(layer, key) for _, layer, key in slots if getattr(layer, key).dtype == dtype]
            value, gradient = _joined(mine), _joined([(layer, f"d{key}") for layer, key in mine])
            self.vectors.append((f"{dtype} weights", value, gradient))
        super().__init__((n, getattr(at, key), getattr(at, f"d{key}")) for n, at, key in slots)
        self.layers = layers
        self.views = [
            (layer, attribute, getattr(layer, attribute))
            for _, layer, key in slots
            for attribute in (key, f"d{key}")
        ]

    def serve(self, layers):
        """Return whether these are the layers served, and all their weights still lie here."""
        return (
            layers == self.layers
            and all([getattr(layer, attribute) is view for layer, attribute, view in self.views])
            # A copy of a network has copies of the views, which are no longer views.
            and (not self.views or self.views[0][2].base is self.vectors[0][1])
        )


def _joined(attributes):
    parts = [getattr(layer, key) for layer, key in attributes]
    vector = np.concatenate([part.ravel() for part in parts])
    views = np.split(vector, np.cumsum([part.size for part in parts])[:-1])
    for (layer, key), part, view in zip(attributes, parts, views, strict=True):
        setattr(layer, key, view.reshape(part.shape))
    return vector
