"""The judge of a step that moves a layer's weights and passes a gradient on."""

import numpy as np

from ..words import numbers_apart
from .base import FunctionJudge, Nothing, Wrong, call, missing, must_be_function
from .reading import as_numbers

# Examples, what comes in, what goes out and the learning rate of the layers that are tried.
SIZES = (4, 3, 2, 0.1), (1, 2, 5, 0.5), (6, 3, 3, 1.0), (2, 5, 1, 0.01), (3, 1, 4, 2.0)


class Layer:
    """What the learner's function gets: x and W, and a sentence for all else."""

    def __init__(self, x, W):
        self.x, self.W = x, W

    def __getattr__(self, name):
        raise AttributeError(f"this layer has x and W and nothing else, no {name}")


def layer(seed, batch, takes, gives):
    """Return a layer with x and W, and a gradient that comes back to it."""
    rng = np.random.default_rng(seed)
    made = Layer(rng.normal(size=(batch, takes)), rng.normal(size=(takes, gives)))
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
                raise Nothing(
                    "Your function hands nothing down yet; write it behind `return`, for the dots."
                )
            if not np.array_equal(made.x, x) or not np.array_equal(upstream, sent):
                raise Wrong(f"{where} changes x or upstream in place; they are still needed")
            if isinstance(passed, tuple):
                raise Wrong(f"{where} hands down {len(passed)} things; one array is expected")
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
            wrong = np.argwhere(~self.close(given, true))
            if len(wrong):
                j = tuple(map(int, wrong[0]))
                pair = numbers_apart(given[j], true[j])
                return f"{at} has {pair[0]} at {list(j)}, and {pair[1]} is right"
        return None


def _right(layer, upstream, lr):
    down = upstream @ layer.W.T
    layer.W = layer.W - lr * layer.x.T @ upstream
    return down


def moved(down, *, by=1):
    """Return a step with a mistake: what it hands down, and by how many right moves it moves."""

    def step(layer, upstream, lr):
        before, times = layer.W.copy(), by(upstream, lr) if callable(by) else by
        layer.W = layer.W - times * lr * layer.x.T @ upstream
        return down(layer, before, upstream)

    return step
