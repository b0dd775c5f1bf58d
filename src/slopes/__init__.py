"""Slopes: activation functions and the gradients they pass.

The other rooms are loaded when something of theirs is first asked for, and in most of them each
module by itself: PARTS says which module has which names.
"""

import lazy_loader

from . import functions  # noqa: F401  (fills the registry)
from .activation import REGISTRY, Activation, activation, get, source
from .proof import watch

__version__ = "0.1.0"

globals().update(REGISTRY)
watch()

ROOMS = ["data", "exercises", "experiments", "figures", "folklore", "measure", "networks", "peers"]
PARTS = {"exercises": ["check"], "figures": ["Explorer"], "folklore": ["Said"]}
__getattr__, later, _ = lazy_loader.attach(__name__, ROOMS, PARTS)
__all__ = ["REGISTRY", "Activation", "activation", "get", "source", *REGISTRY]


def __dir__():
    return sorted({*globals(), *later()})
