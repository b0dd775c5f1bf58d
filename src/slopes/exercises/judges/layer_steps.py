"""The judge of a step that moves a layer's weights and passes a gradient on."""

from types import SimpleNamespace

import numpy as np

from .base import FunctionJudge, NotAttempted, Wrong, call, missing, must_be_function
from .reading import as_numbers

# Examples, what comes in, what goes out and the learning rate of the layers that are tried.
SIZES = (4, 3, 2, 0.1), (1, 2, 5, 0.5), (6, 3, 3, 1.0), (2, 5, 1, 0.01), (3, 1, 4, 2.0)


def layer(seed, batch, takes, gives):
    """Return a layer with x and W, and a gradient that comes back to it."""
    rng = np.random.default_rng(seed)
    made = SimpleNamespace(x=rng.normal(size=(batch, takes)), W=rng.normal(size=(takes, gives)))
    return made, rng.normal(size=(batch, gives))


class layer_step(FunctionJudge):
    """Judges a function of (layer, upstream, lr) by what it hands down and by layer.W after it."""

    praise = "It hands down the right gradient, and moves the weights once."
    also, tolerance = (), 1e-6

    def __init__(self):
        self.truth = self.values(_right)

    def values(self, answer):
        must_be_function(answer, ("layer", "upstream", "lr"))
        values = []
        for seed, (batch, takes, gives, lr) in enumerate(SIZES):
            made, upstream = layer(seed, batch, takes, gives)
            x, sent = made.x.copy(), upstream.copy()
            where = f"For a layer of {takes} by {gives} weights your function"
            passed = call(answer, made, upstream, lr, where=where)
            if missing(passed):
                raise NotAttempted("Your function hands nothing down; end it with `return`.")
            if not np.array_equal(made.x, x) or not np.array_equal(upstream, sent):
                raise Wrong(f"{where} changes x or upstream in place; they are still needed")
            values.append(as_numbers(passed, f"{where} hands down"))
            values.append(as_numbers(getattr(made, "W", None), "After the step layer.W is"))
        return values

    def fault(self, values):
        names = "what your function hands down", "layer.W after your step"
        for i, (given, true) in enumerate(zip(values, self.truth, strict=True)):
            _, takes, gives, lr = SIZES[i // 2]
            at = f"For a layer of {takes} by {gives} weights and a rate of {lr:g}, {names[i % 2]}"
            if given.shape != true.shape:
                return f"{at} is of shape {given.shape}; {true.shape} is right"
            if not self.close(given, true).all():
                return f"{at} is not right"
        return None


def _right(layer, upstream, lr):
    down = upstream @ layer.W.T
    layer.W = layer.W - lr * layer.x.T @ upstream
    return down
