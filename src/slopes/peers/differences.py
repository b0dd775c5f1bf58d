"""What a difference of definition is, and how it is measured."""

from dataclasses import dataclass

import numpy as np

from .functions import load_torch

DIFFERENCES = {}


@dataclass(frozen=True)
class Difference:
    """One point in which definitions differ: what is asked, and who measures the answers.

    chapters: those that say it and cannot ask, as they do without PyTorch and Keras; they read it
    from what is stored. changing: whose answers another version of a library may change.
    """

    name: str
    asks: str
    measure: object
    chapters: tuple = ()
    changing: tuple = ()

    def __call__(self):
        """Return the answers, by who gives them."""
        return {who: float(value) for who, value in self.measure().items()}


def difference(name, asks, *, chapters=(), changing=()):
    """Return a decorator that registers the function which measures a difference."""

    def register(measure):
        DIFFERENCES[name] = Difference(name, asks, measure, tuple(chapters), tuple(changing))
        return DIFFERENCES[name]

    return register


def tensor(value):
    """Return a float64 tensor that takes a gradient."""
    torch = load_torch()
    return torch.tensor(value, dtype=torch.float64, requires_grad=True)


def slope_in_torch(f, at):
    """Return the derivative that torch's autograd gives f at one number."""
    x = tensor([at])
    f(x).sum().backward()
    return x.grad.item()


def array(found):
    """Return what torch or Keras gave as a numpy array of float64."""
    found = found.detach().cpu().double().numpy() if hasattr(found, "detach") else found
    return np.asarray(found, np.float64)


def first(found):
    """Return the first number of what torch or Keras gave."""
    return float(array(found).ravel()[0])
