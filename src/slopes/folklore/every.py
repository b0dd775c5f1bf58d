"""The claims of every chapter, in order: who imports this loads them all."""

import importlib
import pkgutil

from . import __path__
from .core import CLAIMS

for module in pkgutil.iter_modules(__path__):
    if module.name.startswith("ch"):
        importlib.import_module(f".{module.name}", __package__)

ordered = sorted(CLAIMS.values(), key=lambda one: one.chapter)  # some were loaded before others
CLAIMS.clear()
CLAIMS.update((one.key, one) for one in ordered)
