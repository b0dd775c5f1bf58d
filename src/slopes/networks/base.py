"""What every layer has: weights, each with its gradient."""

from ..arguments import real


class Layer:
    """What all layers share: the list of what they learn.

    learns names the weights; the gradient of W is dW, of the shape of W, zeros until backward runs.
    """

    learns = layers = ()
    takes = gives = None  # features of a row that comes in, and that goes out; None: any
    batch = 0  # examples in the last forward pass

    def parameters(self):
        """Return (name, value, gradient) of every weight, in order.

        The layers' own arrays: change them in place, and the network changes.
        """
        found = [(key, getattr(self, key), getattr(self, f"d{key}")) for key in self.learns]
        for key, value, gradient in found:
            if gradient.shape != value.shape:
                expected = f"a gradient of the shape of {key}, {value.shape}"
                raise ValueError(f"d{key}: expected {expected}, got {gradient.shape}")
        return found

    def walk(self):
        """Yield the layers inside, those inside them too, first to last."""
        for layer in self.layers:
            yield layer
            if layer.layers:
                yield from layer.walk()

    def arriving(self, x):
        """Return x as a (batch, features) array in the dtype of the weights."""
        x = real("x", x)
        if x.ndim != 2 or x.shape[1] != self.takes:
            raise ValueError(f"x: expected {self.takes} features, got shape {x.shape}")
        self.batch = len(x)
        return x.astype(self.dtype, copy=False)

    def returning(self, upstream):
        """Return upstream in the dtype of the weights; its shape is that of the last output."""
        upstream, shape = real("upstream", upstream), (self.batch, self.gives)
        if upstream.shape != shape:
            raise ValueError(f"upstream: expected the output's shape {shape}, got {upstream.shape}")
        return upstream.astype(self.dtype, copy=False)
